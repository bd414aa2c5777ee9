"""The drop of files: choose them, import them with a line of progress a file, and settle what they do not tell."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

import streamlit as st

import annee_scolaire
import french
from warehouse import Store, WarehouseError
from widgets.plain_text import plain
from widgets.uploads import keep_in_memory

if TYPE_CHECKING:
    from spreadsheets import Reading
    from spreadsheets.importing import Choices

REPORT, ROUND, WAITING, READING = "rapport", "depot", "fichiers_sans_annee", "lecture"
REFUSED, REFUSED_SHEETS = "lignes_refusees", "feuilles_refusees"
AGAIN = "reprise"
"""In the place of what was dropped, once sheets of the last import are opened again."""
OLDEST = 6
BY_FILE = "Selon chaque fichier"


def drop_zone(store: Store) -> None:
    """Draw where files are dropped or pasted, what they would bring, and the button that imports them together."""
    keep_in_memory()
    round_ = st.session_state.get(ROUND, 0)
    dropped = _choose_files(round_)
    left = None if dropped else _left()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        told = _choose_year()
        label = f"Importer {french.plural(len(dropped), 'fichier')}" if dropped else "Importer"
        if left:
            label = f"Importer {french.plural(len(left.sheets), 'feuille')}"
        asked = st.button(label, type="primary", icon=":material/upload_file:", disabled=not (dropped or left))
        if left:
            st.button("Laisser ces feuilles", icon=":material/close:", on_click=let_go)
    if not (dropped or left):
        st.session_state.pop(READING, None)
        return
    with st.spinner("Préparation…"):
        from widgets.importing.import_review import choices, show_review  # slow to load, and needed only here

    reading = left or _read(dropped)
    if asked:
        _import(store, reading, told, choices())
    else:
        show_review(store, reading, told, let_go)


def _choose_files(round_: int) -> list[Any]:
    """The files that are dropped, and the table that is pasted; once there are some, out of the way of what follows."""
    key = f"fichiers_{round_}"
    count = len(st.session_state.get(key) or ()) + bool(st.session_state.get(f"collage_{round_}"))
    named = french.plural(count, "fichier déposé", "fichiers déposés")
    where = st.expander(named, icon=":material/attach_file:") if count else st.container()
    with where:
        files = st.file_uploader(
            french.spaced(
                "Déposez ici tous vos fichiers ensemble : classeurs Excel ou LibreOffice, .csv, archives .zip"
            ),
            accept_multiple_files=True,
            key=key,
        )
        return [*files, *_pasted(round_)]


def _left() -> "Reading | None":
    """The sheets that the last import did not take, once one of them was opened again."""
    known, reading = st.session_state.get(READING, (None, None))
    return reading if known == AGAIN else None


def reopen(number: int) -> None:
    """Open again a sheet that the last import did not take, with the others of its kind; nothing is read again."""
    from widgets.importing.import_review import CHOICES, OPENED

    reading, numbers, decided = st.session_state[REFUSED_SHEETS]
    st.session_state[READING] = (AGAIN, reading)
    st.session_state[CHOICES] = dict(decided)
    st.session_state[OPENED] = numbers.index(number)


def _choose_year() -> str | None:
    annee = st.selectbox(
        "Année scolaire des listes",
        [BY_FILE, *_years()],
        help="Celle des listes qui ne l’indiquent pas elles-mêmes. Par défaut, elle est cherchée dans le nom du "
        "fichier, les titres et les dates.",
        width=260,
    )
    return None if annee == BY_FILE else annee


def _pasted(round_: int) -> list[BinaryIO]:
    """A block copied from a spreadsheet, as a file of its own."""
    with st.expander("Coller un tableau copié depuis Excel ou LibreOffice", icon=":material/content_paste:"):
        text = st.text_area(
            "Tableau copié, en-têtes compris", key=f"collage_{round_}", height=120, placeholder="Collez ici (Ctrl + V)"
        )
    if not text.strip():
        return []
    block: BinaryIO = _Block(text.encode())
    return [block]


class _Block(io.BytesIO):
    """What was pasted, with a name for the journal."""

    name = "Collage.txt"


def _read(files: Sequence[Any]) -> "Reading":
    """The sheets of the files, read once however often the page is drawn again."""
    from spreadsheets.importing import read_files
    from widgets.importing.import_review import CHOICES, OPENED

    known = tuple(getattr(file, "file_id", None) or hash(file.getvalue()) for file in files)
    if st.session_state.get(READING, (None,))[0] != known:
        bar = st.progress(0.0, text=french.spaced(f"Lecture de {french.plural(len(files), 'fichier')}…"))
        stop = st.empty()
        stop.button("Arrêter", icon=":material/stop_circle:", key="arreter_lecture", on_click=let_go)

        def tell(name: str, done: int, total: int) -> None:
            bar.progress(done / total, text=plain(f"Fichiers lus\u00a0: {done} sur {total} ({name})"))

        st.session_state[READING] = (known, read_files(files, tell))
        st.session_state[CHOICES] = {}
        st.session_state[OPENED] = None
        bar.empty()
        stop.empty()
    reading: Reading = st.session_state[READING][1]
    return reading


def _years() -> list[str]:
    """The school years that a file may be of, the one to come first."""
    present = annee_scolaire.first_day(annee_scolaire.containing(dt.date.today())).year  # noqa: DTZ011
    return [annee_scolaire.starting(first) for first in range(present + 1, present - OLDEST, -1)]


def ask_year(store: Store) -> None:
    """Where some files of the last drop do not tell their school year: ask it, once for all of them."""
    waiting: Reading | None = st.session_state.get(WAITING)
    if waiting is None:
        return
    with st.container(border=True, key="annee_demandee"):
        names = french.enumerate_words([f"«\u00a0{name}\u00a0»" for name in dict.fromkeys(_files(waiting))])
        st.markdown(f":material/help: {plain(french.spaced(f'De quelle année scolaire sont les listes de {names} ?'))}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            annee = st.selectbox("Année scolaire de ces listes", _years(), index=1, width=260)
            asked = st.button("Importer pour cette année", type="primary")
    if asked:
        _import(store, waiting, annee)


def _files(reading: "Reading") -> list[str]:
    return [sheet.fichier for sheet in reading.sheets]


def let_go() -> None:
    """Start again with nothing dropped."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state.pop(READING, None)


def _import(store: Store, reading: "Reading", annee: str | None, choices: "Choices | None" = None) -> None:
    bar = st.progress(0.0, text="Import en cours…")
    st.button("Arrêter", icon=":material/stop_circle:", help="Rien n’est gardé d’un import arrêté.")
    from spreadsheets.handout import build_refused, has_refused_rows
    from spreadsheets.importing import import_reading, lacks_year
    from warehouse import save_before

    def tell(name: str, done: int, total: int) -> None:
        lines = french.plural(total, "ligne")
        bar.progress(done / max(total, 1), text=plain(f"{name}\u00a0: {french.number(done)} sur {lines}"))

    try:
        save_before("import", store)
        report = import_reading(store, reading, annee, choices, tell)
    except WarehouseError as error:
        st.error(plain(french.spaced(str(error))), icon=":material/lock:")
        return
    lacking = [sheet.number for sheet in report.sheets if lacks_year(sheet)]
    st.session_state[WAITING] = _only(reading, lacking) if lacking else None
    left = [sheet.number for sheet in report.sheets if sheet.table is None]
    _keep_refused(reading, list(dict.fromkeys(left)), choices or {})
    st.session_state[REPORT] = report
    st.session_state[REFUSED] = build_refused(report) if has_refused_rows(report) else None
    let_go()
    st.rerun()


def _only(reading: "Reading", numbers: Sequence[int | None]) -> "Reading":
    """Some sheets of a reading, as one of their own."""
    return replace(
        reading, sheets=tuple(reading.sheets[number] for number in numbers if number is not None), refused=()
    )


def _keep_refused(reading: "Reading", left: Sequence[int | None], choices: "Choices") -> None:
    """The sheets that were not taken may be opened again, as they were decided of."""
    numbers = [number for number in left if number is not None]
    decided = {place: choices[number] for place, number in enumerate(numbers) if choices.get(number) is not None}
    st.session_state[REFUSED_SHEETS] = (_only(reading, numbers), numbers, decided)

"""The drop of files: choose them, import them with a line of progress a file, and settle what they do not tell."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import annee_scolaire
import french
from warehouse import Store, WarehouseError
from widgets.text import plain
from widgets.uploads import keep_in_memory

REPORT, ROUND, WAITING = "rapport", "depot", "fichiers_sans_annee"
OLDEST = 6
BY_FILE = "Selon chaque fichier"


def drop_zone(store: Store) -> None:
    """Draw where files are dropped, and the button that imports them together."""
    keep_in_memory()
    files = st.file_uploader(
        french.spaced("Déposez ici tous vos fichiers ensemble : classeurs Excel ou LibreOffice, .csv, archives .zip"),
        accept_multiple_files=True,
        key=f"fichiers_{st.session_state.get(ROUND, 0)}",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        annee = st.selectbox(
            "Année scolaire des listes",
            [BY_FILE, *_years()],
            help="Celle des listes qui ne l’indiquent pas elles-mêmes. Par défaut, elle est cherchée dans le nom du "
            "fichier, les titres et les dates.",
            width=260,
        )
        label = f"Importer {french.plural(len(files), 'fichier')}" if files else "Importer"
        asked = st.button(label, type="primary", icon=":material/upload_file:", disabled=not files)
    if asked:
        _import(store, files, None if annee == BY_FILE else annee)


def _years() -> list[str]:
    """The school years that a file may be of, the one to come first."""
    present = annee_scolaire.first_day(annee_scolaire.containing(dt.date.today())).year  # noqa: DTZ011
    return [annee_scolaire.starting(first) for first in range(present + 1, present - OLDEST, -1)]


def ask_year(store: Store) -> None:
    """Where some files of the last drop do not tell their school year: ask it, once for all of them."""
    waiting: list[UploadedFile] = st.session_state.get(WAITING, [])
    if not waiting:
        return
    with st.container(border=True, key="annee_demandee"):
        names = french.enumerate_words([f"«\u00a0{file.name}\u00a0»" for file in waiting])
        st.markdown(f":material/help: {plain(french.spaced(f'De quelle année scolaire sont les listes de {names} ?'))}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            annee = st.selectbox("Année scolaire de ces listes", _years(), index=1, width=260)
            asked = st.button("Importer pour cette année", type="primary")
    if asked:
        _import(store, waiting, annee)


def _import(store: Store, files: Sequence[UploadedFile], annee: str | None) -> None:
    from spreadsheets import import_files  # the readers are slow to load, and needed only here
    from spreadsheets.receive import lacks_year

    bar = st.progress(0.0, text=french.spaced(f"Lecture de {french.plural(len(files), 'fichier')}…"))
    read = st.container(gap="xxsmall")

    def tell(name: str, done: int, total: int) -> None:
        read.markdown(f":material/check: {plain(name)}")
        bar.progress(done / total, text=f"Fichiers lus\u00a0: {done} sur {total}")

    try:
        report = import_files(store, files, annee_scolaire=annee, on_progress=tell)
    except WarehouseError as error:
        st.error(plain(french.spaced(str(error))), icon=":material/lock:")
        return
    lacking = [sheet.fichier for sheet in report.sheets if lacks_year(sheet)]
    st.session_state[WAITING] = [file for file in files if any(name.startswith(file.name) for name in lacking)]
    st.session_state[REPORT] = report
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()

"""What an import would do, before it does it: first what would not come in and the way to mend it, then the rest."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

import french
from spreadsheets import BY_NAME, Reading, Report, SheetReport, line_of
from spreadsheets.importing import review
from warehouse import Store
from widgets.html_table import show_table
from widgets.importing.import_report import draw_details, draw_sheets, heading, icon, outcome, sheets_of, tell_ledger
from widgets.importing.sheet_editor import CHOICES, choices, decide_alike, edit_sheet, spread
from widgets.plain_text import plain

__all__ = ["CHOICES", "OPENED", "choices", "show_review"]
MOST_CHANGES = 20
SURE, PROBABLE = 0.75, 0.45
HOW = (
    "Pour la faire entrer : choisissez son tableau, la ligne de son en-tête, ce que sont ses colonnes. Une colonne qui "
    "manque peut recevoir une seule valeur pour toutes les lignes."
)
OPENED, REVIEWED = "feuille_ouverte", "verification"


def show_review(store: Store, reading: Reading, annee: str | None, on_stop: Callable[[], None]) -> None:
    """Draw what an import would do, or the sheet that is opened; nothing is written. Who stops it does ``on_stop``."""
    report = _reviewed(store, reading, annee, on_stop)
    opened = 0 if len(reading.sheets) == 1 else st.session_state.get(OPENED)
    if opened is not None and opened < len(reading.sheets):
        _show_opened(store, reading, report, opened)
        draw_sheets([each for each in report.sheets if each.number is None], written=False)
    else:
        outcome(report, written=False, on_open=_open)


def _open(number: int | None) -> None:
    st.session_state[OPENED] = number


def _reviewed(store: Store, reading: Reading, annee: str | None, on_stop: Callable[[], None]) -> Report:
    """The review of these sheets as they are decided of, made once however often the page is drawn again."""
    asked = (id(store), store.version, annee, repr(sorted(choices().items())))
    former, known, _ = st.session_state.get(REVIEWED, (None, None, None))
    if former is not reading or known != asked:
        bar = st.progress(0.0, text="Vérification des lignes…")
        stop = st.empty()
        stop.button("Arrêter", icon=":material/stop_circle:", key="arreter_verification", on_click=on_stop)

        def tell(name: str, done: int, total: int) -> None:
            lines = french.plural(total, "ligne")
            bar.progress(done / max(total, 1), text=plain(f"{name}\u00a0: {french.number(done)} sur {lines}"))

        st.session_state[REVIEWED] = (reading, asked, review(store, reading, annee, choices(), tell))
        bar.empty()
        stop.empty()
    report: Report = st.session_state[REVIEWED][2]
    return report


def _show_opened(store: Store, reading: Reading, report: Report, number: int) -> None:
    """One sheet: what would become of it and why, then all that may be decided of it."""
    pieces = sheets_of(report, number)
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(reading.sheets) > 1:
            _walk(report, number)
        st.caption(french.spaced("Rien n’est encore écrit : vérifiez, corrigez si besoin, puis importez."))
    for piece in pieces:
        st.markdown(f"{icon(piece)} **{plain(heading(piece, written=False))}**{_sureness(piece)}")
    tell_ledger(report.ledgers.get(number), written=False)
    for piece in pieces:
        draw_details(piece, written=False)
    if pieces[0].table is None:
        st.caption(french.spaced(HOW))
    edit_sheet(store, reading.sheets[number], pieces[0])
    _offer_alike(reading, report, number)
    for piece in pieces:
        _show_changes(piece)


def _walk(report: Report, number: int) -> None:
    """The way back to all sheets, and to the next that does not come in."""
    waiting = [each.number for each in report.sheets if each.number is not None and each.table is None]
    later = [each for each in waiting if each > number] or [each for each in waiting if each != number]
    st.button("Toutes les feuilles", icon=":material/arrow_back:", on_click=_open, args=(None,))
    if later:
        icon_ = ":material/skip_next:"
        st.button("Feuille suivante qui n’entre pas", icon=icon_, on_click=_open, args=(later[0],))


def _sureness(report: SheetReport) -> str:
    if report.table is None or report.recognised is None:
        return ""
    confidence = report.recognised.confidence
    if confidence >= SURE:
        return " :material/check_circle: reconnu avec certitude"
    return f" :material/help: reconnu{', à vérifier' if confidence >= PROBABLE else ' de peu, vérifiez-le'}"


def _offer_alike(reading: Reading, report: Report, number: int) -> None:
    sheets = dict(enumerate(reading.sheets))
    reports = {each.number: each for each in reversed(report.sheets) if each.number is not None}
    if others := spread(sheets, number, reports):
        alike = french.plural(len(others), "autre feuille de même en-tête", "autres feuilles de même en-tête")
        st.button(
            french.spaced(f"Lire de même {alike}"),
            icon=":material/content_copy:",
            on_click=decide_alike,
            args=(sheets, number, others),
        )


def _show_changes(report: SheetReport) -> None:
    if not report.changes or report.table is None:
        return
    titles = {column.name: column.title for column in BY_NAME[report.table].columns}
    rows: Sequence[tuple[str, str, str, str]] = [
        (str(line_of(each.ligne)), titles.get(each.colonne, each.colonne), each.avant or "", each.apres or "")
        for each in report.changes[:MOST_CHANGES]
    ]
    st.markdown(plain(french.spaced("Valeurs qui changeraient :")))
    frame = pd.DataFrame(rows, columns=["Ligne", "Colonne", "Avant", "Après"])
    show_table(frame, f"Valeurs changées par {report.fichier} {report.feuille}", figures_from=9)

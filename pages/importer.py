"""Import: drop files, read what became of every sheet, and find all imports again."""

import streamlit as st

from widgets import session
from widgets.frame import open_own_base, page_frame
from widgets.importing import (
    READING,
    REPORT,
    ask_year,
    drop_zone,
    model_workbook,
    refused_rows,
    reopen,
    show_journal,
    show_report,
)

page_frame(
    "Importer",
    "Vos fichiers tels qu’ils sont : les feuilles sont reconnues, les lignes vérifiées, aucun nom d’élève n’est gardé.",
    needs_figures=False,
)
store = session.current_store()
if session.current_base() == session.SAMPLE:
    open_own_base()
elif not session.lacks_key():
    drop_zone(store)
    ask_year(store)
    if REPORT in st.session_state and READING not in st.session_state:
        show_report(st.session_state[REPORT], reopen)
        refused_rows()
    model_workbook(store)
show_journal(store, undoable=session.current_base() != session.SAMPLE)

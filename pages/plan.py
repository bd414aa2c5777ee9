"""The plan of action of a school year: what is decided, by whom, until when; what became of last year's promises."""

import streamlit as st

from conseil import years_written
from widgets import session
from widgets.council import show_plan, show_promises
from widgets.frame import page_frame
from widgets.scope_bar import choose_year

page_frame(
    "Plan d’action",
    "Ce que le conseil décide : une action, un pilote, une échéance. Et ce qu’il est advenu de ce qui était promis.",
    needs_figures=False,
)
store = session.current_store()
with st.container(width=220):
    annee = choose_year(store, years_written(store))
show_plan(store, annee)
show_promises(store, annee)

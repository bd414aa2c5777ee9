"""The agenda of the council: what deserves its time and why, what is kept, in which order."""

import streamlit as st

from conseil import years_written
from widgets import session
from widgets.council import show_agenda, show_proposals
from widgets.frame import page_frame
from widgets.scope_bar import choose_year

page_frame(
    "Ordre du jour",
    "Les questions qui méritent le temps du conseil, chacune avec sa raison. Vous choisissez, ordonnez, ajoutez.",
    needs_figures=False,
)
store = session.current_store()
with st.container(width=220):
    annee = choose_year(store, years_written(store))
show_agenda(store, annee)
show_proposals(store, annee)

"""What each action brought: pupils, places in companies, offers, young people hired, tax."""

import streamlit as st

from indicators import Scope
from widgets import session
from widgets.figures import choose_order, choose_view, count_pupils, explain, read_impact, show_actions, show_types
from widgets.frame import page_frame
from widgets.scope_bar import choose_year

page_frame(
    "Impact par action",
    "Ce que chaque action a apporté, d’après la colonne « Action à l’origine » de vos tableaux PFMP, Offres et Taxe.",
)
store = session.current_store()
year, view, order = st.columns([1.1, 1.9, 1.5], gap="medium", vertical_alignment="bottom")
with year:
    scope = Scope(choose_year(store))
with view:
    by_type = choose_view()
with order:
    figure = choose_order()
found = read_impact(store, scope)
explain(found, scope)
if by_type:
    show_types(found, figure, scope)
else:
    show_actions(found, figure, scope)
count_pupils()

"""Home: the key figures and how they move, what the base holds, and what it still lacks."""

import streamlit as st

from indicators import Scope
from widgets import session
from widgets.figures import card_grid
from widgets.frame import empty_base, page_frame
from widgets.handover import retention_notice
from widgets.help import first_steps, loaded_block, missing_block
from widgets.scope_bar import choose_year

KEY_FIGURES = (
    "conventions.actives",
    "actions.nombre",
    "participation.taux_beneficiaires",
    "participation.ecart_filles_garcons",
    "pfmp.taux_solution",
    "offres.jeunes_beneficiaires",
    "taxe.montant",
    "satisfaction.taux",
)

page_frame(
    "Accueil",
    "Les chiffres clés de la fiche 2.5 « Faire vivre les réseaux et les partenariats ».",
    needs_figures=False,
)
store = session.current_store()
if not store.imported_tables():
    empty_base()
    first_steps(store)
    st.stop()
retention_notice(store)
with st.container(width=220):
    scope = Scope(choose_year(store))
card_grid(session.measures(store, KEY_FIGURES, scope), scope.annees)
first_steps(store)
loaded, missing = st.columns(2, gap="medium")
with loaded:
    loaded_block(store)
with missing:
    missing_block(store, scope)

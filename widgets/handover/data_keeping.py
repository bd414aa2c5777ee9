"""How long pupils' data are kept, and the reminder that some have stayed longer."""

import datetime as dt

import streamlit as st

import french
from warehouse import Store
from warehouse.retention import outlived, retention, set_retention
from widgets import session
from widgets.plain_text import plain

LONGEST = 10


def retention_notice(store: Store, *, link: bool = True) -> None:
    """Say which pupils' data have stayed longer than was chosen, if any."""
    late = outlived(store, dt.date.today())  # noqa: DTZ011 (the user's day)
    if not late or session.current_base() == session.SAMPLE:
        return
    years = french.plural(retention(store), "année scolaire", "années scolaires")
    said = f"Les données d’élèves de {french.enumerate_words(late)} ont fait leur temps"
    kept = f"vous gardez l’année en cours et {years} avant"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="conservation_depassee"):
        st.markdown(f":material/auto_delete: {plain(french.spaced(f'{said} : {kept}.'))}", width="content")
        if link:
            st.page_link("pages/passation.py", label="Effacer ou garder", icon=":material/arrow_forward:")


def choose_retention(store: Store) -> None:
    """Draw the field that says how many school years are kept; what is chosen is kept at once."""
    kept = retention(store)
    chosen = st.number_input(
        "Années scolaires gardées avant celle en cours, pour les données d’élèves",
        min_value=1,
        max_value=LONGEST,
        value=kept,
        key=f"conservation_{store.version}",
        help="Par défaut 3\u00a0: le temps de suivre une promotion de bac pro. Rien ne s’efface tout seul\u00a0: "
        "l’application rappelle ce qui est plus ancien.",
        width=470,
    )
    if chosen != kept:
        set_retention(store, int(chosen))
        st.rerun()
    retention_notice(store, link=False)

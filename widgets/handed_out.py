"""The workbooks that the application hands out to be filled or corrected, then dropped again."""

import streamlit as st

from indicators.model import TABLES
from indicators.wording import typeset
from warehouse import Store
from widgets import session
from widgets.drop import REFUSED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def refused_rows() -> None:
    """The rows that the last import refused, as they were, the faulty cells coloured and commented."""
    content = st.session_state.get(REFUSED)
    if content:
        st.download_button(
            "Télécharger les lignes refusées, à corriger puis à redéposer",
            content,
            "lignes_refusees.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
        )


def model_workbook(store: Store) -> None:
    """A workbook to fill, with the tables that are chosen: all of them, or those to ask a colleague for."""
    with st.expander("Modèle de classeur à remplir, ou à envoyer à un collègue", icon=":material/table_view:"):
        names = st.multiselect(
            "Tableaux",
            list(TABLES),
            format_func=lambda name: typeset(TABLES[name]),
            placeholder="Tous",
            select_all=False,
        )
        st.download_button(
            "Télécharger le modèle",
            session.template(store, tuple(names)),
            "modele.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
        )

"""The workbooks that the application hands out to be filled or corrected, then dropped again."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

from indicators.model import TABLES
from indicators.words import typeset
from warehouse import Store
from widgets.importing.drop import REFUSED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES = {"xlsx": XLSX, "ods": "application/vnd.oasis.opendocument.spreadsheet"}


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
        with st.container(horizontal=True):
            model_button(store, names, "Télécharger le modèle")
            model_button(store, names, "Télécharger pour LibreOffice", kind="ods")


def model_button(
    store: Store,
    tables: Sequence[str],
    label: str,
    *,
    kind: Literal["xlsx", "ods"] = "xlsx",
    look: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """Hand out the model of these tables, with the classes and formations already known; made when it is asked for."""
    st.download_button(
        label,
        partial(_build, store, tuple(tables), kind),
        f"{'_'.join(['modele', *tables])}.{kind}",
        MIMES[kind],
        key=f"modele_{'_'.join(tables)}_{label}",
        icon=":material/download:",
        on_click="ignore",
        type=look,
    )


def _build(store: Store, tables: tuple[str, ...], kind: Literal["xlsx", "ods"]) -> bytes:
    from spreadsheets.handout import build_template  # what writes workbooks is slow to load, and needed only here

    return build_template(store, tables, kind)

"""What the base holds, and what it still lacks for a school year."""

import streamlit as st

import french
from indicators import CATALOGUE, Scope
from indicators.engine import Lacking, Loaded
from indicators.words import typeset
from warehouse import Store
from widgets import session
from widgets.html_table import show_table
from widgets.importing import model_button
from widgets.plain_text import plain


def loaded_block(store: Store) -> None:
    """The tables of the base: rows and last import."""
    import pandas as pd  # slow to load: an empty base has no table to draw

    st.markdown("#### Ce qui est chargé", anchors=False)
    loaded = session.loaded(store)
    show_table(pd.DataFrame([_line(each) for each in loaded]), "Tableaux chargés")


def _line(loaded: Loaded) -> dict[str, str]:
    return {
        "Tableau": typeset(loaded.title),
        "Lignes": french.number(loaded.rows),
        "Dernier import": french.date(loaded.imported_on),
    }


def missing_block(store: Store, scope: Scope) -> None:
    """The tables without which some indicators say nothing, the reason, and where to bring them."""
    st.markdown("#### Ce qui manque", anchors=False)
    lacking = session.lacking(store, scope)
    if not lacking:
        st.markdown(":material/check_circle: Rien\u00a0: tous les indicateurs ont leurs données.")
    for each in lacking:
        _draw(store, each)


def _draw(store: Store, lacking: Lacking) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.markdown(plain(typeset(lacking.reason)))
        labels = [f"«\u00a0{typeset(CATALOGUE[each].label)}\u00a0»" for each in lacking.waiting]
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", wrap=False):
            st.caption(plain(french.spaced(f"Attendu par : {french.enumerate_words(labels)}.")))
            model_button(store, [lacking.table], "Modèle à envoyer", look="tertiary")
            st.page_link("pages/importer.py", label="Importer", icon=":material/upload_file:")

"""What a person told once about files and words, shown so that it can be changed or forgotten."""

import json
from functools import partial

import pandas as pd
import streamlit as st

import french
from indicators import TABLES
from indicators.words import typeset
from spreadsheets import BY_NAME
from spreadsheets.importing import attach_words, change, detach_word, forget_shape, known_shapes, known_words
from warehouse import Store
from widgets.html_table import show_table
from widgets.importing.sheet_editor import SHAPED
from widgets.plain_text import plain

FORGET = "oublier"


def show_shapes(store: Store) -> None:
    """The shapes of files that were read with help, each with what feeds which column."""
    shapes = known_shapes(store)
    st.markdown("#### Formes de fichiers retenues", anchors=False)
    if shapes.empty:
        st.caption("Aucune\u00a0: une forme est retenue quand vous corrigez la lecture d’un fichier avant l’import.")
        return
    labels = {}
    for entete, choix, day in shapes.itertuples(index=False, name=None):
        choice = json.loads(choix)
        titles = {column.name: column.title for column in BY_NAME[choice["tableau"]].columns}
        fed = [titles[name] for name, place in choice["colonnes"].items() if place is not None and name in titles]
        given = [f"{titles[name]} = {value}" for name, value in choice.get("valeurs", {}).items() if name in titles]
        read = [f"colonnes lues comme {SHAPED[choice['forme']]}"] if choice.get("forme") in SHAPED else fed
        told = ", ".join([*read, *given])
        labels[entete] = f"{typeset(TABLES[choice['tableau']])} ({french.date(day.date())}) : {told}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Forme", list(labels), format_func=lambda each: french.spaced(labels[each]))
        if st.button("Oublier cette forme", icon=":material/delete:"):
            forget_shape(store, chosen)
            st.rerun()


def show_words(store: Store) -> None:
    """The words that were attached to a value of a list; each may be attached elsewhere, or forgotten."""
    words = known_words(store)
    st.markdown("#### Mots retenus", anchors=False)
    if words.empty:
        st.caption("Aucun\u00a0: un mot est retenu quand vous le rattachez à une valeur, avant un import.")
        return
    show_table(_in_french(words), "Mots retenus", figures_from=9)
    rows = list(words.itertuples(index=False, name=None))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox("Mot", range(len(rows)), format_func=lambda each: plain(rows[each][2]))
        table, column, word, value = rows[place]
        values = [FORGET, *next(each.values for each in BY_NAME[table].columns if each.name == column)]
        meant = st.selectbox("Veut dire", values, index=values.index(value), key=f"mot_{table}_{column}_{word}")
        if st.button("Enregistrer", icon=":material/save:", disabled=meant == value):
            _save(store, table, column, word, meant)
            st.rerun()


def _save(store: Store, table: str, column: str, word: str, meant: str) -> None:
    if meant == FORGET:
        change(store, partial(detach_word, table=table, column=column, word=word))
    else:
        change(store, partial(attach_words, table=table, column=column, words={word: meant}))


def _in_french(words: pd.DataFrame) -> pd.DataFrame:
    titles = {(table.name, column.name): column.title for table in BY_NAME.values() for column in table.columns}
    return pd.DataFrame(
        {
            "Tableau": [typeset(TABLES[name]) for name in words["tableau"]],
            "Colonne": [titles[pair] for pair in zip(words["tableau"], words["colonne"], strict=True)],
            "Mot": words["exemple"],
            "Veut dire": words["valeur"],
        }
    )

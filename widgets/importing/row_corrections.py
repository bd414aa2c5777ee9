"""The rows of an import, corrected in place cell by cell; each correction can be taken back."""

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

import french
from spreadsheets import BY_NAME, line_of
from spreadsheets.importing import correct, corrections_made, undo_correction
from warehouse import Store
from widgets.plain_text import plain

LINE = "Ligne"


def show_corrections(store: Store) -> None:
    """Choose a sheet, correct its cells; then the corrections made so far."""
    st.markdown("#### Corriger des lignes", anchors=False)
    journal = store.journal()
    lines = {row["import_id"]: row for row in journal[journal["annule_le"].isna()].to_dict("records")}
    chosen = st.selectbox(
        "Feuille importée",
        list(lines),
        index=None,
        format_func=lambda each: " › ".join(filter(None, (lines[each]["fichier"], lines[each]["feuille"]))),
        placeholder="Choisissez une feuille",
    )
    if chosen is not None:
        _edit(store, int(chosen), lines[chosen]["tableau"])
    _made_so_far(store)


def _edit(store: Store, import_id: int, table: str) -> None:
    """A table of texts, as they would be written in a file: what is typed is read as a file is."""
    rows = store.received(import_id)
    titles = {column.name: column.title for column in BY_NAME[table].columns if column.stored and column.name in rows}
    shown = rows[list(titles)].map(_written).rename(columns=titles)
    shown.index = shown.index.map(line_of)
    key = f"corrections_{import_id}_{store.version}"
    st.data_editor(shown, key=key, column_config={"ligne": LINE})
    edited: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]
    count = sum(len(cells) for cells in edited.values())
    if st.button("Enregistrer les corrections", icon=":material/save:", type="primary", disabled=not count):
        names = {title: name for name, title in titles.items()}
        wrong = [
            f"Ligne {shown.index[place]}, « {title} » : {fault}"
            for place, cells in edited.items()
            for title, value in cells.items()
            if (fault := correct(store, import_id, int(rows.index[place]), names[title], value or ""))
        ]
        if wrong:
            st.error(plain(french.spaced(" ".join(wrong))), icon=":material/error:")
        else:
            st.rerun()


def _written(value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dt.date):
        return french.date(value)
    return french.number(value).replace(french.NARROW, "") if isinstance(value, float) else str(value)


def _made_so_far(store: Store) -> None:
    made = corrections_made(store)
    if made.empty:
        return
    labels = {
        row["correction_id"]: f"{french.date(row['faite_le'].date())} – {row['fichier']}, ligne {row['ligne']}, "
        f"{row['colonne']} : {row['valeur'] or 'vide'}"
        for row in made.to_dict("records")
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Corrections faites", list(labels), format_func=lambda each: french.spaced(labels[each]))
        if st.button("Annuler cette correction", icon=":material/undo:"):
            undo_correction(store, int(chosen))
            st.rerun()

"""The journal of imports: every sheet taken in, and the way to take one back or in again."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

import french
from indicators.model import TABLES
from indicators.words import typeset
from spreadsheets.importing import redo_imports, undo_imports
from warehouse import Store, WarehouseError
from widgets.html_table import show_table
from widgets.plain_text import plain

JOURNAL = {
    "fichier": "Fichier",
    "feuille": "Feuille",
    "tableau": "Tableau",
    "annee": "Année",
    "lues": "Lues",
    "ajoutees": "Ajoutées",
    "modifiees": "Modifiées",
    "inchangees": "Inchangées",
    "rejetees": "Refusées",
}


def show_journal(store: Store, *, undoable: bool = True) -> None:
    """Draw every sheet taken in so far, the latest first, and what may be taken back."""
    journal = store.journal()
    st.markdown("#### Journal des imports", anchors=False)
    if journal.empty:
        st.caption("Aucun import pour l’instant.")
        return
    show_table(_in_french(journal), "Journal des imports", figures_from=5)
    if undoable:
        _take_back(store, journal)


def _in_french(journal: pd.DataFrame) -> pd.DataFrame:
    shown = journal[list(JOURNAL)].fillna("").rename(columns=JOURNAL)
    shown["Tableau"] = [typeset(TABLES[table]) for table in journal["tableau"]]
    for name in list(JOURNAL.values())[4:]:
        shown[name] = [french.number(count) for count in shown[name]]
    shown.insert(0, "Date", [french.date(day.date()) for day in journal["importe_le"]])
    if journal["annule_le"].notna().any():
        shown["Annulé le"] = journal["annule_le"].map(french.date, na_action="ignore").fillna("")
    return shown


def _take_back(store: Store, journal: pd.DataFrame) -> None:
    """A sheet may be taken back in any order: the base is then what the others alone would have made."""
    lines = {row["import_id"]: row for row in journal.to_dict("records")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Annuler ou rétablir un import",
            list(lines),
            index=None,
            format_func=lambda number: _named(lines[number]),
            placeholder="Choisissez une ligne du journal",
            width=520,
        )
        if chosen is None:
            return
        undone = not pd.isna(lines[chosen]["annule_le"])
        asked = st.button("Rétablir" if undone else "Annuler cet import", icon=":material/undo:")
    st.caption(plain(french.spaced(_consequence(journal, lines[chosen], undone=undone))))
    if asked:
        _change(store, int(chosen), undone=undone)


def _change(store: Store, import_id: int, *, undone: bool) -> None:
    from warehouse.backups import save_before  # its cipher is slow to load, and needed only here

    try:
        save_before("annulation", store)
        (redo_imports if undone else undo_imports)(store, [import_id])
    except WarehouseError as error:
        st.error(plain(french.spaced(str(error))), icon=":material/lock:")
    else:
        st.rerun()


def _named(line: dict[Hashable, Any]) -> str:
    feuille = f" › {line['feuille']}" if line["feuille"] else ""
    return f"{line['import_id']}. {line['fichier']}{feuille}"


def _consequence(journal: pd.DataFrame, line: dict[Hashable, Any], *, undone: bool) -> str:
    count = int(line["ajoutees"] + line["modifiees"])
    rows = french.plural(count, "ligne ajoutée ou modifiée", "lignes ajoutées ou modifiées")
    later = int((journal["import_id"] > line["import_id"]).sum())
    after = french.plural(later, "import est venu", "imports sont venus")
    if undone:
        return f"Cet import est annulé ({rows}). Le rétablir le remet à sa place : {after} après lui."
    return f"{rows} ; {after} après lui. L’annuler refait la base avec les autres seuls ; il pourra être rétabli."

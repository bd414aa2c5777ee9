"""Erases a school year for good: its rows, what was received of them, and the backups where they could be read."""

from functools import partial

import numpy as np
import pandas as pd

import annee_scolaire as school_year
from spreadsheets.declared import BY_NAME
from spreadsheets.identify import ACTIONS, Action, Actions
from spreadsheets.importing.memory import Memory
from spreadsheets.importing.receive import ACTION_SEAL, DAYS
from spreadsheets.importing.undo import corrected_rows, rebuild
from warehouse import Deposit, KeptSheet, Store
from warehouse.backups import erase_backups, save_before

SPANS = {"conventions": "date_signature", "reseaux": "date_debut", "partages": "date_debut"}
"""Tables of what lasts → the column of its first day; the last is `date_fin`."""


def erase_year(store: Store, annee: str, *, keep_backups: bool = False) -> None:
    """Leave the base as if nothing of that school year had ever been dropped, and its file without a byte of it.

    What lasts (an agreement, a network, an indicator that is shared) goes only if all of its life lies in that year.
    Backups go as well, unless ``keep_backups``: one is then made first. Raises ``WarehouseError``.
    """
    if keep_backups:
        save_before("effacement", store)
    store.rewrite(partial(_erase, annee=annee))
    if not keep_backups:
        erase_backups(store)


def _erase(draft: Store, annee: str) -> None:
    with draft.importing() as deposit:
        memory = Memory(deposit, draft.fingerprint_key)
        actions = Actions(deposit.frame(ACTIONS), memory.key)
        for sheet in [*deposit.kept_sheets(), *deposit.undone_sheets()]:
            rows = corrected_rows(deposit, sheet.import_id, memory.table(BY_NAME[sheet.tableau]))
            mine = _years(sheet, rows, actions, _imported_in(deposit, sheet)) == annee
            if mine.any():
                deposit.forget_received(sheet.import_id, [int(line) for line in rows.index[mine]])
        rebuild(deposit, memory)


def _imported_in(deposit: Deposit, sheet: KeptSheet) -> str:
    when = deposit.frame("select importe_le from journal where import_id = ?", [sheet.import_id])["importe_le"][0]
    return school_year.containing(when.date())


def _years(
    sheet: KeptSheet, rows: pd.DataFrame, actions: Actions, imported_in: str
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """The school year of each row; none for what lasts beyond one year."""
    if sheet.tableau == "participations":
        found = _years_of_actions(rows, actions, imported_in)
    elif sheet.tableau == "taxe":
        found = [school_year.starting(int(campagne)) for campagne in rows["campagne"]]
    elif day := DAYS.get(sheet.tableau):
        nothing = pd.Series(None, index=rows.index, dtype=object)
        told = zip(rows.get(day, nothing), rows.get("annee_feuille", nothing), strict=True)
        found = [_year(date) or (annee if isinstance(annee, str) else None) for date, annee in told]
    elif first := SPANS.get(sheet.tableau):
        found = _years_of_spans(rows, first)
    else:
        found = list(rows["annee"])
    return np.array(found, dtype=object)


def _years_of_spans(rows: pd.DataFrame, first: str) -> list[str | None]:
    nothing = pd.Series(None, index=rows.index, dtype=object)
    renewed = rows.get("reconduction_tacite", nothing)
    spans = zip(rows.get(first, nothing), rows.get("date_fin", nothing), renewed, strict=True)
    return [
        _year(begun) if _year(begun) == _year(ended) and not (pd.notna(again) and bool(again)) else None
        for begun, ended, again in spans
    ]


def _years_of_actions(rows: pd.DataFrame, actions: Actions, imported_in: str) -> list[str | None]:
    """A row that names no action that is known is of the year of its list, else of the one it was imported in."""
    nothing = pd.Series(None, index=rows.index, dtype=object)
    known: dict[tuple[object, ...], str] = {}
    years: list[str | None] = []
    named = zip(rows[ACTION_SEAL], rows.get("date_action", nothing), rows["annee"], strict=True)
    for seal, date, annee in named:
        told = annee if isinstance(annee, str) else None
        if (seal, date, told) not in known:
            found = actions.find(seal, None if pd.isna(date) else date.date(), told)
            known[seal, date, told] = _only(found) or told or imported_in
        years.append(known[seal, date, told])
    return years


def _only(found: list[Action]) -> str | None:
    """The year of the actions that a row may mean, if it is one."""
    years = {action.annee for action in found}
    return years.pop() if len(years) == 1 else None


def _year(day: object) -> str | None:
    return None if pd.isna(day) else school_year.containing(pd.Timestamp(day).date())  # type: ignore[call-overload,arg-type]

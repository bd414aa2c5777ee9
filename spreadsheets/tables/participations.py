"""Attendances: each row is a pupil at an action, whose school year is the action's."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from spreadsheets.cells import group, typed
from spreadsheets.identify import ACTIONS, Action, Actions
from spreadsheets.tables.attended import UNKNOWN_ACTION, blame_several, find_or_make
from spreadsheets.tables.habits import ACTION_SEAL, ACTION_TITLE, Drop, Habits, Received
from spreadsheets.tables.years import complete_year


def find_actions(drop: Drop, received: Received) -> None:
    """Each row is a pupil at an action; the year is the action's."""
    told = ACTION_TITLE in received.rows
    actions = find_or_make(drop.deposit, drop.key, received) if told else _find_actions(drop, received)
    received.rows["action_id"] = typed((action and action.action_id for action in actions), "Int64")
    received.rows["annee"] = typed(action and action.annee for action in actions)
    received.reject_found()


def _find_actions(drop: Drop, received: Received) -> list[Action | None]:
    rows = received.rows
    days = [column.name for column in received.table.columns if column.kind == "date" and column.name in rows]
    names = [ACTION_SEAL, "annee", *days[:1]]
    codes, first_rows = group([pd.factorize(rows[name])[0] for name in names], len(rows))
    actions = Actions(drop.deposit.frame(ACTIONS), drop.key)
    chosen: list[Action | None] = []
    unknown = []
    texts = rows["action"] if "action" in rows else pd.Series("", index=rows.index)  # not kept: it may hold a name
    for number, (sealed, annee, *day) in enumerate(rows[names].iloc[first_rows].itertuples(index=False, name=None)):
        date = day[0].date() if day and not pd.isna(day[0]) else None
        found = actions.find(sealed, date, annee if isinstance(annee, str) else None)
        chosen.append(found[0] if len(found) == 1 else None)
        if not found:
            unknown.append(number)
        elif len(found) > 1:
            blame_several(received, texts.iloc[first_rows[number]], found, rows.index[codes == number].to_numpy())
    said = texts.iloc[first_rows[unknown]]
    received.faults.blame(UNKNOWN_ACTION, rows.index[np.isin(codes, unknown)].to_numpy(), "action", said)
    return [chosen[code] for code in codes]


def _years_of_actions(rows: pd.DataFrame, actions: Actions, imported_in: str) -> Sequence[str | None]:
    """A row that names no action that is known is of the year of its list, else of the one it was imported in."""
    nothing = pd.Series(None, index=rows.index, dtype=object)
    known: dict[tuple[object, ...], str] = {}
    years: list[str | None] = []
    named = zip(rows[ACTION_SEAL], rows.get("date_action", nothing), rows.get("annee", nothing), strict=True)
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


HABITS = Habits(derive=(complete_year,), takes_sheet_year=True, links=True, years=_years_of_actions)
"""The year of the sheet only tells two actions of the same name apart."""

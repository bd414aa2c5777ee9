"""Finds the actions that a grid of attendances tells by title and day, and makes those that no list tells."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import Cause, group
from spreadsheets.declared import BY_NAME
from spreadsheets.identify import ACTIONS, Action, Actions, list_dates, seal_actions
from spreadsheets.tables.habits import ACTION_SEAL, ACTION_TITLE, Received
from warehouse import Deposit

UNKNOWN_ACTION = Cause(
    "Action inconnue", "Importez la liste des actions, ou corrigez la référence ou l’intitulé.", refuses=True
)
_DAY = "date_action"
_SAME_DAY = """
    select une.intitule as apprise, autre.intitule as prevue, une.date_debut
    from actions as une
    join journal on journal.import_id = une.import_id and journal.tableau = 'participations'
    join actions as autre on autre.action_id <> une.action_id
        and une.date_debut between autre.date_debut and coalesce(autre.date_fin, autre.date_debut)
    where autre.import_id not in (select import_id from journal where tableau = 'participations')
    order by une.action_id, autre.action_id"""


class _Told(NamedTuple):
    """An action as the sheet tells it: by its reference or title, and its day."""

    sealed: str
    title: str | None
    day: dt.date | None


def find_or_make(deposit: Deposit, key: bytes, received: Received) -> list[Action | None]:
    """The action of each row of a grid: that of the same title and day, or one that is made, and told."""
    received.ensure(_DAY)
    rows = received.rows
    names = [ACTION_SEAL, ACTION_TITLE, _DAY]
    codes, first_rows = group([pd.factorize(rows[name])[0] for name in names], len(rows))
    firsts = rows.iloc[first_rows]
    told = [
        _Told(sealed, title if isinstance(title, str) else None, None if pd.isna(day) else day.date())
        for sealed, title, day in zip(*(firsts[name] for name in names), strict=True)
    ]
    known = Actions(deposit.frame(ACTIONS), key)
    new = [place for place, each in enumerate(told) if each.title and each.day and not _find(known, each, key)]
    if new:
        _make(deposit, received, [told[place] for place in new], firsts.index[new].to_numpy())
        known = Actions(deposit.frame(ACTIONS), key)
    lines = [rows.index[codes == place].to_numpy() for place in range(len(told))]
    chosen = [_choose(received, known, each, key, its) for each, its in zip(told, lines, strict=True)]
    return [chosen[code] for code in codes]


def _find(known: Actions, told: _Told, key: bytes) -> list[Action]:
    titles = pd.Series([told.title or ""], dtype="str")
    seals = dict.fromkeys([told.sealed, str(seal_actions(key, titles)[0])])
    if told.day:
        return known.find_that_day(seals, told.day)
    return next((found for sealed in seals if (found := known.find(sealed, None, None))), [])


def _choose(received: Received, known: Actions, told: _Told, key: bytes, lines: np.ndarray) -> Action | None:
    found = _find(known, told, key)
    if not found:
        received.faults.blame(UNKNOWN_ACTION, lines, "action", [told.title] if told.title else [])
    elif len(found) > 1:
        blame_several(received, told.title or "", found, lines)
    return found[0] if len(found) == 1 else None


def blame_several(received: Received, text: str, found: list[Action], lines: np.ndarray) -> None:
    """Reject rows whose action may be one of several."""
    what = f"Plusieurs actions de même nom, des {list_dates(found)}"
    cause = Cause(what, "Indiquez la référence de l’action, ou sa date.", refuses=True)
    received.faults.blame(cause, lines, "action", [text])


def _make(deposit: Deposit, received: Received, told: Sequence[_Told], lines: np.ndarray) -> None:
    """Actions of a title and a day; their type and their initiative are not told."""
    made = pd.DataFrame(
        {"intitule": [each.title for each in told], "date_debut": [each.day for each in told], "ligne": lines}
    )
    deposit.upsert("actions", made, BY_NAME["actions"].key, received.import_id)
    deposit.number_actions()
    said = french.enumerate_words([f"« {each.title} » ({french.date(each.day)})" for each in told if each.day])
    one = "Une action que seule cette feuille connaît est créée", "Son type et son initiative"
    many = "Des actions que seule cette feuille connaît sont créées", "Leur type et leur initiative"
    what, lacking = one if len(told) == 1 else many
    sentence = french.spaced(f"{what} : {said}. {lacking} sont « non renseigné ».")
    received.faults.add("information", sentence)
    _tell_same_day(deposit, received)


def _tell_same_day(deposit: Deposit, received: Received) -> None:
    """An action of the list on the day of one that was made may be the same under another title."""
    pairs = deposit.frame(_SAME_DAY)
    for learnt, planned, day in zip(pairs["apprise"], pairs["prevue"], pairs["date_debut"], strict=True):
        received.faults.add(
            "information",
            french.spaced(
                f"Le {french.date(pd.Timestamp(day).date())}, la liste des actions a « {planned} » : si c’est la même "
                f"que « {learnt} », donnez-leur le même intitulé."
            ),
        )

"""Finds the action that a list of participants names by its reference, else by its title."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

import annee_scolaire
import french
from spreadsheets.cells import normalise
from spreadsheets.identify.pseudonymise import seal_column

ACTIONS = """
    select action_id, reference, intitule, date_debut, coalesce(date_fin, date_debut) as dernier, annee_feuille
    from actions order by date_debut, action_id"""


class Action(NamedTuple):
    """An action of the base, and its school year."""

    action_id: int
    date: dt.date | None
    """Its first day, if it is told."""
    annee: str
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether the action was under way on that day."""
        return self.date is not None and self.last is not None and self.date <= day <= self.last


class Actions:
    """The actions of the base, by reference and by title."""

    def __init__(self, frame: pd.DataFrame, key: bytes) -> None:
        self._by_reference: dict[str, list[Action]] = defaultdict(list)
        self._by_title: dict[str, list[Action]] = defaultdict(list)
        seals = (seal_actions(key, frame[name]) for name in ("reference", "intitule"))
        told = (frame[name] for name in ("action_id", "date_debut", "dernier", "annee_feuille"))
        for action_id, begun, ended, annee, reference, title in zip(*told, *seals, strict=True):
            date, last = (None if pd.isna(day) else pd.Timestamp(day).date() for day in (begun, ended))
            action = Action(action_id, date, annee_scolaire.containing(date) if date else annee, last)
            self._by_title[title].append(action)
            if isinstance(reference, str):
                self._by_reference[reference].append(action)

    def find(self, sealed: str, date: dt.date | None, annee: str | None) -> list[Action]:
        """The actions that bear this seal; the date, then the year of the sheet, choose among several."""
        found = self._by_reference.get(sealed) or self._by_title.get(sealed, [])
        if date is not None and len(found) > 1:
            return [action for action in found if action.date == date] or found
        if annee is not None and len(found) > 1:
            return [action for action in found if action.annee == annee] or found
        return found

    def find_that_day(self, seals: Iterable[str], day: dt.date) -> list[Action]:
        """The actions under way on a day that bear the first of these seals that any of them bears."""
        for sealed in seals:
            found = [*self._by_reference.get(sealed, ()), *self._by_title.get(sealed, ())]
            if held := [action for action in dict.fromkeys(found) if action.holds(day)]:
                return held
        return []


def seal_actions(key: bytes, texts: "pd.Series[str]") -> Any:
    """The seal of each title or reference: two spellings of one text share it."""
    return seal_column(key, "action", texts, normalise)


def list_dates(actions: list[Action]) -> str:
    """« 12/11/2025 et 14/11/2024 »."""
    return french.enumerate_words([french.date(action.date) for action in actions if action.date])

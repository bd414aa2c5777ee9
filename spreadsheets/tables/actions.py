"""Actions: each row is one of them, numbered once it is in the base."""

import pandas as pd

from spreadsheets.cells import Cause
from spreadsheets.check import KEPT, Rule, ends_before, exceeds, far_away
from spreadsheets.tables.coded import complete_formation_and_sector, rename_formations
from spreadsheets.tables.habits import Habits, Received
from spreadsheets.tables.years import of_day
from warehouse import Deposit


def _too_many_of_both(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Girls and boys together more than those present, where neither alone is, which is told already."""
    both = rows["presents_filles"] + rows["presents_garcons"] > rows["presents"]
    return both & (rows[["presents_filles", "presents_garcons"]].max(axis=1) <= rows["presents"])


def _derive(received: Received) -> None:
    _plan_undated(received)
    complete_formation_and_sector(received)


def _plan_undated(received: Received) -> None:
    """An action whose day is not fixed yet is planned, unless its row says otherwise."""
    received.ensure("statut")
    rows = received.rows
    undated = rows["date_debut"].isna() if "date_debut" in rows else pd.Series(data=True, index=rows.index)
    rows["statut"] = rows["statut"].mask(undated & rows["statut"].isna(), "prévue")


HABITS = Habits(
    derive=_derive,
    rules=(
        ends_before(),
        exceeds("presents", "attendus", "Plus de présents que d’attendus"),
        exceeds("presents_filles", "presents", "Plus de filles que de présents"),
        exceeds("presents_garcons", "presents", "Plus de garçons que de présents"),
        exceeds("presents_prioritaires", "presents", "Plus de publics prioritaires que de présents"),
        Rule(
            ("presents", "presents_filles", "presents_garcons"),
            _too_many_of_both,
            Cause("Plus de filles et de garçons que de présents", KEPT),
        ),
        far_away("date_debut"),
    ),
    written=Deposit.number_actions,
    takes_sheet_year=True,
    day="date_debut",
    years=of_day("date_debut"),
    closed=rename_formations("actions"),
)

"""Actions: each row is one of them, numbered once it is in the base."""

import pandas as pd

from spreadsheets.cells import Cause
from spreadsheets.check import KEPT, Rule, ends_before, exceeds, far_away
from spreadsheets.tables.coded import complete_formation_and_sector, rename_formations
from spreadsheets.tables.habits import Habits, Received
from spreadsheets.tables.years import demand_day_or_year, keep_undated, of_day
from warehouse import Deposit


def _too_many_of_both(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Girls and boys together more than those present, where neither alone is, which is told already."""
    both = rows["presents_filles"] + rows["presents_garcons"] > rows["presents"]
    return both & (rows[["presents_filles", "presents_garcons"]].max(axis=1) <= rows["presents"])


def _plan_undated(received: Received) -> None:
    """An action whose day is still to be set, in a list that sets them, is not held to be done."""
    rows = received.rows
    if "date_debut" in rows:
        received.ensure("statut")
        rows["statut"] = rows["statut"].mask(rows["date_debut"].isna() & rows["statut"].isna(), "prévue")


HABITS = Habits(
    derive=(keep_undated("date_debut"), complete_formation_and_sector, _plan_undated),
    demand=demand_day_or_year("date_debut"),
    takes_sheet_year=True,
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
    years=of_day("date_debut"),
    closed=rename_formations("actions"),
)

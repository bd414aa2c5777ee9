"""Placements: each row is a pupil and a period, whose situation may be told by the company alone."""

import datetime as dt

import pandas as pd

import french
from spreadsheets.cells import Cause
from spreadsheets.check import Rule, ends_before, exceeds
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Habits, Received
from spreadsheets.tables.years import complete_year_of

FOUND, NONE = "place trouvée", "sans solution"


def _name_period(received: Received) -> None:
    """A placement whose period has no name is called after its first day, or « PFMP » alone."""
    received.ensure("periode")
    rows = received.rows
    lacking = rows["periode"].isna()
    if lacking.any():
        days = rows["date_debut"] if "date_debut" in rows else pd.Series(pd.NaT, index=rows.index)
        named = ["PFMP" if pd.isna(day) else f"PFMP du {french.date(pd.Timestamp(day).date())}" for day in days]
        rows["periode"] = rows["periode"].mask(lacking, pd.Series(named, index=rows.index, dtype="str"))


def _complete_situation(received: Received) -> None:
    """Without a situation, a company is a place found and no company is none."""
    received.ensure("situation")
    rows = received.rows
    company = rows["entreprise"].notna() if "entreprise" in rows else pd.Series(data=False, index=rows.index)
    guessed = company.map({True: FOUND, False: NONE})
    rows["situation"] = rows["situation"].fillna(guessed)


def _in_holidays(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Periods that no zone has lessons in: from 24 December to 2 January, or begun between 1 July and 14 August."""
    periods = zip(rows["date_debut"], rows["date_fin"], strict=True)
    return pd.Series([_holds_holidays(first, last) for first, last in periods], index=rows.index, dtype=bool)


def _holds_holidays(first: dt.date, last: dt.date) -> bool:
    christmas = (first.month, first.day) <= (12, 24) and (last.year, last.month, last.day) >= (first.year + 1, 1, 2)
    return christmas or (7, 1) <= (first.month, first.day) <= (8, 14)


HABITS = Habits(
    derive=(_complete_situation, complete_sector, complete_year_of("date_debut"), _name_period),
    takes_sheet_year=True,
    links=True,
    rules=(
        ends_before(),
        exceeds("date_solution", "date_fin", "La date de la solution suit la fin de la période"),
        Rule(
            ("date_debut", "date_fin"),
            _in_holidays,
            Cause(
                "Période pendant les vacances scolaires de Noël ou d’été", "Vérifiez les dates ; la ligne est gardée."
            ),
        ),
    ),
)

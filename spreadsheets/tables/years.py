"""The school year of rows: told by them, by one of their days, or by their sheet; that in which they are erased."""

from collections.abc import Callable, Sequence

import pandas as pd

import annee_scolaire
from spreadsheets.cells import MISSING
from spreadsheets.tables.habits import SHEET_YEAR, Received, Years


def complete_year_of(date: str) -> Callable[[Received], None]:
    """The year of a row: its own column, else the year of its ``date``, else the one told for the whole sheet."""

    def derive(received: Received) -> None:
        received.ensure("annee")
        rows = received.rows
        if date in rows:
            days = rows[date].dropna().unique()
            years = {day: annee_scolaire.containing(day.date()) for day in map(pd.Timestamp, days)}
            rows["annee"] = rows["annee"].fillna(rows[date].map(years).astype("str"))
        complete_year(received)

    return derive


def complete_year(received: Received) -> None:
    """The year of a row: its own column, else the one told for the whole sheet."""
    received.ensure("annee")
    rows = received.rows
    if SHEET_YEAR in rows:
        rows["annee"] = rows["annee"].fillna(rows[SHEET_YEAR])


def of_day(day: str) -> Years:
    """The year of what happens on one day: its own, else that of its sheet."""

    def years(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
        nothing = pd.Series(None, index=rows.index, dtype=object)
        told = zip(rows.get(day, nothing), rows.get(SHEET_YEAR, nothing), strict=True)
        return [_year(date) or (annee if isinstance(annee, str) else None) for date, annee in told]

    return years


def keep_undated(day: str) -> Callable[[Received], None]:
    """Rows of one ``day`` that tell none are of the year of their sheet, which the others do not need."""

    def derive(received: Received) -> None:
        received.ensure(SHEET_YEAR)
        rows = received.rows
        if day in rows:
            rows[SHEET_YEAR] = rows[SHEET_YEAR].where(rows[day].isna())

    return derive


def demand_day_or_year(day: str) -> Callable[[Received], None]:
    """Reject the rows that neither a day nor their sheet puts in a year."""

    def demand(received: Received) -> None:
        rows = received.rows
        lacking = rows[SHEET_YEAR].isna()
        if day in rows:
            lacking &= rows[day].isna()
        received.faults.blame(MISSING, rows.index[lacking].to_numpy(), day)

    return demand


def of_span(first: str) -> Years:
    """The year in which all of what lasts lies, from its ``first`` day to `date_fin`; none if it lies in several."""

    def years(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
        nothing = pd.Series(None, index=rows.index, dtype=object)
        renewed = rows.get("reconduction_tacite", nothing)
        spans = zip(rows.get(first, nothing), rows.get("date_fin", nothing), renewed, strict=True)
        return [
            _year(begun) if _year(begun) == _year(ended) and not (pd.notna(again) and bool(again)) else None
            for begun, ended, again in spans
        ]

    return years


def _year(day: object) -> str | None:
    return None if pd.isna(day) else annee_scolaire.containing(pd.Timestamp(day).date())  # type: ignore[call-overload,arg-type]

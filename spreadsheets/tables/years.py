"""The school year of rows: told by them, by one of their days, or by their sheet; that in which they are erased."""

from collections.abc import Sequence

import pandas as pd

import annee_scolaire
from spreadsheets.tables.habits import SHEET_YEAR, Received, Years


def complete_year(received: Received, date: str | None = None) -> None:
    """The year of a row: its own column, else the year of its ``date``, else the one told for the whole sheet."""
    received.ensure("annee")
    rows = received.rows
    if date in rows:
        days = rows[date].dropna().unique()
        years = {day: annee_scolaire.containing(day.date()) for day in map(pd.Timestamp, days)}
        rows["annee"] = rows["annee"].fillna(rows[date].map(years).astype("str"))
    if SHEET_YEAR in rows:
        rows["annee"] = rows["annee"].fillna(rows[SHEET_YEAR])


def of_day(day: str) -> Years:
    """The year of what happens on one day, or of its sheet where it tells none."""

    def years(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
        nothing = pd.Series(None, index=rows.index, dtype=object)
        told = zip(rows.get(day, nothing), rows.get(SHEET_YEAR, nothing), strict=True)
        return [_year(each) or (sheet if isinstance(sheet, str) else None) for each, sheet in told]

    return years


def of_span(first: str) -> Years:
    """The year in which all of what lasts lies, from its ``first`` day to `date_fin`; none if it lies in several."""

    def years(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
        nothing = pd.Series(None, index=rows.index, dtype=object)
        renewed = rows.get("reconduction_tacite", nothing)
        spans = zip(rows[first], rows.get("date_fin", nothing), renewed, strict=True)
        return [
            _year(begun) if _year(begun) == _year(ended) and not (pd.notna(again) and bool(again)) else None
            for begun, ended, again in spans
        ]

    return years


def _year(day: object) -> str | None:
    return None if pd.isna(day) else annee_scolaire.containing(pd.Timestamp(day).date())  # type: ignore[call-overload,arg-type]

"""What the values of one sheet make unlikely in one of its rows: the row is kept, and told."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

FEWEST_AMOUNTS, FEWEST_DATES = 5, 5
"""Values of a sheet from which its median tells what is usual."""
TIMES_THE_MEDIAN, MOST_YEARS = 10, 6
YEAR = pd.Timedelta(days=365.25)


def out_of_proportion(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Amounts ten times the median of the positive ones of their sheet, or more."""
    amounts = rows["montant"].astype(float)
    usual = amounts[amounts > 0]
    if len(usual) < FEWEST_AMOUNTS:
        return pd.Series(data=False, index=rows.index)
    return amounts >= TIMES_THE_MEDIAN * usual.median()


def far_away(date: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    """Dates more than six years from the median of their sheet; from today, where it holds too few of them."""

    def holds(rows: pd.DataFrame) -> "pd.Series[bool]":
        days = pd.to_datetime(rows[date]).astype("datetime64[s]")
        known = days.dropna()
        usual = known.median() if len(known) >= FEWEST_DATES else pd.Timestamp(dt.date.today())  # noqa: DTZ011
        return (days - usual).abs() > MOST_YEARS * YEAR

    return holds


def in_holidays(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Periods that no zone has lessons in: from 24 December to 2 January, or begun between 1 July and 14 August."""
    periods = zip(rows["date_debut"], rows["date_fin"], strict=True)
    return pd.Series([_holds_holidays(first, last) for first, last in periods], index=rows.index, dtype=bool)


def _holds_holidays(first: dt.date, last: dt.date) -> bool:
    christmas = (first.month, first.day) <= (12, 24) and (last.year, last.month, last.day) >= (first.year + 1, 1, 2)
    return christmas or (7, 1) <= (first.month, first.day) <= (8, 14)

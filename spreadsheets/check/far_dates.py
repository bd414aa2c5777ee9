"""Dates too far from the others of their sheet to be likely: the row is kept, and told."""

import datetime as dt

import pandas as pd

from spreadsheets.cells import Cause
from spreadsheets.check.rules import Rule

FEWEST_DATES = 5
"""Dates of a sheet from which their median tells what is usual."""
MOST_YEARS = 6
YEAR = pd.Timedelta(days=365.25)
FAR = Cause("Date éloignée de plus de six ans", "Vérifiez l’année ; la ligne est gardée telle quelle.")


def far_away(date: str) -> Rule:
    """Dates more than six years from the median of their sheet; from today, where it holds too few of them."""

    def holds(rows: pd.DataFrame) -> "pd.Series[bool]":
        days = pd.to_datetime(rows[date]).astype("datetime64[s]")
        known = days.dropna()
        usual = known.median() if len(known) >= FEWEST_DATES else pd.Timestamp(dt.date.today())  # noqa: DTZ011
        return (days - usual).abs() > MOST_YEARS * YEAR

    return Rule((date,), holds, FAR)

"""What a row must say as a whole: the doubts that look at several of its columns, or at the whole sheet."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pandas as pd

from spreadsheets.cells import Cause
from spreadsheets.check.faults import Faults

KEPT = "La ligne est gardée telle quelle ; vérifiez-la."
FEWEST_DATES = 5
"""Dates of a sheet from which their median tells what is usual."""
MOST_YEARS = 6
YEAR = pd.Timedelta(days=365.25)
FAR = Cause("Date éloignée de plus de six ans", "Vérifiez l’année ; la ligne est gardée telle quelle.")


class Rule(NamedTuple):
    """A doubt about rows that have all of ``columns``; ``holds`` says for which rows."""

    columns: tuple[str, ...]
    holds: Callable[[pd.DataFrame], "pd.Series[bool]"]
    cause: Cause


def exceeds(larger: str, smaller: str, what: str) -> Rule:
    """A doubt about rows where the one is more, or later, than the other."""
    return Rule((larger, smaller), lambda rows: rows[larger] > rows[smaller], Cause(what, KEPT))


def ends_before(first: str = "date_debut", what: str = "La date de fin précède la date de début") -> Rule:
    """A doubt about rows whose `date_fin` comes before their ``first`` day."""
    return exceeds(first, "date_fin", what)


def negative(column: str, what: str, advice: str = KEPT) -> Rule:
    """A doubt about rows with less than nothing."""
    return Rule((column,), lambda rows: rows[column] < 0, Cause(what, advice))


def far_away(date: str) -> Rule:
    """Dates more than six years from the median of their sheet; from today, where it holds too few of them."""

    def holds(rows: pd.DataFrame) -> "pd.Series[bool]":
        days = pd.to_datetime(rows[date]).astype("datetime64[s]")
        known = days.dropna()
        usual = known.median() if len(known) >= FEWEST_DATES else pd.Timestamp(dt.date.today())  # noqa: DTZ011
        return (days - usual).abs() > MOST_YEARS * YEAR

    return Rule((date,), holds, FAR)


def warn(rules: Iterable[Rule], rows: pd.DataFrame, faults: Faults) -> None:
    """Tell the rows that contradict themselves; they are kept."""
    for rule in rules:
        if set(rule.columns) <= set(rows.columns):
            doubtful = rule.holds(rows).fillna(value=False).astype(bool)
            faults.blame(rule.cause, rows.index[doubtful].to_numpy(), rule.columns[0])

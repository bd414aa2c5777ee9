"""What a row must say as a whole: the doubts that look at several of its columns, or at the whole sheet."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pandas as pd

from spreadsheets.cells import Cause
from spreadsheets.check.faults import Faults

KEPT = "La ligne est gardée telle quelle ; vérifiez-la."


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


def warn(rules: Iterable[Rule], rows: pd.DataFrame, faults: Faults) -> None:
    """Tell the rows that contradict themselves; they are kept."""
    for rule in rules:
        if set(rule.columns) <= set(rows.columns):
            doubtful = rule.holds(rows).fillna(value=False).astype(bool)
            faults.blame(rule.cause, rows.index[doubtful].to_numpy(), rule.columns[0])

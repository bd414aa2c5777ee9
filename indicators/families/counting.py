"""The ways of counting that nearly all the indicators share, each said once: the figures and the rows behind them."""

from typing import TypedDict

from indicators.model import Basis


class Counting(TypedDict):
    """The part of a declaration that counts, to be unpacked into an ``Indicator``."""

    numerator: str
    denominator: str | None
    population: str
    basis: Basis


def number(thing: str, counts: str = "true") -> Counting:
    """How many things (a column) have a row that ``counts``."""
    counted = _count(thing, counts)
    return Counting(
        numerator=counted, denominator=None, population=counted, basis=Basis(among=_known(thing, counts), thing=thing)
    )


def share(counts: str, among: str = "true", thing: str = "") -> Counting:
    """The part that ``counts`` of the rows looked at (``among``) or, of a ``thing``, of those that have such a row."""
    whole = _count(thing, among)
    return Counting(
        numerator=_count(thing, _both(among, counts)),
        denominator=whole,
        population=whole,
        basis=Basis(among=_known(thing, among), counts=counts, thing=thing),
    )


def total(amount: str, among: str = "true") -> Counting:
    """The sum of an amount over the rows looked at; it rests on their number."""
    return Counting(
        numerator=_sum(amount, among),
        denominator=None,
        population=_count("", among),
        basis=Basis(among=among, above=amount),
    )


def ratio(above: str, below: str, among: str = "true") -> Counting:
    """The sum of one amount over the sum of another, on which it rests."""
    whole = _sum(below, among)
    return Counting(
        numerator=_sum(above, among),
        denominator=whole,
        population=whole,
        basis=Basis(among=among, above=above, below=below),
    )


def loyalty(thing: str) -> Counting:
    """Of the things of the year before (rows ``avant``), the part that this year has too; year by year."""
    yearly = f"count(distinct annee || {thing})"
    before, now = f"{yearly} filter (avant)", f"{yearly} filter (not avant)"
    window = f"over (partition by annee, {thing})"
    return Counting(
        numerator=f"{before} + {now} - {yearly}",
        denominator=before,
        population=before,
        basis=Basis(
            among=_known(thing, f"bool_or(avant) {window}"),
            counts=f"bool_or(not avant) {window}",
            thing=f"annee || {thing}",
        ),
    )


def _count(thing: str, where: str) -> str:
    counted = f"count(distinct {thing})" if thing else "count(*)"
    return counted if where == "true" else f"{counted} filter ({where})"


def _sum(amount: str, where: str) -> str:
    summed = f"sum({amount})" if where == "true" else f"sum({amount}) filter ({where})"
    return f"coalesce({summed}, 0)"


def _both(first: str, second: str) -> str:
    return second if first == "true" else f"({first}) and ({second})"


def _known(thing: str, where: str) -> str:
    """Rows without their thing (a company that no one wrote down) are not counted: they prove nothing."""
    return _both(where, f"{thing} is not null") if thing else where

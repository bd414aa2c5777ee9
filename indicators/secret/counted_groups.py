"""What the base counts of every group of people that a table may show, and of the finest groups that exist."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from indicators.engine import chosen
from indicators.families import CATALOGUE
from indicators.model import Fact, Indicator, Scope
from warehouse import Store

STEPPED = "jour"
"""The dimension whose groups are merged until none of them is small: they are never hidden one by one."""
Names = tuple[str, ...]


class Count(NamedTuple):
    """A number of people that the indicators of a fact tell of every group that says all the dimensions ``within``.

    ``whole`` if it counts all the people that an indicator rests on; ``free`` unless others add up to it, so that who
    knows them knows it.
    """

    column: str
    sql: str
    within: frozenset[str]
    whole: bool
    free: bool


def counts_of(fact: Fact) -> list[Count]:
    """What is told of a group: who is counted, who else is in the denominator, how many they are in all."""
    found = [
        (sql, frozenset(name for name, _ in indicator.sides), whole, free)
        for indicator in CATALOGUE.values()
        if indicator.fact == fact and not indicator.publics
        for sql, whole, free in _numbers(indicator)
    ]
    return [Count(f"{fact.name}_{rank}", *each) for rank, each in enumerate(dict.fromkeys(found))]


def _numbers(indicator: Indicator) -> list[tuple[str, bool, bool]]:
    people = (indicator.population, True, True)
    if indicator.unit == "points":
        return []  # it tells nothing that its sides do not
    if indicator.unit == "nb":
        return [(indicator.numerator, True, True), people]
    if indicator.unit != "%" or indicator.denominator is None:
        return [people]
    above, below = indicator.numerator, indicator.denominator
    split = [(above, False, True), (f"({below}) - ({above})", False, True), (below, True, False)]
    return split if indicator.population in (above, below) else [*split, people]


def dimensions_of(fact: Fact) -> list[str]:
    """Those that can be crossed: a row has one value of each."""
    return sorted(set(fact.dimensions) - set(fact.lists) - {STEPPED})


def crosses_of(fact: Fact, sizes: Iterable[int]) -> list[Names]:
    """The tables of so many dimensions."""
    return [names for size in sizes for names in combinations(dimensions_of(fact), size)]


def count_rows(store: Store, fact: Fact, scope: Scope) -> int:
    """How many rows the fact has in the years of the scope."""
    rows, parameters = chosen(fact, Scope(scope.annees, scope.reference_date), (), scope.annees)
    return int(store.row(f"{rows} select count(*) from choisi", parameters)[0])


def sizes_of(store: Store, fact: Fact, scope: Scope, tables: Sequence[Names]) -> dict[Names, int]:
    """About how many groups each table has (a few hundredths off)."""
    named = sorted({name for names in tables for name in names})
    rows, parameters = chosen(fact, Scope(scope.annees, scope.reference_date), named, scope.annees)
    groups = (f"row({', '.join(f'dimension_{name}' for name in names) or '0'})" for names in tables)
    figures = ", ".join(f"approx_count_distinct({group})" for group in groups)
    return dict(zip(tables, store.row(f"{rows} select {figures} from choisi", parameters), strict=True))


def read_groups(
    store: Store, fact: Fact, scope: Scope, publics: Sequence[Names], tables: Sequence[Names]
) -> pd.DataFrame:
    """One row per group of each of ``tables``, for each of ``publics`` (everybody, for an empty one).

    Columns: ``publics`` (their names, joined by +), the dimensions (missing where the group does not say them), and
    the columns of ``counts_of``.
    """
    parts = ", ".join(f"case when {_belongs(each)} then '{'+'.join(each)}' end" for each in publics)
    named = sorted({name for names in tables for name in names})
    sets = ", ".join("(" + ", ".join(["publics", *(f"dimension_{name}" for name in names)]) + ")" for names in tables)
    rows, parameters = chosen(fact, Scope(scope.annees, scope.reference_date), named, scope.annees)
    sql = f"""
        {rows},
        parts as (select choisi.*, unnest([{parts}]) as publics from choisi)
        select publics{_said(named)}{_counted(fact)} from parts where publics is not null
        group by grouping sets ({sets})"""
    return store.frame(sql, parameters)


def read_atoms(store: Store, fact: Fact, scope: Scope, named: Sequence[str], *, protected: bool) -> pd.DataFrame:
    """One row per finest group: ``publics`` (those that its people all belong to), the dimensions, the counts.

    Without ``protected`` the publics are not told apart; with it, who belongs to none is left out.
    """
    publics, condition = ("array_to_string(list_sort(public), '+')", "len(public) > 0") if protected else ("''", "true")
    rows, parameters = chosen(fact, Scope(scope.annees, scope.reference_date), named, scope.annees)
    sql = f"""
        {rows}
        select {publics} as publics{_said(named)}{_counted(fact)} from choisi where {condition}
        group by 1{"".join(f", dimension_{name}" for name in named)} order by all"""
    return store.frame(sql, parameters)


def _belongs(publics: Sequence[str]) -> str:
    return f"list_has_any(public, {list(publics)})" if publics else "true"


def _said(named: Sequence[str]) -> str:
    return "".join(f", dimension_{name} as {name}" for name in named)


def _counted(fact: Fact) -> str:
    return "".join(f", coalesce({count.sql}, 0) as {count.column}" for count in counts_of(fact))

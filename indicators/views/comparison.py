"""Figures side by side: up to five school years, two breakdowns crossed, one class against the whole school.

Each function asks for the figures through ``measured``, which every screen and document has of its own: it keeps the
answers and puts the mask on them. What is masked there stays masked here, differences included.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

import annee_scolaire
from indicators.engine import read_coverage
from indicators.families import CATALOGUE
from indicators.model import Contrast, Indicator, Measure, Scope, adds_up, none_is_zero
from warehouse import Store

MOST_YEARS = 5
Measured = Callable[[Store, tuple[str, ...], Scope, tuple[str, ...]], Mapping[str, Measure]]


@dataclass(frozen=True, kw_only=True)
class OverYears:
    """One indicator, school years side by side."""

    annees: tuple[str, ...]
    """The years asked for, oldest first."""
    rows: pd.DataFrame
    """One row per group and year: the dimensions, « annee », value, numerator, denominator, population. Only years that
    the tables speak of; there, a count or an amount is 0 in a group that has nothing; the rest has no row.
    """
    silent: Mapping[str, str]
    """Why the other years have no figure, in French, by year."""


def years_back(annee: str, count: int = MOST_YEARS) -> tuple[str, ...]:
    """The ``count`` school years that end with this one, oldest first."""
    found = [annee]
    while len(found) < count:
        found.append(annee_scolaire.previous(found[-1]))
    return tuple(reversed(found))


def over_years(
    store: Store,
    ids: Sequence[str],
    scope: Scope,
    by: str | Sequence[str] = (),
    count: int = MOST_YEARS,
    *,
    measured: Measured,
) -> dict[str, OverYears]:
    """The indicators of the last year of ``scope`` and of the years before it, broken down ``by`` none, one or several
    dimensions: one computation for all the years.
    """
    annees, names = years_back(scope.annees[-1], count), (*_names(by), "annee")
    wide = _scope(scope, annees, dict(scope.filters))
    coverage = read_coverage(store, wide, [CATALOGUE[each].fact for each in ids])
    found = {}
    for id_, measure in measured(store, tuple(ids), wide, names).items():
        fact = CATALOGUE[id_].fact
        known = coverage.known(fact, annees)
        found[id_] = OverYears(
            annees=annees,
            rows=_with_nothings(CATALOGUE[id_], measure.rows, names, known),
            silent={annee: coverage.gap(fact, (annee,))[0] for annee in annees if annee not in known},
        )
    return found


def grid(rows: pd.DataFrame, first: str, second: str, figure: str = "value") -> pd.DataFrame:
    """A breakdown by two dimensions as a table: a line per group of the first, a column per group of the second, NaN
    where there is nobody or where the figure is masked.
    """
    return rows.pivot(index=first, columns=second, values=figure)


def against_whole(indicator: Indicator, rows: pd.DataFrame, whole: Measure) -> pd.DataFrame:
    """``rows`` with one more column, ``ecart``: each value less that of the whole, NaN for what adds up."""
    value = float("nan") if adds_up(indicator) or whole.value is None else whole.value
    return rows.assign(ecart=rows["value"].astype(float) - value)


def against_school(
    store: Store,
    ids: Sequence[str],
    scope: Scope,
    by: str | Sequence[str] = (),
    keep: Sequence[str] = (),
    *,
    measured: Measured,
) -> dict[str, Contrast]:
    """The indicators under the filters of ``scope``, against those of the school, where only the filters ``keep`` (the
    period of a PFMP, say) hold on both sides.
    """
    names = _names(by)
    filters = {name: values for name, values in scope.filters if name in keep}
    dropped = {name for name, _ in scope.filters if name not in keep}
    here = measured(store, tuple(ids), scope, names)
    school = measured(store, tuple(ids), _scope(scope, scope.annees, filters), names)
    return {
        id_: Contrast(
            here=here[id_],
            school=school[id_],
            rows=_joined(CATALOGUE[id_], here[id_].rows, school[id_].rows, names),
            comparable=not adds_up(CATALOGUE[id_]) and not dropped <= set(here[id_].ignored_filters),
        )
        for id_ in ids
    }


def _names(by: str | Sequence[str]) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else tuple(by)


def _scope(scope: Scope, annees: Sequence[str], filters: Mapping[str, Any]) -> Scope:
    return Scope(annees, scope.reference_date, **filters)


def _with_nothings(
    indicator: Indicator, rows: pd.DataFrame, names: tuple[str, ...], known: Sequence[str]
) -> pd.DataFrame:
    """The rows, and those of the groups that have nothing in a year of which the tables speak.

    Of people behind a mask, a row that is not there may be one that was taken out: it is not nothing.
    """
    if not none_is_zero(indicator) or (indicator.fact.crowd and "masked" in rows) or not known:
        return rows
    if rows.empty and names != ("annee",):
        return rows
    groups = rows[list(names[:-1])].drop_duplicates()
    every = groups.merge(pd.DataFrame({"annee": known}), how="cross") if names[:-1] else pd.DataFrame({"annee": known})
    full = every.merge(rows, how="left", on=list(names))
    nothing = ~full.set_index(list(names)).index.isin(rows.set_index(list(names)).index)
    full.loc[nothing, ["value", "numerator", "population"]] = 0.0
    if "masked" in full:
        full.loc[nothing, "masked"] = False
    return full.sort_values(list(names), ignore_index=True)


def _joined(indicator: Indicator, here: pd.DataFrame, school: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    if not names:
        return pd.DataFrame()
    kept = [*names, "value", "population"]
    masks = [each["masked"] if "masked" in each else pd.Series(False, each.index, bool) for each in (here, school)]
    sides = [each[kept].assign(masked=mask) for each, mask in zip((here, school), masks, strict=True)]
    rows = sides[0].merge(sides[1], on=list(names), suffixes=("", "_lycee"))
    ecart = rows["value"].astype(float) - rows["value_lycee"].astype(float)
    rows["ecart"] = float("nan") if adds_up(indicator) else ecart
    rows["masked"] = rows["masked"] | rows.pop("masked_lycee")
    return rows

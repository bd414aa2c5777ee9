"""Turns declarations into figures: the indicators of one fact share its queries."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from indicators.engine.coverage import Coverage, read_coverage
from indicators.engine.query import CURRENT, PREVIOUS, aggregate, months_begun, previous_years
from indicators.families import CATALOGUE
from indicators.model import DIMENSIONS, MONTHS, Indicator, Measure, Scope
from warehouse import Store

if TYPE_CHECKING:
    import pandas as pd

FIGURES = ("value", "numerator", "denominator", "population")
Figures = Mapping[str, float | None]


def compute(
    store: Store, ids: Iterable[str], scope: Scope, by: str | Sequence[str] | None = None
) -> dict[str, Measure]:
    """Measure the indicators ``ids`` over ``scope``, broken down ``by`` one dimension or several.

    Raises ``KeyError`` for an unknown indicator and ``ValueError`` for an unknown dimension.
    """
    dimensions = (by,) if isinstance(by, str) else tuple(by or ())
    unknown = set(dimensions) - DIMENSIONS.keys()
    if unknown:
        raise ValueError(f"Ventilations inconnues : {sorted(unknown)}")
    wanted = [CATALOGUE[each] for each in ids]
    coverage = read_coverage(store, scope, [indicator.fact for indicator in wanted])
    measures: dict[str, Measure] = {}
    for _, group in groupby(sorted(wanted, key=lambda each: each.fact.name), key=lambda each: each.fact.name):
        measures |= _measure_fact(store, list(group), scope, dimensions, coverage)
    return {indicator.id: measures[indicator.id] for indicator in wanted}


def _measure_fact(
    store: Store, indicators: Sequence[Indicator], scope: Scope, by: tuple[str, ...], coverage: Coverage
) -> dict[str, Measure]:
    fact = indicators[0].fact
    ignored = tuple(name for name, _ in scope.filters if name not in fact.dimensions)
    reason, missing = coverage.gap(fact, scope.annees)
    if reason:
        return {each.id: _without_value(each, reason, missing, ignored, _frame(by, [])) for each in indicators}
    known, before = (coverage.known(fact, annees) for annees in (scope.annees, previous_years(scope)))
    totals = store.frame(*aggregate(indicators, scope, (), known + before))
    divisible = bool(by) and set(by) <= {"annee", *fact.dimensions}
    groups = store.frame(*aggregate(indicators, scope, by, known)) if divisible else None
    measures = {}
    for rank, indicator in enumerate(indicators):
        current = _totals(totals, CURRENT, rank, indicator, months_begun(scope, known))
        previous = _totals(totals, PREVIOUS, rank, indicator, months_begun(scope, before)) if before else {}
        rows = _frame(by, [] if by else [current])
        if groups is not None:
            rows = _rows(groups, by, rank, indicator)
        measures[indicator.id] = _measure(indicator, current, previous.get("value"), ignored, rows)
    return measures


def _measure(
    indicator: Indicator, found: Figures, previous: float | None, ignored: tuple[str, ...], rows: "pd.DataFrame"
) -> Measure:
    note = int(found["note"] or 0)
    if found["value"] is None:
        cause = f"le dénominateur est nul ({indicator.denominator_label})"
        if indicator.denominator is None:
            cause = indicator.denominator_label
        return _without_value(indicator, f"Calcul impossible\u00a0: {cause}.", None, ignored, rows, note)
    return Measure(
        id=indicator.id,
        unit=indicator.unit,
        value=found["value"],
        numerator=found["numerator"],
        denominator=found["denominator"],
        population=int(found["population"] or 0),
        status="ok",
        previous=previous,
        note=note,
        ignored_filters=ignored,
        rows=rows,
    )


def _without_value(
    indicator: Indicator,
    reason: str,
    missing: str | None,
    ignored: tuple[str, ...],
    rows: "pd.DataFrame",
    note: int = 0,
) -> Measure:
    return Measure(
        id=indicator.id,
        unit=indicator.unit,
        value=None,
        numerator=None,
        denominator=None,
        population=0,
        status="nd",
        reason=reason,
        missing_table=missing,
        note=note,
        ignored_filters=ignored,
        rows=rows,
    )


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _figures(indicator: Indicator, numerator: Any, denominator: Any, population: Any, note: Any) -> Figures:
    above, below = _number(numerator), _number(denominator)
    if indicator.denominator is None:
        value = above
    elif not below:
        value = None
    else:
        value = (100 if indicator.unit == "%" else 1) * (above or 0.0) / below
    return {
        "value": value,
        "numerator": above,
        "denominator": below,
        "population": _number(population) or 0.0,
        "note": _number(note),
    }


def _totals(found: "pd.DataFrame", epoque: str, rank: int, indicator: Indicator, months: int) -> Figures:
    """The figures of one epoch; where the filters leave no row, a count or a sum is 0 and a ratio has no value."""
    line = found[found["epoque"] == epoque]
    if not line.empty:
        return _figures(indicator, *(line[f"{part}{rank}"].iloc[0] for part in "ndpm"))
    if indicator.denominator == MONTHS:
        return _figures(indicator, 0, months, 0, 0)
    if indicator.denominator is None:
        return _figures(indicator, None if indicator.unit == "points" else 0, None, 0, 0)
    return _figures(indicator, None, 0, 0, 0)


def _frame(by: tuple[str, ...], lines: Sequence[Figures]) -> "pd.DataFrame":
    import pandas as pd  # slow to load: only who measures waits for it

    return pd.DataFrame(lines, columns=[*by, *FIGURES])


def _rows(found: "pd.DataFrame", by: tuple[str, ...], rank: int, indicator: Indicator) -> "pd.DataFrame":
    """The breakdown of one indicator, groups without any of its elements left out."""
    lines = zip(*(found[f"{part}{rank}"] for part in "ndpm"), strict=True)
    rows = _frame((), [_figures(indicator, *line) for line in lines])
    for place, name in enumerate(by):
        rows.insert(place, name, found[f"dimension_{name}"].to_numpy())
    return rows[rows["population"] > 0].sort_values(list(by), ignore_index=True)

"""Turns declarations into figures: the indicators of one fact share its queries."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

import annee_scolaire
import french
from indicators.catalogue import CATALOGUE
from indicators.model import DIMENSIONS, NOT_FILLED, TABLES, Fact, Indicator, Measure, Scope
from warehouse import Store

INSCRITS = Path(__file__).with_name("inscrits.sql").read_text(encoding="utf-8")

# A table has something to say about a year when this gives it; a lasting thing, once imported, speaks of every year.
COVERAGE = {
    "eleves": "select distinct annee from eleves",
    "actions": "select distinct annee from annees join actions on date_debut between debut and fin",
    "participations": """select distinct annee from annees join actions on date_debut between debut and fin
                         where action_id in (select action_id from participations)""",
    "pfmp": "select distinct annee from pfmp",
    "taxe": "select distinct annee from annees join taxe on campagne = year(debut)",
}


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
    imported = store.imported_tables()
    covered = _covered_years(store, scope, {table for indicator in wanted for table in indicator.fact.tables})
    measures: dict[str, Measure] = {}
    for _, group in groupby(sorted(wanted, key=lambda each: each.fact.name), key=lambda each: each.fact.name):
        measures |= _measure_fact(store, list(group), scope, dimensions, imported, covered)
    return {indicator.id: measures[indicator.id] for indicator in wanted}


def _measure_fact(
    store: Store,
    indicators: Sequence[Indicator],
    scope: Scope,
    by: tuple[str, ...],
    imported: frozenset[str],
    covered: Mapping[str, set[str]],
) -> dict[str, Measure]:
    fact = indicators[0].fact
    ignored = tuple(name for name, _ in scope.filters if name not in fact.dimensions)
    reason, missing = _gap(fact, scope.annees, imported, covered)
    if reason:
        return {each.id: _without_value(each, reason, missing, ignored, _empty_rows(by)) for each in indicators}
    known = _known_years(fact, scope.annees, covered)
    totals = _aggregate(store, indicators, scope, (), known)
    divisible = set(by) <= {"annee", *fact.dimensions}
    broken_down = _aggregate(store, indicators, scope, by, known) if by and divisible else None
    before = _previous_years(scope)
    previous_known = bool(before) and not _gap(fact, before, imported, covered)[0]
    measures = {}
    for rank, indicator in enumerate(indicators):
        current, previous = (_totals(totals, epoque, rank, indicator) for epoque in ("actuel", "precedent"))
        rows = _empty_rows(by)
        if broken_down is not None:
            rows = _rows(broken_down, by, rank, indicator)
        elif not by:
            rows = pd.DataFrame([current])
        measures[indicator.id] = _measure(
            indicator, current, previous["value"] if previous_known else None, ignored, rows
        )
    return measures


def _measure(
    indicator: Indicator, found: Mapping[str, Any], previous: float | None, ignored: tuple[str, ...], rows: pd.DataFrame
) -> Measure:
    if found["value"] is None:
        reason = f"Calcul impossible\u00a0: le dénominateur est nul ({indicator.denominator_label})."
        return _without_value(indicator, reason, None, ignored, rows)
    return Measure(
        id=indicator.id,
        unit=indicator.unit,
        value=found["value"],
        numerator=found["numerator"],
        denominator=found["denominator"],
        population=int(found["population"]),
        status="ok",
        previous=previous,
        ignored_filters=ignored,
        rows=rows,
    )


def _without_value(
    indicator: Indicator, reason: str, missing: str | None, ignored: tuple[str, ...], rows: pd.DataFrame
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
        ignored_filters=ignored,
        rows=rows,
    )


def _gap(
    fact: Fact, annees: Sequence[str], imported: frozenset[str], covered: Mapping[str, set[str]]
) -> tuple[str, str | None]:
    """Why the fact cannot speak of these years, and the table that would let it."""
    for table in fact.tables:
        title = TABLES[table]
        if table not in imported:
            return f"Le tableau «\u00a0{title}\u00a0» n'a jamais été importé.", table
        if table in covered and not covered[table].intersection(annees):
            years = " ni ".join(annees)
            return f"Le tableau «\u00a0{title}\u00a0» n'a aucune ligne pour {years}.", table
    if annees and not _known_years(fact, annees, covered):
        titles = french.enumerate_words([f"«\u00a0{TABLES[table]}\u00a0»" for table in fact.tables])
        return f"Aucune de ces années n'a de lignes dans les tableaux {titles} à la fois.", None
    return "", None


def _known_years(fact: Fact, annees: Sequence[str], covered: Mapping[str, set[str]]) -> list[str]:
    """The years of which every table of the fact has something to say; the others would only blur the figures."""
    return [annee for annee in annees if all(annee in covered.get(table, annees) for table in fact.tables)]


def _covered_years(store: Store, scope: Scope, tables: Iterable[str]) -> dict[str, set[str]]:
    yearly = sorted(set(tables) & COVERAGE.keys())
    if not yearly:
        return {}
    parts = " union all ".join(f"select '{table}' as tableau, annee from ({COVERAGE[table]})" for table in yearly)
    found = store.frame(f"with {_years(scope)} {parts}")
    return {table: set(found.loc[found["tableau"] == table, "annee"]) for table in yearly}


def _previous_years(scope: Scope) -> tuple[str, ...]:
    return (annee_scolaire.previous(scope.annees[0]),) if len(scope.annees) == 1 else ()


def _years(scope: Scope) -> str:
    """The common table ``annees``: the years asked for and, if there is only one, the year before it."""
    lines = []
    for annee in scope.annees + _previous_years(scope):
        first, last = annee_scolaire.first_day(annee), annee_scolaire.last_day(annee)
        epoque = "actuel" if annee in scope.annees else "precedent"
        lines.append(
            f"('{annee}', '{annee_scolaire.previous(annee)}', date '{first}', date '{last}',"
            f" date '{min(last, scope.reference_date)}', date '{scope.reference_date}', '{epoque}')"
        )
    return f"annees(annee, precedente, debut, fin, limite, jour_reference, epoque) as (values {', '.join(lines)})"


def _aggregate(
    store: Store, indicators: Sequence[Indicator], scope: Scope, by: tuple[str, ...], known: Sequence[str]
) -> pd.DataFrame:
    """One row per group: the dimensions, then n0, d0, p0, n1, d1, p1… for the indicators in turn."""
    fact = indicators[0].fact
    kept = [(name, values) for name, values in scope.filters if name in fact.dimensions]
    conditions = "".join(f" and {_filter(fact, name, values)}" for name, values in kept)
    years = ", ".join(f"'{annee}'" for annee in (*known, *_previous_years(scope)))
    dimensions = "".join(f", {_group(fact, name)} as dimension_{rank}" for rank, name in enumerate(by))
    grouped = "".join(f", dimension_{rank}" for rank in range(len(by)))
    figures = ", ".join(
        f"{indicator.numerator} as n{rank}, {indicator.denominator or 'null'} as d{rank},"
        f" {indicator.population} as p{rank}"
        for rank, indicator in enumerate(indicators)
    )
    sql = f"""
        with {_years(scope)}, inscrits as ({INSCRITS}), fait as ({fact.sql}),
        choisi as (select fait.*, epoque{dimensions} from fait join annees using (annee)
        where annee in ({years}){conditions})
        select epoque{grouped}, {figures} from choisi group by epoque{grouped}"""
    return store.frame(sql, [value for _, values in kept for value in values])


def _column(name: str) -> str:
    return "jour" if name == "jour" else f"coalesce(fait.{name}, '{NOT_FILLED}')"


def _group(fact: Fact, name: str) -> str:
    if name == "annee":
        return "fait.annee"
    return f"unnest(fait.{name})" if name in fact.lists else _column(name)


def _filter(fact: Fact, name: str, values: Sequence[str]) -> str:
    marks = ", ".join("?" for _ in values)
    return f"list_has_any(fait.{name}, [{marks}])" if name in fact.lists else f"{_column(name)} in ({marks})"


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _figures(numerator: Any, denominator: Any, population: Any, indicator: Indicator) -> dict[str, float | None]:
    above, below = _number(numerator), _number(denominator)
    if indicator.denominator is None:
        value = above
    elif not below:
        value = None
    else:
        value = (100 if indicator.unit == "%" else 1) * (above or 0.0) / below
    return {"value": value, "numerator": above, "denominator": below, "population": _number(population) or 0.0}


def _totals(found: pd.DataFrame, epoque: str, rank: int, indicator: Indicator) -> dict[str, float | None]:
    """The figures of one epoch; where the filters leave no row, a count or a sum is 0 and a ratio has no value."""
    line = found[found["epoque"] == epoque]
    if line.empty:
        counted = indicator.denominator is None and indicator.unit != "points"
        return _figures(0 if counted else None, None if indicator.denominator is None else 0, 0, indicator)
    above, below, population = (line[f"{part}{rank}"].iloc[0] for part in "ndp")
    return _figures(above, below, population, indicator)


def _empty_rows(by: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(columns=[*by, "value", "numerator", "denominator", "population"])


def _rows(found: pd.DataFrame, by: tuple[str, ...], rank: int, indicator: Indicator) -> pd.DataFrame:
    """The breakdown of one indicator, groups without any of its elements left out."""
    current = found[found["epoque"] == "actuel"]
    figures = [
        _figures(above, below, population, indicator)
        for above, below, population in zip(*(current[f"{part}{rank}"] for part in "ndp"), strict=True)
    ]
    groups = {name: current[f"dimension_{place}"].to_numpy() for place, name in enumerate(by)}
    rows = pd.DataFrame(
        {**groups, **pd.DataFrame(figures, columns=["value", "numerator", "denominator", "population"])}
    )
    return rows[rows["population"] > 0].sort_values(list(by), ignore_index=True)

"""The SQL behind the figures: the years looked at, the pupils enrolled, the rows of a fact that a scope keeps."""

from collections.abc import Sequence
from pathlib import Path

import annee_scolaire
from indicators.model import NOT_FILLED, Fact, Indicator, Scope

COMMON = {
    name: Path(__file__).with_name(f"{name}.sql").read_text("utf-8")
    for name in ("inscrits", "menees", "origines", "enseignees")
}
"""The tables that any fact may read besides ``annees``: pupils enrolled, actions led, what an action is called, what is
taught."""
CURRENT, PREVIOUS = "actuel", "precedent"


def previous_years(scope: Scope) -> tuple[str, ...]:
    """The year before, if the scope holds only one."""
    return (annee_scolaire.previous(scope.annees[0]),) if len(scope.annees) == 1 else ()


def months_begun(scope: Scope, years: Sequence[str]) -> int:
    """The school months of these years that have begun on the reference date."""
    return sum(annee_scolaire.months_begun(annee, scope.reference_date) for annee in years)


def annees(scope: Scope, years: Sequence[str]) -> str:
    """The common table ``annees``: these years, each « actuel » if the scope asks for it, « precedent » otherwise."""
    asked = [annee for annee in years if annee in scope.annees]
    lines = []
    for annee in years:
        first, last = annee_scolaire.first_day(annee), annee_scolaire.last_day(annee)
        epoque = CURRENT if annee in asked else PREVIOUS
        mois = months_begun(scope, [annee])
        lines.append(
            f"('{annee}', '{annee_scolaire.previous(annee)}', date '{first}', date '{last}',"
            f" date '{min(last, scope.reference_date)}', date '{scope.reference_date}', '{epoque}',"
            f" {mois}, {months_begun(scope, asked) if annee in asked else mois})"
        )
    columns = "annee, precedente, debut, fin, limite, jour_reference, epoque, mois_annee, mois_epoque"
    return f"annees({columns}) as (values {', '.join(lines)})"


def chosen(fact: Fact, scope: Scope, by: Sequence[str], years: Sequence[str]) -> tuple[str, list[str]]:
    """The common table ``choisi`` and its parameters: the rows of the fact in these years that the scope's filters
    keep, with ``epoque``, and ``dimension_<name>`` for each of ``by``; a row of several groups stands in each.
    """
    kept = [(name, values) for name, values in scope.filters if name in fact.dimensions]
    conditions = "".join(f" and {_filter(fact, name, values)}" for name, values in kept)
    dimensions = "".join(f", {_group(fact, name)} as dimension_{name}" for name in by)
    months = "mois_annee" if "annee" in by else "mois_epoque"
    common = "".join(f"{name} as ({each}), " for name, each in COMMON.items() if name in fact.sql)
    sql = f"""
        with {annees(scope, years)}, {common}fait as ({fact.sql}),
        choisi as (
            select fait.*, epoque, {months} as mois_commences{dimensions}
            from fait join annees using (annee) where true{conditions}
        )"""
    return sql, [value for _, values in kept for value in values]


def aggregate(
    indicators: Sequence[Indicator], scope: Scope, by: Sequence[str], years: Sequence[str]
) -> tuple[str, list[str]]:
    """The query, and its parameters, of the figures of indicators of one fact in these years.

    One row per epoch and group: ``epoque``, the dimensions (``dimension_<name>``), then for each indicator in turn
    its numerator, denominator, population and note (``n0, d0, p0, m0, n1``…).
    """
    rows, parameters = chosen(indicators[0].fact, scope, by, years)
    grouped = "".join(f", dimension_{name}" for name in by)
    figures = ", ".join(
        f"{each.numerator} as n{rank}, {each.denominator or 'null'} as d{rank}, {each.population} as p{rank},"
        f" {each.note} as m{rank}"
        for rank, each in enumerate(indicators)
    )
    return f"{rows} select epoque{grouped}, {figures} from choisi group by epoque{grouped}", parameters


def _column(name: str) -> str:
    return "jour" if name == "jour" else f"coalesce(fait.{name}, '{NOT_FILLED}')"


def _group(fact: Fact, name: str) -> str:
    if name == "annee":
        return "fait.annee"
    return f"unnest(fait.{name})" if name in fact.lists else _column(name)


def _filter(fact: Fact, name: str, values: Sequence[str]) -> str:
    marks = ", ".join("?" for _ in values)
    return f"list_has_any(fait.{name}, [{marks}])" if name in fact.lists else f"{_column(name)} in ({marks})"

"""The statistical secret: the one mask that every figure about people goes through before it is shown.

What is hidden. Always: the small groups (1 to 4 people, or whose rate tells of 1 to 4 people) of the priority publics.
In a room and in all that leaves the application (``room``): the small groups of any breakdown or filter of people,
below a threshold of 5 or more. With each of them, whatever would let it be deduced (``choice``).

A hidden figure is « masqué », neither missing nor 0. A cross so fine that it cannot be protected is refused as a whole.
Conventions, actions, offers and companies are not people: they are never hidden, unless of a hidden group of people.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import pandas as pd

import annee_scolaire
from indicators.families import CATALOGUE, EFFECTIF
from indicators.model import Indicator, Measure, Scope
from indicators.secret.asked_groups import Asked
from indicators.secret.choosing import inherited, shown_cells, tables_of_ones
from indicators.secret.counted_groups import STEPPED
from indicators.secret.crosstabs import Cell, Crosstab
from indicators.secret.crowds import counted_once, facts_of, read_family
from indicators.secret.curve_steps import merge_steps
from warehouse import Store

LEAST, PUBLIC_DOCUMENT = 5, 20
"""The threshold that is always kept, and that of a document that anybody may read."""
SMALL = "Secret statistique : effectif de 1 à {most}, ou qui permettrait d'en déduire un."
TOO_FINE = "Croisement trop fin pour le secret statistique."
FIGURES = ["value", "numerator", "denominator", "population"]


@dataclass(frozen=True)
class Shown:
    """What may be shown of one crowd in one year: of each group that exists, whether its figures may; which tables."""

    cells: Mapping[Cell, bool]
    tables: frozenset[Crosstab]


Decide = Callable[[Store, str, str, dt.date, int, bool], Shown]


def hidden_cells(
    store: Store, crowd: str, annee: str, reference_date: dt.date, threshold: int, protected: bool
) -> Shown:
    """Decide what may be shown of a crowd in one year: of its priority publics if ``protected``, else of everybody.

    The answer depends on nothing but these and the base; it is worth keeping until the next import.
    """
    family = read_family(store, facts_of(crowd), Scope(annee, reference_date), protected=protected)
    shown = frozenset(family.cells)
    unknown = _hidden_pupils(store, store.version, annee, reference_date, threshold, protected)
    for limit, hidden in unknown.items():  # what is hidden at the least threshold is hidden at any other
        shown = inherited(family, shown_cells(family, limit, shown - hidden))
    cells = {cell: cell in shown for cell in family.cells}
    return Shown(cells, family.tables - tables_of_ones(family, {cell.table for cell in shown}))


@lru_cache(maxsize=8)
def _hidden_pupils(
    store: Store, _version: int, annee: str, reference_date: dt.date, threshold: int, protected: bool
) -> Mapping[int, frozenset[Cell]]:
    """At the least threshold and at this one, the cells whose pupils may not even be counted: what all the crowds have
    in common, kept until the next import.
    """
    pupils = counted_once(read_family(store, [EFFECTIF], Scope(annee, reference_date), protected=protected))
    every = known = frozenset(pupils.cells)
    hidden = {}
    for limit in sorted({LEAST, threshold}):
        known = shown_cells(pupils, limit, known)
        hidden[limit] = every - known
    return hidden


def mask(
    store: Store,
    found: Mapping[str, Measure],
    scope: Scope,
    by: str | Sequence[str] | None = None,
    *,
    threshold: int = LEAST,
    room: bool = False,
    decide: Decide = hidden_cells,
) -> dict[str, Measure]:
    """What ``compute(store, …, scope, by)`` found, with the figures that must not be shown taken out.

    A hidden measure has the status « masque », its reason, and no figure. ``rows`` has one more column, ``masked``:
    the figures of such a row are NaN; rows of groups too fine to be told of at all are left out, and ``reason`` says
    so. ``decide`` may be a ``hidden_cells`` that remembers its answers. Raises ``ValueError`` below a threshold of 5.
    """
    if threshold < LEAST:
        raise ValueError(f"Le seuil du secret statistique est d'au moins {LEAST}.")
    names = (by,) if isinstance(by, str) else tuple(by or ())

    @cache
    def decided(crowd: str, annee: str, protected: bool) -> Shown:
        return decide(store, crowd, annee, scope.reference_date, threshold, protected)

    judge = _Judge(scope, threshold, room, decided)
    return {id_: _masked(judge, CATALOGUE[id_], measure, names) for id_, measure in found.items()}


def may_list(indicator: Indicator, scope: Scope, group: Mapping[str, str] | None = None, *, room: bool = False) -> bool:
    """Whether the rows behind a figure may be listed: people one by one never are in a room, nor those of a public."""
    question = Asked.about(indicator, scope, group or {})
    return not indicator.fact.crowd or not (room or question.protected)


@dataclass(frozen=True)
class _Judge:
    scope: Scope
    threshold: int
    room: bool
    decide: Callable[[str, str, bool], Shown]

    def concerns(self, question: Asked) -> bool:
        """Whether a figure comes under the secret at all."""
        return question.about_people and (self.room or question.protected)

    def reason(self, question: Asked, annees: Sequence[str]) -> str:
        """Why a figure of these years is hidden; empty if it may be shown."""
        if not self.concerns(question):
            return ""
        if question.cells is None:
            return TOO_FINE
        before = [annee_scolaire.previous(annee) for annee in annees if question.looks_back]
        found = [self.decide(question.crowd, annee, question.protected) for annee in [*annees, *before]]
        if not all(cell.table in shown.tables for shown in found for cell in question.cells):
            return TOO_FINE
        if not all(shown.cells.get(cell, True) for shown in found for cell in question.cells):
            return SMALL.format(most=self.threshold - 1)
        return ""


def _masked(judge: _Judge, indicator: Indicator, measure: Measure, by: Sequence[str]) -> Measure:
    annees = judge.scope.annees
    question = Asked.about(indicator, judge.scope, {})
    if not indicator.fact.crowd or not (judge.room or question.protected or "public" in by):
        return replace(measure, rows=measure.rows.assign(masked=False))
    reason = judge.reason(question, annees)
    rows = _masked_rows(judge, indicator, measure.rows, by)
    if reason and measure.missing_table is None:
        return replace(
            measure, value=None, numerator=None, denominator=None, population=0, previous=None, note=0,
            status="masque", reason=reason, rows=rows,
        )  # fmt: skip
    refused = rows.empty and not measure.rows.empty if STEPPED in by else len(rows) < len(measure.rows)
    earlier = measure.previous is not None and judge.reason(question, [annee_scolaire.previous(annees[0])])
    return replace(
        measure,
        previous=None if earlier else measure.previous,
        note=0 if judge.concerns(question) else measure.note,
        reason=measure.reason or (TOO_FINE if refused else ""),
        rows=rows,
    )


def _masked_rows(judge: _Judge, indicator: Indicator, rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    if STEPPED in by:
        return _merged(judge, indicator, rows, by)
    reasons = [_reason(judge, indicator, row, by) for row in rows.to_dict("records")]
    masked = pd.Series([bool(reason) for reason in reasons], rows.index, bool)
    figures = {name: rows[name].astype(float).mask(masked) for name in FIGURES} if masked.any() else {}
    kept = pd.Series([reason != TOO_FINE for reason in reasons], rows.index, bool)
    return rows.assign(**figures, masked=masked).loc[kept].reset_index(drop=True)


def _reason(judge: _Judge, indicator: Indicator, row: Mapping[Hashable, Any], by: Sequence[str]) -> str:
    group = {name: str(row[name]) for name in by if name != STEPPED}
    annees = (group.pop("annee"),) if "annee" in group else judge.scope.annees
    return judge.reason(Asked.about(indicator, judge.scope, group), annees)


def _merged(judge: _Judge, indicator: Indicator, rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """A curve, by steps of enough people, if it is drawn by its own dimension and nothing else.

    The steps of a higher threshold are made of those of the least one, so that two documents do not give away a third.
    """
    scope = judge.scope
    names = {name for name in (*by, *dict(scope.filters)) if name in indicator.fact.dimensions} - {STEPPED}
    drawn = indicator.chart == "curve" and names == set(indicator.breakdowns)
    chosen = [("annee", scope.annees), *(each for each in scope.filters if each[0] in names)]
    alone = all(len(values) == 1 or name in by for name, values in chosen)
    shown = [drawn and alone and not _reason(judge, indicator, row, by) for row in rows.to_dict("records")]
    least = merge_steps(rows.loc[pd.Series(shown, rows.index, bool)], by, STEPPED, LEAST)
    return merge_steps(least, by, STEPPED, judge.threshold).assign(masked=False)

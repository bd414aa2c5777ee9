"""What every document shows of each indicator: its figures behind the mask, its breakdowns, its words.

The deck, the workbook and the page all start from here, so that they agree with one another and with the screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from annee_scolaire import first_day, previous
from indicators import CATALOGUE, Indicator, Measure, Scope
from indicators.engine import school_years
from indicators.secret import LEAST, Decide, hidden_cells, shown_measures
from indicators.views import MOST_YEARS, Measured, Target, against_school, over_years, targets_of
from indicators.words import contrast_sentence, is_yearly_campaign, sentences
from warehouse import Store

YEARS = "annee"
_CURVE = ("periode", "jour")


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """An indicator ``by`` one dimension: ``rows`` as ``mask`` gives them, ``before`` the same of the year before
    (``None`` of years side by side or looked at together), ``steps`` what the curve of the PFMP is drawn with.
    """

    by: str
    rows: pd.DataFrame
    before: pd.DataFrame | None = None
    steps: pd.DataFrame | None = None


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """One indicator as it is shown: the figure of the whole, its breakdowns (the one to show first comes first), what
    is said of it, its targets by school year.
    """

    indicator: Indicator
    scope: Scope
    measure: Measure
    breakdowns: tuple[Breakdown, ...]
    said: tuple[str, ...]
    targets: Mapping[str, Target]

    @property
    def target(self) -> Target | None:
        """That of the whole school in one year; under a filter, or of years together, there is none."""
        alone = len(self.scope.annees) == 1 and not self.scope.filters
        return self.targets.get(self.scope.annees[0]) if alone else None

    def breakdown(self, by: str) -> Breakdown | None:
        return next((each for each in self.breakdowns if each.by == by), None)


def gather(
    store: Store,
    scope: Scope,
    ids: Sequence[str] | None = None,
    threshold: int = LEAST,
    *,
    whole: bool = True,
    decide: Decide = hidden_cells,
) -> list[Exhibit]:
    """The exhibits of the indicators ``ids``, or of all those that have a value, in the order asked for.

    Everything goes through the mask of what leaves the application, at this ``threshold`` (5 or more). Without
    ``whole``, only the first breakdowns of each, and the years of what is not about people. ``decide`` may be a
    ``hidden_cells`` that remembers. Raises ``KeyError`` for an unknown indicator, ``ValueError`` below 5.
    """
    measured = _behind_the_mask(threshold, cache(decide))
    found = measured(store, tuple(CATALOGUE if ids is None else dict.fromkeys(ids)), scope, ())
    shown = [id_ for id_, measure in found.items() if ids is not None or measure.status != "nd"]
    reading = _Reading(store, scope, measured)
    parts = reading.breakdowns({id_: _asked(CATALOGUE[id_], whole=whole) for id_ in shown})
    targets = targets_of(store, school_years(store))
    contrasts = reading.contrasts(shown)
    return [_exhibit(found[id_], scope, _clearest_first(parts[id_]), contrasts.get(id_, ()), targets) for id_ in shown]


def _exhibit(
    measure: Measure,
    scope: Scope,
    parts: tuple[Breakdown, ...],
    contrast: tuple[str, ...],
    targets: Mapping[tuple[str, str], Target],
) -> Exhibit:
    return Exhibit(
        indicator=CATALOGUE[measure.id],
        scope=scope,
        measure=measure,
        breakdowns=parts,
        said=(*_told(measure, scope, parts), *contrast),
        targets={annee: target for (id_, annee), target in targets.items() if id_ == measure.id},
    )


def _behind_the_mask(threshold: int, decide: Decide) -> Measured:
    def measured(store: Store, ids: tuple[str, ...], scope: Scope, by: tuple[str, ...]) -> Mapping[str, Measure]:
        earlier = not by  # of a breakdown only the rows are read: why decide what may be told of the year before?
        return shown_measures(store, ids, scope, by, threshold=threshold, room=True, earlier=earlier, decide=decide)

    return measured


def _asked(indicator: Indicator, *, whole: bool) -> tuple[str, ...]:
    """By what an indicator is broken down, in the order of the screen: the tax by campaign first."""
    by_campaign = is_yearly_campaign(indicator)
    every = (YEARS, *indicator.breakdowns) if by_campaign else (*indicator.breakdowns, YEARS)
    if whole:
        return every
    if indicator.fact.crowd and not by_campaign:
        return indicator.breakdowns[:2]  # should the mask leave too little of the first
    return every[:1] if by_campaign else tuple(dict.fromkeys((*every[:1], YEARS)))


def _clearest_first(parts: tuple[Breakdown, ...]) -> tuple[Breakdown, ...]:
    """The same breakdowns, the first being one of which the mask leaves at least half: a chart of what is hidden says
    nothing.
    """
    clear = [part for part in parts if part.by != YEARS and not part.rows["masked"].mean() > 0.5]
    if not clear or parts[0].by == YEARS:
        return parts
    return (clear[0], *(part for part in parts if part is not clear[0]))


@dataclass(frozen=True)
class _Reading:
    """The figures of one scope, asked for many indicators at a time."""

    store: Store
    scope: Scope
    measured: Measured

    def breakdowns(self, asked: Mapping[str, Sequence[str]]) -> dict[str, tuple[Breakdown, ...]]:
        """Of each indicator, what was asked and has rows."""
        found: dict[tuple[str, str], Breakdown] = {}
        for by in dict.fromkeys(name for names in asked.values() for name in names):
            ids = tuple(id_ for id_, names in asked.items() if by in names)
            parts = self._over_years(ids) if by == YEARS else self._by(ids, by)
            found |= {(id_, by): part for id_, part in parts.items() if not part.rows.empty}
        return {id_: tuple(found[id_, by] for by in names if (id_, by) in found) for id_, names in asked.items()}

    def _by(self, ids: tuple[str, ...], by: str) -> dict[str, Breakdown]:
        now = self.measured(self.store, ids, self.scope, (by,))
        earlier: Mapping[str, Measure] = {}
        if len(self.scope.annees) == 1:
            filters = dict(self.scope.filters)
            scope = Scope(previous(self.scope.annees[0]), self.scope.reference_date, **filters)
            earlier = self.measured(self.store, ids, scope, (by,))
        curves = tuple(id_ for id_ in ids if CATALOGUE[id_].chart == "curve")
        steps = self.measured(self.store, curves, self.scope, _CURVE) if curves else {}
        return {
            id_: Breakdown(
                by=by,
                rows=now[id_].rows,
                before=earlier[id_].rows if id_ in earlier else None,
                steps=steps[id_].rows if id_ in steps else None,
            )
            for id_ in ids
        }

    def _over_years(self, ids: tuple[str, ...]) -> dict[str, Breakdown]:
        """The years that the base knows, up to the latest looked at; of years looked at together, these."""
        annees = self.scope.annees
        known = [annee for annee in school_years(self.store) if annee <= annees[-1]]
        count = min(MOST_YEARS, max(len(known), 1))
        if len(annees) > 1:
            count = 1 + first_day(annees[-1]).year - first_day(annees[0]).year
        found = over_years(self.store, ids, self.scope, (), count, measured=self.measured)
        rows = {id_: each.rows for id_, each in found.items()}
        if len(annees) > 1:
            rows = {id_: each[each[YEARS].isin(annees)] for id_, each in rows.items()}
        return {id_: Breakdown(by=YEARS, rows=each) for id_, each in rows.items()}

    def contrasts(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """What the filters single out against the whole school, by indicator."""
        if not self.scope.filters:
            return {}
        found = against_school(self.store, ids, self.scope, keep=("periode",), measured=self.measured)
        said = {id_: contrast_sentence(CATALOGUE[id_], each, self.scope) for id_, each in found.items()}
        return {id_: (text,) for id_, text in said.items() if text}


def _told(measure: Measure, scope: Scope, parts: Sequence[Breakdown]) -> list[str]:
    """The sentences of the screen that shows the first breakdown."""
    indicator, annee = CATALOGUE[measure.id], scope.annees[-1]
    if not parts:
        return sentences(indicator, measure, annee)
    first = parts[0]
    return sentences(indicator, measure, annee, (first.by,), first.rows, first.before)

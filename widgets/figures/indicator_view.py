"""One way to look at one indicator: a breakdown, over years or crossed with another, as a chart and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

import french
from annee_scolaire import first_day, previous
from indicators import Indicator, Measure, Scope, charts
from indicators.views import MOST_YEARS, drawn_on, over_years
from indicators.words import arrange, group_label, typeset, value_text, year_label, years_label
from warehouse import Store
from widgets import session
from widgets.figures.breakdown_choice import BEFORE, YEARS, breakdown_label

_FIGURES = ("numerator", "denominator")


@dataclass(frozen=True)
class View:
    """One way to look at one indicator: ``by`` what it is broken down, ``beside`` what."""

    store: Store
    indicator: Indicator
    scope: Scope
    by: str
    beside: str

    @property
    def annee(self) -> str:
        """The school year looked at, the latest of several."""
        return self.scope.annees[-1]

    @property
    def together(self) -> bool:
        """Whether several years are looked at as one: they have no year before, and no target."""
        return len(self.scope.annees) > 1

    @property
    def years(self) -> str:
        """« 2025-2026 », « campagne 2024 et campagne 2025 »."""
        return years_label(self.indicator, self.scope.annees)

    @property
    def names(self) -> tuple[str, ...]:
        """The dimensions of the rows."""
        second = {BEFORE: (), YEARS: ("annee",)}.get(self.beside, (self.beside,))
        return (self.by, *second)

    def measure(self) -> Measure:
        """The figure of the whole."""
        return self.measured(())

    def measured(self, by: Sequence[str], annee: str | None = None) -> Measure:
        """The measure broken down, of the years looked at or of another."""
        scope = Scope(annee or self.scope.annees, self.scope.reference_date, **dict(self.scope.filters))
        return session.measures(self.store, (self.indicator.id,), scope, by)[self.indicator.id]

    def rows(self) -> pd.DataFrame:
        """The figures, a row a group; over the years, those that are chosen or, of one, those the tables speak of."""
        if "annee" in self.names:
            groups = tuple(name for name in self.names if name != "annee")
            known = [annee for annee in session.school_years(self.store) if annee <= self.annee]
            count = min(MOST_YEARS, max(len(known), 1))  # lasting things would seem to have grown from nothing
            if self.together:
                count = 1 + first_day(self.annee).year - first_day(self.scope.annees[0]).year
            found = over_years(self.store, (self.indicator.id,), self.scope, groups, count, measured=session.measures)
            rows = found[self.indicator.id].rows
            return rows[rows["annee"].isin(self.scope.annees)] if self.together else rows
        return self.measured(self.names).rows

    def before(self) -> pd.DataFrame | None:
        """The same breakdown, a year before; of years together, none."""
        if self.together:
            return None
        return self.measured((self.by,), previous(self.annee)).rows

    def targets(self) -> Mapping[str, float]:
        """The targets that were set, by year."""
        years = tuple(session.school_years(self.store))
        found = session.targets(self.store, years)
        return {annee: target.cible for (each, annee), target in found.items() if each == self.indicator.id}


def draw(view: View, rows: pd.DataFrame) -> Any:
    """The chart that suits the question."""
    indicator, by = view.indicator, view.by
    if by == "annee":
        return charts.draw_years(indicator, rows, None, view.targets())
    if view.beside == YEARS:
        return charts.draw_years(indicator, rows, by)
    if view.beside != BEFORE:
        return charts.draw_crossed(indicator, rows, by, view.beside)
    if indicator.chart == "curve":
        return charts.draw_curve(view.measured((by, "jour")).rows)
    if indicator.id == "satisfaction.taux":
        return charts.draw_diverging(indicator, rows, by)
    label = year_label(indicator, previous(view.annee))
    target = view.targets().get(view.annee) if drawn_on(indicator, by) and not view.together else None
    return charts.draw(indicator, rows, by, view.before(), label[0].upper() + label[1:], target)


def is_clickable(view: View) -> bool:
    """Whether each bar, point or curve of the chart is one group of the breakdown."""
    return view.beside == BEFORE and view.indicator.id != "satisfaction.taux"


def place_of(view: View, point: Mapping[str, Any]) -> int:
    """The rank, in its breakdown, of the group that a point of the chart is of."""
    if view.by == "annee":
        return round(float(point["x"]))
    return int(point["curve_number"]) if view.indicator.chart == "curve" else round(float(point["y"]))


def table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in French, in the order of the chart."""
    indicator = view.indicator
    places = [rows[name].map(_places(indicator, rows, name)) for name in view.names]
    ordered = rows.iloc[pd.concat(places, axis=1).reset_index(drop=True).sort_values(list(view.names)).index]
    columns: dict[str, list[str]] = {
        breakdown_label(indicator, name): [_group(indicator, name, value) for value in ordered[name]]
        for name in view.names
    }
    hidden = ordered["masked"].astype(bool) if "masked" in ordered else pd.Series(data=False, index=ordered.index)
    columns["Valeur"] = [
        french.MASKED if mask else value_text(indicator, None if pd.isna(value) else value)
        for value, mask in zip(ordered["value"], hidden, strict=True)
    ]
    if indicator.denominator is not None:
        for label, figure in zip((indicator.numerator_label, indicator.denominator_label), _FIGURES, strict=True):
            columns[typeset(label[0].upper() + label[1:])] = _numbers(ordered[figure])
    columns["Effectif"] = _numbers(ordered["population"])
    return pd.DataFrame(columns)


def _places(indicator: Indicator, rows: pd.DataFrame, name: str) -> dict[str, int]:
    """The order of the groups of one dimension: as the chart has it, or by itself when rows have two of them."""
    if rows[name].is_unique and name != "annee":
        return {group.name: place for place, group in enumerate(arrange(indicator, rows, name))}
    return {value: place for place, value in enumerate(sorted(set(rows[name])))}


def _group(indicator: Indicator, name: str, value: str) -> str:
    return year_label(indicator, value) if name == "annee" else group_label(name, value)


def _numbers(values: "pd.Series[Any]") -> list[str]:
    return ["" if pd.isna(value) else french.number(value) for value in values]

"""The charts of the documents, as the numbers and the paint that a native chart needs; each renderer draws these."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

import french
from annee_scolaire import previous
from indicators import Indicator
from indicators.charts import AMBER, BLUE, BRICK, GREEN, GREY, SEXES, VIOLET
from indicators.model import NOT_FILLED, adds_up
from indicators.words import arrange, describe, group_label, typeset, year_label
from reports.content.exhibits import YEARS, Breakdown, Exhibit
from reports.content.figure_tables import FORMATS, capital, unit_of

SATISFACTION = "satisfaction.taux"
UNSIGNED = '0.0"\u202f"%;0.0"\u202f"%'
COLORS = (BLUE, AMBER, GREEN, VIOLET, BRICK, GREY)
HATCHES = ("", "/", ".", "\\", "x", "-")
EARLIER = ("#5B6B7C", "\\")


@dataclass(frozen=True, kw_only=True)
class Series:
    """One colour of the chart, and its hatch (a sign of ``HATCHES``); ``paint`` gives each point its own instead."""

    name: str
    values: tuple[float | None, ...]
    color: str
    hatch: str = ""
    paint: tuple[tuple[str, str], ...] = ()
    days: tuple[float, ...] = ()
    """Of a curve only: where its points lie from left to right."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart: horizontal bars, bars stacked on both sides of zero, columns, a line or curves. Neither a hidden
    figure nor its group is in it: the table beside says so.
    """

    kind: Literal["bars", "diverging", "columns", "line", "curve"]
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    extent: tuple[float | None, float | None] = (None, None)
    cut: int = 0
    """How many groups there are in all, when some are not drawn."""

    @property
    def per(self) -> int:
        """What figures are divided by when they are stored: a format in % shows 0.873 as « 87,3 % »."""
        return 100 if "%" in self.number_format else 1

    @property
    def empty(self) -> bool:
        return all(value is None for each in self.series for value in each.values)


def drawing_of(exhibit: Exhibit, part: Breakdown, most: int) -> Drawing | None:
    """The chart of a breakdown, of its ``most`` first groups; ``None`` when no figure of it may be drawn."""
    indicator = exhibit.indicator
    if indicator.unit == "oui/non":
        return None
    if part.by == YEARS:
        drawing = _over_years(exhibit, part)
    elif indicator.chart == "curve" and part.steps is not None and not part.steps.empty:
        drawing = _curve(indicator, part)
    elif part.by == "sexe":
        drawing = _sexes(exhibit, part)
    else:
        drawing = _bars(exhibit, part, most)
    return None if drawing.empty else drawing


def _bars(exhibit: Exhibit, part: Breakdown, most: int) -> Drawing:
    indicator = exhibit.indicator
    groups = arrange(indicator, part.rows, part.by)
    bars = [group for group in groups if group.value is not None][:most]
    values = tuple(bar.value for bar in bars)
    kind: Literal["bars", "diverging"] = "diverging" if indicator.id == SATISFACTION else "bars"
    if kind == "diverging":
        series = _both_sides(values)
    else:
        series = (_now(exhibit, values, [bar.name for bar in bars]), *_earlier(exhibit, part, [b.name for b in bars]))
    return Drawing(
        kind=kind,
        alt=describe(indicator, part.rows, part.by),
        categories=tuple(bar.label for bar in bars),
        series=series,
        number_format=UNSIGNED if kind == "diverging" else _number_format(indicator),
        extent=(-100, 100) if kind == "diverging" else _extent(indicator, values),
        cut=len(groups) if len(groups) > len(bars) else 0,
    )


def _number_format(indicator: Indicator) -> str:
    """That of the labels of a chart, which have little room: no cents, and no unit for a pace, that the title gives."""
    short = {"par mois": "0.0", "€": '#,##0" €"'}
    return short.get(indicator.unit, FORMATS[unit_of(indicator)])


def _extent(indicator: Indicator, values: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Gaps have zero in the middle, and room on both sides for their figures."""
    if indicator.chart == "gap":
        widest = 1.4 * max((abs(value) for value in values if value is not None), default=0) or 1
        return -widest, widest
    return 0, 100 if indicator.unit in ("%", "/100") else None


def _now(exhibit: Exhibit, values: tuple[float | None, ...], names: Sequence[str]) -> Series:
    indicator = exhibit.indicator
    paint: tuple[tuple[str, str], ...] = ()
    if indicator.chart == "gap":
        paint = _sides(values)
    elif NOT_FILLED in names:
        paint = tuple((GREY if name == NOT_FILLED else BLUE, "") for name in names)
    years = french.enumerate_words([year_label(indicator, annee) for annee in exhibit.scope.annees])
    return Series(name=capital(years), values=values, color=BLUE, paint=paint)


def _sides(values: Sequence[float | None]) -> tuple[tuple[str, str], ...]:
    """Above zero and below it, as on screen."""
    return tuple(SEXES["F"] if (value or 0) >= 0 else SEXES["G"] for value in values)


def _earlier(exhibit: Exhibit, part: Breakdown, names: Sequence[str]) -> tuple[Series, ...]:
    """The same groups a year before; not of gaps, whose sides are enough to read."""
    if part.before is None or part.before.empty or exhibit.indicator.chart == "gap":
        return ()
    known = _values(part.before, part.by)
    label = capital(year_label(exhibit.indicator, previous(exhibit.scope.annees[0])))
    values = tuple(known.get(name) for name in names)
    if not any(value is not None for value in values):
        return ()
    return (Series(name=label, values=values, color=EARLIER[0], hatch=EARLIER[1]),)


def _both_sides(values: tuple[float | None, ...]) -> tuple[Series, ...]:
    others = tuple(None if value is None else value - 100 for value in values)
    return (
        Series(name="Satisfaits", values=values, color=BLUE),
        Series(name="Non satisfaits", values=others, color=AMBER, hatch="/"),
    )


def _sexes(exhibit: Exhibit, part: Breakdown) -> Drawing:
    """Girls beside boys, a year after the other: each keeps its colour and its hatch."""
    indicator, annee = exhibit.indicator, exhibit.scope.annees[-1]
    years = [(french.enumerate_words([year_label(indicator, each) for each in exhibit.scope.annees]), part.rows)]
    if part.before is not None and not part.before.empty:
        years.insert(0, (year_label(indicator, previous(annee)), part.before))
    values = [(capital(label), _values(rows, part.by)) for label, rows in years]
    names = sorted({name for _, known in values for name, value in known.items() if value is not None})
    return Drawing(
        kind="columns",
        alt=describe(indicator, part.rows, part.by),
        categories=tuple(label for label, _ in values),
        series=tuple(
            Series(
                name=group_label(part.by, name),
                values=tuple(known.get(name) for _, known in values),
                color=SEXES.get(name, (GREY, "."))[0],
                hatch=SEXES.get(name, (GREY, "."))[1],
            )
            for name in names
        ),
        number_format=_number_format(indicator),
        extent=_extent(indicator, ()),
    )


def _over_years(exhibit: Exhibit, part: Breakdown) -> Drawing:
    indicator = exhibit.indicator
    values, annees = _values(part.rows, YEARS), sorted(set(part.rows[YEARS]))
    line = not adds_up(indicator) and indicator.chart != "gap"
    shown = tuple(values.get(annee) for annee in annees)
    paint = _sides(shown) if indicator.chart == "gap" else ()
    series = [Series(name=typeset(indicator.label), values=shown, color=BLUE, paint=paint)]
    aims = tuple(exhibit.targets[annee].cible if annee in exhibit.targets else None for annee in annees)
    if line and not exhibit.scope.filters and any(aim is not None for aim in aims):
        series.append(Series(name="Cible", values=aims, color=GREY, hatch="-"))
    return Drawing(
        kind="line" if line else "columns",
        alt=describe(indicator, part.rows, YEARS),
        categories=tuple(capital(year_label(indicator, annee)) for annee in annees),
        series=tuple(series),
        number_format=_number_format(indicator),
        extent=_extent(indicator, shown),
    )


def _curve(indicator: Indicator, part: Breakdown) -> Drawing:
    """The cumulated share of the pupils of each period, day by day before it begins."""
    assert part.steps is not None  # noqa: S101 (asked by drawing_of)
    first = 1 + int(max(part.steps["jour"].max() if part.steps["jour"].notna().any() else 0, 13))
    return Drawing(
        kind="curve",
        alt=describe(indicator, part.rows, part.by),
        categories=(),
        series=tuple(
            _steps(str(name), days, first, COLORS[rank % len(COLORS)], HATCHES[rank % len(HATCHES)])
            for rank, (name, days) in enumerate(part.steps.groupby("periode", sort=True))
        ),
        number_format=FORMATS["%"],
        extent=(0, 100),
    )


def _steps(name: str, days: pd.DataFrame, first: int, color: str, hatch: str) -> Series:
    total = float(days["population"].sum())
    found = days[days["jour"] >= 0].sort_values("jour", ascending=False)
    counts = [0.0, *(float(count) for count in found["numerator"].cumsum())]
    places = [float(-first), *(-float(day) for day in found["jour"])]
    x, y = [places[0]], [counts[0]]
    for place, before, after in zip(places[1:], counts, counts[1:], strict=False):
        x, y = [*x, place, place], [*y, before, after]
    shares = tuple(100 * count / total if total else 0.0 for count in [*y, y[-1]])
    return Series(name=name, values=shares, color=color, hatch=hatch, days=(*x, 0.0))


def _values(rows: pd.DataFrame, by: str) -> dict[str, float | None]:
    """The figure of each group that may be shown."""
    records: list[dict[Any, Any]] = rows.to_dict("records")
    return {str(row[by]): None if pd.isna(row["value"]) else float(row["value"]) for row in records}

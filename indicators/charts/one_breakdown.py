"""Draws a measure by one breakdown, as bars or as a curve. Every text of a user is escaped before Plotly reads it."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

import french
from indicators.charts.look import BAR_HEIGHT, BLUE, BRICK, GREY, GRID, LINES, SEXES, dress, escaped, wrapped
from indicators.model import NOT_FILLED, Indicator
from indicators.words import Group, arrange, share_text, value_text

MOST_BARS = 40
PERCENTS = [0, 25, 50, 75, 100]


def draw(
    indicator: Indicator,
    rows: pd.DataFrame,
    by: str,
    before: pd.DataFrame | None = None,
    before_label: str = "",
    target: float | None = None,
) -> go.Figure:
    """A breakdown ``by`` one dimension, with a mark for each value of the year before when ``before`` gives them, and
    a line where the target of the whole is.
    """
    bars = arrange(indicator, rows, by)[:MOST_BARS]
    figure = _across(indicator, bars, by)
    if before is not None and indicator.chart != "gap":
        _mark_before(figure, indicator, bars, dict(zip(before[by], before["value"], strict=True)), before_label)
    if target is not None:
        _mark_target(figure, indicator, target)
    return figure


def _mark_target(figure: go.Figure, indicator: Indicator, target: float) -> None:
    figure.add_vline(x=target, line={"color": GREY, "dash": "dot", "width": 2})
    figure.add_annotation(
        x=target, y=1, yref="paper", text=f"cible {value_text(indicator, target)}", showarrow=False,
        yanchor="bottom", font={"size": 12, "color": GREY},
    )  # fmt: skip


def draw_curve(rows: pd.DataFrame) -> go.Figure:
    """Cumulated share of pupils with a solution, day by day before each period; ``rows`` are by periode and jour."""
    figure = go.Figure()
    ends = []
    first_day = 1 + int(max(rows["jour"].max() if rows["jour"].notna().any() else 0, 13))
    for rank, (periode, days) in enumerate(rows.groupby("periode", sort=True)):
        color, dash = LINES[rank % len(LINES)]
        name, total = escaped(str(periode)), float(days["population"].sum())
        found = days[days["jour"] >= 0].sort_values("jour", ascending=False)
        counts = [0.0, *found["numerator"].cumsum()]
        x = [-first_day, *(-found["jour"].astype(int)), 0]
        shares = [100 * count / total if total else 0.0 for count in [*counts, counts[-1]]]
        said = [
            f"<b>{name}</b><br>{_day(day)} : {french.quantity(share, '%')}<br>{share_text(count, total)}"
            for day, share, count in zip(x, shares, [*counts, counts[-1]], strict=True)
        ]
        figure.add_scatter(
            x=x, y=shares, name=name, mode="lines+markers", marker={"size": 5}, hovertext=said, hoverinfo="text",
            line={"color": color, "dash": dash, "width": 2.5, "shape": "hv"},  # which alone takes no click
        )  # fmt: skip
        ends.append((shares[-1], f"{name} – {french.quantity(shares[-1], '%')}", color))
    for height, (_, text, color) in zip(_apart([end[0] for end in ends]), ends, strict=True):
        figure.add_annotation(
            x=0, y=height, text=text, font={"color": color, "size": 13}, showarrow=False, xanchor="left", xshift=8
        )
    ticks = [day for day in (0, 7, 15, 30, 60, 90, 120, 180) if day <= first_day]
    figure.update_xaxes(tickvals=[-day for day in ticks], ticktext=[_day(-day) for day in ticks], gridcolor=GRID)
    figure.update_xaxes(range=[-first_day, 0], zeroline=False, title="Jours avant le début de la période")
    figure.update_yaxes(range=[-2, 104], tickvals=PERCENTS, ticktext=_percents(), gridcolor=GRID)
    return dress(figure, 380, right=190)


def _across(indicator: Indicator, bars: Sequence[Group], by: str) -> go.Figure:
    """Horizontal bars, the first at the top, each with its value written in one column on the right."""
    colors, patterns = _paint(indicator, bars, by)
    places = list(range(len(bars)))
    figure = go.Figure()
    figure.add_bar(
        x=[bar.length for bar in bars], y=places, orientation="h", hovertext=[_hover(bar) for bar in bars],
        hoverinfo="text", marker={"color": colors, "pattern": {"shape": patterns, "fillmode": "overlay", "size": 6}},
        showlegend=False, width=0.62,
    )  # fmt: skip
    low, high = _extent(indicator, bars)
    for place, bar in enumerate(bars):
        figure.add_annotation(
            x=1, xref="paper", y=place, text=escaped(bar.text), showarrow=False, xanchor="left", xshift=10,
            font={"size": 13},
        )  # fmt: skip
    figure.update_yaxes(
        tickvals=places, ticktext=[wrapped(bar.label) for bar in bars], range=[len(bars) - 0.5, -0.5],
        automargin=True, fixedrange=True, showgrid=False, zeroline=False, ticks="", tickfont={"size": 13},
    )  # fmt: skip
    figure.update_xaxes(range=[low, high], fixedrange=True, showticklabels=False, gridcolor=GRID, zerolinecolor=GREY)
    if indicator.chart == "parts":
        figure.update_xaxes(tickvals=PERCENTS, ticktext=_percents(), showticklabels=True)
    if indicator.chart == "gap":
        _name_sides(figure, indicator)
    widest = max((len(bar.text) for bar in bars), default=0)
    return dress(figure, 70 + BAR_HEIGHT * max(len(bars), 2), right=20 + 8 * widest)


def _extent(indicator: Indicator, bars: Sequence[Group]) -> tuple[float, float]:
    values = [bar.length for bar in bars]
    if indicator.chart == "gap":
        widest = max((abs(value) for value in values), default=0) or 1
        return -1.05 * widest, 1.05 * widest
    if indicator.chart == "parts":
        return 0, 100
    return 0, max(values, default=0) or 1


def _name_sides(figure: go.Figure, indicator: Indicator) -> None:
    """Above a chart of gaps, what each side of zero means."""
    left, right = (
        ("Garçons davantage", "Filles davantage") if indicator.unit == "points" else ("En baisse", "En hausse")
    )
    for text, anchor, shift in ((f"← {left}", "right", -6), (f"{right} →", "left", 6)):
        figure.add_annotation(
            x=0, y=1, yref="paper", text=text, showarrow=False, xanchor=anchor, yanchor="bottom", xshift=shift,
            font={"size": 12, "color": GREY},
        )  # fmt: skip
    figure.update_xaxes(zeroline=True, zerolinewidth=1)


def _paint(indicator: Indicator, bars: Sequence[Group], by: str) -> tuple[list[str], list[str]]:
    """The colour and the pattern of each bar: neither alone carries the meaning."""
    if by == "sexe":
        pairs = [SEXES.get(bar.name, (GREY, ".")) for bar in bars]
    elif indicator.chart == "gap":
        pairs = [SEXES["F"] if bar.length >= 0 else SEXES["G"] for bar in bars]
    else:
        pairs = [(GREY if bar.name == NOT_FILLED else BLUE, "") for bar in bars]
    return [color for color, _ in pairs], [pattern for _, pattern in pairs]


def _mark_before(
    figure: go.Figure, indicator: Indicator, bars: Sequence[Group], before: dict[str, float | None], label: str
) -> None:
    known = [(place, bar, before[bar.name]) for place, bar in enumerate(bars) if not pd.isna(before.get(bar.name))]
    if not known:
        return
    figure.add_scatter(
        x=[value for _, _, value in known], y=[place for place, _, _ in known], mode="markers", name=label,
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": BRICK}}, hoverinfo="text",
        hovertext=[
            f"<b>{escaped(bar.label)}</b><br>{label} : {value_text(indicator, value)}"
            for _, bar, value in known
        ],
    )  # fmt: skip
    if indicator.chart != "parts":
        highest = max([bar.length for bar in bars] + [value or 0.0 for _, _, value in known]) or 1
        figure.update_xaxes(range=[0, 1.02 * highest])
    figure.update_layout(showlegend=True)


def _hover(group: Group) -> str:
    return "<br>".join([f"<b>{escaped(group.label)}</b>", *map(escaped, group.details)])


def _percents() -> list[str]:
    return [french.quantity(percent, "%") for percent in PERCENTS]


def _day(day: int) -> str:
    return f"J{french.MINUS}{-day}" if day else "J"


def _apart(heights: Sequence[float], gap: float = 7) -> list[float]:
    """Heights of labels, moved just enough not to cover one another."""
    order = sorted(range(len(heights)), key=lambda rank: heights[rank])
    placed = list(heights)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + gap)
    excess = max(0.0, max(placed, default=0) - 102)
    return [height - excess for height in placed]

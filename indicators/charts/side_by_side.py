"""Draws figures side by side: school years, two breakdowns crossed, the satisfied against the others."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

import french
from indicators.charts.look import AMBER, BAR_HEIGHT, BLUE, GREY, GRID, LINES, SEXES, dress, escaped, wrapped
from indicators.model import Indicator, adds_up, kind_of
from indicators.words import arrange, group_label, typeset, value_text, year_label

MOST_LINES, MOST_STACKED, MOST_PANELS, MOST_PAIRED = 6, 6, 12, 3
PATTERNS = ("", "/", ".", "\\", "x", "-", "+")
OTHERS = "les autres"


def draw_years(
    indicator: Indicator, rows: pd.DataFrame, by: str | None = None, targets: Mapping[str, float] | None = None
) -> go.Figure:
    """School years from left to right: what adds up as columns (stacked, ``by`` a dimension), the rest as lines.

    ``rows`` has « annee », the dimension if there is one, and the figures of a measure; ``targets`` is by year.
    """
    annees = sorted(set(rows["annee"]))
    figure = go.Figure()
    if by is None and not adds_up(indicator):
        _add_line(figure, indicator, annees, _by_year(rows), typeset(indicator.label), 0)
    elif by is None or adds_up(indicator):
        _add_columns(figure, indicator, annees, rows, by)
    else:
        _add_lines(figure, indicator, annees, rows, by)
    for annee, target in (targets or {}).items():
        if annee in annees and by is None:
            _add_target(figure, indicator, annees.index(annee), target)
    labels = [year_label(indicator, annee) for annee in annees]
    figure.update_xaxes(
        tickvals=list(range(len(annees))), ticktext=[label[0].upper() + label[1:] for label in labels], showgrid=False,
        range=[-0.5, max(len(annees), 2) - 0.5], fixedrange=True, tickfont={"size": 13}, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(showticklabels=False, gridcolor=GRID, fixedrange=True, zerolinecolor=GREY)
    if kind_of(indicator) in ("share", "mean", "count", "amount"):
        figure.update_yaxes(rangemode="tozero")
    return dress(figure, 380, right=190 if by is not None and not adds_up(indicator) else 10)


def _marker(color: str, pattern: str) -> dict[str, Any]:
    return {"color": color, "pattern": {"shape": pattern, "size": 6, "fillmode": "overlay"}}


def _hover(indicator: Indicator, name: str, annee: str, said: str) -> str:
    return french.spaced(f"<b>{escaped(name)}</b><br>{year_label(indicator, annee)} : {said}")


def _by_year(rows: pd.DataFrame) -> dict[str, float]:
    known = rows[rows["value"].notna()]
    return dict(zip(known["annee"], known["value"].astype(float), strict=True))


def _add_line(
    figure: go.Figure, indicator: Indicator, annees: Sequence[str], values: Mapping[str, float], name: str, rank: int,
    *, labelled: bool = True,
) -> None:  # fmt: skip
    color, dash = LINES[rank % len(LINES)]
    said = [value_text(indicator, values[annee]) if annee in values else "" for annee in annees]
    figure.add_scatter(
        x=list(range(len(annees))), y=[values.get(annee) for annee in annees], name=escaped(name), showlegend=False,
        mode="lines+markers+text" if labelled else "lines+markers", text=said, textposition="top center",
        line={"color": color, "dash": dash, "width": 2.5}, marker={"size": 9, "symbol": rank}, cliponaxis=False,
        hovertext=[_hover(indicator, name, *each) for each in zip(annees, said, strict=True)],
        hoverinfo="text", textfont={"size": 13},
    )  # fmt: skip


def _add_lines(figure: go.Figure, indicator: Indicator, annees: Sequence[str], rows: pd.DataFrame, by: str) -> None:
    """One line a group, the largest groups first, each named at its end."""
    size = rows.groupby(by)["population"].sum().sort_values(ascending=False, kind="stable")
    ends = []
    for rank, name in enumerate(size.index[:MOST_LINES]):
        values, label = _by_year(rows[rows[by] == name]), group_label(by, str(name))
        _add_line(figure, indicator, annees, values, label, rank, labelled=False)
        if annees[-1] in values:
            text = f"{label} – {value_text(indicator, values[annees[-1]])}"
            ends.append((values[annees[-1]], text, LINES[rank % len(LINES)][0]))
    spread = max((end[0] for end in ends), default=1) - min((end[0] for end in ends), default=0)
    for height, (_, text, color) in zip(
        _apart([end[0] for end in ends], (spread or 10) / 14), sorted(ends), strict=True
    ):
        figure.add_annotation(
            x=len(annees) - 1, y=height, text=escaped(text), showarrow=False, xanchor="left", xshift=12,
            font={"color": color, "size": 13},
        )  # fmt: skip


def _apart(heights: Sequence[float], gap: float) -> list[float]:
    """Sorted heights, each at least a gap above the one before."""
    placed = sorted(heights)
    for below, above in pairwise(range(len(placed))):
        placed[above] = max(placed[above], placed[below] + gap)
    return placed


def _add_columns(
    figure: go.Figure, indicator: Indicator, annees: Sequence[str], rows: pd.DataFrame, by: str | None
) -> None:
    """One column a year; stacked by the largest groups, the rest together, each part with its figure."""
    parts = {typeset(indicator.label): _by_year(rows)} if by is None else _stack(rows, by)
    places = 0 if by is not None else 2  # a part of a column has no room for cents; the table has them
    for rank, (name, values) in enumerate(parts.items()):
        said = [value_text(indicator, round(values.get(annee, 0.0), places)) for annee in annees]
        figure.add_bar(
            x=list(range(len(annees))), y=[values.get(annee, 0.0) for annee in annees], width=0.55,
            name=escaped(name), text=said, textposition="outside" if by is None else "inside",
            insidetextanchor="middle", textfont={"size": 13}, cliponaxis=False, showlegend=by is not None,
            hoverinfo="text",
            hovertext=[_hover(indicator, name, *each) for each in zip(annees, said, strict=True)],
            marker=_marker(LINES[rank % len(LINES)][0], PATTERNS[rank]),
        )  # fmt: skip
    figure.update_layout(barmode="stack", showlegend=by is not None, uniformtext={"minsize": 11, "mode": "hide"})


def _stack(rows: pd.DataFrame, by: str) -> dict[str, dict[str, float]]:
    size = rows.groupby(by)["value"].sum().sort_values(ascending=False, kind="stable")
    first, others = list(size.index[:MOST_STACKED]), set(size.index[MOST_STACKED:])
    parts = {group_label(by, str(name)): _by_year(rows[rows[by] == name]) for name in first}
    if others:
        rest = rows[rows[by].isin(others)].groupby("annee")["value"].sum()
        parts[OTHERS] = {str(annee): float(value) for annee, value in rest.items()}
    return parts


def _add_target(figure: go.Figure, indicator: Indicator, place: int, target: float) -> None:
    figure.add_shape(
        type="line",
        x0=place - 0.38,
        x1=place + 0.38,
        y0=target,
        y1=target,
        line={"color": GREY, "dash": "dot", "width": 3},
    )
    figure.add_annotation(
        x=place + 0.38, y=target, text=f"cible {value_text(indicator, target)}", showarrow=False,
        xanchor="right", yanchor="bottom", font={"size": 12, "color": GREY},
    )  # fmt: skip


def draw_crossed(indicator: Indicator, rows: pd.DataFrame, first: str, second: str) -> go.Figure:
    """One breakdown against another: paired bars where the second has few groups, else a small chart for each group."""
    if rows[second].nunique() <= MOST_PAIRED:
        return _draw_pairs(indicator, rows, first, second)
    return _draw_panels(indicator, rows, first, second)


def _groups(rows: pd.DataFrame, by: str) -> list[str]:
    size = rows.groupby(by)["population"].sum().sort_values(ascending=False, kind="stable")
    return [str(name) for name in size.index]


def _draw_pairs(indicator: Indicator, rows: pd.DataFrame, first: str, second: str) -> go.Figure:
    lines, pairs = _groups(rows, first), sorted(_groups(rows, second))
    figure = go.Figure()
    for rank, name in enumerate(pairs):
        bars = {group.name: group for group in arrange(indicator, rows[rows[second] == name], first)}
        color, pattern = SEXES.get(name, (GREY, ".")) if second == "sexe" else (LINES[rank][0], PATTERNS[rank])
        label = group_label(second, name)
        shown = [bars.get(line) for line in lines]
        figure.add_bar(
            y=list(range(len(lines))), x=[bar.length if bar else None for bar in shown], orientation="h",
            name=escaped(label), text=[escaped(bar.text) if bar else "" for bar in shown], textposition="outside",
            cliponaxis=False, marker=_marker(color, pattern), hoverinfo="text",
            hovertext=["<br>".join([f"<b>{escaped(f'{bar.label}, {label.lower()}')}</b>", *map(escaped, bar.details)])
                       if bar else "" for bar in shown],
            showlegend=True, textfont={"size": 12},
        )  # fmt: skip
    figure.update_layout(barmode="group", showlegend=True)
    figure.update_yaxes(
        tickvals=list(range(len(lines))), ticktext=[wrapped(group_label(first, line)) for line in lines],
        range=[len(lines) - 0.5, -0.5], automargin=True, fixedrange=True, showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(showticklabels=False, gridcolor=GRID, fixedrange=True, zerolinecolor=GREY)
    if indicator.chart == "parts":
        figure.update_xaxes(range=[0, 100])
    return dress(figure, 70 + (BAR_HEIGHT - 8) * len(pairs) * max(len(lines), 2), right=150)


def _draw_panels(indicator: Indicator, rows: pd.DataFrame, first: str, second: str) -> go.Figure:
    """Small multiples: the same bars in the same order, and one scale for all."""
    panels, bars = _groups(rows, first)[:MOST_PANELS], sorted(_groups(rows, second))
    across = min(3, len(panels)) or 1
    down = max(-(-len(panels) // across), 1)
    figure: go.Figure = make_subplots(
        rows=down, cols=across, shared_xaxes="all", shared_yaxes="all", horizontal_spacing=0.04,
        vertical_spacing=min(0.5 / down, 0.12),
        subplot_titles=[wrapped(group_label(first, name)) for name in panels],
    )  # fmt: skip
    for place, panel in enumerate(panels):
        known = {group.name: group for group in arrange(indicator, rows[rows[first] == panel], second)}
        shown = [known.get(name) for name in bars]
        figure.add_bar(
            y=list(range(len(bars))), x=[bar.length if bar else None for bar in shown], orientation="h",
            row=place // across + 1, col=place % across + 1, showlegend=False, marker={"color": BLUE}, hoverinfo="text",
            text=[value_text(indicator, bar.value) if bar else "" for bar in shown], textposition="auto",
            hovertext=["<br>".join([f"<b>{escaped(bar.label)}</b>", *map(escaped, bar.details)]) if bar else ""
                       for bar in shown],
        )  # fmt: skip
    labels = [wrapped(group_label(second, name)) for name in bars]
    figure.update_yaxes(tickvals=list(range(len(bars))), ticktext=labels, range=[len(bars) - 0.5, -0.5], showgrid=False)
    figure.update_xaxes(showticklabels=False, gridcolor=GRID, fixedrange=True, zerolinecolor=GREY)
    return dress(figure, 60 + down * (46 + 24 * max(len(bars), 2)))


def draw_diverging(indicator: Indicator, rows: pd.DataFrame, by: str) -> go.Figure:
    """The satisfied to the right of zero, the others to the left, in shares of those who answered."""
    bars = [bar for bar in arrange(indicator, rows, by) if bar.value is not None]
    places, figure = list(range(len(bars))), go.Figure()
    for name, color, pattern, sign in (("Satisfaits", BLUE, "", 1), ("Non satisfaits", AMBER, "/", -1)):
        shares = [bar.length if sign > 0 else 100 - bar.length for bar in bars]
        figure.add_bar(
            y=places, x=[sign * value for value in shares], orientation="h", name=name, width=0.62, hoverinfo="text",
            text=[french.quantity(value, "%") for value in shares], textposition="auto", showlegend=True,
            marker=_marker(color, pattern),
            hovertext=["<br>".join([f"<b>{escaped(bar.label)}</b>", *map(escaped, bar.details)]) for bar in bars],
        )  # fmt: skip
    for place, bar in zip(places, bars, strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            y=place,
            text=escaped(bar.text),
            showarrow=False,
            xanchor="left",
            xshift=10,
            font={"size": 13},
        )
    figure.update_layout(barmode="relative", showlegend=True)
    figure.update_yaxes(
        tickvals=places, ticktext=[wrapped(bar.label) for bar in bars], range=[len(bars) - 0.5, -0.5], automargin=True,
        fixedrange=True, showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(range=[-100, 100], showticklabels=False, gridcolor=GRID, fixedrange=True, zerolinecolor=GREY)
    return dress(figure, 80 + BAR_HEIGHT * max(len(bars), 2), right=190)

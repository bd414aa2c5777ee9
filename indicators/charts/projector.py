"""A chart drawn for a small screen, made large enough for those at the end of a room."""

import html
from typing import Any

import plotly.graph_objects as go

from indicators.charts.look import escaped

TEXT = 24
"""The size of its texts, in pixels of a projector."""
LEAST_HEIGHT = 240
"""In pixels; the screen gives it more when it has more."""
LONGEST_LABEL = 30
"""Characters of the name of a group: it has one line."""
MOST_GROUPS = 6
"""Bars that such texts leave room for."""


def projected(figure: go.Figure) -> go.Figure:
    """The same figure with large texts, that grows to the height it is given."""
    drawn = figure.layout.font.size or 13
    for annotation in figure.layout.annotations:
        annotation.font.size = TEXT
        if annotation.xshift:
            annotation.xshift = 1.5 * annotation.xshift
    figure.update_xaxes(tickfont={"size": TEXT}, title={"font": {"size": TEXT}})
    figure.update_yaxes(tickfont={"size": TEXT})
    if labels := figure.layout.yaxis.ticktext:
        figure.update_yaxes(ticktext=[_on_one_line(label) for label in labels])
    figure.update_traces(textfont={"size": TEXT})
    figure.update_traces(marker={"line": {"width": 5}}, selector={"mode": "markers"})
    margin = figure.layout.margin
    return figure.update_layout(
        height=LEAST_HEIGHT,
        autosize=True,
        font={"size": TEXT},
        legend={"font": {"size": TEXT}},
        hoverlabel={"font": {"size": TEXT}},
        margin={"l": 8, "r": round(margin.r * TEXT / drawn), "t": 40, "b": 40},
    )


def _on_one_line(label: str) -> str:
    whole = html.unescape(label.replace("<br>", " "))
    return escaped(whole if len(whole) <= LONGEST_LABEL else f"{whole[: LONGEST_LABEL - 1].rstrip()}…")


def largest(names: list[Any]) -> list[Any]:
    """As many of the groups, in their order, as a projected chart has room for."""
    return names[:MOST_GROUPS]

"""How every chart looks and behaves: colours, sizes, French words for the browser, and what a page needs of Plotly."""

import html
import re
import textwrap
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

import french

# Mid tones, legible on white and on near-black; violet and amber stay apart for every colour vision.
BLUE, VIOLET, AMBER, GREEN, BRICK, GREY = "#2F7FB8", "#8467BE", "#C77F12", "#2A9077", "#C8553D", "#7D8590"
SEXES = {"F": (VIOLET, ""), "G": (AMBER, "/"), "inconnu": (GREY, ".")}
LINES = ((BLUE, "solid"), (AMBER, "dash"), (GREEN, "dot"), (VIOLET, "dashdot"), (BRICK, "longdash"), (GREY, "solid"))
BAR_HEIGHT = 34
GRID = "rgba(125, 133, 144, 0.25)"
_END_OF_SCRIPT = re.compile("</(?=script)", re.IGNORECASE)

CONFIG = {
    "locale": "fr",
    "locales": {
        "fr": {
            "dictionary": {
                "Download plot as a PNG": "Enregistrer l’image",
                "Download plot": "Enregistrer l’image",
                "Preparing image - this may take a few seconds": "Préparation de l’image…",
                "Image download succeeded": "Image enregistrée",
                "Sorry, there was a problem downloading your image!": "L’image n’a pas pu être enregistrée.",
                "Double-click to zoom back out": "Double-cliquez pour revenir à la vue entière",
            },
            "format": {"decimal": ",", "thousands": french.NARROW, "grouping": [3], "currency": ["", "\u00a0€"]},
        }
    },
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
}
IMAGES = ("png", "svg")


def config(image: str, name: str) -> dict[str, Any]:
    """What the browser must know besides the figure: French words, and one button that saves an ``image``."""
    return {**CONFIG, "toImageButtonOptions": {"format": image, "scale": 2, "filename": name}}


def dress(figure: go.Figure, height: int, right: int = 10) -> go.Figure:
    return figure.update_layout(
        height=height,
        margin={"l": 4, "r": right, "t": 34, "b": 30, "pad": 6},
        separators=f",{french.NARROW}",
        paper_bgcolor="rgba(0, 0, 0, 0)",
        plot_bgcolor="rgba(0, 0, 0, 0)",
        showlegend=bool(figure.layout.showlegend),
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        dragmode=False,
        hoverlabel={"align": "left"},
        modebar={"bgcolor": "rgba(0, 0, 0, 0)", "color": GREY, "activecolor": BLUE},
    )


def escaped(text: str) -> str:
    """Plotly reads a little HTML wherever it writes: a cell such as « <b> » must stay what it is."""
    return html.escape(text, quote=False)


def wrapped(label: str) -> str:
    """At most two lines of an axis; the whole label is in the hover text and in the table."""
    lines = textwrap.wrap(label, 30, max_lines=2, placeholder="…") or [label]
    return "<br>".join(escaped(line) for line in lines)


def library() -> str:
    """Plotly's JavaScript, fit to stand inside a page: nothing in it ends the script that holds it."""
    return _END_OF_SCRIPT.sub(r"<\\/", get_plotlyjs())


def as_json(figure: Any) -> str:
    """A figure of ``indicators.charts`` without the colours of a theme, as JSON where no « < » may be read as a tag."""
    figure.layout.template = None
    return str(figure.to_json(remove_uids=True)).replace("<", "\\u003c")

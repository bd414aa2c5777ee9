"""Figures as Plotly charts, for the screen, a page and a projector: the only room that knows Plotly."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from indicators.charts.look import AMBER, BLUE, BRICK, GREEN, GREY, IMAGES, SEXES, VIOLET, as_json, config, library
    from indicators.charts.one_breakdown import draw, draw_curve
    from indicators.charts.projector import largest, projected
    from indicators.charts.side_by_side import draw_crossed, draw_diverging, draw_years

__all__ = [
    "AMBER",
    "BLUE",
    "BRICK",
    "GREEN",
    "GREY",
    "IMAGES",
    "SEXES",
    "VIOLET",
    "as_json",
    "config",
    "draw",
    "draw_crossed",
    "draw_curve",
    "draw_diverging",
    "draw_years",
    "largest",
    "library",
    "projected",
]
__getattr__ = lazily(__name__, __file__)

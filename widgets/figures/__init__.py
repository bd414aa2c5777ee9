"""The screens of figures: cards, one indicator opened, its chart, its rows, its target, tables of many."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from widgets.figures.breakdown_choice import BEFORE, breakdown_label, breakdowns_of
    from widgets.figures.family_page import indicators_of, show_family
    from widgets.figures.impact_table import (
        choose_order,
        choose_view,
        count_pupils,
        explain,
        read_impact,
        show_actions,
        show_types,
    )
    from widgets.figures.indicator_card import OPENED, card_grid, page_of
    from widgets.figures.indicator_details import told_by
    from widgets.figures.indicator_view import View, draw
    from widgets.figures.rows_panel import ICON, ROWS
    from widgets.figures.synthesis_table import show_synthesis, year_in_title

__all__ = [
    "BEFORE",
    "ICON",
    "OPENED",
    "ROWS",
    "View",
    "breakdown_label",
    "breakdowns_of",
    "card_grid",
    "choose_order",
    "choose_view",
    "count_pupils",
    "draw",
    "explain",
    "indicators_of",
    "page_of",
    "read_impact",
    "show_actions",
    "show_family",
    "show_synthesis",
    "show_types",
    "told_by",
    "year_in_title",
]
__getattr__ = lazily(__name__, __file__)

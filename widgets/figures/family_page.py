"""The body that the pages of figures share: filters, cards, then the opened indicator beside its questions."""

from collections.abc import Sequence

import streamlit as st

from indicators import CATALOGUE
from widgets import session
from widgets.figures.guiding_questions import questions_panel
from widgets.figures.indicator_card import card_grid, opened_indicator
from widgets.figures.indicator_details import indicator_block
from widgets.scope_bar import scope_bar


def indicators_of(prefix: str) -> tuple[str, ...]:
    """The ids of a family: « pfmp » → « pfmp.jeunes_avec_solution », …"""
    return tuple(each for each in CATALOGUE if each.partition(".")[0] == prefix)


def show_family(ids: Sequence[str]) -> None:
    """Draw the page of these indicators."""
    store = session.current_store()
    scope = scope_bar(store, ids)
    found = session.measures(store, tuple(ids), scope)
    opened = opened_indicator(ids)
    card_grid(found, scope.annees, opened)
    chart, questions = st.columns([7, 3], gap="medium")
    with chart:
        indicator_block(store, opened, scope, ids)
    with questions:
        questions_panel(ids, opened)

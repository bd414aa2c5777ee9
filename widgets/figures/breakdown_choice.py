"""What an indicator is broken down by, and what the figures are set beside: the choices above its chart."""

from functools import partial

import streamlit as st

from indicators import Indicator
from indicators.words import dimension_label, is_yearly_campaign
from widgets.plain_text import plain

BREAKDOWN, BESIDE = "ventilation", "comparaison"
BEFORE, YEARS = "avant", "annees"
"""The two comparisons that are no dimension: with the year before, with the years before."""


def breakdowns_of(indicator: Indicator) -> tuple[str, ...]:
    """What the block may be broken down by: what the indicator declares, and the years (first for the tax)."""
    if is_yearly_campaign(indicator):
        return ("annee", *indicator.breakdowns)
    return (*indicator.breakdowns, "annee")


def breakdown_label(indicator: Indicator, by: str) -> str:
    """« Type d’action »; the years of the tax are campaigns."""
    return "Campagne" if by == "annee" and is_yearly_campaign(indicator) else dimension_label(by)


def choose_breakdown(indicator: Indicator) -> str:
    """Draw the choice of a breakdown; the URL keeps it."""
    offered = breakdowns_of(indicator)
    if st.session_state.get(BREAKDOWN) not in offered:
        st.session_state.pop(BREAKDOWN, None)
    chosen = st.segmented_control(
        "Ventilation",
        offered,
        format_func=partial(breakdown_label, indicator),
        default=offered[0],
        required=True,
        key=BREAKDOWN,
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen if chosen in offered else offered[0]


def choose_beside(indicator: Indicator, by: str, years: int = 1) -> str:
    """Draw the choice of what a breakdown is set beside: the year before, the years before, another breakdown; or,
    when several ``years`` are looked at as one, each of them.
    """
    if by == "annee" or indicator.chart == "curve":
        return BEFORE
    offered = (BEFORE, YEARS, *(name for name in indicator.breakdowns if name != by))
    if st.session_state.get(BESIDE) not in offered:
        st.session_state.pop(BESIDE, None)
    chosen = st.selectbox(
        "Comparer",
        offered,
        format_func=partial(_beside_label, indicator, years > 1),
        key=BESIDE,
        bind="query-params",
        label_visibility="collapsed",
        width=270,
    )
    return chosen if chosen in offered else BEFORE


def _beside_label(indicator: Indicator, together: bool, beside: str) -> str:
    campaigns = is_yearly_campaign(indicator)
    if together and beside in (BEFORE, YEARS):
        each = "campagne par campagne" if campaigns else "année par année"
        return "toutes ensemble" if beside == BEFORE else each
    if beside == BEFORE:
        return "avec la campagne précédente" if campaigns else "avec l’année précédente"
    if beside == YEARS:
        return "sur cinq campagnes" if campaigns else "sur cinq années"
    return plain(f"en croisant avec\u00a0: {dimension_label(beside).lower()}")

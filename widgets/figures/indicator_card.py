"""One indicator as a card: value, evolution, what it rests on, definition on demand, and the way to its chart."""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from indicators import CATALOGUE, Indicator, Measure
from indicators.words import basis_text, definition_text, evolution_text, measure_text, typeset, years_label
from widgets.figures.rows_panel import ICON, ROWS, open_rows
from widgets.plain_text import plain

OPENED = "indicateur"


def page_of(indicator_id: str) -> str:
    """The page that shows an indicator bears the first part of its id: « pfmp.courbe » → « pages/pfmp.py »."""
    return f"pages/{indicator_id.partition('.')[0]}.py"


def opened_indicator(ids: Sequence[str]) -> str:
    """The indicator that the URL opens (« ?indicateur=… »), else the first of the page."""
    asked = st.query_params.get(OPENED)
    return asked if asked is not None and asked in ids else ids[0]


def card_grid(found: Mapping[str, Measure], annees: Sequence[str], opened: str | None = None) -> None:
    """The cards of a page, at most four in a row; on the indicators' own page one is ``opened``, and marked."""
    ids = list(found)
    width = 3 if len(ids) in (1, 2, 3, 5, 6) else 4
    for start in range(0, len(ids), width):
        columns = st.columns(width)
        for each, column in zip(ids[start : start + width], columns, strict=False):
            with column:
                indicator_card(CATALOGUE[each], found[each], annees, opened=None if opened is None else each == opened)


def indicator_card(indicator: Indicator, measure: Measure, annees: Sequence[str], opened: bool | None = None) -> None:
    """Draw one card. On the indicator's own page ``opened`` says whether its chart is the one below; elsewhere
    (``None``) the card leads to that page.
    """
    key = f"carte_{'ouverte_' if opened else ''}{indicator.id.replace('.', '_')}"
    with st.container(border=True, height="stretch", key=key, gap="xxsmall"):
        definition = f"{definition_text(indicator)}\n\nLu ici\u00a0: {years_label(indicator, annees)}."
        label = plain(typeset(indicator.label))
        st.markdown(f"**{label}**", help=plain(definition))
        st.metric(
            label,
            measure_text(indicator, measure),
            delta=plain(evolution_text(measure)) or None,
            delta_color=delta_color(indicator, measure),
            delta_arrow=_arrow(measure),
            label_visibility="collapsed",
        )
        if said := typeset(measure.reason) if measure.status != "ok" else basis_text(indicator, measure):
            st.caption(plain(said))
        st.space("stretch")
        with st.container(horizontal=True, horizontal_alignment="right", wrap=False, gap="small"):
            _leads_on(indicator, measure, opened)
            if measure.status == "ok":
                _shows_rows(indicator, opened)


def _leads_on(indicator: Indicator, measure: Measure, opened: bool | None) -> None:
    if measure.missing_table:
        st.page_link("pages/importer.py", label="Importer", icon=":material/upload_file:")
    elif opened is None:
        st.page_link(
            page_of(indicator.id), label="Voir", icon=":material/bar_chart:", query_params={OPENED: indicator.id}
        )
    else:
        st.button(
            "Ci-dessous" if opened else "Voir",
            key=f"ouvrir_{indicator.id}",
            type="tertiary",
            icon=":material/arrow_downward:" if opened else ":material/bar_chart:",
            disabled=opened,
            on_click=_open,
            args=(indicator.id,),
        )


def _shows_rows(indicator: Indicator, opened: bool | None) -> None:
    """The way to the rows behind the figure."""
    if opened is None:
        query = {OPENED: indicator.id, ROWS: "true"}
        st.page_link(page_of(indicator.id), label="Lignes", icon=ICON, query_params=query)
    else:
        key, ids = f"lignes_de_{indicator.id}", (indicator.id,)
        st.button("Lignes", key=key, type="tertiary", icon=ICON, on_click=_open_rows, args=ids)


def _open(indicator_id: str) -> None:
    st.query_params[OPENED] = indicator_id


def _open_rows(indicator_id: str) -> None:
    _open(indicator_id)
    open_rows(indicator_id)


def _arrow(measure: Measure) -> Literal["up", "down", "off"]:
    moved = round(measure.evolution or 0.0, 1)
    return "off" if moved == 0 else "up" if moved > 0 else "down"


def delta_color(indicator: Indicator, measure: Measure) -> Literal["green", "red", "off"]:
    """Whether the evolution is for the better, for the worse, or neither."""
    moved = round(measure.evolution or 0.0, 1)
    if indicator.better == "neutre" or moved == 0:
        return "off"
    return "green" if (moved > 0) == (indicator.better == "hausse") else "red"

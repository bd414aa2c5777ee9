"""A chart on screen: its text alternative, its image to save, and what a chosen bar does."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

import french
from indicators import charts

IMAGE = "image"


def show_chart(figure: Any, alt: str, name: str, on_bar: Callable[[int], None] | None = None) -> None:
    """Draw ``figure``; ``on_bar`` is told the place of the bar that is chosen. ``name`` is that of the saved image."""
    image = st.session_state.get(IMAGE) or charts.IMAGES[0]
    config = charts.config(image, name.partition("_")[0].replace(".", "_"))
    key = f"graphique_{name}"
    if on_bar is None:
        st.plotly_chart(figure, key=key, config=config, alt=alt)
    else:
        st.plotly_chart(
            figure, key=key, config=config, alt=alt, on_select=partial(_choose, key, on_bar), selection_mode="points"
        )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", wrap=False):
        st.caption(french.spaced(_hint(on_bar is not None)))
        st.segmented_control(
            "Format de l’image",
            charts.IMAGES,
            format_func=str.upper,
            default=charts.IMAGES[0],
            required=True,
            key=IMAGE,
            label_visibility="collapsed",
            help="Format de l’image que le graphique enregistre (bouton en haut à droite du graphique).",
        )


def _hint(clickable: bool) -> str:
    if clickable:
        return "Cliquez sur une barre pour ne garder que ce groupe ; la croix du filtre, en haut, rétablit tout."
    return "Survolez le graphique pour lire chaque chiffre."


def _choose(key: str, on_bar: Callable[[int], None]) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        on_bar(round(points[0]["y"]))

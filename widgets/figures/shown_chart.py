"""A chart on screen: its text alternative, its image to save, and what a chosen bar does."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

import french
from indicators import charts

IMAGE = "image"


Point = Mapping[str, Any]
HINT = "Survolez le graphique pour lire chaque chiffre."


def show_chart(
    figure: Any, alt: str, name: str, on_point: Callable[[Point], None] | None = None, hint: str = HINT
) -> None:
    """Draw ``figure``; ``on_point`` is told which bar or point is chosen, and ``hint`` says what that does. ``name`` is
    that of the saved image.
    """
    image = st.session_state.get(IMAGE) or charts.IMAGES[0]
    config = charts.config(image, name.partition("_")[0].replace(".", "_"))
    key = f"graphique_{name}"
    if on_point is None:
        st.plotly_chart(figure, key=key, config=config, alt=alt)
    else:
        st.plotly_chart(
            figure, key=key, config=config, alt=alt, on_select=partial(_choose, key, on_point), selection_mode="points"
        )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", wrap=False):
        st.caption(french.spaced(hint))
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


def _choose(key: str, on_point: Callable[[Point], None]) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        on_point(points[0])

"""A table as real HTML: read aloud, printed and searched by the browser, with every cell shown as it is."""

from typing import TYPE_CHECKING

import streamlit as st

from widgets.plain_text import plain

if TYPE_CHECKING:
    import pandas as pd

TALLEST = 420
MOST_ROWS = 13
"""Beyond, the table scrolls under its header."""


def show_table(frame: "pd.DataFrame", title: str, figures_from: int = 1, *, whole: bool = False) -> None:
    """Draw a table of texts already written in French; its columns from ``figures_from`` on are aligned right.

    ``title`` names it for whom it is read aloud, and is its own on the page. A long table scrolls unless it is wanted
    ``whole``.
    """
    shown = frame.map(lambda cell: plain(str(cell))).rename(columns=plain)
    with st.container(key=f"tableau_{figures_from}_{title}"):
        st.table(
            shown,
            border="horizontal",
            hide_index=True,
            height=TALLEST if len(frame) > MOST_ROWS and not whole else "content",
            alt=title,
        )

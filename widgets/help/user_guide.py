"""The user guide as it is written in docs/, one chapter at a time, with its pictures; nothing is fetched elsewhere."""

import re
from pathlib import Path

import streamlit as st

import version

GUIDE = Path(__file__).parent.parent.parent / "docs" / "guide.md"
_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)]+)\)$", re.M)
_CHAPTER = re.compile(r"^## (.+)$", re.M)


def chapters(text: str) -> dict[str, str]:
    """Title → text of each chapter of a guide, in order; what stands before the first one is left out."""
    parts = _CHAPTER.split(text)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def show_guide() -> None:
    """Draw the choice of a chapter, then the chapter."""
    found = chapters(GUIDE.read_text(encoding="utf-8"))
    chosen = st.selectbox("Chapitre", list(found), key="chapitre", bind="query-params", width=420)
    with st.container(width=900):
        _draw(found[chosen])
        st.caption(version.NAMED)


def _draw(chapter: str) -> None:
    parts = _PICTURE.split(chapter)
    st.markdown(parts[0])
    for alt, place, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        with st.container(border=True):
            st.image(GUIDE.parent / place, caption=alt, alt=alt)
        if text.strip():
            st.markdown(text)

"""What Streamlit draws by itself and no option changes: its English words, and the few looks a theme cannot say."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("interface.css").read_text(encoding="utf-8")
SCRIPT = Path(__file__).with_name("interface.js").read_text(encoding="utf-8")


def dress() -> None:
    """Put our style and our French words over Streamlit's own."""
    with st.container(key="habillage"):
        st.html(f"<style>{STYLE}</style>")
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)

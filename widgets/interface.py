"""What Streamlit draws by itself and no option changes: its English words, and the few looks a theme cannot say."""

from pathlib import Path
from urllib.parse import quote

import streamlit as st

STYLE = Path(__file__).with_name("interface.css").read_text(encoding="utf-8")
SCRIPT = Path(__file__).with_name("interface.js").read_text(encoding="utf-8")
ICON = f"data:image/svg+xml,{quote(Path(__file__).with_name('icon.svg').read_text(encoding='utf-8'))}"


def dress() -> None:
    """Put our style and our French words over Streamlit's own."""
    with st.container(key="habillage"):
        st.html(f"<style>{STYLE}</style>")
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
        # Streamlit would take its time to load numpy and an image library, even for an icon that is drawn in words
        st.html(
            f"<script>document.querySelector('link[rel~=icon]').href = '{ICON}'</script>", unsafe_allow_javascript=True
        )


def bring_into_view(key: str, turn: int) -> None:
    """Scroll to the expander of that key and give it the keyboard; once for each ``turn``."""
    seek = f"document.querySelector('.st-key-{key} summary')"
    script = f"{seek}?.scrollIntoView({{ block: 'start' }}); {seek}?.focus({{ preventScroll: true }})"
    st.html(f"<script>/* {turn} */ setTimeout(() => {{ {script} }}, 100)</script>", unsafe_allow_javascript=True)


def give_keyboard(key: str, turn: int) -> None:
    """Give the keyboard to the button of that key; once for each ``turn``."""
    script = f"document.querySelector('.st-key-{key} button')?.focus()"
    st.html(f"<script>/* {turn} */ setTimeout(() => {{ {script} }}, 100)</script>", unsafe_allow_javascript=True)

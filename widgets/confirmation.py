"""What changes a base for good: a word to type before it, a sentence after it, whatever happens."""

from collections.abc import Callable

import streamlit as st

import french
from warehouse import WarehouseError
from widgets.plain_text import plain

DONE = "passation_faite"


def confirmed(key: str, word: str, label: str, icon: str) -> bool:
    """Draw a field and a button; true on the run where the button is pressed with ``word`` typed as it is."""
    with (
        st.form(f"confirmer_{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        typed = st.text_input(french.spaced(f"Pour confirmer, tapez « {word} »"), key=f"mot_{key}", width=230)
        asked = st.form_submit_button(label, icon=icon)
    if asked and typed.strip() != word:
        st.error(plain(french.spaced(f"Rien n’est fait : tapez « {word} », exactement.")), icon=":material/error:")
    return asked and typed.strip() == word


def attempt(work: Callable[[], object], done: str, waiting: str) -> None:
    """Do it, then draw the page anew with what was done; or say in a sentence why it was not."""
    try:
        with st.spinner(french.spaced(waiting)):
            work()
    except WarehouseError as error:
        tell_refusal(error)
    else:
        st.session_state[DONE] = done
        st.rerun()


def tell_refusal(error: WarehouseError) -> None:
    """The sentence of an error, on the screen."""
    st.error(plain(french.spaced(str(error))), icon=":material/error:")


def tell_done() -> None:
    """What was done by the last run of the page, once."""
    if done := st.session_state.pop(DONE, ""):
        st.success(plain(french.spaced(done)), icon=":material/check_circle:")

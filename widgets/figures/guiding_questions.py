"""The fiche's guiding questions that the figures of a page help to answer, beside these figures."""

from collections.abc import Sequence

import streamlit as st

from guide import Question
from indicators.words import typeset
from widgets import session
from widgets.plain_text import plain


def linked_questions(ids: Sequence[str]) -> tuple[Question, ...]:
    """The questions that at least one of the indicators answers, in the fiche's order."""
    return tuple(question for question in session.fiche().questions if set(ids) & set(question.indicators))


def questions_panel(ids: Sequence[str], opened: str | None = None) -> None:
    """Draw the questions linked to these indicators, those of the ``opened`` one first."""
    linked = linked_questions(ids)
    first = [question for question in linked if opened in question.indicators] if opened else list(linked)
    others = [question for question in linked if question not in first]
    st.markdown("##### Questions de la fiche", anchors=False)
    if not first:
        st.caption("Aucune question de la fiche ne porte sur cet indicateur seul.")
    for question in first:
        _draw(question)
    if others:
        with st.expander(f"Autres questions de cette page\u00a0: {len(others)}", expanded=not first):
            for question in others:
                _draw(question)


def _draw(question: Question) -> None:
    with st.container(border=True, gap="xsmall"):
        st.caption(plain(f"{question.ref} · {typeset(question.theme)}"))
        st.markdown(plain(typeset(question.text)))
        st.page_link(
            "pages/fiche.py",
            label="Ouvrir dans la fiche",
            icon=":material/menu_book:",
            query_params={"question": question.ref},
        )

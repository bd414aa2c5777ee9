"""The fiche's guiding questions: all of them by phase and theme, and one opened with its figures and its answer."""

from itertools import groupby
from typing import Literal

import streamlit as st

import annee_scolaire
from conseil import Progress, answers_of, progress, years_written
from guide import Fiche, Question
from indicators import CATALOGUE, Scope
from indicators.words import typeset
from warehouse import Store
from widgets import session
from widgets.council.answer_fields import answer_form, position_label
from widgets.figures import OPENED, card_grid, page_of
from widgets.plain_text import plain
from widgets.scope_bar import choose_year

PAGE = "pages/fiche.py"
ASKED = "question"


def asked_question(fiche: Fiche) -> Question | None:
    """The question that the URL opens (« ?question=D3.2 »), if the fiche has it."""
    asked = st.query_params.get(ASKED)
    return next((question for question in fiche.questions if question.ref == asked), None)


def open_question(store: Store, fiche: Fiche, question: Question) -> None:
    """Draw one question, large enough to be projected, above the cards of its indicators and its answer."""
    known = _known(question)
    with st.container(border=True, key="question_ouverte"):
        asked, year = st.columns([5, 1], gap="medium")
        with asked:
            st.caption(plain(typeset(f"{question.phase} · {question.ref} · {question.theme}")))
            st.markdown(f"## {plain(typeset(question.text))}", anchors=False)
        with year:
            annee = choose_year(store, years_written(store))
        if known:
            card_grid(session.measures(store, known, Scope(annee)), (annee,))
        answer_form(store, question, annee)
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            _leads_to(_neighbour(fiche, question, -1), "Question précédente", ":material/arrow_back:")
            st.page_link(PAGE, label="Toutes les questions", icon=":material/list:")
            _leads_to(_neighbour(fiche, question, 1), "Question suivante", ":material/arrow_forward:", "right")


def _known(question: Question) -> tuple[str, ...]:
    return tuple(each for each in question.indicators if each in CATALOGUE)


def _neighbour(fiche: Fiche, question: Question, step: int) -> Question | None:
    place = fiche.questions.index(question) + step
    return fiche.questions[place] if 0 <= place < len(fiche.questions) else None


def _leads_to(question: Question | None, label: str, icon: str, side: Literal["left", "right"] = "left") -> None:
    query = {ASKED: question.ref} if question else None
    st.page_link(PAGE, label=label, icon=icon, icon_position=side, query_params=query, disabled=question is None)


def list_questions(store: Store, fiche: Fiche) -> None:
    """Draw the questions in the fiche's order, under their phases and themes, each with how far its answer is."""
    text, year = st.columns([5, 1], vertical_alignment="bottom")
    with year:
        annee = choose_year(store, years_written(store))
    answers, last = answers_of(store, annee), annee_scolaire.previous(annee)
    before = answers_of(store, last)
    found = progress(fiche, answers)
    answered, total = (sum(getattr(each, name) for each in found if not each.theme) for name in ("answered", "total"))
    text.progress(
        answered / total, f"Auto-évaluation {annee}\u00a0: {answered} sur {total} questions ont leur réponse."
    )
    themes = {each.theme: each for each in found if each.theme}
    for phase, asked in groupby(fiche.questions, key=lambda question: question.phase):
        _heading("###", phase, next(each for each in found if each.phase == phase))
        for theme, of_theme in groupby(asked, key=lambda question: question.theme):
            with st.container(border=True, gap="xsmall"):
                _heading("#####", theme, themes[theme])
                for question in of_theme:
                    was = before.get(question.ref)
                    told = f"  \n:small[en {last}\u00a0: {plain(was.position_text)}]" if was and was.answered else ""
                    _draw_line(question, position_label(answers.get(question.ref)) + told)


def _heading(level: str, title: str, found: Progress) -> None:
    st.markdown(f"{level} {plain(typeset(title))} :small[– {found.answered} sur {found.total}]", anchors=False)


def _draw_line(question: Question, answer: str) -> None:
    ref, text, position, figures = st.columns([1, 8, 2.4, 5], gap="small")
    ref.page_link(PAGE, label=question.ref, icon="", help="Ouvrir la question", query_params={ASKED: question.ref})
    text.markdown(plain(typeset(question.text)))
    position.markdown(answer)
    with figures.container(gap="xxsmall"):
        for each in _known(question):
            label = plain(typeset(CATALOGUE[each].label))
            st.page_link(page_of(each), label=label, icon=":material/bar_chart:", query_params={OPENED: each})

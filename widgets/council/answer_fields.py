"""The answer to one question of the fiche: position, findings, evidence; each change is kept before it is told."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st

import annee_scolaire
import french
from conseil import NOT_APPLICABLE, POSITIONS, Answer, answers_of, save_answer
from guide import Question
from warehouse import Store, WarehouseError
from widgets.council.evidence_choice import ask_evidence, show_evidence
from widgets.council.plan_board import show_actions_of
from widgets.plain_text import plain

STEPS = (*POSITIONS, NOT_APPLICABLE)
"""What may be chosen: the four steps, then « sans objet »."""
_CAPTIONS = (*(meaning for _, meaning in POSITIONS.values()), "ne concerne pas l’établissement")
_ICONS = {NOT_APPLICABLE: ":material/do_not_disturb_on:", "": ":material/radio_button_unchecked:"}
UNANSWERED = "À répondre"
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u206f\u3000\ufeff]+")
"""All that Python or a browser takes off the ends of a text, and a little more."""
Change = Callable[[Answer], Answer]


def position_label(answer: Answer | None) -> str:
    """The position as a line of the list tells it, in Markdown: its step as an icon, then its words."""
    if answer is None or not answer.answered:
        return f"{_ICONS['']} {UNANSWERED}"
    icon = f":material/counter_{answer.position}:" if answer.position else _ICONS[NOT_APPLICABLE]
    return f"{icon} {plain(answer.position_text)}"


def answer_form(store: Store, question: Question, annee: str) -> None:
    """Draw this year's answer, that may be changed, beside the one of the year before."""
    key = f"reponse_{Path(store.path).stem}_{annee}_{question.ref}".replace(".", "_")
    answer = answers_of(store, annee).get(question.ref)
    known = answer or Answer(annee=annee, question=question.ref)
    before = answers_of(store, annee_scolaire.previous(annee)).get(question.ref)
    this_year, last_year = st.columns([3.1, 1.3], gap="medium")
    with this_year, st.container(key=key, gap="small"):
        _title(answer, annee, key)
        left, right = st.columns([1, 1.5], gap="medium")
        with left:
            _ask_position(store, known, key)
        with right:
            _ask_findings(store, known, key)
        ask_evidence(known, question, key, lambda change: _keep(store, known, change, key))
        with st.container(horizontal=True, gap="small"):
            show_evidence(store, known)
    with last_year.container(gap="small"):
        _show_before(store, before, annee, untouched=answer is None, key=key)
        show_actions_of(store, question.ref, annee)


def saved_text(answer: Answer | None) -> str:
    """« Enregistré à 14:03 », with the day if it was not today; what to expect as long as nothing is."""
    if answer is None or answer.saved_at is None:
        return "Chaque réponse est enregistrée dès qu’elle est donnée."
    return f"Enregistré {french.moment(answer.saved_at)}"


def _title(answer: Answer | None, annee: str, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"##### Notre réponse en {annee}", width="content", anchors=False)
        icon = ":material/check_circle: " if answer else ""
        with st.container(key="enregistre", width="content", gap=None):
            st.caption(icon + plain(french.spaced(saved_text(answer))), width="content")
            st.html(f'<i data-enregistre="{_marks(answer)}" hidden></i>')
    wrong = st.session_state.pop(f"{key}_faute", "")
    if wrong:
        st.error(plain(french.spaced(wrong)), icon=":material/error:")


def _marks(answer: Answer | None) -> str:
    """What the base holds, for the browser to compare with what it shows: the rank of the position (−1 for none), how
    many indicators are evidence, and the marks of the two texts.
    """
    if answer is None:
        return "-1 0 0 0"
    step = STEPS.index(NOT_APPLICABLE if answer.sans_objet else answer.position) if answer.answered else -1
    papers = [each.texte for each in answer.evidence if each.sorte == "texte"]
    texts = (answer.constats, "\n".join(papers))
    return " ".join(map(str, [step, len(answer.evidence) - len(papers), *map(_mark, texts)]))


def _mark(text: str) -> int:
    """A number that two texts hardly share, as interface.js counts it: on UTF-16 units, without any blank."""
    units = _BLANK.sub("", text).encode("utf-16-le")
    found = 0
    for place in range(0, len(units), 2):
        found = (found * 31 + int.from_bytes(units[place : place + 2], "little")) % 1000003
    return found


def _ask_position(store: Store, known: Answer, key: str) -> None:
    chosen = f"{key}_position"
    st.session_state.setdefault(chosen, NOT_APPLICABLE if known.sans_objet else known.position)

    def keep(step: int | str | None) -> None:
        position = step if isinstance(step, int) else None
        _keep(store, known, lambda now: replace(now, position=position, sans_objet=step == NOT_APPLICABLE), key)

    def clear() -> None:
        st.session_state[chosen] = None
        keep(None)

    st.radio(
        "Position",
        STEPS,
        index=None,
        format_func=lambda step: NOT_APPLICABLE if step == NOT_APPLICABLE else POSITIONS[step][0],
        captions=[plain(french.spaced(text)) for text in _CAPTIONS],
        key=chosen,
        on_change=lambda: keep(st.session_state[chosen]),
    )
    if known.answered:
        st.button("Retirer la position", key=f"{key}_retirer", type="tertiary", icon=":material/undo:", on_click=clear)


def _ask_findings(store: Store, known: Answer, key: str) -> None:
    typed = f"{key}_constats"
    st.session_state.setdefault(typed, known.constats)
    st.text_area(
        "Constats",
        key=typed,
        height=290,
        help=french.spaced(
            "Ce que vous constatez : ce qui marche, ce qui manque. N’y écrivez aucun nom d’élève : ce texte peut être "
            "projeté et figurer au compte rendu."
        ),
        placeholder="Ce qui marche, ce qui manque, ce qui a changé…",
        on_change=lambda: _keep(
            store, known, lambda now: replace(now, constats=str(st.session_state[typed]).strip()), key
        ),
    )


def _keep(store: Store, known: Answer, change: Change, key: str) -> None:
    """Save one change to the answer as it now is in the base, where another window may have changed something else."""
    now = answers_of(store, known.annee).get(known.question, known)
    try:
        save_answer(store, change(now))
    except WarehouseError as error:
        st.session_state[f"{key}_faute"] = str(error)


def _show_before(store: Store, before: Answer | None, annee: str, *, untouched: bool, key: str) -> None:
    year = annee_scolaire.previous(annee)
    with st.container(border=True, gap="small"):
        st.markdown(f"##### En {year}", anchors=False)
        if before is None:
            st.caption("Aucune réponse cette année-là.")
            return
        st.markdown(position_label(before))
        if before.constats:
            st.markdown(plain(before.constats).replace("\n", "  \n"))
        show_evidence(store, before)
        if untouched:
            st.button(
                "Partir de cette réponse",
                key=f"{key}_reprendre",
                type="tertiary",
                icon=":material/content_copy:",
                on_click=_start_from,
                args=(store, before, annee, key),
            )


def _start_from(store: Store, before: Answer, annee: str, key: str) -> None:
    _keep(store, replace(before, annee=annee), lambda now: now, key)
    for each in [each for each in st.session_state if str(each).startswith(f"{key}_")]:
        if not str(each).endswith("_faute"):
            del st.session_state[each]

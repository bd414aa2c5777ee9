"""The small window that adds an action to the plan, changes it or takes it out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

import french
from conseil import STATES, PlannedAction, remove_action, save_action
from indicators import CATALOGUE
from indicators.words import typeset
from warehouse import Store, WarehouseError
from widgets import session
from widgets.plain_text import plain

PILOTS = (
    "DDFPT",
    "Proviseur",
    "Proviseur adjoint",
    "Bureau des entreprises",
    "Gestionnaire",
    "Conseiller principal d’éducation",
    "Référent insertion",
    "Équipe enseignante",
)
"""Functions that are offered; any other may be typed."""
WHO = french.spaced("Une fonction (« DDFPT », « professeur principal de TMELEC »), jamais le nom d’un élève.")
_KEY, _DONE, _FAULT = "action_saisie", "action_enregistree", "action_faute"
_NONE = ""


@st.dialog("Action", width="medium", icon=":material/task_alt:")
def edit_action(store: Store, annee: str, action: PlannedAction | None = None, question: str | None = None) -> None:
    """Ask for a new action of a school year (about ``question``, if it is told), or for what changes in one, and keep
    it; close once it is kept.
    """
    if st.session_state.pop(_DONE, False):
        st.rerun()
    with st.container():  # whether or not it says something, what is typed below stays where it is
        tell_fault()
    with st.form("action", border=False):
        _ask(action, action.question if action else question)
        st.form_submit_button(
            "Enregistrer",
            type="primary",
            icon=":material/check:",
            on_click=lambda: attempt(lambda: _save(store, annee, action)),
        )
    if action is not None and action.action_id is not None:
        _ask_removal(store, action.action_id)


def attempt(work: Callable[[], object]) -> None:
    """Write, and let the window close; or let ``tell_fault`` say why it could not be written."""
    try:
        work()
        st.session_state[_DONE] = True
    except (WarehouseError, ValueError) as error:
        st.session_state[_FAULT] = str(error)


def tell_fault() -> None:
    """Why the last change was not kept, once."""
    st.session_state.pop(_DONE, None)
    if wrong := st.session_state.pop(_FAULT, ""):
        st.error(plain(french.spaced(wrong)), icon=":material/error:")


def _typed(name: str) -> Any:
    return st.session_state.get(f"{_KEY}_{name}")


def _save(store: Store, annee: str, action: PlannedAction | None) -> None:
    intitule = str(_typed("intitule") or "").strip()
    if not intitule:
        raise ValueError("Dites en quelques mots ce qui sera fait.")
    known = action or PlannedAction(annee=annee, intitule=intitule)
    changed = replace(
        known,
        intitule=intitule,
        question=_typed("question") or None,
        indicateur=_typed("indicateur") or None,
        pilote=str(_typed("pilote") or "").strip(),
        echeance=_typed("echeance"),
        etat=_typed("etat"),
        bilan=str(_typed("bilan") or "").strip(),
    )
    save_action(store, changed)


def _ask(action: PlannedAction | None, question: str | None) -> None:
    st.text_input("Ce qui sera fait", action.intitule if action else "", max_chars=200, key=f"{_KEY}_intitule")
    texts = {each.ref: typeset(f"{each.ref} · {each.text}") for each in session.fiche().questions}
    labels = {each: typeset(indicator.label) for each, indicator in CATALOGUE.items()}
    left, right = st.columns(2)
    with left:
        _ask_among(texts, "Question de la fiche", "aucune", question, "question")
        _ask_pilot(action.pilote if action else "")
        place = STATES.index(action.etat) if action else 0
        st.selectbox("État", STATES, place, format_func=str.capitalize, key=f"{_KEY}_etat")
    with right:
        known = action.indicateur if action else None
        _ask_among(labels, "Indicateur qu’elle doit faire bouger", "aucun", known, "indicateur")
        due = action.echeance if action else None
        st.date_input("Échéance", due, format="DD/MM/YYYY", key=f"{_KEY}_echeance")
        bilan = action.bilan if action else ""
        st.text_input("Ce qu’il en est advenu", bilan, max_chars=300, key=f"{_KEY}_bilan")


def _ask_among(labels: dict[str, str], title: str, none: str, known: str | None, name: str) -> None:
    values = [_NONE, *labels]
    place = values.index(known) if known in values else 0
    st.selectbox(title, values, place, format_func=lambda each: labels.get(each, none), key=f"{_KEY}_{name}")


def _ask_pilot(known: str) -> None:
    offered = [*dict.fromkeys([*([known] if known else []), *PILOTS])]
    st.selectbox(
        "Pilote",
        offered,
        0 if known else None,
        accept_new_options=True,
        placeholder="Choisir une fonction ou l’écrire",
        help=WHO,
        key=f"{_KEY}_pilote",
    )


def _ask_removal(store: Store, action_id: int) -> None:
    """Taking an action out cannot be undone: it is asked for twice."""
    with st.expander("Retirer cette action du plan", icon=":material/delete:"):
        st.caption(french.spaced("Elle disparaît. Si elle n’aura pas lieu, mettez plutôt son état à « Abandonnée »."))
        st.button("Retirer pour de bon", on_click=lambda: attempt(lambda: remove_action(store, action_id)))

"""What the council decides, typed under the slide it is about: kept at once, in the plan of action and the minutes."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

import french
from conseil import PlannedAction, Slide, decided_on, remove_action, save_action
from indicators import Scope
from warehouse import Store, WarehouseError
from widgets import session
from widgets.handover import take
from widgets.plain_text import plain


def decide(store: Store, slide: Slide, annee: str, day: dt.date) -> None:
    """Draw the form of a decision, and those that were taken on this slide."""
    key = f"decision_{Path(store.path).stem}"
    with st.container(key="seance_decision", gap="xsmall"):
        with st.form(f"{key}_formulaire", border=False, enter_to_submit=True):
            what, who, when, kept = st.columns([5, 2.2, 1.6, 1.6], vertical_alignment="bottom")
            what.text_input("Décision", key=f"{key}_quoi", placeholder="Ce que le conseil décide")
            who.text_input("Pilote (fonction)", key=f"{key}_qui", placeholder="DDFPT")
            when.date_input("Échéance", None, key=f"{key}_quand", format="DD/MM/YYYY")
            kept.form_submit_button(
                "Enregistrer", on_click=_keep, args=(store, slide, annee, day, key), type="primary", width="stretch"
            )
        if said := st.session_state.pop(f"{key}_dit", ""):
            st.markdown(plain(said))
        mine = [each for each in decided_on(store, annee, day) if _is_of(each, slide)]
        _list(store, mine, key)


def _is_of(action: PlannedAction, slide: Slide) -> bool:
    return (action.question, action.indicateur) == (slide.ref, slide.indicateur)


def _keep(store: Store, slide: Slide, annee: str, day: dt.date, key: str) -> None:
    """Nothing is said to be saved before it is; what could not be stays typed."""
    what, who = (str(st.session_state.get(f"{key}_{part}") or "").strip() for part in ("quoi", "qui"))
    when = st.session_state.get(f"{key}_quand")
    if not what:
        st.session_state[f"{key}_dit"] = "Écrivez d’abord la décision."
        return
    action = PlannedAction(
        annee=annee,
        intitule=what,
        question=slide.ref,
        indicateur=slide.indicateur,
        pilote=who,
        echeance=when if isinstance(when, dt.date) else None,
        origine="séance",
        seance_le=day,
    )
    try:
        saved = save_action(store, action)
    except WarehouseError as error:
        st.session_state[f"{key}_dit"] = french.spaced(str(error))
        return
    st.session_state.update({f"{key}_quoi": "", f"{key}_qui": "", f"{key}_quand": None})
    st.session_state[f"{key}_dit"] = f"Enregistré à {saved.modifie_le:%H:%M}, dans le plan d’action."


def _list(store: Store, actions: Sequence[PlannedAction], key: str) -> None:
    for action in actions:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"- {plain(told(action))}", width="content")
            st.button(
                "Retirer",
                key=f"{key}_retirer_{action.action_id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=_remove,
                args=(store, action, key),
            )


def _remove(store: Store, action: PlannedAction, key: str) -> None:
    try:
        remove_action(store, action.action_id or 0)
        st.session_state[f"{key}_dit"] = "Décision retirée."
    except WarehouseError as error:
        st.session_state[f"{key}_dit"] = french.spaced(str(error))


def told(action: PlannedAction) -> str:
    """« Rappeler dix entreprises – DDFPT – pour le 30/09/2026 »."""
    due = f"pour le {french.date(action.echeance)}" if action.echeance else ""
    return " – ".join(text for text in (action.intitule, action.pilote, due) if text)


def closing(store: Store, annee: str, day: dt.date) -> None:
    """The last slide: what was decided, and the minutes to take away."""
    actions = decided_on(store, annee, day)
    st.markdown(f"## Décisions du {french.date(day)}", anchors=False)
    if not actions:
        st.markdown("Aucune décision n’a été enregistrée.")
    key = f"decision_{Path(store.path).stem}"
    if said := st.session_state.pop(f"{key}_dit", ""):
        st.markdown(plain(said))
    _list(store, actions, key)
    take(
        "Compte rendu",
        f"compte_rendu_{day.isoformat()}",
        lambda kind: partial(session.minutes, store, Scope(annee), kind, day),
    )

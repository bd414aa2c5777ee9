"""The agenda of the council on screen: what is proposed and why, what is kept, in the order that the school chooses."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

import annee_scolaire
import french
from conseil import (
    PUBLIC,
    SATISFACTION,
    AgendaItem,
    Known,
    agenda_of,
    answers_of,
    plan_of,
    promised_before,
    propose,
    save_agenda,
)
from indicators import CATALOGUE, Scope
from indicators.words import typeset
from warehouse import Store, WarehouseError
from widgets import session
from widgets.interface import give_keyboard
from widgets.plain_text import plain

FIRST = 8
"""Proposals that are shown at once; the others are a click away."""
REASONS = {
    "cible": ":material/flag: cible",
    "mouvement": ":material/trending_up: évolution",
    "satisfaction": ":material/sentiment_dissatisfied: satisfaction",
    "retard": ":material/warning: action en retard",
    "sans réponse": ":material/radio_button_unchecked: sans réponse",
    "ajout": ":material/person_add: ajouté par vous",
}
HOW = french.spaced(
    "Chaque raison pèse : cible manquée 4 (5 sous le seuil ; 2 tant que l’année n’est pas finie, pour un nombre ou un "
    "montant), satisfaction en baisse 4 (3 si à confirmer), évolution défavorable 3 (2 si à confirmer), action en "
    "retard 3, autre évolution marquante 1, question sans réponse 1. Les raisons d’une même question s’ajoutent ; à "
    "égalité, l’ordre de la fiche. Une évolution n’est retenue que si le hasard seul n’en donnerait pas autant. "
    "Aucune raison ne repose sur un chiffre masqué en salle."
)
_FAULT, _MOVED = "ordre_du_jour_faute", "ordre_du_jour_deplace"


def show_agenda(store: Store, annee: str) -> None:
    """Draw the points kept for the council of this school year, each with the way to move it or take it out."""
    items = agenda_of(store, annee)
    st.markdown(f"#### À l’ordre du jour du conseil, {annee}", anchors=False)
    if wrong := st.session_state.pop(_FAULT, ""):
        st.error(plain(french.spaced(wrong)), icon=":material/error:")
    if not items:
        st.caption("Aucun point retenu pour l’instant. Retenez ceux qui vous sont proposés, ou ajoutez les vôtres.")
    for rank in range(len(items)):
        _draw_kept(store, annee, items, rank)
    _ask_own(store, annee)
    _follow()


def _draw_kept(store: Store, annee: str, items: Sequence[AgendaItem], rank: int) -> None:
    item = items[rank]
    with st.container(border=True, key=f"point_{rank}", gap="xsmall"):
        place, text, moves = st.columns([0.8, 7.0, 3.2], gap="small", vertical_alignment="center")
        with place:
            _draw_place(rank + 1, item, annee)
        with text:
            _draw_point(item)
            if item.propose_le:
                st.caption(f"Proposé le {french.date(item.propose_le)}, d’après les chiffres de ce jour-là.")
        with moves.container(horizontal=True, horizontal_alignment="right", gap="small", wrap=False):
            for step, icon, said in ((-1, "arrow_upward", "Monter"), (1, "arrow_downward", "Descendre")):
                st.button(
                    said,
                    key=_key(rank, step),
                    type="tertiary",
                    icon=f":material/{icon}:",
                    disabled=not 0 <= rank + step < len(items),
                    on_click=_move,
                    args=(store, annee, rank, item, step),
                )
            st.button(
                "Retirer",
                key=f"retirer_point_{rank}",
                type="tertiary",
                icon=":material/close:",
                on_click=_keep,
                args=(store, annee, lambda now: [each for each in now if each is not _find(now, rank, item)]),
            )


def _draw_place(rank: int, item: AgendaItem, annee: str) -> None:
    """The rank of a point, above the way to its question."""
    st.markdown(f"**{rank}**")
    if item.question:
        query = {"question": item.question, "annee": annee}
        st.page_link("pages/fiche.py", label=item.question, icon="", help="Ouvrir la question", query_params=query)


def _draw_point(item: AgendaItem) -> None:
    texts = {question.ref: typeset(question.text) for question in session.fiche().questions}
    st.markdown(f"**{plain(item.titre)}** :small[{REASONS[item.sorte]}]")
    if item.question in texts and texts[item.question] != item.titre:
        st.caption(plain(f"{item.question} · {texts[item.question]}"))
    if item.raison:
        st.markdown(plain(item.raison))


def _key(rank: int, step: int) -> str:
    return f"{'monter' if step < 0 else 'descendre'}_point_{rank}"


def _find(now: Sequence[AgendaItem], rank: int, item: AgendaItem) -> AgendaItem | None:
    """The point in the agenda as it now is, where another window may have moved it."""
    return next((each for each in (*now[rank : rank + 1], *now) if each == item), None)


def _move(store: Store, annee: str, rank: int, item: AgendaItem, step: int) -> None:
    """Swap a point and its neighbour; the keyboard follows it."""

    def swapped(now: list[AgendaItem]) -> list[AgendaItem]:
        found = _find(now, rank, item)
        here = next((place for place, each in enumerate(now) if each is found), -step)
        if 0 <= here < len(now) and 0 <= here + step < len(now):
            now[here], now[here + step] = now[here + step], now[here]
        return now

    _keep(store, annee, swapped)
    there = rank + step
    at_end = not 0 <= there + step < len(agenda_of(store, annee))
    turn = st.session_state.get(_MOVED, ("", 0))[1] + 1
    st.session_state[_MOVED] = (_key(there, -step if at_end else step), turn)


def _follow() -> None:
    if _MOVED in st.session_state:
        give_keyboard(*st.session_state[_MOVED])


def _ask_own(store: Store, annee: str) -> None:
    key = f"point_ajoute_{Path(store.path).stem}_{annee}"

    def add() -> None:
        titre = str(st.session_state[key]).strip()
        if titre:
            _keep(store, annee, lambda now: [*now, AgendaItem(titre=titre)])

    line = st.form(f"{key}_formulaire", clear_on_submit=True, border=False)
    with line.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input("Ajouter un point de votre choix", key=key, max_chars=200, width=520)
        st.form_submit_button("Ajouter", icon=":material/add:", on_click=add)


def _keep(store: Store, annee: str, change: Callable[[list[AgendaItem]], list[AgendaItem]]) -> None:
    """Save a change to the agenda as it now is in the base."""
    try:
        save_agenda(store, annee, change(list(agenda_of(store, annee))))
    except WarehouseError as error:
        st.session_state[_FAULT] = str(error)


def show_proposals(store: Store, annee: str) -> None:
    """Draw the button that ranks the questions, and once it is pressed the questions with their reasons."""
    asked = f"propositions_{Path(store.path).stem}_{annee}"
    st.markdown("#### Ce qui mérite le temps du conseil", anchors=False)
    if st.button("Classer les questions", icon=":material/sort:", type="primary"):
        st.session_state[asked] = True
    with st.expander("Comment ce classement est fait"):
        st.markdown(plain(HOW))
    if not st.session_state.get(asked):
        st.caption("Cibles manquées, évolutions marquantes, satisfaction en baisse, questions sans réponse, retards.")
        return
    kept = {_subject(item) for item in agenda_of(store, annee)}
    with st.spinner("Lecture de tous les chiffres, tels qu’une salle peut les voir…"):
        proposals = ranked(store, annee)
    found = [(rank, item) for rank, item in enumerate(proposals, 1) if _subject(item) not in kept]
    if not found:
        st.caption("Tout ce qui méritait d’être proposé est déjà à l’ordre du jour.")
    for rank, item in found[:FIRST]:
        _draw_proposal(store, annee, rank, item)
    if others := found[FIRST:]:
        with st.expander(f"Les suivantes\u00a0: {len(others)}"):
            for rank, item in others:
                _draw_proposal(store, annee, rank, item)


def _subject(item: AgendaItem) -> str:
    """What a point is about: a question or, without one, its title."""
    return item.question or item.titre


def _draw_proposal(store: Store, annee: str, rank: int, item: AgendaItem) -> None:
    with st.container(border=True, gap="xsmall"):
        place, text, take = st.columns([0.8, 8.2, 1.8], gap="small", vertical_alignment="center")
        with place:
            _draw_place(rank, item, annee)
        with text:
            _draw_point(item)
        take.button(
            "Retenir",
            key=f"retenir_{_subject(item)}",
            icon=":material/add:",
            on_click=_keep,
            args=(store, annee, lambda now: [*now, item]),
        )


def ranked(store: Store, annee: str) -> list[AgendaItem]:
    """The proposals for the council of a school year, as of today."""
    today, before = dt.date.today(), annee_scolaire.previous(annee)  # noqa: DTZ011 (the user's day)
    ids = tuple(each for each in CATALOGUE if each not in SATISFACTION)
    again = {action.reprise_de for action in plan_of(store, annee)}
    awaited = [action for action in promised_before(store, annee) if action.action_id not in again]
    measures, earlier = (
        {
            **session.room_measures(store, ids, Scope(year)),
            **session.room_measures(store, SATISFACTION, Scope(year), (PUBLIC,)),
        }
        for year in (annee, before)
    )
    return propose(
        Known(
            annee=annee,
            day=today,
            fiche=session.fiche(),
            measures=measures,
            before=earlier,
            targets={id_: target for (id_, _), target in session.targets(store, (annee,)).items()},
            answers=answers_of(store, annee),
            actions=[*plan_of(store, annee), *awaited],
        )
    )

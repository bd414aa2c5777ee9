"""The plan of action on screen: what is decided, who carries it, what is late; what was promised the year before."""

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

import annee_scolaire
import french
from conseil import STATES, PlannedAction, carry_over, days_late, plan_of, promised_before, set_state
from indicators import CATALOGUE, Measure, Scope
from indicators.words import measure_text, typeset
from warehouse import Store
from widgets import session
from widgets.council.action_window import attempt, edit_action, tell_fault
from widgets.figures import OPENED, page_of
from widgets.plain_text import plain

_WIDTHS = (1.0, 4.1, 2.4, 2.3, 1.95, 1.4)
_HEADS = ("Question", "Action", "Pilote", "Échéance", "État", "")
SAID = {
    "faite": ("faite", "faites"),
    "en cours": ("en cours", "en cours"),
    "prévue": ("prévue", "prévues"),
    "abandonnée": ("abandonnée", "abandonnées"),
}


def show_plan(store: Store, annee: str) -> None:
    """Draw the actions decided in one school year, and the way to add one."""
    actions, today = plan_of(store, annee), dt.date.today()  # noqa: DTZ011 (the user's day)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(plain(french.spaced(tally(actions, today, "décidée", annee))), width="content")
        if st.button("Ajouter une action", icon=":material/add:", type="primary"):
            edit_action(store, annee)
    tell_fault()
    if actions:
        measured = _measured(store, actions, annee)
        _draw_heads()
        for action in actions:
            _draw_row(store, action, today, measured)


def show_promises(store: Store, annee: str) -> None:
    """Draw what was promised the year before and what became of it; what has not ended may be promised again."""
    promised, before = promised_before(store, annee), annee_scolaire.previous(annee)
    st.markdown(f"#### Ce qui était promis en {before}", anchors=False)
    if not promised:
        st.caption(plain(french.spaced(f"Aucune action n’est notée en {before}.")))
        return
    today = dt.date.today()  # noqa: DTZ011 (the user's day)
    st.markdown(plain(french.spaced(tally(promised, today, "promise", before))))
    again = {action.reprise_de for action in plan_of(store, annee)}
    _draw_heads()
    for action in promised:
        _draw_row(store, action, today, {}, resumed=action.action_id in again, annee=annee)


def show_actions_of(store: Store, question: str, annee: str) -> None:
    """Draw what is decided about one question, and the way to add an action about it."""
    today = dt.date.today()  # noqa: DTZ011 (the user's day)
    tell_fault()
    st.markdown(f"##### Décidé en {annee}", anchors=False)
    for action in plan_of(store, annee):
        if action.question == question:
            who = plain(f"{action.pilote or 'pilote à désigner'} – {action.etat}")
            st.markdown(f"**{plain(action.intitule)}**  \n{who}  \n{due_label(action, today)}")
    if st.button("Ajouter au plan d’action", key=f"planifier_{question}", type="tertiary", icon=":material/add_task:"):
        edit_action(store, annee, question=question)


def tally(actions: Sequence[PlannedAction], day: dt.date, verb: str, annee: str) -> str:
    """« 7 actions décidées en 2025-2026 : 2 faites, 3 en cours, 2 prévues ; 1 en retard. »"""
    if not actions:
        return f"Aucune action {verb} en {annee}."
    counts = [(sum(action.etat == etat for action in actions), forms) for etat, forms in SAID.items()]
    said = ", ".join(french.plural(count, *forms) for count, forms in counts if count)
    late = sum(days_late(action, day) > 0 for action in actions)
    many = french.plural(len(actions), f"action {verb}", f"actions {verb}s")
    return f"{many} en {annee} : {said}{f' ; {french.number(late)} en retard' if late else ''}."


def _measured(store: Store, actions: Sequence[PlannedAction], annee: str) -> Mapping[str, Measure]:
    ids = tuple(dict.fromkeys(each.indicateur for each in actions if each.indicateur in CATALOGUE and each.indicateur))
    return session.measures(store, ids, Scope(annee)) if ids else {}


def _draw_heads() -> None:
    for title, column in zip(_HEADS, st.columns(_WIDTHS, gap="small"), strict=True):
        if title:
            column.caption(f"**{title}**")


def _draw_row(
    store: Store,
    action: PlannedAction,
    today: dt.date,
    measured: Mapping[str, Measure],
    *,
    resumed: bool = False,
    annee: str = "",
) -> None:
    with st.container(border=True, key=f"action_{action.action_id}", gap="xsmall"):
        question, title, pilot, due, state, change = st.columns(_WIDTHS, gap="small", vertical_alignment="center")
        if action.question:
            query = {"question": action.question, "annee": action.annee}
            question.page_link("pages/fiche.py", label=action.question, icon="", query_params=query)
        with title.container(gap="xxsmall"):
            _draw_title(action, measured)
        pilot.markdown(plain(action.pilote) or "à désigner")
        due.markdown(due_label(action, today))
        with state:
            _ask_state(store, action)
        with change.container(gap="xxsmall"):
            if st.button("Modifier", key=f"modifier_{action.action_id}", type="tertiary", icon=":material/edit:"):
                edit_action(store, action.annee, action)
            if annee:
                _offer_again(store, action, annee, resumed=resumed)


def _draw_title(action: PlannedAction, measured: Mapping[str, Measure]) -> None:
    st.markdown(plain(action.intitule))
    if action.bilan:
        st.caption(plain(french.spaced(f"Ce qu’il en est advenu : {action.bilan}")))
    if action.indicateur in CATALOGUE and action.indicateur:
        indicator, found = CATALOGUE[action.indicateur], measured.get(action.indicateur)
        said = typeset(indicator.label) + (f" : {measure_text(indicator, found)}" if found else "")
        query = {OPENED: indicator.id, "annee": action.annee}
        label, icon = plain(french.spaced(said)), ":material/bar_chart:"
        st.page_link(page_of(indicator.id), label=label, icon=icon, query_params=query)


def due_label(action: PlannedAction, today: dt.date) -> str:
    """« 30/06/2026 », and how late it is, in words and with a sign, in Markdown."""
    if action.echeance is None:
        return "sans échéance"
    late = days_late(action, today)
    said = f"  \n:red[:material/warning: en retard de {french.plural(late, 'jour')}]" if late else ""
    return french.date(action.echeance) + said


def _ask_state(store: Store, action: PlannedAction) -> None:
    key = f"etat_{action.action_id}_{action.etat}"
    st.selectbox(
        f"État de « {action.intitule} »",
        STATES,
        STATES.index(action.etat),
        key=key,
        format_func=str.capitalize,
        label_visibility="collapsed",
        on_change=lambda: attempt(lambda: set_state(store, action.action_id or 0, st.session_state[key])),
    )


def _offer_again(store: Store, action: PlannedAction, annee: str, *, resumed: bool) -> None:
    if resumed:
        st.caption(f":material/subdirectory_arrow_right: reprise en {annee}")
    elif not action.ended:
        st.button(
            "Reprendre",
            key=f"reprendre_{action.action_id}",
            type="tertiary",
            icon=":material/redo:",
            help=f"Promettre de nouveau cette action en {annee}",
            on_click=lambda: attempt(lambda: carry_over(store, action, annee)),
        )

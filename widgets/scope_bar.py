"""The filters above a page of figures: its school years, and what its facts can be filtered by; the URL keeps them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

import french
from indicators import CATALOGUE, Scope
from indicators.words import campaign, group_label, is_yearly_campaign
from warehouse import Store
from widgets import session
from widgets.plain_text import plain

FILTERS = {
    "formation": ("Formation", "Toutes"),
    "niveau": ("Niveau", "Tous"),
    "classe": ("Classe", "Toutes"),
    "sexe": ("Sexe", "Tous"),
    "secteur": ("Secteur", "Tous"),
    "periode": ("Période", "Toutes"),
}
"""What a page may be filtered by: its short label, and what is shown when nothing is chosen."""
KEPT = "portee"


def offered_filters(ids: Sequence[str]) -> list[str]:
    """Those of the filters that at least one of the indicators can obey."""
    known = {dimension for each in ids for dimension in CATALOGUE[each].fact.dimensions}
    return [name for name in FILTERS if name in known]


def scope_bar(store: Store, ids: Sequence[str]) -> Scope:
    """Draw the filters of a page that shows these indicators, in one row; return what they choose."""
    offered = offered_filters(ids)
    by_campaign = all(is_yearly_campaign(CATALOGUE[each]) for each in ids)
    columns = iter(st.columns([1.15] + [1.0] * max(len(offered), 4), vertical_alignment="bottom"))
    forgotten = _unknown("annee", session.school_years(store))
    with next(columns):
        annees = _choose_years(store)
    chosen = {}
    for name in offered:
        options = session.values(store, name, annees)
        forgotten += _unknown(name, options)
        with next(columns):
            chosen[name] = _choose(name, options)
    if by_campaign:
        with next(columns):
            st.markdown(f"**{french.enumerate_words([campaign(annee) for annee in annees]).capitalize()}**")
    _tell_chosen(annees, chosen)
    if forgotten:
        years = french.enumerate_words(annees)
        st.caption(plain(french.spaced(f"Filtre retiré, car inconnu en {years} : {', '.join(forgotten)}.")))
    return Scope(annees, None, **chosen)


def _tell_chosen(annees: Sequence[str], chosen: Mapping[str, Sequence[str]]) -> None:
    """Under the filters, which are narrow, what they hold in full, and the way to take it all away."""
    said = [f"années {french.enumerate_words(annees)}"] if len(annees) > 1 else []
    said += [
        f"{FILTERS[name][0].lower()} {french.enumerate_words([group_label(name, value) for value in values], 'ou')}"
        for name, values in chosen.items()
        if values
    ]
    if said:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(f"Filtré\u00a0: {', '.join(said)}."), width="content")
            st.button(
                "Tout rétablir",
                type="tertiary",
                icon=":material/filter_alt_off:",
                on_click=_reset,
                args=(("annee", *chosen),),
            )


def _reset(names: Sequence[str]) -> None:
    for name in names:
        st.session_state[name] = []


def choose_year(store: Store, written: Sequence[str] = ()) -> str:
    """Draw the choice of a school year among those of the base, and those that something was ``written`` about; the
    latest at first.
    """
    years = sorted({*session.school_years(store), *written}, reverse=True)
    latest = partial(_latest, years)
    _recall("annee", latest)
    if not isinstance(kept := st.session_state.get("annee"), str | None):  # what a screen of several years has left
        st.session_state["annee"] = latest(kept)
    chosen = st.selectbox("Année scolaire", years, key="annee", bind="query-params") or years[0]
    _keep("annee", [chosen])
    return chosen


def _choose_years(store: Store) -> tuple[str, ...]:
    """Draw the choice of the school years that are looked at together, the latest alone at first; oldest first."""
    years = session.school_years(store)
    _recall("annee")
    if isinstance(kept := st.session_state.get("annee"), str):  # what a screen of one year has left
        st.session_state["annee"] = [kept]
    chosen = st.multiselect(
        "Années scolaires",
        years,
        default=years[:1],
        key="annee",
        bind="query-params",
        placeholder=years[0],
        select_all=False,
    )
    return tuple(sorted(_keep("annee", chosen) or years[:1]))


def _latest(known: Sequence[str], annees: Sequence[str]) -> str | None:
    return max((annee for annee in annees if annee in known), default=None)


def _recall(name: str, read: Callable[[list[str]], Any] = list) -> None:
    """Set a filter as it was on the screen before, unless the address tells it: Streamlit would only do it for what
    was chosen there by hand.
    """
    value, screen = st.session_state.get(f"{KEPT}_{name}", ([], st.context.url))
    if screen != st.context.url and name not in st.query_params:
        st.session_state[name] = read(value)


def _keep(name: str, value: list[str]) -> list[str]:
    st.session_state[f"{KEPT}_{name}"] = (value, st.context.url)
    return value


def _choose(name: str, options: Sequence[str]) -> list[str]:
    label, everything = FILTERS[name]
    _recall(name)
    chosen = st.multiselect(
        label,
        options,
        key=name,
        bind="query-params",
        format_func=lambda value: group_label(name, value),
        placeholder=everything if options else "Aucune valeur",
        disabled=not options,
        select_all=False,
    )
    return _keep(name, chosen)


def _unknown(name: str, options: Sequence[str]) -> list[str]:
    """What the URL asks for, or what was chosen in another year, that is no option here: Streamlit drops it unsaid."""
    labels = {group_label(name, value) for value in options}
    kept = st.session_state.get(name) or ()
    chosen = [group_label(name, value) for value in ((kept,) if isinstance(kept, str) else kept)]
    return [
        label for label in dict.fromkeys([*st.query_params.get_all(name), *chosen]) if label and label not in labels
    ]

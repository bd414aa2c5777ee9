"""One slide: the question, the figure and what it rests on, its chart and its sentence; the filters stay at hand."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

import french
from conseil import Slide
from indicators import CATALOGUE, Measure, Scope, charts
from indicators.views import missing_text
from indicators.words import (
    arrange,
    basis_text,
    describe,
    evolution_text,
    group_label,
    measure_text,
    typeset,
    value_text,
    years_label,
)
from warehouse import Store
from widgets import session
from widgets.figures import BEFORE, View, breakdown_label, breakdowns_of, draw, told_by
from widgets.plain_text import plain
from widgets.scope_bar import FILTERS, offered_filters

PEOPLE = ("formation", "niveau", "classe", "sexe")
"""By what someone in the room asks to see a figure: « et en CAP ? »"""
FEW, MANY = 2, 7


def show_slide(store: Store, slide: Slide, annee: str, rank: int) -> None:
    """Draw one slide of the school year ``annee``. Its filters are its own: none goes on to another ``rank``."""
    with st.container(key="seance_titre", gap="xsmall"):
        st.markdown(f"## {plain(typeset(slide.titre))}", anchors=False)
        if slide.question:
            st.markdown(plain(f"{slide.question.ref} · {typeset(slide.question.text)}"))
    if slide.indicateur is None:
        if slide.raison:
            st.markdown(plain(typeset(slide.raison)))
        return
    figure, chart = st.container(key="seance_message"), st.container(key="seance_filtres")
    with chart:
        view = _asked(store, slide.indicateur, annee, f"seance_{rank}")
    with figure:
        _message(view)


def forget_filters(rank: int) -> None:
    """Show the whole school when a slide comes: what was asked of it before was for then."""
    st.session_state.update({f"seance_{rank}_{name}": [] for name in PEOPLE})


def _asked(store: Store, indicator_id: str, annee: str, key: str) -> View:
    """Draw the filters in one line, and return what they ask for."""
    indicator = CATALOGUE[indicator_id]
    names = [name for name in offered_filters((indicator_id,)) if name in PEOPLE]
    columns = iter(st.columns(len(PEOPLE) + 1))
    chosen = {}
    for name in names:
        label, everything = FILTERS[name]
        with next(columns):
            chosen[name] = st.multiselect(
                label,
                session.values(store, name, (annee,)),
                key=f"{key}_{name}",
                format_func=partial(group_label, name),
                placeholder=everything,
                select_all=False,
            )
    scope = Scope(annee, None, **chosen)
    offered = [name for name in breakdowns_of(indicator) if not chosen.get(name)]
    first = _first_breakdown(store, indicator_id, scope, offered)
    with next(columns):
        by = st.selectbox(
            "Par",
            offered,
            index=offered.index(first),
            key=f"{key}_par",
            format_func=partial(breakdown_label, indicator),
        )
    return View(store, indicator, scope, by or first, BEFORE)


def _first_breakdown(store: Store, indicator_id: str, scope: Scope, offered: Sequence[str]) -> str:
    """The first that has a few groups to compare, none too small to be shown; else the years."""
    views = (View(store, CATALOGUE[indicator_id], scope, by, BEFORE) for by in offered)
    return next((view.by for view in views if FEW <= view.rows()["value"].notna().sum() <= MANY), offered[-1])


def _message(view: View) -> None:
    measure = view.measure()
    figure, chart = st.columns([1, 2.1], gap="medium", vertical_alignment="center")
    with figure:
        _figure(view, measure)
    rows = view.rows()
    with chart:
        if rows["value"].notna().any():
            with st.container(key="seance_graphique"):
                _chart(view, rows)
    if said := " ".join(told_by(view, rows)):
        with st.container(key="seance_phrase"):
            st.markdown(plain(said))


def _figure(view: View, measure: Measure) -> None:
    indicator = view.indicator
    for name, values in view.scope.filters:
        groups = french.enumerate_words([group_label(name, value) for value in values], "ou")
        st.markdown(f"**{plain(groups)}**")
    st.markdown(f"### {plain(measure_text(indicator, measure))}", anchors=False)
    said = [typeset(measure.reason) if measure.status != "ok" else basis_text(indicator, measure)]
    said.append(evolution_text(measure))
    target = session.targets(view.store, (view.annee,)).get((indicator.id, view.annee))
    if target and not view.scope.filters:
        said += [f"cible {value_text(indicator, target.cible)}", missing_text(indicator, measure, target)]
    said.append(years_label(indicator, view.scope.annees))
    for text in filter(None, said):
        st.markdown(plain(french.spaced(text)))
    for name in measure.ignored_filters:
        st.markdown(plain(f"Sans effet ici\u00a0: {FILTERS[name][0].lower()}."))


def _chart(view: View, rows: pd.DataFrame) -> None:
    """The chart with as many groups as can be read from the end of the room; how many are left out is said."""
    names = [group.name for group in arrange(view.indicator, rows, view.by)]
    kept = charts.largest(names) if view.indicator.chart != "curve" and view.by != "annee" else names
    shown = rows[rows[view.by].astype(str).isin(kept)].reset_index(drop=True)
    key = f"seance_graphique_{view.indicator.id}_{view.by}_{hash(view.scope)}"
    figure = charts.projected(draw(view, shown))
    st.plotly_chart(
        figure, key=key, config={"displayModeBar": False}, alt=describe(view.indicator, rows, view.by), height="stretch"
    )
    if len(kept) < len(names):
        st.caption(plain(french.spaced(f"Les {len(kept)} premiers groupes sur {len(names)}.")))

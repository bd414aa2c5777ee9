"""One indicator opened: what it says in figures, chart and sentences, its target, and what stands behind."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

import french
from indicators import CATALOGUE, Scope
from indicators.views import against_school, missing_text, reached
from indicators.words import arrange, contrast_sentence, describe, dimension_label, sentences, typeset
from warehouse import Store
from widgets import session
from widgets.figures.breakdown_choice import (
    BREAKDOWN,
    YEARS,
    breakdown_label,
    breakdowns_of,
    choose_beside,
    choose_breakdown,
)
from widgets.figures.indicator_view import View, draw, is_clickable, place_of, table
from widgets.figures.rows_panel import open_rows, proof_panel
from widgets.figures.shown_chart import HINT, Point, show_chart
from widgets.figures.target_fields import target_form
from widgets.html_table import show_table
from widgets.plain_text import plain
from widgets.scope_bar import offered_filters

NARROWS = (
    "Cliquez sur une barre pour ne garder que ce groupe et voir ses lignes ; la croix du filtre, en haut, l’annule."
)
OPENS = "Cliquez sur une barre ou un point pour voir les lignes derrière ce chiffre."


def indicator_block(store: Store, indicator_id: str, scope: Scope, ids: Sequence[str]) -> None:
    """Draw the indicator under ``scope``, on a page whose filters are those of ``ids``."""
    indicator = CATALOGUE[indicator_id]
    st.markdown(f"#### {plain(typeset(indicator.label))}", anchors=False)
    st.caption(plain(typeset(indicator.definition)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by = choose_breakdown(indicator)
        view = View(store, indicator, scope, by, choose_beside(indicator, by, len(scope.annees)))
    _tell_ignored(view)
    rows = view.rows()
    if rows.empty:
        nothing = f"Rien à montrer pour {view.years} avec ces filtres."
        st.info(plain(typeset(view.measured(view.names).reason or nothing)))
    else:
        _show(view, rows, offered_filters(ids))
    _show_target(view)
    st.caption(plain(typeset(f"Prudence : {indicator.caution}")))


def _tell_ignored(view: View) -> None:
    if without_effect := view.measure().ignored_filters:
        ignored = ", ".join(dimension_label(name).lower() for name in without_effect)
        st.info(plain(french.spaced(f"Sans effet sur cet indicateur : {ignored}.")), icon=":material/filter_alt_off:")


def _show(view: View, rows: pd.DataFrame, filters: Sequence[str]) -> None:
    groups = [group.name for group in arrange(view.indicator, rows, view.by)] if len(view.names) == 1 else []
    alt = describe(view.indicator, rows, view.by) if len(view.names) == 1 else _title(view)
    name = f"{view.indicator.id}_{'_'.join(view.names)}_{hash(view.scope)}"
    show_chart(draw(view, rows), alt, name, *_on_point(view, groups, filters))
    if said := " ".join(told_by(view, rows)):
        st.markdown(f":material/format_quote: {plain(said)}")
    if view.measured(view.names).reason:
        st.caption(plain(typeset(view.measured(view.names).reason)))
    with st.expander("Le tableau derrière ce graphique", icon=":material/table_rows:"):
        show_table(table(view, rows), _title(view))
    proof_panel(view.store, view.indicator, view.scope, view.by, groups)


def _on_point(view: View, groups: Sequence[str], filters: Sequence[str]) -> tuple[Callable[[Point], None] | None, str]:
    """What a click on a bar or a point does (it shows the rows, and filters the page if it can), and what it says."""
    if not groups or not is_clickable(view):
        return None, HINT
    if view.by in filters and view.indicator.chart != "curve" and len(groups) > 1:
        known = session.values(view.store, view.by, view.scope.annees)
        return partial(_narrow, view, groups, known, filters), NARROWS
    return partial(_open, view, groups), OPENS


def _open(view: View, groups: Sequence[str], point: Point) -> None:
    open_rows(view.indicator.id, view.by, groups[place_of(view, point)])


def _title(view: View) -> str:
    labels = [breakdown_label(view.indicator, name).lower() for name in view.names]
    years = "" if "annee" in view.names else f" ({view.years})"
    return f"{typeset(view.indicator.label)}, par {french.enumerate_words(labels)}{years}"


def told_by(view: View, rows: pd.DataFrame) -> list[str]:
    """The sentences under a chart."""
    before = view.before() if len(view.names) == 1 and view.by != "annee" else None
    said = sentences(view.indicator, view.measure(), view.annee, view.names, rows, before)
    if view.together and view.beside == YEARS:
        said = said[:1]  # the rows are of each year, the figure is of all of them
    if not view.scope.filters:
        return said
    found = against_school(view.store, (view.indicator.id,), view.scope, keep=("periode",), measured=session.measures)
    contrast = contrast_sentence(view.indicator, found[view.indicator.id], view.scope)
    return [*said, contrast] if contrast else said


def _show_target(view: View) -> None:
    """What is aimed at, how far it is, and the form that sets it; a target is that of the whole school in one year."""
    if view.together:
        st.caption("Une cible vaut pour une année\u00a0: choisissez-en une seule pour la voir ou la fixer.")
        return
    target = session.targets(view.store, (view.annee,)).get((view.indicator.id, view.annee))
    whole = Scope(view.annee, view.scope.reference_date)
    measure = session.measures(view.store, (view.indicator.id,), whole)[view.indicator.id]
    said = [reached(view.indicator, measure, target), missing_text(view.indicator, measure, target)] if target else []
    label = " – ".join(["Cible", *(text for text in said if text)])
    with st.expander(plain(label), icon=":material/flag:"):
        target_form(view.store, view.indicator, view.annee)


def _narrow(view: View, groups: Sequence[str], known: Sequence[str], filters: Sequence[str], point: Point) -> None:
    """A bar was chosen: filter the page by its group, break down by the next dimension that is not filtered, and show
    the rows.
    """
    group = groups[place_of(view, point)]
    if group not in known:
        open_rows(view.indicator.id, view.by, group)
        return
    st.session_state[view.by] = [group]
    free = [
        name
        for name in breakdowns_of(view.indicator)
        if name != view.by and not (name in filters and st.session_state.get(name))
    ]
    if free:
        st.session_state[BREAKDOWN] = free[0]
    open_rows(view.indicator.id)

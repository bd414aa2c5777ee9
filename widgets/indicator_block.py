"""One indicator opened: what it says, its chart by a chosen breakdown, and the table behind the chart."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

import annee_scolaire
import french
from indicators import CATALOGUE, Indicator, Measure, Scope, charts
from indicators.groups import arrange, describe
from indicators.wording import dimension_label, group_label, is_yearly_campaign, typeset, value_text, year_label
from warehouse import Store
from widgets import session
from widgets.scope_bar import offered_filters
from widgets.table import show_table
from widgets.text import plain

BREAKDOWN = "ventilation"


def indicator_block(store: Store, indicator_id: str, scope: Scope, ids: Sequence[str]) -> None:
    """Draw the indicator under ``scope``, on a page whose filters are those of ``ids``."""
    indicator = CATALOGUE[indicator_id]
    annee = scope.annees[0]
    st.markdown(f"#### {plain(typeset(indicator.label))}", anchors=False)
    st.caption(plain(typeset(indicator.definition)))
    measure = session.measures(store, (indicator_id,), scope)[indicator_id]
    if measure.ignored_filters:
        ignored = ", ".join(dimension_label(name).lower() for name in measure.ignored_filters)
        st.info(plain(french.spaced(f"Sans effet sur cet indicateur : {ignored}.")), icon=":material/filter_alt_off:")
    by = _choose_breakdown(indicator)
    rows = _over_years(store, indicator, scope) if by == "annee" else _rows(store, indicator, scope, by)
    if rows.empty:
        st.info(
            plain(typeset(measure.reason or f"Rien à montrer pour {year_label(indicator, annee)} avec ces filtres."))
        )
        return
    _show_chart(store, indicator, scope, by, rows, offered_filters(ids))
    with st.expander("Le tableau derrière ce graphique", icon=":material/table_rows:"):
        years = "toutes les années connues" if by == "annee" else year_label(indicator, annee)
        title = f"{typeset(indicator.label)}, par {_breakdown_label(indicator, by).lower()} ({years})"
        show_table(_table(indicator, rows, by), title)
    st.caption(plain(typeset(f"Prudence : {indicator.caution}")))


def breakdowns_of(indicator: Indicator) -> tuple[str, ...]:
    """What the block may be broken down by: what the indicator declares, and the years (first for the tax)."""
    if is_yearly_campaign(indicator):
        return ("annee", *indicator.breakdowns)
    return (*indicator.breakdowns, "annee")


def _breakdown_label(indicator: Indicator, by: str) -> str:
    return "Campagne" if by == "annee" and is_yearly_campaign(indicator) else dimension_label(by)


def _choose_breakdown(indicator: Indicator) -> str:
    offered = breakdowns_of(indicator)
    if st.session_state.get(BREAKDOWN) not in offered:
        st.session_state.pop(BREAKDOWN, None)
    chosen = st.segmented_control(
        "Ventilation",
        offered,
        format_func=partial(_breakdown_label, indicator),
        default=offered[0],
        required=True,
        key=BREAKDOWN,
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen if chosen in offered else offered[0]


def _rows(store: Store, indicator: Indicator, scope: Scope, by: str) -> pd.DataFrame:
    return session.measures(store, (indicator.id,), scope, (by,))[indicator.id].rows


def _over_years(store: Store, indicator: Indicator, scope: Scope) -> pd.DataFrame:
    """One row per known year where the indicator has a value; measured year by year, so that a gap stays a gap."""
    filters = dict(scope.filters)
    found: list[tuple[str, Measure]] = []
    for annee in sorted(session.school_years(store)):
        yearly = session.measures(store, (indicator.id,), Scope(annee, scope.reference_date, **filters))[indicator.id]
        found += [(annee, yearly)] if yearly.status == "ok" else []
    return pd.DataFrame(
        [(annee, each.value, each.numerator, each.denominator, each.population) for annee, each in found],
        columns=["annee", "value", "numerator", "denominator", "population"],
    )


def _show_chart(
    store: Store, indicator: Indicator, scope: Scope, by: str, rows: pd.DataFrame, filters: Sequence[str]
) -> None:
    annee = scope.annees[0]
    if by == "periode" and indicator.chart == "curve":
        days = session.measures(store, (indicator.id,), scope, ("periode", "jour"))[indicator.id].rows
        figure = charts.draw_curve(days)
    else:
        before = Scope(annee_scolaire.previous(annee), scope.reference_date, **dict(scope.filters))
        earlier = None if by == "annee" else _rows(store, indicator, before, by)
        label = year_label(indicator, before.annees[0])
        figure = charts.draw(indicator, rows, by, earlier, label[0].upper() + label[1:])
    key = f"graphique_{indicator.id}_{by}_{hash(scope.filters)}_{annee}"
    alt = describe(indicator, rows, by)
    groups = [group.name for group in arrange(indicator, rows, by)]
    if by not in filters or indicator.chart == "curve" or len(groups) < 2:
        st.plotly_chart(figure, key=key, config=charts.CONFIG, alt=alt)
        return
    known = session.values(store, by, (annee,))
    narrow = partial(_narrow, key, by, groups, known, breakdowns_of(indicator), filters)
    st.plotly_chart(figure, key=key, config=charts.CONFIG, alt=alt, on_select=narrow, selection_mode="points")
    st.caption(
        french.spaced(
            "Cliquez sur une barre pour ne garder que ce groupe et le détailler ; la croix du filtre, en haut de "
            "la page, rétablit tout."
        )
    )


def _narrow(
    key: str, by: str, groups: Sequence[str], known: Sequence[str], breakdowns: Sequence[str], filters: Sequence[str]
) -> None:
    """A bar was chosen: filter the page by its group, and break down by the next dimension that is not filtered."""
    points = st.session_state[key]["selection"]["points"]
    group = groups[round(points[0]["y"])] if points else None
    if group not in known:
        return
    st.session_state[by] = [group]
    free = [name for name in breakdowns if name != by and not (name in filters and st.session_state.get(name))]
    if free:
        st.session_state[BREAKDOWN] = free[0]


def _table(indicator: Indicator, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """The rows in French, in the order of the chart."""
    places = {group.name: place for place, group in enumerate(arrange(indicator, rows, by))}
    ordered = rows.assign(place=rows[by].map(places)).sort_values("place")
    name = year_label if by == "annee" else group_label
    first = indicator if by == "annee" else by
    columns = {
        _breakdown_label(indicator, by): [name(first, group) for group in ordered[by]],  # type: ignore[arg-type]
        "Valeur": [value_text(indicator, None if pd.isna(value) else value) for value in ordered["value"]],
    }
    if indicator.denominator is not None:
        for label, figure in ((indicator.numerator_label, "numerator"), (indicator.denominator_label, "denominator")):
            said = ["" if pd.isna(value) else french.number(value) for value in ordered[figure]]
            columns[typeset(label[0].upper() + label[1:])] = said
    columns["Effectif"] = [french.number(value) for value in ordered["population"]]
    return pd.DataFrame(columns)

"""The rows behind a figure: table, file, sheet and line of origin, on screen and from there to Excel."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

import french
from indicators import Indicator, Scope
from indicators.words import year_label
from warehouse import Store
from widgets import session
from widgets.html_table import show_table
from widgets.interface import bring_into_view
from widgets.plain_text import plain

if TYPE_CHECKING:
    from indicators.views import Proof

ROWS = "lignes"
"""Whether the rows are shown; the URL keeps it (« ?lignes=true »)."""
ICON = ":material/receipt_long:"
SHOWN = 200
"""Rows on screen; the workbook has them all."""
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WHOLE = ""
_SEEN, _TURN = "lignes_vues", "lignes_tour"


def proof_panel(store: Store, indicator: Indicator, scope: Scope, by: str, groups: Sequence[str]) -> None:
    """Draw the rows behind the figure of ``scope``, or behind one of the ``groups`` of its breakdown ``by``, once they
    are asked for.
    """
    panel = st.expander("Les lignes derrière ce chiffre", key=ROWS, icon=ICON, on_change="rerun", bind="query-params")
    if not panel.open:
        st.session_state.pop(_SEEN, None)
        return
    _come_to(indicator.id)
    with panel:
        group = _choose_group(indicator, by, groups)
        if group and by == "annee":
            show_proof(store, indicator, Scope(group, scope.reference_date, **dict(scope.filters)), {})
        else:
            show_proof(store, indicator, scope, {by: group} if group else {})


def open_rows(indicator_id: str, by: str = "", group: str = _WHOLE) -> None:
    """Have the panel show the rows of a group, or of the whole figure: what a click on a bar or on a card does."""
    st.session_state[ROWS] = True
    st.session_state.pop(_SEEN, None)
    for key in [key for key in st.session_state if str(key).startswith(_key(indicator_id, ""))]:
        del st.session_state[key]
    if group:
        st.session_state[_key(indicator_id, by)] = group


def _come_to(indicator_id: str) -> None:
    """The first time that the rows of an indicator are asked for, they may be far below what was clicked."""
    if st.session_state.get(_SEEN) != indicator_id:
        st.session_state[_SEEN] = indicator_id
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        bring_into_view(ROWS, st.session_state[_TURN])


def show_proof(store: Store, indicator: Indicator, scope: Scope, group: Mapping[str, str]) -> None:
    """Draw the rows of one figure, and the way to take them to Excel."""
    from indicators.views import describe_proof, place_of  # slow to load: a card needs none of it

    proof = session.proof(store, indicator.id, scope, group)
    st.markdown(plain(describe_proof(proof, SHOWN)))
    if proof.rows.empty:
        return
    above = st.container()
    title = f"Lignes derrière ce chiffre, {place_of(proof)}"
    show_table(proof.rows.head(SHOWN).map(_text), title, figures_from=len(proof.rows.columns))
    with above, st.spinner("Préparation du classeur…"):
        leaving = session.proof(store, indicator.id, scope, group, leaving=True)
        if leaving.reason:
            st.caption(plain(french.spaced(f"Vers Excel : {leaving.reason}")))
        else:
            _download(leaving)


def _choose_group(indicator: Indicator, by: str, groups: Sequence[str]) -> str:
    if not groups:
        return _WHOLE
    key = _key(indicator.id, by)
    if st.session_state.get(key) not in (_WHOLE, *groups):
        st.session_state.pop(key, None)
    return st.selectbox("Lignes de", (_WHOLE, *groups), key=key, format_func=partial(_label, indicator, by)) or _WHOLE


def _key(indicator_id: str, by: str) -> str:
    return f"lignes_{indicator_id}_{by}"


def _label(indicator: Indicator, by: str, group: str) -> str:
    if group == _WHOLE:
        return "tout le chiffre"
    from indicators.views import group_text

    return plain(year_label(indicator, group) if by == "annee" else group_text(by, (group,)))


def _build(proof: "Proof") -> bytes:
    from reports.workbook import build_proof  # the writer of workbooks is slow to load, and needed only here

    return build_proof(proof)


def _download(proof: "Proof") -> None:
    name = f"{ROWS}_{proof.indicator.id.replace('.', '_')}_{'_'.join(proof.scope.annees)}.xlsx"
    st.download_button(
        "Télécharger en Excel",
        partial(_build, proof),
        name,
        EXCEL,
        key="lignes_excel",
        on_click="ignore",
        icon=":material/download:",
    )


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    return french.date(cell) if isinstance(cell, dt.date) else french.number(cell)

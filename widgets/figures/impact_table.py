"""The impact of actions as tables: by type of action with the whole, or action by action; and what they leave out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

import french
from indicators import Scope
from indicators.model import NOT_FILLED
from indicators.views import WITHOUT_ACTION
from indicators.words import campaign, typeset
from warehouse import Store
from widgets import session
from widgets.html_table import show_table
from widgets.plain_text import plain

HEADINGS = {
    "actions": "Actions",
    "eleves_beneficiaires": "Élèves bénéficiaires",
    "solutions_pfmp": "Solutions de PFMP",
    "offres": "Postes proposés",
    "jeunes_recrutes": "Jeunes recrutés",
    "taxe": "Taxe perçue",
}
SOLUTIONS = "solutions_pfmp"
ORDERS = [name for name in HEADINGS if name != "actions"]
LINKED = {
    "solutions_pfmp": ("solution de PFMP", "solutions de PFMP"),
    "offres": ("poste proposé", "postes proposés"),
    "jeunes_recrutes": ("jeune recruté", "jeunes recrutés"),
}
"""What is tied to an action by « Action à l’origine », besides the tax: pupils are tied by their presence."""
PUPILS, BENEFICIARIES = "eleves_beneficiaires", "participation.taux_beneficiaires"
NOT_THEIRS = ("actions", PUPILS)
UNTIED = "Sans action à l’origine"
VIEWS = {"type": "Par type d’action", "action": "Action par action"}


@dataclass(frozen=True)
class Impact:
    """The rows of ``indicators.views.impact``, the reasons of its empty columns, and the whole of each column."""

    rows: pd.DataFrame
    reasons: Mapping[str, str]
    whole: Mapping[str, float | None]

    def untied(self) -> Mapping[str, float]:
        """Of each figure, what has no action at its origin."""
        found = self.rows[self.rows["action"] == WITHOUT_ACTION]
        return {name: float(found[name].sum()) for name in HEADINGS}


def read_impact(store: Store, scope: Scope) -> Impact:
    """What the actions of ``scope`` brought. The types add up to the whole, except for pupils: one may have been at
    actions of several types, so that their whole is what the indicator counts.
    """
    rows, reasons = session.impact_by_action(store, scope)
    types = rows[rows["action"] == ""]
    sums = {name: float(types[name].sum(min_count=1)) for name in HEADINGS}
    pupils = session.measures(store, (BENEFICIARIES,), scope)[BENEFICIARIES].numerator
    return Impact(rows, reasons, {**sums, "eleves_beneficiaires": None if PUPILS in reasons else pupils})


def choose_view() -> bool:
    """Draw the choice of the table; whether it is the one by type of action."""
    chosen = st.segmented_control(
        "Tableau", list(VIEWS), format_func=VIEWS.__getitem__, default="type", required=True, key="tableau",
        bind="query-params",
    )  # fmt: skip
    return chosen != "action"


def choose_order() -> str:
    """Draw the choice of the figure by which the rows are sorted, the highest first."""
    first = ORDERS.index(SOLUTIONS)
    chosen = st.selectbox("Trier par", ORDERS, first, format_func=HEADINGS.__getitem__, key="tri", bind="query-params")
    return chosen or SOLUTIONS


def explain(found: Impact, scope: Scope) -> None:
    """Say how much is tied to no action, and why a column is empty."""
    said = _untied_text(found)
    if said:
        year = f"{scope.annees[0]} ({campaign(scope.annees[0])} pour la taxe)"
        told = (
            f"En {year}, ne sont rattachés à aucune action : {said}. Un zéro ci-dessous veut dire « rien de "
            "rattaché », et non « sans effet »."
        )
        st.info(plain(french.spaced(told)), icon=":material/link_off:")
    for reason, names in _grouped(found.reasons).items():
        st.caption(plain(typeset(f"{french.enumerate_words(names)} : n. d. {reason}")))


def count_pupils() -> None:
    """Say how pupils are counted, under a table."""
    st.caption(
        french.spaced(
            "Élèves : ceux que les listes de participation disent présents, chacun une fois par ligne, d’où un "
            "ensemble inférieur à la somme ; « n. d. » quand aucune liste n’a été importée."
        )
    )


def _untied_text(found: Impact) -> str:
    untied, said = found.untied(), []
    for name, (one, many) in LINKED.items():
        whole = found.whole[name]
        if name not in found.reasons and whole:
            said.append(f"{french.plural(round(untied[name]), one, many)} sur {french.number(whole)}")
    whole = found.whole["taxe"]
    if "taxe" not in found.reasons and whole:
        said.append(f"{_euros(untied['taxe'])} de taxe sur {_euros(whole)}")
    return french.enumerate_words(said)


def _grouped(reasons: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        found.setdefault(reason, []).append(HEADINGS[name])
    return found


def show_types(found: Impact, order: str, scope: Scope) -> None:
    """Draw one row per type of action, then what is tied to none, then the whole."""
    rows = found.rows
    types = _sorted(rows[(rows["action"] == "") & (rows["type_action"] != NOT_FILLED)], order)
    lines = [_line({"Type d’action": _capital(row["type_action"])}, row) for row in _records(types)]
    lines += _untyped(rows)
    lines.append(_line({"Type d’action": "Ensemble"}, found.whole))
    show_table(pd.DataFrame(lines), f"Impact par type d’action, {scope.annees[0]}", whole=True)


def _untyped(rows: pd.DataFrame) -> list[dict[str, str]]:
    """What no type of action holds: actions that bear none, origins that are no known action, and no origin at all."""
    untyped = rows[(rows["type_action"] == NOT_FILLED) & (rows["action"] != "")]
    known = untyped[untyped["action"] != WITHOUT_ACTION]
    lines = [
        _line({"Type d’action": f"{row['action']} (type inconnu)"}, row)
        for row in _records(known)
    ]  # fmt: skip
    without = _records(untyped[untyped["action"] == WITHOUT_ACTION])
    untied = [_line({"Type d’action": UNTIED}, row) | {HEADINGS[name]: "–" for name in NOT_THEIRS} for row in without]
    return lines + untied


def show_actions(found: Impact, order: str, scope: Scope) -> None:
    """Draw one row per action, each with its type."""
    rows = found.rows[(found.rows["action"] != "") & (found.rows["action"] != WITHOUT_ACTION)]
    if rows.empty:
        st.info(plain(french.spaced(f"Aucune action connue en {scope.annees[0]}.")))
        return
    lines = [
        _line({"Action": typeset(row["action"]), "Type": typeset(row["type_action"])}, row)
        for row in _records(_sorted(rows, order))
    ]
    table = pd.DataFrame(lines).drop(columns=HEADINGS["actions"])
    show_table(table, f"Impact action par action, {scope.annees[0]}", figures_from=2)


def _sorted(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    return rows.sort_values(order, ascending=False, na_position="last", kind="stable")


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _line(first: Mapping[str, str], figures: Mapping[str, float | None]) -> dict[str, str]:
    return {**first, **{label: _said(name)(figures[name]) for name, label in HEADINGS.items()}}


def _said(name: str) -> Callable[[float | None], str]:
    return _euros if name == "taxe" else _count


def _count(value: float | None) -> str:
    return french.NOT_AVAILABLE if value is None or pd.isna(value) else french.number(value)


def _euros(value: float | None) -> str:
    return french.NOT_AVAILABLE if value is None or pd.isna(value) else french.quantity(round(value, 2), "€")


def _capital(text: str) -> str:
    return typeset(text[:1].upper() + text[1:])

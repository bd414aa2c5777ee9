"""The rows behind a figure: where each of them stands in the files dropped, and whether it counts. Never a name."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

import french
from indicators.catalogue import CATALOGUE
from indicators.compute import compute
from indicators.coverage import read_coverage
from indicators.model import DIMENSIONS, NOT_FILLED, TABLES, Basis, Indicator, Scope
from indicators.query import chosen
from indicators.secret import hidden_cells, mask, may_list
from indicators.secret.masking import Decide
from indicators.wording import dimension_label, group_label, typeset
from warehouse import Store

MOST_ROWS = 5000
Group = Mapping[str, str]
COUNTED, REPEATED, NOT_COUNTED = "oui", "déjà compté", "non"
ORIGIN = ("Compte", "Tableau", "Fichier", "Feuille", "Ligne")
UNTOLD = "Secret statistique : les lignes derrière ce chiffre diraient de qui il parle, elles ne sont pas montrées."


@dataclass(frozen=True, kw_only=True)
class Proof:
    """The rows behind one figure, first those that count.

    ``rows`` has the columns of ``ORIGIN``, then what shows why a row counts; at most ``MOST_ROWS`` rows of the
    ``total``. « oui » and « non » add up to the denominator and « oui » to the numerator, each row for what it brings
    (one, or its amount); a row « déjà compté » is of a pupil, a company… that another row has brought already.
    ``reason`` says in French why there are no rows to show.
    """

    indicator: Indicator
    scope: Scope
    group: Group
    rows: pd.DataFrame
    total: int = 0
    numerator: float = 0
    denominator: float = 0
    reason: str = ""


def rows_behind(
    store: Store,
    id_: str,
    scope: Scope,
    group: Group | None = None,
    *,
    room: bool = False,
    leaving: bool = False,
    decide: Decide = hidden_cells,
) -> Proof:
    """The rows that the figure ``id_`` rests on, as a whole or in one ``group`` of a breakdown (``{"sexe": "F"}``).

    People are not listed in a ``room``, nor ever those of a priority public. Rows ``leaving`` the application tell
    nothing of what people are, and those of a hidden figure stay (``decide`` as for ``mask``). Raises ``ValueError``
    for a group that the fact has not.
    """
    indicator, group = CATALOGUE[id_], group or {}
    unknown = group.keys() - {"annee", *indicator.fact.dimensions}
    if unknown:
        raise ValueError(f"Ventilations inconnues : {sorted(unknown)}")
    said = partial(Proof, indicator=indicator, scope=scope, group=group)
    coverage = read_coverage(store, scope, [indicator.fact])
    reason, _ = coverage.gap(indicator.fact, scope.annees)
    listed = may_list(indicator, scope, group, room=room)
    if reason or not listed or (leaving and _must_stay(store, indicator, scope, group, decide)):
        return said(rows=pd.DataFrame(columns=list(ORIGIN)), reason=reason or french.spaced(UNTOLD))
    columns = _columns(indicator, scope, group, leaving=leaving)
    found = store.frame(*_query(indicator, scope, group, coverage.known(indicator.fact, scope.annees), columns))
    total, above, below = map(float, found[["lignes", "haut", "bas"]].iloc[0] if len(found) else (0, 0, 0))
    return said(rows=_in_french(found, columns), total=int(total), numerator=above, denominator=below)


def _columns(indicator: Indicator, scope: Scope, group: Group, *, leaving: bool) -> dict[str, str]:
    """The columns of the fact to be shown, with their titles: those that the figure turns on."""
    fact = indicator.fact
    details = dict(fact.details)
    if leaving and fact.crowd:
        return {name: details[name] for name in ("entreprise", "annee_accueil") if fact.things}
    looked_at = {*indicator.breakdowns, *group, *(name for name, _ in (*scope.filters, *indicator.sides))}
    dimensions = [name for name in fact.dimensions if name in looked_at - {"public", "jour"}]
    years = {"annee": "Année scolaire"} if len(scope.annees) > 1 else {}
    return years | details | {name: dimension_label(name) for name in dimensions if name not in details}


def _must_stay(store: Store, indicator: Indicator, scope: Scope, group: Group, decide: Decide) -> bool:
    """Whether the figure itself is hidden in all that leaves the application."""
    by = tuple(group)
    found = compute(store, [indicator.id], scope, by)
    measure = mask(store, found, scope, by, room=True, decide=decide)[indicator.id]
    if not group:
        return measure.status == "masque"
    shown = measure.rows[~measure.rows["masked"].astype(bool)]
    return not any(all(str(row[name]) == group[name] for name in by) for row in shown.to_dict("records"))


def _query(
    indicator: Indicator, scope: Scope, group: Group, years: tuple[str, ...], columns: Mapping[str, str]
) -> tuple[str, list[str]]:
    """The rows in order, each with the sums over all of them (also those beyond ``MOST_ROWS``)."""
    rows, parameters = chosen(indicator.fact, scope, tuple(group), years)
    shown = "".join(f", {_written(indicator.fact.lists, name)} as {name}" for name in columns)
    sql = f"""
        {rows}, {_judged(indicator.basis, group)}
        select
            case when not premiere then '{REPEATED}' when compte then '{COUNTED}' else '{NOT_COUNTED}' end as marque,
            source_table, fichier, feuille, ligne_lue(prouvees.ligne) as ligne{shown},
            count(*) over () as lignes,
            coalesce(sum(haut) filter (premiere) over (), 0) as haut,
            coalesce(sum(bas) filter (premiere) over (), 0) as bas
        from prouvees left join journal using (import_id)
        order by not compte, not premiere, source_table, fichier, feuille, prouvees.ligne
        limit {MOST_ROWS}"""
    return sql, [*parameters, *group.values()]


def _judged(basis: Basis, group: Group) -> str:
    """The common table ``prouvees``: the rows looked at in the group, whether each counts and is first of its thing."""
    same = " and ".join(f"cast(dimension_{name} as varchar) = ?" for name in group) or "true"
    return f"""
        du_groupe as (select * from choisi where {same}),
        jugees as (
            select
                *, coalesce({basis.among}, false) as parmi, coalesce({basis.counts}, false) as compte,
                {basis.thing or "row_number() over ()"} as chose, {basis.above} as haut, {basis.below} as bas
            from du_groupe
        ),
        prouvees as (
            select
                * replace (case when compte then haut end as haut),
                row_number() over (partition by chose order by compte desc, import_id, ligne) = 1 as premiere
            from jugees where parmi
        )"""


def _written(lists: tuple[str, ...], name: str) -> str:
    return f"array_to_string(prouvees.{name}, ', ')" if name in lists else f"prouvees.{name}"


def _in_french(found: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The rows as they are read; dates and numbers are not yet texts."""
    origin = {
        "Compte": found["marque"],
        "Tableau": found["source_table"].map(lambda table: typeset(TABLES[table])),
        "Fichier": found["fichier"].fillna("inconnu"),
        "Feuille": found["feuille"].fillna(""),
        "Ligne": found["ligne"].map(partial(_cell, "ligne")),
    }
    cells = {typeset(title): found[name].map(partial(_cell, name)) for name, title in columns.items()}
    return pd.DataFrame({**origin, **cells})


def _cell(name: str, value: Any) -> Any:
    if pd.isna(value):
        return NOT_FILLED if name in DIMENSIONS else ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dt.datetime):
        return value.date()
    if name == "campagne":
        return str(value)  # a year is read as it is, never « 2 025 »
    return group_label(name, value) if isinstance(value, str) else value

"""The rows behind a figure: where each of them stands in the files dropped, and whether it counts.

Never a name; what is said in French above these rows stands at the end."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

import french
from indicators.engine import chosen, compute, read_coverage
from indicators.families import CATALOGUE
from indicators.model import DIMENSIONS, MONTHS, NOT_FILLED, TABLES, Basis, Indicator, Scope
from indicators.secret import Decide, hidden_cells, mask, may_list
from indicators.words import dimension_label, group_label, share_text, typeset, year_label
from warehouse import Store

MOST_ROWS = 5000
ChosenGroup = Mapping[str, str]
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
    group: ChosenGroup
    rows: pd.DataFrame
    total: int = 0
    numerator: float = 0
    denominator: float = 0
    reason: str = ""


def rows_behind(
    store: Store,
    id_: str,
    scope: Scope,
    group: ChosenGroup | None = None,
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


def _columns(indicator: Indicator, scope: Scope, group: ChosenGroup, *, leaving: bool) -> dict[str, str]:
    """The columns of the fact to be shown, with their titles: those that the figure turns on."""
    fact = indicator.fact
    details = dict(fact.details)
    if leaving and fact.crowd:
        return {name: details[name] for name in ("entreprise", "annee_accueil") if fact.things}
    looked_at = {*indicator.breakdowns, *group, *(name for name, _ in (*scope.filters, *indicator.sides))}
    dimensions = [name for name in fact.dimensions if name in looked_at - {"public", "jour"}]
    years = {"annee": "Année scolaire"} if len(scope.annees) > 1 else {}
    return years | details | {name: dimension_label(name) for name in dimensions if name not in details}


def _must_stay(store: Store, indicator: Indicator, scope: Scope, group: ChosenGroup, decide: Decide) -> bool:
    """Whether the figure itself is hidden in all that leaves the application."""
    by = tuple(group)
    found = compute(store, [indicator.id], scope, by)
    measure = mask(store, found, scope, by, room=True, decide=decide)[indicator.id]
    if not group:
        return measure.status == "masque"
    shown = measure.rows[~measure.rows["masked"].astype(bool)]
    return not any(all(str(row[name]) == group[name] for name in by) for row in shown.to_dict("records"))


def _query(
    indicator: Indicator, scope: Scope, group: ChosenGroup, years: tuple[str, ...], columns: Mapping[str, str]
) -> tuple[str, list[str]]:
    """The rows in order, each with the sums over all of them (also those beyond ``MOST_ROWS``)."""
    rows, parameters = chosen(indicator.fact, scope, tuple(group), years)
    shown = "".join(f", {_written(indicator.fact.lists, name)} as {name}" for name in columns)
    sql = f"""
        {rows}, {_judged(indicator.basis, group)}
        select
            case when not premiere then '{REPEATED}' when compte then '{COUNTED}' else '{NOT_COUNTED}' end as marque,
            source_table, fichier, feuille, prouvees.ligne{shown},
            count(*) over () as lignes,
            coalesce(sum(haut) filter (premiere) over (), 0) as haut,
            coalesce(sum(bas) filter (premiere) over (), 0) as bas
        from prouvees left join journal using (import_id)
        order by not compte, not premiere, source_table, fichier, feuille, prouvees.ligne
        limit {MOST_ROWS}"""
    return sql, [*parameters, *group.values()]


def _judged(basis: Basis, group: ChosenGroup) -> str:
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


def describe_proof(proof: Proof, shown: int | None = None) -> str:
    """« 23 sur 27 élèves de l’effectif. 27 lignes derrière ce chiffre. », ``shown`` or not; or why there are none."""
    if proof.reason or not proof.total:
        return typeset(proof.reason or "Aucune ligne derrière ce chiffre.")
    shown = len(proof.rows) if shown is None else min(shown, len(proof.rows))
    sums = _added_up(proof)
    said = [f"{sums[0].upper()}{sums[1:]}.", f"{french.plural(proof.total, 'ligne')} derrière ce chiffre."]
    if proof.total > shown:
        said.append(f"Les {french.number(shown)} premières sont montrées.")
    if (proof.rows["Compte"].head(shown) == REPEATED).any():
        said.append(f"Une ligne « {REPEATED} » répète ce qu'une autre ligne a déjà apporté.")
    return typeset(" ".join(said))


def _added_up(proof: Proof) -> str:
    """What the rows come to: « 23 sur 27 élèves de l'effectif », « montants de la campagne : 41 180 € »."""
    indicator = proof.indicator
    if indicator.unit in ("points", "oui/non"):
        return f"{indicator.population_label} : {french.number(proof.denominator)}"
    share = share_text(proof.numerator, proof.denominator)
    if share and indicator.unit == "%" and indicator.chart != "gap":
        return f"{share} {indicator.denominator_label}" if proof.denominator >= 2 else share
    above = f"{indicator.numerator_label} : {_amount(indicator, proof.numerator)}"
    if indicator.denominator in (None, MONTHS):
        return above
    return f"{above} ; {indicator.denominator_label} : {_amount(indicator, proof.denominator)}"


def _amount(indicator: Indicator, value: float) -> str:
    euros = "montant" in indicator.basis.above
    return french.quantity(value, "€") if euros else french.number(value)


def place_of(proof: Proof) -> str:
    """Of what, and of whom: « 2025-2026 – Classe : TMELEC – Sexe : Filles »."""
    years = [year_label(proof.indicator, annee) for annee in proof.scope.annees]
    said = [group_text(name, (value,)) for name, value in proof.group.items() if name != "annee"]
    return " – ".join([french.enumerate_words(years), *said, *_filters(proof.scope, proof.indicator)])


def _filters(scope: Scope, indicator: Indicator) -> list[str]:
    return [group_text(name, values) for name, values in scope.filters if name in indicator.fact.dimensions]


def group_text(name: str, values: tuple[str, ...]) -> str:
    """« Sexe : Filles ou Garçons »."""
    labels = french.enumerate_words([group_label(name, value) for value in values], "ou")
    return french.spaced(f"{dimension_label(name)} : {labels}")

"""What the base holds and lacks: its tables, its school years, and the values by which its figures may be filtered."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.engine.coverage import read_coverage
from indicators.families import CATALOGUE
from indicators.model import TABLES, Scope
from warehouse import Store

_PUPIL = "select {name} as valeur from eleves where annee in ({years})"
_SOURCES = {
    "formation": _PUPIL,
    "niveau": _PUPIL,
    "classe": _PUPIL,
    "sexe": _PUPIL,
    "periode": "select periode as valeur from pfmp where annee in ({years})",
    "secteur": " union ".join(
        f"select secteur as valeur from {table}"
        for table in ("conventions", "actions", "pfmp", "offres", "taxe", "invitations")
    ),
}
_COUNTS = " union all ".join(f"select '{table}' as tableau, count(*) as lignes from {table}" for table in TABLES)
_LOADED = f"""
    with comptes as ({_COUNTS}),
    imports as (select tableau, max(importe_le) as importe_le from journal where annule_le is null group by tableau)
    select tableau, lignes, importe_le from comptes join imports using (tableau)"""


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """One table that at least one sheet has fed: its rows now, and the day of the last import."""

    table: str
    title: str
    rows: int
    imported_on: dt.date


def loaded_tables(store: Store) -> tuple[Loaded, ...]:
    """The tables that hold something to read, in the order of ``TABLES``."""
    found = {line["tableau"]: line for line in store.frame(_LOADED).to_dict("records")}
    return tuple(
        Loaded(
            table=table,
            title=title,
            rows=int(found[table]["lignes"]),
            imported_on=found[table]["importe_le"].date(),
        )
        for table, title in TABLES.items()
        if table in found
    )


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """A table without which the indicators that wait for it say nothing of a scope, and why, in French."""

    table: str
    reason: str
    waiting: tuple[str, ...]


def lacking_tables(store: Store, scope: Scope) -> tuple[Lacking, ...]:
    """The tables to bring for every indicator to have a value, in the order of ``TABLES``."""
    coverage = read_coverage(store, scope, {indicator.fact for indicator in CATALOGUE.values()})
    gaps = {id_: coverage.gap(indicator.fact, scope.annees) for id_, indicator in CATALOGUE.items()}
    reasons: Mapping[str, str] = {table: reason for reason, table in gaps.values() if table}
    return tuple(
        Lacking(
            table=table,
            reason=reasons[table],
            waiting=tuple(id_ for id_, (_, missing) in gaps.items() if missing == table),
        )
        for table in TABLES
        if table in reasons
    )


def school_years(store: Store) -> list[str]:
    """The school years of dated rows, latest first; a campaign of the tax counts as the year that it opens."""
    found = store.rows("""
        with jours as (
            select date_debut as jour from actions
            union select date_reception from offres
            union select date_invitation from invitations
        ),
        rentrees as (
            select year(jour - interval 8 month) as rentree from jours union select campagne from taxe
        )
        select annee from (
            select rentree || '-' || (rentree + 1) as annee from rentrees
            union select annee from eleves union select annee from pfmp union select annee from satisfaction
            union select annee_feuille from actions union select annee_feuille from offres
            union select annee_feuille from invitations
        ) where annee is not null order by annee desc""")
    return [annee for (annee,) in found]


def values(store: Store, dimension: str, annees: Sequence[str]) -> list[str]:
    """The values of one filter in these years, sorted. Raises ``KeyError`` for a dimension that is not a filter."""
    source = _SOURCES[dimension].format(name=dimension, years=", ".join(f"'{annee}'" for annee in annees))
    sql = f"select distinct valeur from ({source}) where valeur is not null order by valeur"
    return [value for (value,) in store.rows(sql)]

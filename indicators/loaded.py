"""What the base holds of each of the eleven tables, and which ones it lacks for a year."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.catalogue import CATALOGUE
from indicators.coverage import read_coverage
from indicators.model import TABLES, Scope
from warehouse import Store

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

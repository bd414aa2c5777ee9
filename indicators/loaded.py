"""What the base holds of each of the eleven tables."""

import datetime as dt
from dataclasses import dataclass

from indicators.model import TABLES
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

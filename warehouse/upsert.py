"""Puts rows into a table: a known key updates its row, a new key adds one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from warehouse.companies import NAMED, name_companies

if TYPE_CHECKING:
    import pandas as pd

MOST_CHANGES = 200
PROVENANCE = ("cle", "import_id", "ligne", "entreprise_cle")


class Counts(NamedTuple):
    """How many rows of an import were new, changed something, or changed nothing."""

    added: int
    updated: int
    unchanged: int


class Change(NamedTuple):
    """One value that a row of a sheet overwrites, both as text."""

    ligne: int
    colonne: str
    avant: str | None
    apres: str | None


def upsert(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: "pd.DataFrame", key: Sequence[Sequence[str]], import_id: int,
    changes: list[Change] | None = None,
) -> Counts:  # fmt: skip
    """Write ``rows`` (columns of ``table``, and ``ligne``) within the caller's transaction.

    ``key`` lists alternatives; the first whose own columns (those that the next one lacks) are filled identifies the
    row. Of rows of one key, the last wins. A column absent from ``rows`` keeps what the base holds; one that is present
    overwrites it, even with nothing. ``changes``, if given, is told the first values that are overwritten.
    """
    types = _column_types(cursor, table)
    cursor.register("arrivage_brut", rows)
    try:
        cursor.execute(_stage(types, list(rows.columns), key))
    finally:
        cursor.unregister("arrivage_brut")
    given = [column for column in rows.columns if column not in PROVENANCE]
    added, updated = _count(cursor, table, given)
    if updated and changes is not None:
        changes += _list_changes(cursor, table, given)
    if updated:
        cursor.execute(_update(table, given), [import_id])
    if added:
        cursor.execute(_insert(table, given), [import_id])
    if table in NAMED:
        name_companies(cursor, table, import_id)
    cursor.execute("drop table arrivage")
    return Counts(added, updated, len(rows) - added - updated)


def _column_types(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    found = cursor.execute(
        "select column_name, data_type from information_schema.columns where table_name = ? order by ordinal_position",
        [table],
    ).fetchall()
    return dict(found)


def _stage(types: dict[str, str], given: Sequence[str], key: Sequence[Sequence[str]]) -> str:
    columns = ", ".join(f"cast({column} as {types[column]}) as {column}" for column in given)
    return f"""
        create temp table arrivage as
        with lues as (select {columns}, row_number() over () as position from arrivage_brut)
        select * exclude (position), cast(md5({_key(types, given, key)}) as uuid) as cle
        from lues
        qualify row_number() over (partition by cle order by position desc) = 1"""


def _key(types: dict[str, str], given: Sequence[str], key: Sequence[Sequence[str]]) -> str:
    """SQL text that is equal for two rows exactly when they are the same row."""

    def part(column: str) -> str:
        if column not in given:
            return "''"
        text = f"norm({column})" if types[column] == "VARCHAR" else f"cast({column} as varchar)"
        return f"coalesce({text}, '')"

    texts = [
        "concat_ws('|', " + ", ".join([f"'{rank}'", *map(part, columns)]) + ")" for rank, columns in enumerate(key)
    ]
    chosen = texts[-1]
    for rank in range(len(key) - 2, -1, -1):
        own = [column for column in key[rank] if column not in key[rank + 1]]
        filled = " and ".join(f"{part(column)} <> ''" for column in own)
        chosen = f"case when {filled} then {texts[rank]} else {chosen} end"
    return chosen


def _count(cursor: duckdb.DuckDBPyConnection, table: str, given: Sequence[str]) -> tuple[int, int]:
    found = cursor.execute(f"""
        select
            count(*) filter (where connu.cle is null),
            count(*) filter (where connu.cle is not null and {_differs(given)})
        from arrivage left join {table} as connu using (cle)""").fetchone()
    return found if found else (0, 0)


def _differs(given: Sequence[str]) -> str:
    return "(" + " or ".join(f"arrivage.{column} is distinct from connu.{column}" for column in given) + ")"


def _list_changes(cursor: duckdb.DuckDBPyConnection, table: str, given: Sequence[str]) -> list[Change]:
    """Fingerprints aside, which nobody can read."""
    told = [column for column in given if not column.startswith("empreinte_") and not column.endswith("_id")]
    parts = " union all ".join(
        f"select ligne_lue(arrivage.ligne) as ligne, '{column}' as colonne, connu.{column}::varchar as avant, "
        f"arrivage.{column}::varchar as apres from arrivage join {table} as connu using (cle) "
        f"where arrivage.{column} is distinct from connu.{column}"
        for column in told
    )
    found = cursor.execute(f"{parts} order by ligne, colonne limit {MOST_CHANGES}") if told else None
    return [Change(*row) for row in found.fetchall()] if found else []


def _update(table: str, given: Sequence[str]) -> str:
    values = ", ".join(f"{column} = arrivage.{column}" for column in [*given, "ligne"])
    return f"""
        update {table} as connu set {values}, import_id = ?
        from arrivage where arrivage.cle = connu.cle and {_differs(given)}"""


def _insert(table: str, given: Sequence[str]) -> str:
    columns = ", ".join([*given, "ligne", "cle"])
    return f"""
        insert into {table} (import_id, {columns})
        select ?, {columns} from arrivage where cle not in (select cle from {table})"""

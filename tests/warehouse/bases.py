"""Bases on disk with a row in every table, and all that a base holds."""

import io
from pathlib import Path

from warehouse import Store, open_warehouse
from warehouse.archive import pack


def make_base(folder: Path, rows: int = 3) -> Store:
    """A base with ``rows`` rows in each of its tables, and one table that no schema knows."""
    folder.mkdir(exist_ok=True)
    store = open_warehouse(folder / "lycee.duckdb")
    with store.importing() as deposit:
        deposit.execute("create table recu_7 as select i as ligne, 'Perdrix ' || i as texte from range(3) r(i)")
        for table in tables(store):
            if table != "fondation" and not table.startswith("recu_"):
                deposit.execute(f"insert into {table} select {_values(store, table)} from range({rows}) r(i)")
    return store


def tables(store: Store) -> list[str]:
    return [name for (name,) in store.rows("select table_name from duckdb_tables() order by 1")]


def _values(store: Store, table: str) -> str:
    columns = store.rows(
        "select data_type from duckdb_columns() where table_name = ? and not internal order by column_index", [table]
    )
    made = {
        "UUID": "uuid()",
        "VARCHAR": "'é ; « ' || i",
        "BLOB": "encode('x' || i)",
        "DATE": "date '2025-09-01' + i::integer",
        "BOOLEAN": "i % 2 = 0",
        "TIMESTAMP": "timestamp '2025-11-25 14:00:00'",
    }
    return ", ".join(made.get(kind, "i") for (kind,) in columns)


def dump(store: Store) -> dict[str, list[str]]:
    """Every row of every table, how the tables are made, and the key."""
    found = {table: sorted(map(repr, store.rows(f'select * from "{table}"'))) for table in tables(store)}
    made = store.rows("select sql from duckdb_tables() order by 1")
    return found | {"made": [sql for (sql,) in made], "key": [store.fingerprint_key.hex()]}


def packed(store: Store, password: str = "", lycee: str = "Lycée Jean-Moulin") -> bytes:
    file = io.BytesIO()
    pack(store, file, lycee, password)
    return file.getvalue()

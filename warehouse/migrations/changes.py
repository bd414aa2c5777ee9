"""What a step most often changes, wherever it is kept: in a table, in the rows as they were received, in what a person
told of them. To add a column, ``alter table … add column`` is enough: rows received before it are read as without it.
"""

import json

import duckdb


def received_tables(cursor: duckdb.DuckDBPyConnection, tableau: str) -> list[str]:
    """The tables that keep, as they were received, the sheets of one table; those taken back as well."""
    known = {name for (name,) in cursor.execute("select table_name from duckdb_tables()").fetchall()}
    found = cursor.execute("select import_id from journal where tableau = ? order by all", [tableau]).fetchall()
    return [name for name in (f"recu_{number:d}" for (number,) in found) if name in known]


def rename_column(cursor: duckdb.DuckDBPyConnection, tableau: str, old: str, new: str) -> None:
    """Give a column another name in a table, in what was received, and in what a person told of it."""
    for table in (tableau, *received_tables(cursor, tableau)):
        if old in _columns(cursor, table):
            cursor.execute(f'alter table {table} rename column "{old}" to "{new}"')
    cursor.execute(
        "update corrections set colonne = ? where colonne = ? "
        "and import_id in (select import_id from journal where tableau = ?)",
        [new, old, tableau],
    )
    cursor.execute("update rattachements set colonne = ? where colonne = ? and tableau = ?", [new, old, tableau])
    for entete, choix in cursor.execute("select entete, choix from formes").fetchall():
        told = json.loads(choix)
        if told["tableau"] == tableau and old in told["colonnes"]:
            told["colonnes"] = {new if name == old else name: place for name, place in told["colonnes"].items()}
            cursor.execute("update formes set choix = ? where entete = ?", [json.dumps(told), entete])


def replace_word(cursor: duckdb.DuckDBPyConnection, tableau: str, column: str, old: str, new: str) -> None:
    """Write a word of a list otherwise in a table, in what was received, and in what a person told of it."""
    for table in (tableau, *received_tables(cursor, tableau)):
        if column in _columns(cursor, table):
            cursor.execute(f'update {table} set "{column}" = ? where "{column}" = ?', [new, old])
    cursor.execute(
        "update corrections set valeur = ? where valeur = ? and colonne = ? "
        "and import_id in (select import_id from journal where tableau = ?)",
        [new, old, column, tableau],
    )
    cursor.execute(
        "update rattachements set valeur = ? where valeur = ? and tableau = ? and colonne = ?",
        [new, old, tableau, column],
    )


def _columns(cursor: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    found = cursor.execute("select column_name from duckdb_columns() where table_name = ? and not internal", [table])
    return {name for (name,) in found.fetchall()}

"""Gives a base its tables, brings those of an earlier version up to date, and sees that no column is missing."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import duckdb

from warehouse.migrations import VERSION, migrate, read_version, write_version

SCHEMA = Path(__file__).with_name("schema.sql")
MACROS = Path(__file__).with_name("macros.sql")
Columns = dict[tuple[str, str], str]
"""Table and column → type."""


class NewerBase(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """The base was written by a later version of the application."""


class LackingColumn(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """The base lacks a column of its version: ``args`` are its table and its name."""


def settle(
    connection: duckdb.DuckDBPyConnection, before_update: Callable[[duckdb.DuckDBPyConnection, int], None] | None = None
) -> None:
    """Make an open base one of the present version: all of it in one transaction, or nothing.

    ``before_update`` is given the base and its version just before an earlier one is changed. Raises ``NewerBase``,
    with nothing written, not even at closing; ``LackingColumn``.
    """
    found = read_version(connection)
    if found > VERSION:
        connection.execute("pragma disable_checkpoint_on_shutdown")
        raise NewerBase
    if 0 < found < VERSION and before_update:
        before_update(connection, found)
    if found < VERSION:
        _bring_up(connection, found)
    _check_columns(connection)
    if _macros(connection) != expected()[1]:
        connection.execute(MACROS.read_text(encoding="utf-8"))


def _bring_up(connection: duckdb.DuckDBPyConnection, found: int) -> None:
    connection.execute("begin")
    try:
        connection.execute(MACROS.read_text(encoding="utf-8"))
        if found:
            migrate(connection, found)
        else:
            connection.execute(SCHEMA.read_text(encoding="utf-8"))
            write_version(connection)
        _check_columns(connection)
    except BaseException:
        with suppress(duckdb.Error):  # what stopped it says more than what it stopped
            connection.execute("rollback")
        raise
    connection.execute("commit")


def _check_columns(connection: duckdb.DuckDBPyConnection) -> None:
    held = columns(connection)
    for table, column in expected()[0]:
        if (table, column) not in held:
            raise LackingColumn(table, column)


def columns(connection: duckdb.DuckDBPyConnection) -> Columns:
    """All the columns of a base."""
    found = connection.execute("select table_name, column_name, data_type from duckdb_columns() where not internal")
    return {(table, column): kind for table, column, kind in found.fetchall()}


def _macros(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute(
        "select function_name, parameters, macro_definition from duckdb_functions() "
        "where not internal and function_type = 'macro' order by all"
    ).fetchall()


@lru_cache(maxsize=1)
def expected() -> tuple[Columns, list[tuple[object, ...]]]:
    """The columns and the macros of a new base."""
    with duckdb.connect(":memory:") as fresh:
        fresh.execute(MACROS.read_text(encoding="utf-8") + SCHEMA.read_text(encoding="utf-8"))
        return columns(fresh), _macros(fresh)

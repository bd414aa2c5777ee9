"""Brings a base that an earlier version wrote to the present schema, one numbered step after the other.

A step is ``step_<number>.sql``, or ``step_<number>.py`` with an ``apply(cursor)`` where a loop is needed; what the rows
kept as received need is in ``changes``. It is written once, as the schema then stood, and never touched again.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

Step = Callable[[duckdb.DuckDBPyConnection], object]


def _script(number: int) -> Step:
    script = Path(__file__).with_name(f"step_{number:04d}.sql").read_text(encoding="utf-8")
    return lambda cursor: cursor.execute(script)


STEPS: Mapping[int, Step] = {2: _script(2), 3: _script(3)}
"""Version → what makes a base of the version before it one of this version."""
FIRST = 1
"""That of a base that does not say its own."""
VERSION = max(STEPS, default=FIRST)
"""The one that this code reads and writes."""


def migrate(cursor: duckdb.DuckDBPyConnection, found: int) -> None:
    """Take a base from the version ``found`` to the last one, within the caller's transaction."""
    for number in range(found + 1, VERSION + 1):
        STEPS[number](cursor)
    write_version(cursor)


def write_version(cursor: duckdb.DuckDBPyConnection) -> None:
    """Let the base say that it is of the present version; its witness stays as it is."""
    if cursor.execute("select 1 from fondation").fetchall():
        cursor.execute("update fondation set version = ?", [VERSION])
    else:
        cursor.execute("insert into fondation (version) values (?)", [VERSION])


def read_version(cursor: duckdb.DuckDBPyConnection) -> int:
    """The version that a base says, 1 if it says none, 0 if it has no table at all; nothing is written."""
    tables = {name for (name,) in cursor.execute("select table_name from duckdb_tables()").fetchall()}
    if "fondation" in tables:
        return int(cursor.execute("select max(version) from fondation").fetchall()[0][0] or FIRST)
    return FIRST if tables else 0

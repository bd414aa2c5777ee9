"""Saves a base that an earlier version wrote, as it is, before it is brought up to the present one."""

import datetime as dt
from pathlib import Path

import duckdb

from warehouse.opening import NOT_WRITTEN, WarehouseError, copy_base
from warehouse.packing import pack_folder, write_backup
from warehouse.replacement import BACKUPS, KEY, workshop

OCCASION = "mise_a_jour"


def save_before_update(connection: duckdb.DuckDBPyConnection, found: int, base: Path) -> None:
    """Make a backup of the open ``base``, of the version ``found``; none of a base without rows.

    Raises ``WarehouseError`` when the disk does not take it: nothing should then change.
    """
    if not _has_rows(connection):
        return
    try:
        with workshop(base) as folder:
            copy_base(connection, folder / base.name)
            (folder / KEY).write_bytes(base.with_name(KEY).read_bytes())
            backups = base.with_name(BACKUPS)
            now = dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
            write_backup(backups, OCCASION, now, lambda file: pack_folder(folder, base.name, found, file))
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(NOT_WRITTEN) from error


def _has_rows(connection: duckdb.DuckDBPyConnection) -> bool:
    tables = connection.execute("select table_name from duckdb_tables() where not temporary").fetchall()
    return any(connection.execute(f'select 1 from "{table}" limit 1').fetchall() for (table,) in tables)

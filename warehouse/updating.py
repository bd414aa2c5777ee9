"""Saves a base that an earlier version wrote, as it is, before it is brought up to the present one."""

import datetime as dt
from pathlib import Path

import duckdb

from warehouse.damage import WarehouseError
from warehouse.keys import read_key, write_key
from warehouse.opening import NOT_WRITTEN, copy_base
from warehouse.packing import backup_name, pack_folder, write_backup
from warehouse.replacement import BACKUPS, KEY, workshop

OCCASION = "mise_a_jour"


def save_before_update(connection: duckdb.DuckDBPyConnection, found: int, base: Path) -> None:
    """Make a backup of the open ``base``, of the version ``found``; none of a base without rows.

    Without its key, no archive can be made: the folder of backups then keeps a plain copy of the base. Raises
    ``WarehouseError`` when the disk does not take it: nothing should then change.
    """
    if not _has_rows(connection):
        return
    backups, now = base.with_name(BACKUPS), dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
    key = read_key(base.with_name(KEY))
    try:
        with workshop(base) as folder:
            copy = folder / base.name
            copy_base(connection, copy)
            if key:
                write_key(folder, key)
                write_backup(backups, OCCASION, now, lambda file: pack_folder(folder, base.name, found, file))
            else:  # an archive holds a key: without it, what is left is kept as a file
                backups.mkdir(mode=0o700, exist_ok=True)
                copy.chmod(0o600)
                copy.replace(backups / backup_name(OCCASION, now, base.suffix))
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(NOT_WRITTEN) from error


def _has_rows(connection: duckdb.DuckDBPyConnection) -> bool:
    tables = connection.execute("select table_name from duckdb_tables() where not temporary").fetchall()
    return any(connection.execute(f'select 1 from "{table}" limit 1').fetchall() for (table,) in tables)

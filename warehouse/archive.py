"""A whole base as one file and back: its tables and the key of its fingerprints, under a label that anyone can read."""

from pathlib import Path
from typing import BinaryIO

import duckdb

from warehouse.damage import WarehouseError
from warehouse.migrations import VERSION
from warehouse.opening import connect
from warehouse.packing import FOREIGN, MAGIC, MISTYPED, NEWER, PROTECTED, SUFFIX, Label, pack_folder, read_label, unpack
from warehouse.sealing import ArchiveError
from warehouse.store import Store

__all__ = [
    "FOREIGN", "MAGIC", "MISTYPED", "NEWER", "NOT_EMPTY", "PROTECTED", "SUFFIX", "Label", "check_base", "is_empty",
    "pack", "read_label", "restore", "take_key", "unpack",
]  # fmt: skip
NOT_EMPTY = (
    "Votre base n’est pas vide : une archive prend la place d’une base, elle ne s’y ajoute pas. "
    "Enregistrez d’abord la base actuelle, puis demandez le remplacement."
)


def pack(store: Store, file: BinaryIO, lycee: str = "", password: str = "") -> None:
    """Write the base as it is now; without ``password``, who has the file can read all of it.

    Raises ``WarehouseError`` when the disk does not take it.
    """
    with store.copied() as folder:
        pack_folder(folder, _name(store), VERSION, file, lycee, password)


def restore(store: Store, file: BinaryIO, password: str = "", *, replacing: bool = False, aside: str = "") -> Label:
    """Let an archive take the place of an empty base, or of any if ``replacing``; returns what it said of itself.

    Whatever happens, the base is then as before or as the archive; ``aside``, if given, says why the file of the former
    one is kept under another name. Raises ``ArchiveError`` for a file that cannot be taken, ``WarehouseError`` when the
    base is in use or the disk full.
    """
    if not replacing and not is_empty(store):
        raise ArchiveError(NOT_EMPTY)
    with store.workshop() as folder:
        label = unpack(file, password, folder, _name(store))
        check_base(folder / _name(store))
        store.replace(folder, aside)
    return label


def take_key(store: Store, file: BinaryIO, password: str = "") -> None:
    """Give a base its own key back from an archive that holds it; nothing else changes.

    Raises ``ArchiveError`` for a file that cannot be taken, or that holds the key of another base.
    """
    with store.workshop() as folder:
        unpack(file, password, folder, _name(store))
        check_base(folder / _name(store))
        store.take_key(folder)


def is_empty(store: Store) -> bool:
    """Whether no table of the base has a row, but for what the base says of itself."""
    known = "select table_name from duckdb_tables() where not temporary and table_name <> 'fondation'"
    tables = [name for (name,) in store.rows(known)]
    return not any(store.rows(f'select 1 from "{table}" limit 1') for table in tables)


def check_base(base: Path) -> None:
    """Raises ``ArchiveError`` when what an archive held is no base of ours, or one that we cannot read yet."""
    try:
        with duckdb.connect(str(base), config={"autoload_known_extensions": "false"}) as connection:
            known = connection.execute("select 1 from duckdb_tables() where table_name = 'journal'").fetchall()
    except duckdb.Error as error:
        raise ArchiveError(NEWER) from error  # its bytes are those that were written: another DuckDB wrote them
    if not known:
        raise ArchiveError(FOREIGN)
    try:
        connect(base).close()
    except WarehouseError as error:
        raise ArchiveError(NEWER) from error


def _name(store: Store) -> str:
    return Path(store.path).name

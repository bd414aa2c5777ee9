"""Saves a base by itself before it changes for good, keeps what may still serve, and lets the rest go."""

import contextlib
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from warehouse.archive import SUFFIX, is_empty, pack, restore
from warehouse.damage import WarehouseError
from warehouse.opening import NOT_WRITTEN
from warehouse.packing import TIME, write_backup
from warehouse.replacement import BACKUPS, DAMAGED, PARTED, files_aside
from warehouse.store import Store

Occasion = Literal["import", "annulation", "effacement", "restauration", "demande"]
LATEST, MONTHS = 10, 12
"""How many are kept whatever their age, and for how many months back the last one of each month is."""
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}_\d{2}h\d{2}m\d{2})_avant_(\w+)\.passation")


@dataclass(frozen=True)
class Backup:
    """One file of the folder of backups: when it was made, and before what."""

    path: Path
    made_at: dt.datetime
    occasion: str
    size: int


def backups_folder(store: Store) -> Path:
    """Where the backups of a base on disk are, whether or not there are any."""
    return Path(store.path).parent / BACKUPS


def save_before(occasion: Occasion, store: Store, lycee: str = "", now: dt.datetime | None = None) -> Path | None:
    """Save the base before it changes, and let go of the backups that serve no more; ``None`` if there is nothing.

    A base in memory or without a row is not saved. Raises ``WarehouseError`` when the disk does not take it: what was
    to follow should then not.
    """
    if store.path == ":memory:" or is_empty(store):
        return None
    when = now or dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
    try:
        file = write_backup(backups_folder(store), occasion, when, lambda opened: pack(store, opened, lycee))
    except OSError as error:
        raise WarehouseError(NOT_WRITTEN) from error
    for each in outdated(list_backups(store), when):
        with contextlib.suppress(OSError):  # one that is open elsewhere goes the next time
            each.path.unlink()
    return file


def bring_back(store: Store, file: BinaryIO, password: str = "", lycee: str = "") -> None:
    """Let an archive take the place of the base, which is saved first; one that no backup can keep, damaged or without
    its key, is put aside. Raises ``WarehouseError``, and nothing has changed.
    """
    aside = DAMAGED if store.damage else "" if store.has_key else PARTED
    if not aside:
        save_before("restauration", store, lycee)
    file.seek(0)
    restore(store, file, password, replacing=True, aside=aside)


def begin_again(store: Store) -> None:
    """Let an empty base take the place of a damaged one, which is put aside. Raises ``WarehouseError``."""
    with store.workshop() as folder:
        store.replace(folder, DAMAGED)


def list_backups(store: Store) -> list[Backup]:
    """The backups, the latest first; whatever else lies in their folder is left alone."""
    found = []
    for path in backups_folder(store).glob(f"*{SUFFIX}"):
        if named := _NAME.fullmatch(path.name):
            made_at = dt.datetime.strptime(named[1], TIME)  # noqa: DTZ007 (the user's own clock)
            found.append(Backup(path, made_at, named[2], path.stat().st_size))
    return sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True)


def outdated(backups: Sequence[Backup], now: dt.datetime) -> list[Backup]:
    """Those that serve no more, of backups given the latest first."""
    this_month = 12 * now.year + now.month
    kept = set(backups[:LATEST])
    months: set[int] = set()
    for each in backups:
        month = 12 * each.made_at.year + each.made_at.month
        if month not in months and this_month - month < MONTHS:
            kept.add(each)
        months.add(month)
    return [each for each in backups if each not in kept]


def erase_backups(store: Store) -> None:
    """Leave no backup. Raises ``WarehouseError`` when one of them is held by another program."""
    try:
        saved = backups_folder(store)
        kept = (path for suffix in (SUFFIX, ".ebauche", ".duckdb") for path in saved.glob(f"*{suffix}"))
        for path in [*kept, *files_aside(Path(store.path))]:
            path.unlink()
    except OSError as error:
        raise WarehouseError(
            "Une sauvegarde est tenue par un autre programme et n’a pas été effacée. Fermez-le, puis recommencez."
        ) from error

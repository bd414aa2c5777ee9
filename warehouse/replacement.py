"""Puts a folder in the place of a base and its key, or erases them: once decided it is done, if need be at next start.

Beside « lycee.duckdb », « lycee.atelier » holds drafts and may vanish at any moment; « lycee.remplacement » is a
decision: its files take the place of the base and of its key. « lycee.effacement » decides that nothing may remain.
A base that no backup can keep (damaged, or without its key) is put aside under the name that the decision bears.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BACKUPS = "sauvegardes"
KEY = "empreintes.cle"
DAMAGED, PARTED = "abimee", "ecartee"
"""Why a base is put aside: it can no longer be read, or another takes its place."""
_ASIDE = "mise_de_cote"
_KEY_SIZE = 32


def workshop_of(base: Path) -> Path:
    """The folder of the drafts of a base: besides its own file, the only place where DuckDB may write."""
    return base.with_suffix(".atelier")


@contextmanager
def workshop(base: Path) -> Iterator[Path]:
    """The folder of the drafts, empty; it is gone after the block."""
    folder = workshop_of(base)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def decide_replacement(base: Path, folder: Path, aside: str = "") -> None:
    """Let the files of ``folder`` take the place of those of the base: from now on, a power cut only delays it.

    ``aside`` says why the base that leaves its place is put aside; it is erased if there is no reason.
    """
    if aside:
        (folder / _ASIDE).write_text(f"{aside}-{_now()}", encoding="utf-8")
    for file in folder.iterdir():
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
    finish(base)  # what is left of an earlier one
    folder.replace(_replacement(base))
    _settle(base.parent)


def give_up_replacement(base: Path) -> None:
    """Change nothing after all, unless ``finish`` has moved a base: then the rest must follow."""
    waiting = any((_replacement(base) / name).exists() for name in (base.name, _ASIDE))
    if waiting and base.exists():
        shutil.rmtree(_replacement(base), ignore_errors=True)


def decide_erasure(base: Path) -> None:
    """Let nothing of the base remain: neither its data, nor its backups, nor its key."""
    _erasure(base).touch()
    _settle(base.parent)


def finish(base: Path) -> None:
    """Do what was decided and not done. The base must be closed; it may be called again at any time."""
    if _erasure(base).exists():
        _erase(base)
    folder = _replacement(base)
    if not folder.exists():
        return
    if (folder / _ASIDE).exists():
        _put_aside(base, (folder / _ASIDE).read_text(encoding="utf-8"))
        (folder / _ASIDE).unlink()
    if (folder / base.name).exists():  # a journal of the former base would be played back over the new one
        Path(f"{base}.wal").unlink(missing_ok=True)
        (folder / base.name).replace(base)
    if (folder / KEY).exists():
        if base.with_name(KEY).is_dir():
            clear_key(base)
        (folder / KEY).replace(base.with_name(KEY))
    _settle(base.parent)
    shutil.rmtree(folder, ignore_errors=True)


def clear_key(base: Path) -> None:
    """Put aside what stands in the place of the key, unless a power cut left it half written."""
    key = base.with_name(KEY)
    if key.is_dir() or (key.exists() and key.stat().st_size >= _KEY_SIZE):
        key.rename(key.with_name(f"{key.stem}.{PARTED}-{_now()}{key.suffix}"))


def _put_aside(base: Path, reason: str) -> None:
    for file, end in ((base, ""), (Path(f"{base}.wal"), ".wal")):
        if file.exists():
            file.rename(base.with_name(f"{base.stem}.{reason}{base.suffix}{end}"))
    _settle(base.parent)


def files_aside(base: Path) -> list[Path]:
    """The files of the bases and keys that were put aside, in the order of their names."""
    found = [each for reason in (DAMAGED, PARTED) for each in base.parent.glob(f"{base.stem}.{reason}-*{base.suffix}*")]
    keys = base.parent.glob(f"{Path(KEY).stem}.{PARTED}-*{Path(KEY).suffix}")
    return sorted([*found, *(each for each in keys if each.is_file())])


def _now() -> str:
    return f"{dt.datetime.now():%Y-%m-%d-%Hh%Mm%S}"  # noqa: DTZ005 (the user's own clock)


def _erase(base: Path) -> None:
    for folder in (base.with_name(BACKUPS), workshop_of(base), _replacement(base)):
        if folder.exists():
            shutil.rmtree(folder)
    for file in (Path(f"{base}.wal"), base, base.with_name(KEY), *files_aside(base)):
        file.unlink(missing_ok=True)
    _settle(base.parent)
    _erasure(base).unlink(missing_ok=True)


def _replacement(base: Path) -> Path:
    return base.with_suffix(".remplacement")


def _erasure(base: Path) -> Path:
    return base.with_suffix(".effacement")


def _settle(folder: Path) -> None:
    """Have the names of a folder on the disk; Windows does so by itself, and opens no folder."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

"""Leaves what is kept to its user alone, where the system has such rights, and no draft of a killed program."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from warehouse.replacement import BACKUPS, KEY, workshop_of

FOLDER_RIGHTS, FILE_RIGHTS = 0o700, 0o600
DRAFT, KEY_DRAFT = ".ebauche", ".nouvelle"


def clear_drafts(base: Path) -> None:
    """Remove what a backup, an archive or a key was being written into when the program was ended. Nobody else may
    have the base open.
    """
    shutil.rmtree(workshop_of(base), ignore_errors=True)
    shutil.rmtree(Path(f"{base}.tmp"), ignore_errors=True)  # what DuckDB had no room for in memory
    drafts = [base.with_name(KEY).with_suffix(KEY_DRAFT), *base.with_name(BACKUPS).glob(f"*{DRAFT}")]
    for draft in drafts:
        with contextlib.suppress(OSError):  # one that is held elsewhere goes the next time
            draft.unlink(missing_ok=True)


def keep_private(base: Path) -> None:
    """Let the owner alone read the base, its key and its backups, whoever they were copied from."""
    for path in _kept(base):
        with contextlib.suppress(OSError):  # a disk that knows no rights, or a file of somebody else
            path.chmod(FOLDER_RIGHTS if path.is_dir() else FILE_RIGHTS)


def _kept(base: Path) -> Iterator[Path]:
    for path in (base, Path(f"{base}.wal"), base.with_name(KEY), base.with_name(BACKUPS)):
        if path.exists():
            yield path
            yield from path.glob("*.passation") if path.is_dir() else ()

"""The files of a .zip, read in memory only, and the archives that are refused for what they would unfold to."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from spreadsheets.files import refusals
from spreadsheets.files.refusals import Refused

MOST_FILES = 200
LARGEST = 500 * 2**20
"""Bytes that all members may hold together, once unfolded."""
_SUSPECT = 50 * 2**20
_DENSEST = 200
_ENCRYPTED = 0x1


@contextmanager
def open_archive(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive in ``content``; raises ``Refused`` when it is damaged or would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_size(archive, len(content))
            yield archive
    except (Refused, MemoryError):
        raise
    except Exception as error:  # zipfile raises almost anything on a damaged archive
        raise Refused(refusals.DAMAGED) from error


def read_members(content: bytes) -> Iterator[tuple[str, bytes | Refused]]:
    """Name and content of each file of an archive, folders included in the name; or why this one cannot be read."""
    with open_archive(content) as archive:
        members = [member for member in archive.infolist() if not member.is_dir() and _is_visible(member.filename)]
        if not members:
            raise Refused(refusals.NO_FILE)
        if len(members) > MOST_FILES:
            raise Refused(refusals.TOO_MANY_FILES.format(most=MOST_FILES))
        if all(member.flag_bits & _ENCRYPTED for member in members):
            raise Refused(refusals.PROTECTED)
        for member in members:
            yield member.filename, _read_member(archive, member)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | Refused:
    if member.flag_bits & _ENCRYPTED:
        return Refused(refusals.PROTECTED)
    try:
        return archive.read(member)
    except MemoryError:
        raise
    except Exception:
        return Refused(refusals.DAMAGED)


def _check_size(archive: zipfile.ZipFile, packed: int) -> None:
    unfolded = sum(member.file_size for member in archive.infolist())
    if unfolded > LARGEST or unfolded > max(_SUSPECT, _DENSEST * packed):
        raise Refused(refusals.TOO_LARGE)


def _is_visible(name: str) -> bool:
    """Whether a person put this file there, rather than their system."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    return not hidden and parts[-1].lower() not in {"", "thumbs.db", "desktop.ini"}

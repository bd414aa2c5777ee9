"""What a .zip holds, unfolded in a process apart: its directory may lie, and a few bytes unfold to gigabytes."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from spreadsheets.files.grid import MOST_FILES, Unreadable

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST = 100 * 2**20
"""Bytes that all files of an archive may hold together, once unfolded, and those of a workbook by its own account."""
_LARGEST_WORKBOOK = 500 * 2**20
_SUSPECT = 50 * 2**20
_DENSEST = 200
_ENCRYPTED = 0x1
_MEMBERS = {"word/document": "WORD", "ppt/presentation": "POWERPOINT", "Index/Document.iwa": "NUMBERS"}
_MANIFEST = "META-INF/manifest.xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Member(NamedTuple):
    """One file of an archive: its name, folders included, and its bytes or the name of the refusal of it."""

    name: str
    content: bytes | str


def is_workbook(content: bytes) -> bool:
    """Whether a .zip is one workbook; raises ``Unreadable`` when it is neither that nor an archive of files."""
    with _open(content) as archive:
        names = archive.namelist()
        mimetype = _read_beginning(archive, "mimetype")
        manifest = _read_beginning(archive, _MANIFEST)
    if b"encryption-data" in manifest:
        raise Unreadable("PROTECTED")
    for beginning, refusal in _MEMBERS.items():
        if any(name.startswith(beginning) for name in names):
            raise Unreadable(refusal)
    if mimetype and not mimetype.startswith(_ODS):
        raise Unreadable("OTHER_DOCUMENT")
    return bool(mimetype) or any(name.replace("\\", "/").lower().startswith("xl/workbook") for name in names)


def unfold(content: bytes) -> list[Member]:
    """The files of an archive; raises ``Unreadable`` when there are none, or too many, or too long ones."""
    with _open(content) as archive:
        members = [member for member in archive.infolist() if not member.is_dir() and _is_visible(member.filename)]
        if not members:
            raise Unreadable("NO_FILE")
        if len(members) > MOST_FILES:
            raise Unreadable("TOO_MANY_FILES")
        if all(member.flag_bits & _ENCRYPTED for member in members):
            raise Unreadable("PROTECTED")
        found, left = [], LARGEST
        for member in members:
            unfolded = _unfold(archive, member, left)
            left -= len(unfolded)
            found.append(Member(member.filename, unfolded))
        return found


@contextmanager
def _open(content: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_claims(archive, len(content))
            yield archive
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # zipfile raises almost anything on a damaged archive
        raise Unreadable("DAMAGED") from error


def _check_claims(archive: zipfile.ZipFile, packed: int) -> None:
    claimed = sum(member.file_size for member in archive.infolist())
    if claimed > _LARGEST_WORKBOOK or claimed > max(_SUSPECT, _DENSEST * packed):
        raise Unreadable("TOO_LARGE")


def _unfold(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes | str:
    if member.flag_bits & _ENCRYPTED:
        return "PROTECTED"
    try:
        with archive.open(member) as opened:
            unfolded = opened.read(left + 1)
    except MemoryError:
        raise
    except Exception:
        return "DAMAGED"
    if len(unfolded) > left:
        raise Unreadable("TOO_LARGE")
    return unfolded


def _read_beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first mebibyte of a file of an archive, however long it claims to be; nothing when it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(2**20)


def _is_visible(name: str) -> bool:
    """Whether a person put this file there, rather than their system."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    return not hidden and parts[-1].lower() not in {"", "thumbs.db", "desktop.ini"}

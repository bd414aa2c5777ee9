"""What a .zip holds, unfolded in a process apart: its directory may lie, and a few bytes unfold to gigabytes."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from spreadsheets.files.refusals import MOST_FILES, Refusal, Refused

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST = 100 * 2**20
"""Bytes that all files of an archive may hold together, once unfolded, and those of a workbook by its own account."""
_LARGEST_WORKBOOK = 500 * 2**20
_SUSPECT = 50 * 2**20
_DENSEST = 200
_ENCRYPTED = 0x1
_MEMBERS = {
    "word/document": Refusal.WORD,
    "ppt/presentation": Refusal.POWERPOINT,
    "Index/Document.iwa": Refusal.NUMBERS,
}
_MANIFEST = "META-INF/manifest.xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Member(NamedTuple):
    """One file of an archive: its name, folders included, and its bytes or why it is refused."""

    name: str
    content: bytes | Refusal


def is_workbook(content: bytes) -> bool:
    """Whether a .zip is one workbook; raises ``Refused`` when it is neither that nor an archive of files."""
    with _open(content) as archive:
        names = archive.namelist()
        mimetype = _read_beginning(archive, "mimetype")
        manifest = _read_beginning(archive, _MANIFEST)
    if b"encryption-data" in manifest:
        raise Refused(Refusal.PROTECTED)
    for beginning, refusal in _MEMBERS.items():
        if any(name.startswith(beginning) for name in names):
            raise Refused(refusal)
    if mimetype and not mimetype.startswith(_ODS):
        raise Refused(Refusal.OTHER_DOCUMENT)
    return bool(mimetype) or any(name.replace("\\", "/").lower().startswith("xl/workbook") for name in names)


def unfold(content: bytes) -> list[Member]:
    """The files of an archive; raises ``Refused`` when there are none, or too many, or too long ones."""
    with _open(content) as archive:
        members = [member for member in archive.infolist() if not member.is_dir() and _is_visible(member.filename)]
        if not members:
            raise Refused(Refusal.NO_FILE)
        if len(members) > MOST_FILES:
            raise Refused(Refusal.TOO_MANY_FILES)
        if all(member.flag_bits & _ENCRYPTED for member in members):
            raise Refused(Refusal.PROTECTED)
        found, left = [], LARGEST
        for member in members:
            unfolded = _unfold(archive, member, left)
            left -= len(unfolded) if isinstance(unfolded, bytes) else 0
            found.append(Member(member.filename, unfolded))
        return found


@contextmanager
def _open(content: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_claims(archive, len(content))
            yield archive
    except (Refused, MemoryError):
        raise
    except Exception as error:  # zipfile raises almost anything on a damaged archive
        raise Refused(Refusal.DAMAGED) from error


def _check_claims(archive: zipfile.ZipFile, packed: int) -> None:
    claimed = sum(member.file_size for member in archive.infolist())
    if claimed > _LARGEST_WORKBOOK or claimed > max(_SUSPECT, _DENSEST * packed):
        raise Refused(Refusal.TOO_LARGE)


def _unfold(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes | Refusal:
    if member.flag_bits & _ENCRYPTED:
        return Refusal.PROTECTED
    try:
        with archive.open(member) as opened:
            unfolded = opened.read(left + 1)
    except MemoryError:
        raise
    except Exception:
        return Refusal.DAMAGED
    if len(unfolded) > left:
        raise Refused(Refusal.TOO_LARGE)
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

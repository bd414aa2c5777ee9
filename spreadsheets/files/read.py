"""A dropped file as sheets, whatever its format; what cannot be read becomes a sentence, never an exception."""

from collections.abc import Iterable, Sequence
from typing import cast

import french
from spreadsheets.files.apart import Tables, read_apart
from spreadsheets.files.child import INSIDE_ARCHIVE, ZIP
from spreadsheets.files.formats import recognise_format
from spreadsheets.files.grid import MOST_FILLED_LINES
from spreadsheets.files.read_text import read_text
from spreadsheets.files.refusals import Refusal, Refused
from spreadsheets.files.zipped import Member
from spreadsheets.model import Anomaly, Cell, Sheet

INSIDE = " › "
"""Between an archive and one of its files, in the name of that file."""

SHORT_TEXT = 2**20
"""Bytes of text that any process reads in an instant, whatever they are."""

Found = tuple[list[Sheet], list[Anomaly]]


def read_file(name: str, content: bytes) -> Found:
    """The sheets that hold a value, and a sentence for each file or sheet that cannot be read."""
    try:
        return _read(name, content, ZIP)
    except Refused as refused:
        return [], [_anomaly(name, refused.refusal)]


def _read(name: str, content: bytes, zipped: str) -> Found:
    found = recognise_format(content)
    if found == "texte" and len(content) <= SHORT_TEXT:
        return _keep_filled(name, [("", read_text(content))])
    answer = read_apart(zipped if found == "zip" else found, content)
    members = [each for each in answer if isinstance(each, Member)]
    if members:
        return _read_archive(name, members)
    return _keep_filled(name, cast("Tables", answer))


def _read_archive(name: str, members: Sequence[Member]) -> Found:
    """What the files of an archive hold; those that come after too many lines, or after one that was cut for the time
    it took, are each refused unread.
    """
    sheets: list[Sheet] = []
    anomalies: list[Anomaly] = []
    exhausted: Refusal | None = None
    for member, content in members:
        place = f"{name}{INSIDE}{member}"
        try:
            read, damaged = _read_member(place, exhausted or content)
        except Refused as refused:
            anomalies.append(_anomaly(place, refused.refusal))
            if refused.refusal is Refusal.TOO_LONG:
                exhausted = Refusal.AFTER_TOO_LONG
            continue
        sheets += read
        anomalies += damaged
        if sum(len(sheet.rows) for sheet in sheets) > MOST_FILLED_LINES:
            exhausted = Refusal.TOO_MANY_LINES
    return sheets, anomalies


def _read_member(place: str, content: bytes | Refusal) -> Found:
    if isinstance(content, Refusal):
        raise Refused(content)
    return _read(place, content, INSIDE_ARCHIVE)


def _keep_filled(name: str, named: Iterable[tuple[str, Sequence[Sequence[Cell]] | None]]) -> Found:
    tables = list(named)
    sheets = [Sheet(fichier=name, feuille=title, rows=rows) for title, rows in tables if rows and _has_value(rows)]
    damaged = [_anomaly(name, Refusal.DAMAGED_SHEET, title) for title, rows in tables if rows is None]
    if not sheets and not damaged:
        raise Refused(Refusal.NO_VALUE)
    return sheets, damaged


def _has_value(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(cell is not None and str(cell).strip() for row in rows for cell in row)


def _anomaly(fichier: str, refusal: Refusal, feuille: str = "") -> Anomaly:
    message = french.spaced(refusal.value)
    return Anomaly(severity="refus", fichier=fichier, feuille=feuille, colonne="", message=message, lignes=())

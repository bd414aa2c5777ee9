"""A dropped file as sheets, whatever its format; what cannot be read becomes a sentence, never an exception."""

from collections.abc import Sequence

from spreadsheets.files import refusals
from spreadsheets.files.apart import read_apart
from spreadsheets.files.formats import Format, recognise_format
from spreadsheets.files.grid import MOST_FILLED_LINES
from spreadsheets.files.read_text import read_text
from spreadsheets.files.refusals import Refused, TookTooLong
from spreadsheets.files.zipped import read_members
from spreadsheets.model import Anomaly, Cell, Sheet

INSIDE = " › "
"""Between an archive and one of its files, in the name of that file."""

SHORT_TEXT = 2**20
"""Bytes of text that any process reads in an instant, whatever they are."""

Found = tuple[list[Sheet], list[Anomaly]]


def read_file(name: str, content: bytes) -> Found:
    """The sheets that hold a value, and a sentence for each file or sheet that cannot be read."""
    try:
        found = recognise_format(content)
        return _read_archive(name, content) if found == "archive" else _read_table(name, content, found)
    except Refused as refusal:
        return [], [_anomaly(name, refusal)]


def _read_archive(name: str, content: bytes) -> Found:
    """What the files of an archive hold; those that come after too many lines, or after one that was cut for the time
    it took, are each refused unread.
    """
    sheets: list[Sheet] = []
    anomalies: list[Anomaly] = []
    exhausted: Refused | None = None
    for member, inside in read_members(content):
        place = f"{name}{INSIDE}{member}"
        try:
            read, damaged = _read_member(place, exhausted or inside)
        except Refused as refusal:
            anomalies.append(_anomaly(place, refusal))
            if isinstance(refusal, TookTooLong):
                exhausted = Refused(refusals.AFTER_TOO_LONG)
            continue
        sheets += read
        anomalies += damaged
        if sum(len(sheet.rows) for sheet in sheets) > MOST_FILLED_LINES:
            exhausted = Refused(refusals.TOO_MANY_LINES)
    return sheets, anomalies


def _read_member(name: str, content: bytes | Refused) -> Found:
    if isinstance(content, Refused):
        raise content
    found = recognise_format(content)
    if found == "archive":
        raise Refused(refusals.NESTED_ARCHIVE)
    return _read_table(name, content, found)


def _read_table(name: str, content: bytes, found: Format) -> Found:
    named: Sequence[tuple[str, Sequence[Sequence[Cell]] | None]]
    in_place = found == "texte" and len(content) <= SHORT_TEXT
    named = [("", read_text(content))] if in_place else read_apart(found, content)
    sheets = [Sheet(fichier=name, feuille=title, rows=rows) for title, rows in named if rows and _has_value(rows)]
    damaged = [_anomaly(name, Refused(refusals.DAMAGED_SHEET), title) for title, rows in named if rows is None]
    if not sheets and not damaged:
        raise Refused(refusals.NO_VALUE)
    return sheets, damaged


def _has_value(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(cell is not None and str(cell).strip() for row in rows for cell in row)


def _anomaly(fichier: str, refusal: Refused, feuille: str = "") -> Anomaly:
    return Anomaly(severity="refus", fichier=fichier, feuille=feuille, colonne="", message=str(refusal), lignes=())

"""Text as a person typed it: one line, and what two spellings of it have in common."""

import datetime as dt
import re
import unicodedata

from spreadsheets.model import Cell

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_UNCOMPUTED = "#NON CALCULÉ!"
_EXCEL_ERROR = re.compile(
    rf"#(?:N/?A|REF!|VALUE!|VALEUR!|DIV/0!|NUM!|NOMBRE!|NAME\?|NOM\?|NULL!|NUL!|SPILL!|CALC!)|{_UNCOMPUTED}", re.I
)
_ONLY_MARKS = re.compile(r"[-–—_./\\?…*\s]*")


def fold(text: str) -> str:
    """``text`` without case, accents nor ligatures: « Cœur d’Été » → « coeur d’ete »."""
    if text.isascii():
        return text.lower()
    return without_accents(text.casefold())


def without_accents(text: str) -> str:
    """``text`` without accents nor ligatures: « Cœur d’Été » → « Coeur d’Ete »."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def normalise(text: str) -> str:
    """Letters and digits of ``text``, its words apart by one space; equal to ``norm`` of schema.sql."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def as_text(cell: Cell) -> str:
    """A cell as one line of text: ``12.0`` → « 12 », a date → « 31/12/2025 », spaces collapsed."""
    return " ".join(as_lines(cell).split())


def as_lines(cell: Cell) -> str:
    """A cell as text that keeps its line breaks."""
    if isinstance(cell, str):
        plain = cell.isascii() and cell.isprintable()
        return cell if plain else unicodedata.normalize("NFC", _INVISIBLE.sub("", cell))
    if isinstance(cell, bool):
        return "vrai" if cell else "faux"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    if isinstance(cell, dt.datetime) and cell.time() != dt.time():
        return cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, dt.date):
        return cell.strftime("%d/%m/%Y")
    return "" if cell is None else str(cell)


def is_error(cell: Cell) -> bool:
    """Whether a formula failed in this cell: « #N/A », « #VALEUR! »…"""
    return isinstance(cell, str) and _EXCEL_ERROR.fullmatch(cell.strip()) is not None


def is_uncomputed(cell: Cell) -> bool:
    """Whether the formula of this cell has no result yet, as ``files`` marks it."""
    return isinstance(cell, str) and cell.strip() == _UNCOMPUTED


def is_blank(cell: Cell) -> bool:
    """Whether nothing is written in this cell, or only a mark that stands for nothing: « - », « / », « ? »."""
    return cell is None or (isinstance(cell, str) and _ONLY_MARKS.fullmatch(as_text(cell)) is not None)

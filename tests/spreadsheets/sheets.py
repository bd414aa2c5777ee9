"""Sheets written as they are seen: one line of text a line, « | » between two cells, « ↵ » for a line break."""

from spreadsheets import recognise
from spreadsheets.model import Choice, Recognised, Sheet


def sheet(text: str, fichier: str = "fichier.xlsx", feuille: str = "Feuil1") -> Sheet:
    """The sheet that ``text`` shows; an empty cell is ``None``."""
    rows = [[_cell(cell) for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    return Sheet(fichier=fichier, feuille=feuille, rows=rows)


def _cell(text: str) -> str | None:
    return text.strip().replace("↵", "\n") or None


def known(text: str, forced: Choice | None = None, **names: str) -> Recognised:
    """The recognition of a sheet that must be recognised."""
    found = recognise(sheet(text, **names), forced)
    assert isinstance(found, Recognised), found[0].message
    return found


def refused(text: str, **names: str) -> str:
    """Why a sheet is not recognised, with plain spaces."""
    found = recognise(sheet(text, **names))
    assert not isinstance(found, Recognised), found.table.name
    (anomaly,) = found
    return anomaly.message.replace("\u00a0", " ").replace("\u202f", " ")


def letters_of(found: Recognised) -> dict[str, str]:
    """Column of the table → letter of the column of the sheet."""
    return {name: chr(ord("A") + place) for name, place in found.columns.items()}

"""Sheets whose names are told by their cells alone: under no title, or across the sheet."""

from dataclasses import replace

from spreadsheets.cells import is_blank
from spreadsheets.model import Cell, Sheet
from spreadsheets.shapes.layout import DEEPEST, MOST_HEADS, Layout, highest, is_label, named, padded, row_cell

_FIRST_PLACES, _FEWEST_NAMES, _MOSTLY, _LONGEST_NAME = 6, 3, 0.8, 60


def lay_out_names(sheet: Sheet) -> Layout | None:
    """The layout of a sheet whose rows start with whole names under no title that says so: « MARTIN Léa »."""
    for place in range(min(_FIRST_PLACES, max(map(len, sheet.rows[:DEEPEST]), default=0))):
        column = [row_cell(row, place) for row in sheet.rows]
        first = next((line for line, cell in enumerate(column[:DEEPEST]) if looks_like_name(cell)), None)
        if first is None:
            continue
        filled = [cell for cell in column[first:] if not is_blank(cell) and not is_label(cell)]
        if len(filled) >= _FEWEST_NAMES and sum(map(looks_like_name, filled)) >= _MOSTLY * len(filled):
            fixed = {"nom_prenom": place}
            for row in sheet.rows[max(0, first - MOST_HEADS) : first]:
                fixed |= named(row, "eleves", frozenset({"classe", "sexe"}))
            return Layout(sheet, highest(sheet.rows, first, place), first, fixed)
    return None


def turned(sheet: Sheet) -> Layout | None:
    """The layout of a sheet whose names stand across, its lines and columns exchanged."""
    for row in sheet.rows[:_FIRST_PLACES]:
        if sum(map(looks_like_name, row)) >= _FEWEST_NAMES:
            width = max(map(len, sheet.rows))
            exchanged = list(zip(*(padded(row, width) for row in sheet.rows), strict=True))
            found = lay_out_names(replace(sheet, rows=exchanged))
            return replace(found, turned=sheet, top=0) if found else None
    return None


def looks_like_name(cell: Cell) -> bool:
    """« MARTIN Léa », « Léa MARTIN »: two words or more, letters only, one in capitals and one not."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_NAME:
        return False
    parts = cell.replace("-", " ").replace("'", " ").replace("’", " ").split()
    if len(parts) < 2 or not all(map(str.isalpha, parts)):
        return False
    return any(part.isupper() and len(part) > 1 for part in parts) and any(
        part.istitle() and len(part) > 1 for part in parts
    )

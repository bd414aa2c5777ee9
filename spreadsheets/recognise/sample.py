"""What the cells under a header say for or against a column: some of them are converted as the column would."""

from collections.abc import Callable, Sequence
from itertools import islice

from spreadsheets.cells import (
    ANY_YEAR,
    SHORTEST_INE,
    Doubtful,
    as_text,
    convert,
    is_blank,
    is_error,
    letters,
    list_key,
    read_dates,
    vocabulary,
)
from spreadsheets.model import Cell, Column, Sheet

MOST_ROWS = 300
MOST_CELLS = 30
_KNOWN_NIVEAUX = {"CAP1", "CAP2", "2NDE", "1RE", "TLE", "BTS1", "BTS2", "MC"}
_FREE = 0.5
"""What a column of free text grants to a cell that looks like a number, and a list to a word it does not know."""


class Sample:
    """Some cells of each column of a sheet, under one header."""

    def __init__(self, sheet: Sheet, first_line: int) -> None:
        self._rows = sheet.rows[first_line - 1 : first_line - 1 + MOST_ROWS]
        self._cells: dict[int, list[Cell]] = {}
        self._texts: dict[int, list[str]] = {}
        self._supports: dict[tuple[int, str, str, bool], float | None] = {}

    def cells(self, place: int) -> list[Cell]:
        """The first cells that hold something, in one column of the sheet."""
        if place not in self._cells:
            filled = (row[place] for row in self._rows if place < len(row) and not is_blank(row[place]))
            self._cells[place] = list(islice((cell for cell in filled if not is_error(cell)), MOST_CELLS))
        return self._cells[place]

    def texts(self, place: int) -> list[str]:
        """The same cells, as text."""
        if place not in self._texts:
            self._texts[place] = [as_text(cell) for cell in self.cells(place)]
        return self._texts[place]

    def support(self, column: Column, place: int) -> float | None:
        """The share of the cells that ``column`` can read, from 0 to 1; ``None`` when there is none to read."""
        what = (place, column.kind, column.name if column.values or column.kind == "identite" else "", column.required)
        if what not in self._supports:
            self._supports[what] = self._weigh(column, place)
        return self._supports[what]

    def known(self, column: Column, place: int) -> float:
        """The share of the cells that are words of the list of ``column``; 1 when there is no cell."""
        words, cells = vocabulary(column), self.texts(place)
        return sum(list_key(text) in words for text in cells) / len(cells) if cells else 1.0

    def _weigh(self, column: Column, place: int) -> float | None:
        cells = self.cells(place)
        if not cells:
            return None
        if column.name == "interne" and _are_ranks(cells):
            return 0.0
        if column.kind == "identite":
            return _share(_IDENTITIES[column.name], cells)
        if column.kind in ("texte", "formations"):
            return _share(lambda cell: 1.0 if any(map(str.isalpha, as_text(cell))) else _FREE, cells)
        if column.kind == "niveau":
            return sum(value in _KNOWN_NIVEAUX for value in convert(column, cells).values) / len(cells)
        return _convertible(column, cells)


def _convertible(column: Column, cells: Sequence[Cell]) -> float:
    converted = convert(column, cells, ANY_YEAR)
    if column.kind not in ("liste", "sexe", "oui_non", "rempli", "beneficie"):
        return sum(value is not None for value in converted.values) / len(cells)
    granted = _FREE if column.unknown != "refus" and column.kind == "liste" else 0.0
    return (len(cells) - len(converted.doubts) * (1 - granted)) / len(cells)


def _share(says: Callable[[Cell], float], cells: Sequence[Cell]) -> float:
    return sum(map(says, cells)) / len(cells)


def _are_ranks(cells: Sequence[Cell]) -> bool:
    """Whether the numbers only count the lines: 1, 2, 3…"""
    return [as_text(cell) for cell in cells] == [str(rank) for rank in range(1, len(cells) + 1)]


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _is_birth(cell: Cell) -> bool:
    (found,) = read_dates([cell], birth=True)
    return not isinstance(found, Doubtful) or found.value is not None


_IDENTITIES: dict[str, Callable[[Cell], float]] = {
    "ine": lambda cell: float(len(letters(as_text(cell))) >= SHORTEST_INE and any(map(str.isdecimal, as_text(cell)))),
    "interne": lambda cell: float(any(map(str.isdecimal, as_text(cell)))),
    "nom": lambda cell: float(_is_name(cell)),
    "prenom": lambda cell: float(_is_name(cell)),
    "nom_prenom": lambda cell: float(_is_name(cell)),
    "date_naissance": lambda cell: float(_is_birth(cell)),
}

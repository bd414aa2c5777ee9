"""OpenDocument spreadsheets that calamine does not read, and those that are one flat XML file."""

import re
from typing import Any

from spreadsheets.files.excel_marks import percentage
from spreadsheets.files.grid import MOST_COLUMNS, Grid, Rows
from spreadsheets.files.markup import count, tell
from spreadsheets.files.read_excel_xml import as_moment

_CELLS = ("table-cell", "covered-table-cell")
_NUMBERS = ("float", "currency")
_ASIDE = ("annotation", "shapes", "tracked-changes")
"""What may hold text, and even cells, that no one sees in the sheet."""


def read_document(text: str) -> list[tuple[str, Rows | None]]:
    """Each sheet's name and rows of a ``content.xml``; ``Refused`` when it is damaged."""
    document = _Document()
    tell(text, document.take_opening, document.take_closing, document.take_text)
    return [(title, grid.finish()) for title, grid in document.sheets]


class _Document:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, Grid]] = []
        self._tables = self._aside = 0
        self._line = self._next_line = self._column = 0
        self._lines_alike = 1
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []

    def take_opening(self, name: str, attributes: dict[str, str]) -> None:
        self._aside += name in _ASIDE
        if self._aside:
            return
        if name == "table":
            self._tables += 1
            if self._tables == 1:
                self.sheets.append((attributes.get("name", ""), Grid()))
                self._next_line = 0
        elif self._tables != 1:  # a table inside a cell
            return
        elif name == "table-row":
            self._line, self._column = self._next_line, 0
            self._lines_alike = count(attributes.get("number-rows-repeated"))
            self._next_line += self._lines_alike
        elif name in _CELLS:
            self._cell, self._text = attributes, []
        elif self._cell is not None:
            self._take_inside(name, attributes)

    def _take_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "s":
            self._text.append(" " * count(attributes.get("c"), most=1000))
        elif name == "tab":
            self._text.append("\t")
        elif name == "line-break" or (name == "p" and self._text):
            self._text.append("\n")

    def take_text(self, text: str) -> None:
        if self._cell is not None and not self._aside and not (self._text == [] and text.isspace()):
            self._text.append(text)

    def take_closing(self, name: str) -> None:
        if self._aside:
            self._aside -= name in _ASIDE
        elif name == "table":
            self._tables -= 1
        elif name in _CELLS and self._cell is not None and self._tables == 1:
            self._put(self._cell)
            self._cell = None

    def _put(self, cell: dict[str, str]) -> None:
        repeated = count(cell.get("number-columns-repeated"))
        value = _typed(cell, "".join(self._text).strip("\n"))
        if value not in (None, ""):
            spans = count(cell.get("number-rows-spanned")), count(cell.get("number-columns-spanned"))
            for line in range(self._line, self._line + self._lines_alike):
                for column in range(self._column, self._column + min(repeated, MOST_COLUMNS + 1)):
                    self.sheets[-1][1].put(line, column, value, *spans)
        self._column += repeated


def _typed(cell: dict[str, str], text: str) -> Any:
    """A value of the type that the cell gives; its text where that type cannot hold it."""
    kind = cell.get("value-type", "")
    try:
        if kind in _NUMBERS:
            return float(cell["value"])
        if kind == "percentage":
            return percentage(float(cell["value"]))
        if kind == "date":
            return as_moment(re.sub(r"(\.\d{6})\d+$", r"\1", cell["date-value"]))
    except (KeyError, ValueError, OverflowError):
        return text
    return cell.get("boolean-value") == "true" if kind == "boolean" else text or cell.get("string-value")

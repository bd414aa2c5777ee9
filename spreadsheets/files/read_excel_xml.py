"""The XML of Excel 2003 (SpreadsheetML), which school software still writes under the name of a workbook."""

import datetime as dt
from typing import Any

from spreadsheets.files.grid import Grid, Rows
from spreadsheets.files.markup import count, tell


def read_excel_xml(text: str) -> list[tuple[str, Rows | None]]:
    """Each worksheet's name and rows, cells of the types that the document gives; ``Refused`` when damaged."""
    book = _Book()
    tell(text, book.take_opening, book.take_closing, book.take_text)
    return [(title, grid.finish()) for title, grid in book.sheets]


class _Book:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, Grid]] = []
        self._line = self._column = 0
        self._cell: dict[str, str] = {}
        self._type = ""
        self._text: list[str] | None = None
        self._comment = False

    def take_opening(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            self.sheets.append((attributes.get("Name", ""), Grid()))
            self._line = 0
        elif name == "Row":
            self._line = count(attributes.get("Index"), self._line + 1)
            self._column = 0
        elif name == "Cell":
            self._cell = attributes
            self._column = count(attributes.get("Index"), self._column + 1)
        elif name == "Comment":
            self._comment = True
        elif name == "Data" and not self._comment:
            self._type, self._text = attributes.get("Type", ""), []

    def take_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def take_closing(self, name: str) -> None:
        if name == "Comment":
            self._comment = False
        elif name == "Data" and self._text is not None:
            self._put(_typed("".join(self._text), self._type))
            self._text = None
        elif name == "Cell":
            self._column += count(self._cell.get("MergeAcross"), 0)

    def _put(self, value: Any) -> None:
        if not self.sheets:
            return
        lines, columns = (1 + count(self._cell.get(name), 0) for name in ("MergeDown", "MergeAcross"))
        self.sheets[-1][1].put(max(self._line - 1, 0), max(self._column - 1, 0), value, lines, columns)


def _typed(text: str, kind: str) -> Any:
    """A value of the type that the document gives; its text where that type cannot hold it."""
    if kind == "Error":
        return None
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return as_moment(text)
    except (ValueError, OverflowError):
        return text
    return text.strip() in {"1", "true"} if kind == "Boolean" else text


def as_moment(text: str) -> dt.date | dt.datetime | dt.time:
    """« 2025-11-12T00:00:00.000 » → a date, a moment, or a time of the day that Excel counts days from."""
    moment = dt.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    if moment.year < 1901:
        return moment.time()
    return moment if moment.time() != dt.time() else moment.date()

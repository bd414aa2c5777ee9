"""Rows of cells while a document tells them one after the other, merged cells and far places included.

Ours, as the readers that fill it: those of libraries build the whole document before its size can be refused.
"""

from collections.abc import Iterable
from typing import Any

from spreadsheets.files.refusals import Refusal, Refused

Rows = list[list[Any]]
Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, as (row, column) from 0."""

MOST_LINES, MOST_COLUMNS = 2**20, 2**14
"""What Excel itself can hold."""
MOST_CELLS, MOST_FILLED_LINES = 4_000_000, 300_000
"""Cells of a file and filled lines of a sheet; with more, the rest of an import would fill the memory."""


class Grid:
    """The cells of one sheet, placed by line and column from 0."""

    def __init__(self) -> None:
        self._rows: Rows = []
        self._spans: list[Span] = []
        self._placed = 0

    def put(self, line: int, column: int, value: Any, lines: int = 1, columns: int = 1) -> None:
        """Place a cell that covers ``lines`` × ``columns``; raises ``Refused`` beyond what a sheet may hold."""
        if lines > 1 or columns > 1:
            self._spans.append(((line, column), (line + lines - 1, column + columns - 1)))
        if value is None or value == "":
            return
        if line >= MOST_LINES or column >= MOST_COLUMNS:
            raise Refused(Refusal.TOO_LARGE)
        self._rows.extend([] for _ in range(len(self._rows), line + 1))
        row = self._rows[line]
        missing = column + 1 - len(row)
        self._placed += max(missing, 0)
        if self._placed > MOST_CELLS:
            raise Refused(Refusal.TOO_LARGE)
        row.extend([None] * missing)
        row[column] = value

    def finish(self) -> Rows:
        """All rows, as wide as the widest, merged cells filled."""
        width = max(map(len, self._rows), default=0)
        if width * sum(map(bool, self._rows)) > MOST_CELLS:
            raise Refused(Refusal.TOO_LARGE)
        for row in self._rows:
            row.extend([None] * (width - len(row)))
        fill_merged_cells(self._rows, self._spans)
        return self._rows


def fill_merged_cells(rows: Rows, spans: Iterable[Span]) -> None:
    """Give the value of its first cell to each cell of a merged area, without enlarging the sheet."""
    for (top, left), (bottom, right) in spans:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        if value is None:
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])


def compact(rows: Rows, known: dict[str, str]) -> int:
    """Cut the empty lines and columns at the end of ``rows``; answers how many cells are left in filled lines.

    Each text is held once (``known`` tells those met before), and one same list stands for all blank lines.
    Raises ``Refused`` for more columns or filled lines than a sheet may have.
    """
    while rows and not _is_filled(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    while width and all(len(row) < width or row[width - 1] is None for row in rows):
        width -= 1
    if width > MOST_COLUMNS:
        raise Refused(Refusal.TOO_LARGE)
    blank = [None] * width
    filled = cells = 0
    for line, row in enumerate(rows):
        if _is_filled(row):
            filled += 1
            row[:] = [known.setdefault(cell, cell) if type(cell) is str else cell for cell in row[:width]]
            cells += len(row)
        else:
            rows[line] = blank
    if filled > MOST_FILLED_LINES:
        raise Refused(Refusal.TOO_LARGE)
    return cells


def _is_filled(row: list[Any]) -> bool:
    return row.count(None) < len(row)

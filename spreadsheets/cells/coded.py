"""A column of a sheet as codes into its distinct cells: each value is read once, however often it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spreadsheets.cells.text import is_blank
from spreadsheets.model import Cell, Recognised

Codes = NDArray[np.intp]
Mask = NDArray[np.bool_]
BLANK = -1


@dataclass(frozen=True)
class Coded:
    """``cells[codes[i]]`` is the cell of the i-th row; the code of a blank cell is −1."""

    codes: Codes
    cells: tuple[Cell, ...]

    def keep(self, rows: Mask) -> "Coded":
        """The same column with some of its rows only, and the cells that these hold."""
        codes = self.codes[rows]
        used = np.unique(codes[codes != BLANK])
        renumbered = np.full(len(self.cells) + 1, BLANK)
        renumbered[used] = np.arange(len(used))
        return Coded(renumbered[codes], tuple(self.cells[number] for number in used))

    def cell(self, row: int) -> Cell:
        """The cell of one row."""
        return self.cells[self.codes[row]] if self.codes[row] != BLANK else None


class Stacked(Sequence[Sequence[Cell]]):
    """Rows that are held by column, so that a wide sheet is unfolded without writing each of its rows.

    ``above`` are the rows over the header and the header; each of ``columns`` has one code for each row under them.
    """

    def __init__(self, above: Sequence[Sequence[Cell]], columns: Sequence[Coded]) -> None:
        self.above, self.columns = above, columns

    def __len__(self) -> int:
        return len(self.above) + (len(self.columns[0].codes) if self.columns else 0)

    @overload
    def __getitem__(self, place: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> "Stacked": ...
    def __getitem__(self, place: int | slice) -> "Sequence[Cell] | Stacked":
        lines = range(len(self))[place]
        first = len(self.above)
        if isinstance(lines, int):
            return [each.cell(lines - first) for each in self.columns] if lines >= first else self.above[lines]
        under = slice(max(lines.start - first, 0), max(lines.stop - first, 0))
        columns = [Coded(each.codes[under], each.cells) for each in self.columns]
        return Stacked(self.above[lines.start : lines.stop], columns)


def encode(cells: Sequence[Cell]) -> Coded:
    """The distinct cells of a column, in the order they come, and which one each row holds."""
    values = np.empty(len(cells), dtype=object)
    values[:] = cells
    codes, distinct = pd.factorize(values)
    filled = np.array([not is_blank(cell) for cell in distinct], dtype=bool)
    renumbered = np.append(np.where(filled, np.cumsum(filled) - 1, BLANK), BLANK)
    return Coded(renumbered[codes], tuple(distinct[filled]))


def cut(recognised: Recognised) -> dict[str, Coded]:
    """The columns of the table that a sheet has, under the header."""
    rows = recognised.sheet.rows[recognised.first_line - 1 :]
    if isinstance(rows, Stacked):
        return {name: rows.columns[place] for name, place in recognised.columns.items()}
    shortest = min(map(len, rows), default=0)
    return {name: encode(_cells(rows, place, shortest)) for name, place in recognised.columns.items()}


def constant_columns(recognised: Recognised, size: int) -> dict[str, Coded]:
    """The columns that the sheet lacks and that have one value for all of its ``size`` rows."""
    everywhere = np.zeros(size, dtype=np.intp)
    return {name: Coded(everywhere, (constant.value,)) for name, constant in recognised.constants.items()}


def _cells(rows: Sequence[Sequence[Cell]], place: int, shortest: int) -> list[Cell]:
    if place < shortest:
        return list(map(itemgetter(place), rows))
    return [row[place] if place < len(row) else None for row in rows]


def typed(values: Iterable[Any], kind: Any = "str") -> Any:
    """``values`` as a column that pandas and DuckDB agree upon: ``None`` is nothing, whatever the ``kind``."""
    return pd.array(list(values), dtype=kind)


def group(columns: Iterable[Codes], size: int) -> tuple[Codes, Codes]:
    """Number the rows by the values they share in all ``columns``: group of each row, first row of each group."""
    numbers: Codes = np.zeros(size, dtype=np.intp)
    for codes in columns:
        numbers = pd.factorize(numbers * (int(codes.max(initial=0)) + 2) + codes + 1)[0]
    return numbers, np.unique(numbers, return_index=True)[1]

"""Excel and OpenDocument workbooks as lists of rows. Imports nothing of ours: ``apart.py`` also runs it as a script."""

import io
import pickle
import sys
from collections.abc import Iterable
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum

Rows = list[list[Any]]
Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, as (row, column) from 0."""


class DamagedWorkbook(Exception):  # noqa: N818 - a state of the file
    """The workbook cannot be opened."""


def read_workbook(content: bytes) -> list[tuple[str, Rows | None]]:
    """Each sheet's name and rows, hidden sheets included; ``None`` for a sheet that is damaged."""
    workbook = _open(content)
    worksheets = [
        (index, sheet.name)
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ is SheetTypeEnum.WorkSheet
    ]
    return [(name, _read_sheet(workbook, index)) for index, name in worksheets]


def _open(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except BaseException as error:
        _let_pass(error)
        raise DamagedWorkbook from error


def _read_sheet(workbook: CalamineWorkbook, index: int) -> Rows | None:
    try:
        sheet = workbook.get_sheet_by_index(index)
        rows: Rows = list(sheet.to_python(skip_empty_area=False))
    except BaseException as error:
        _let_pass(error)
        return None
    for row in rows:
        if "" in row:
            row[:] = [None if cell == "" else cell for cell in row]
    fill_merged_cells(rows, sheet.merged_cell_ranges or ())
    return rows


def _let_pass(error: BaseException) -> None:
    """Raise again what is no fault of the file; a panic of calamine derives from BaseException only."""
    panic = type(error).__name__ == "PanicException"
    if isinstance(error, MemoryError) or not (panic or isinstance(error, Exception)):
        raise error


def fill_merged_cells(rows: Rows, spans: Iterable[Span]) -> None:
    """Give the value of its first cell to each cell of a merged area, without enlarging the sheet."""
    for (top, left), (bottom, right) in spans:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])


def _main(largest_memory: int) -> None:
    _bound_memory(largest_memory)
    sheets = read_workbook(sys.stdin.buffer.read())
    pickle.dump(sheets, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


def _bound_memory(largest: int) -> None:
    """Where the system knows how to: elsewhere, only the time that the child is given bounds it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (largest, largest))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _main(int(sys.argv[1]))

"""How the sheets of the workbook are written: lines, figures with their formats, widths, pages to print."""

import math
from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from excel import write_cell
from reports.content import FigureCell, FigureColumn

HEAD, TITLE = PatternFill("solid", fgColor="E8EDF3"), Font(bold=True, size=14)
WRAP = Alignment(wrap_text=True, vertical="top")
RIGHT, A4, LINE = Alignment(horizontal="right"), 9, 15


def write_heading(sheet: Worksheet, lines: Sequence[str], across: int, wide: int) -> int:
    """Write these texts at the top, the empty ones left out; return the line after the blank that follows them."""
    kept = [text for text in lines if text]
    for line, text in enumerate(kept, start=1):
        write_text(sheet, line, text, across, wide)
    sheet["A1"].font = TITLE
    return len(kept) + 2


def write_text(sheet: Worksheet, line: int, text: str, across: int, wide: int) -> None:
    """Write a text over the ``across`` first columns, ``wide`` characters in all, broken where it must be."""
    write_cell(sheet, line, 1, text).alignment = WRAP
    sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=across)
    sheet.row_dimensions[line].height = LINE * max(1, math.ceil(len(text) / wide)) + (4 if line == 1 else 0)


def write_line(sheet: Worksheet, line: int, values: Sequence[Any], *, head: bool = False) -> None:
    """Write values side by side, as the ``head`` of a table or not."""
    for place, value in enumerate(values, start=1):
        cell = write_cell(sheet, line, place, value)
        if head:
            cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAP
            sheet.row_dimensions[line].height = 2 * LINE  # the widths leave two lines to a title


def write_figure(sheet: Worksheet, line: int, place: int, column: FigureColumn, cell: FigureCell) -> None:
    """Write a cell of a column: a number with the format of its unit, or a text."""
    written = write_cell(sheet, line, place, column.stored(cell))
    if column.unit:
        written.number_format, written.alignment = column.number_format, RIGHT


def raise_line(sheet: Worksheet, line: int, columns: Sequence[int]) -> None:
    """Break the texts of a line in columns of these widths, and give it the height that they need."""
    most = 1
    for place, width in enumerate(columns, start=1):
        cell = sheet.cell(line, place)
        cell.alignment, most = WRAP, max(most, math.ceil(1.1 * len(str(cell.value or "")) / width))
    sheet.row_dimensions[line].height = LINE * most


def fit(sheet: Worksheet, columns: Sequence[int], printed: int) -> None:
    """Give the columns these widths, and the ``printed`` first of them a page."""
    for place, width in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", A4, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{get_column_letter(printed)}{sheet.max_row}"

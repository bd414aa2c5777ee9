"""How the sheets of the workbook are written: lines, figures with their formats, widths, pages to print."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from excel import write_cell
from reports.tables import Cell, Column

HEAD, TITLE = PatternFill("solid", fgColor="E8EDF3"), Font(bold=True, size=14)
WRAP = Alignment(wrap_text=True, vertical="top")
RIGHT, A4 = Alignment(horizontal="right"), 9


def write_heading(sheet: Worksheet, lines: Sequence[str]) -> int:
    """Write these lines at the top, the empty ones left out; return the line after the blank that follows them."""
    kept = [text for text in lines if text]
    for line, text in enumerate(kept, start=1):
        write_cell(sheet, line, 1, text)
    sheet["A1"].font = TITLE
    return len(kept) + 2


def write_line(sheet: Worksheet, line: int, values: Sequence[Any], *, head: bool = False) -> None:
    """Write values side by side, as the ``head`` of a table or not."""
    for place, value in enumerate(values, start=1):
        cell = write_cell(sheet, line, place, value)
        if head:
            cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAP


def write_figure(sheet: Worksheet, line: int, place: int, column: Column, cell: Cell) -> None:
    """Write a cell of a column: a number with the format of its unit, or a text."""
    written = write_cell(sheet, line, place, column.stored(cell))
    if column.unit:
        written.number_format, written.alignment = column.number_format, RIGHT


def fit(sheet: Worksheet, columns: Sequence[int]) -> None:
    """Give the columns these widths, and the sheet a page to be printed on."""
    for place, width in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", A4, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

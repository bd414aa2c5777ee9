"""Sheets as the bytes of a file, the same bytes at each run: no clock leaves its mark."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from sample_data.handmade_sheet import Cell, HandmadeSheet

SAVED_ON = dt.datetime(2026, 7, 3, 16, 30)  # noqa: DTZ001 (a file keeps the time of its office)
AUTHOR = "Bureau des entreprises"
WIDEST = 42


def to_xlsx(*grids: HandmadeSheet) -> bytes:
    """A workbook of Excel."""
    book = Workbook()
    book.properties = DocumentProperties(creator=AUTHOR, lastModifiedBy=AUTHOR, created=SAVED_ON, modified=SAVED_ON)
    book.worksheets[0].title = grids[0].title
    for grid in grids[1:]:
        book.create_sheet(grid.title)
    for sheet, grid in zip(book.worksheets, grids, strict=True):
        _fill(sheet, grid)
    content = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(content, "w")).save()
    return _without_clock(content.getvalue())


def _fill(sheet: Worksheet, grid: HandmadeSheet) -> None:
    widths: dict[int, int] = {}
    for line, row in enumerate(grid.rows, start=1):
        for place, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(line, place, value)
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
            if line in grid.bold:
                cell.font = Font(bold=True)
            if len(row) > 1:
                widths[place] = max(widths.get(place, 0), 10 if isinstance(value, dt.date) else len(str(value)))
    for place, width in widths.items():
        sheet.column_dimensions[get_column_letter(place)].width = min(width, WIDEST) + 2
    for area in grid.merged:
        sheet.merge_cells(area)
    for letter in grid.hidden:
        sheet.column_dimensions[letter].hidden = True


def to_ods(*grids: HandmadeSheet) -> bytes:
    """A workbook of LibreOffice."""
    book = OpenDocumentSpreadsheet()
    for grid in grids:
        table = Table(name=grid.title)
        for row in grid.rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    content = io.BytesIO()
    book.write(content)
    return _without_clock(content.getvalue())


def _ods_cell(value: Cell) -> TableCell:
    if value is None or value == "":
        return TableCell()
    if isinstance(value, dt.date):
        cell, shown = TableCell(valuetype="date", datevalue=value.isoformat()), f"{value:%d/%m/%Y}"
    elif isinstance(value, str):
        cell, shown = TableCell(valuetype="string"), value
    else:
        cell, shown = TableCell(valuetype="float", value=value), str(value)
    cell.addElement(P(text=shown))
    return cell


def _without_clock(content: bytes) -> bytes:
    """The same archive, each file of it dated ``SAVED_ON``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            member = zipfile.ZipInfo(name, SAVED_ON.timetuple()[:6])
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            member.create_system = 0
            after.writestr(member, before.read(name), compresslevel=9)
    return packed.getvalue()


def to_text(grid: HandmadeSheet, separator: str, encoding: str) -> bytes:
    """A text file, its lines ended as Windows does."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(_as_text(row) for row in grid.rows)
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    return (mark + text.getvalue()).encode(encoding)


def _as_text(row: Sequence[Cell]) -> list[str]:
    return [
        f"{value:%d/%m/%Y}"
        if isinstance(value, dt.date)
        else ""
        if value is None
        else str(value).replace(".", ",")
        if isinstance(value, float)
        else str(value)
        for value in row
    ]

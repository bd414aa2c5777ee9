"""Real files, built in memory as Excel, LibreOffice and school software write them."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.workbook import Workbook

from warehouse import Store, open_warehouse

Rows = Sequence[Sequence[object]]


@pytest.fixture(scope="session")
def make_xlsx() -> Callable[..., bytes]:
    """Bytes of a workbook: sheet title → rows; ``finish`` may then change it as a person would."""

    def make(sheets: Mapping[str, Rows], finish: Callable[[Workbook], object] = lambda _: None) -> bytes:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            worksheet = workbook.create_sheet(title)
            for row in rows:
                worksheet.append(list(row))
        finish(workbook)
        written = io.BytesIO()
        workbook.save(written)
        return written.getvalue()

    return make


@pytest.fixture(scope="session")
def make_ods() -> Callable[..., bytes]:
    """Bytes of an OpenDocument workbook: sheet title → rows of text; a cell may be a (text, columns, lines) span."""

    def make(sheets: Mapping[str, Rows]) -> bytes:
        document = OpenDocumentSpreadsheet()
        for title, rows in sheets.items():
            table = Table(name=title)
            document.spreadsheet.addElement(table)
            for row in rows:
                line = TableRow()
                table.addElement(line)
                for cell in row:
                    line.addElement(_ods_cell(cell))
        written = io.BytesIO()
        document.write(written)
        return written.getvalue()

    return make


def _ods_cell(cell: object) -> object:
    if cell == "couverte":
        return CoveredTableCell()
    if cell is None:
        return TableCell()
    text, columns, lines = cell if isinstance(cell, tuple) else (cell, 1, 1)
    built = TableCell(valuetype="string", numbercolumnsspanned=columns, numberrowsspanned=lines)
    built.addElement(P(text=str(text)))
    return built


@pytest.fixture(scope="session")
def make_zip() -> Callable[[Mapping[str, bytes]], bytes]:
    """Bytes of an archive: name of each member → its content."""

    def make(members: Mapping[str, bytes]) -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return written.getvalue()

    return make


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty base in memory."""
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()

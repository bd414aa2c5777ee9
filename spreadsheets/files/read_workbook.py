"""Excel and OpenDocument workbooks as lists of rows; read in a process apart, which calamine may end."""

import io
import re
import zipfile
from contextlib import suppress

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum

from spreadsheets.files.excel_marks import mark_cells
from spreadsheets.files.grid import Rows, fill_merged_cells
from spreadsheets.files.ods_spans import find_spans
from spreadsheets.files.read_ods import read_document
from spreadsheets.files.refusals import Refusal, Refused

_MOST_CLAIMED = 20_000_000
"""Cells that a sheet may span, empty ones included: a value lost at the last line of Excel under 15 columns."""
_NOT_COMPUTED = re.compile(rb"(?:</f>|<f(?: [^>]*)?/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_A_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
_CONTENT = "content.xml"
_PERCENTAGE = 'value-type="percentage"'


def read_workbook(content: bytes) -> list[tuple[str, Rows | None]]:
    """Each sheet's name and rows, hidden sheets included; ``None`` for a sheet that is damaged.

    Raises ``Refused`` for a workbook that cannot be opened, or whose formulas were never computed.
    """
    document = _open_document(content)
    try:
        sheets = _read_sheets(content)
    except Refused:
        if not document:
            raise
        return read_document(document)
    if document:
        # calamine tells no percentage from the number behind it
        return read_document(document) if _PERCENTAGE in document else _complete(sheets, document)
    if not _has_value(sheets) and None not in dict(sheets).values() and _lacks_results(content):
        raise Refused(Refusal.NOT_COMPUTED)
    mark_cells(content, sheets)
    return sheets


def _complete(sheets: list[tuple[str, Rows | None]], document: str) -> list[tuple[str, Rows | None]]:
    """The sheets of an OpenDocument workbook with what calamine does not tell: merged cells, all of some documents."""
    if not _has_value(sheets):
        with suppress(Refused):
            return read_document(document)
    spans = find_spans(document)
    for title, rows in sheets:
        fill_merged_cells(rows or [], spans.get(title, ()))
    return sheets


def _read_sheets(content: bytes) -> list[tuple[str, Rows | None]]:
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
    except PasswordError as error:
        raise Refused(Refusal.PROTECTED) from error
    except BaseException as error:
        _let_pass(error)
        raise Refused(Refusal.DAMAGED) from error


def _read_sheet(workbook: CalamineWorkbook, index: int) -> Rows | None:
    try:
        sheet = workbook.get_sheet_by_index(index)
        claimed = sheet.total_height * sheet.total_width
        rows: Rows = list(sheet.to_python(skip_empty_area=False)) if claimed <= _MOST_CLAIMED else []
    except BaseException as error:
        _let_pass(error)
        return None
    if claimed > _MOST_CLAIMED:
        raise Refused(Refusal.TOO_LARGE)
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


def _has_value(sheets: list[tuple[str, Rows | None]]) -> bool:
    return any(row.count(None) < len(row) for _, rows in sheets for row in rows or ())


def _open_document(content: bytes) -> str:
    """The cells of an OpenDocument workbook, as XML; nothing for another workbook."""
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(_CONTENT).decode("utf-8", "replace")
    return ""


def _lacks_results(content: bytes) -> bool:
    """Whether a program wrote formulas and left it to Excel to compute them."""
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if _A_SHEET.fullmatch(name)]
        return any(_NOT_COMPUTED.search(archive.read(name)) for name in names)
    return False

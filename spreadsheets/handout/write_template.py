"""Writes the model workbook, for Excel and for LibreOffice."""

import io
from collections.abc import Sequence
from itertools import count
from typing import Any, NamedTuple

from odf.dc import Creator, Description
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import ContentValidation, ContentValidations, ErrorMessage, TableCell, TableColumn, TableRow
from odf.table import Table as OdsTable
from odf.text import P
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import version
from excel import write_cell

GUIDE_TITLE, LISTS_TITLE = "Mode d’emploi", "Listes"
LAST_LINE = 2000
"""Down to this line, cells may be chosen from a list."""
UNKNOWN_TITLE, UNKNOWN = "Valeur inconnue", "Cette valeur n’est pas dans la liste. La garder ?"
REQUIRED_COLOR, OPTIONAL_COLOR = "DCE6F2", "F2EFE6"
_TEXT_LINES = 200
_AUTHOR = "Réseaux et partenariats"


class ModelColumn(NamedTuple):
    """One header, what explains it, and what its cells may be chosen from."""

    title: str
    note: str
    required: bool
    values: tuple[str, ...]
    text_only: bool
    """A number would lose its first zeros."""


class ModelSheet(NamedTuple):
    """One table to fill."""

    title: str
    columns: Sequence[ModelColumn]


def write_xlsx(sheets: Sequence[ModelSheet], guide: Sequence[str]) -> bytes:
    """The bytes of an .xlsx: the guide, the lists on a hidden sheet, then the tables."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = GUIDE_TITLE
    first.column_dimensions["A"].width = 110
    for line, text in enumerate(guide, start=1):
        write_cell(first, line, 1, text)
    lists = book.create_sheet(LISTS_TITLE)
    lists.sheet_state = "hidden"
    for each in sheets:
        sheet = book.create_sheet(each.title)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(each.columns, start=1):
            _write_column(sheet, place, column)
            if column.values:
                _offer_in_xlsx(sheet, place, lists, column.values)
    book.properties.description = version.NAMED
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_column(sheet: Worksheet, place: int, column: ModelColumn) -> None:
    cell = write_cell(sheet, 1, place, column.title)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=REQUIRED_COLOR if column.required else OPTIONAL_COLOR)
    cell.comment = Comment(column.note, _AUTHOR, height=120, width=320)
    sheet.column_dimensions[get_column_letter(place)].width = max(14, len(column.title) + 4)
    for line in range(2, _TEXT_LINES) if column.text_only else ():
        sheet.cell(line, place).number_format = "@"


def _offer_in_xlsx(sheet: Worksheet, place: int, lists: Worksheet, values: Sequence[str]) -> None:
    """Cells that may be chosen from a list; another value stays allowed, with a warning."""
    used = lists.max_column + (1 if lists.cell(1, 1).value else 0)
    for line, value in enumerate(values, start=1):
        write_cell(lists, line, used, value)
    letter, target = get_column_letter(used), get_column_letter(place)
    validation = DataValidation(
        "list", formula1=f"'{LISTS_TITLE}'!${letter}$1:${letter}${len(values)}", allow_blank=True
    )
    validation.errorStyle = "warning"
    validation.errorTitle, validation.error = UNKNOWN_TITLE, UNKNOWN
    validation.add(f"{target}2:{target}{LAST_LINE}")
    sheet.add_data_validation(validation)


def write_ods(sheets: Sequence[ModelSheet], guide: Sequence[str]) -> bytes:
    """The bytes of an .ods: the guide, then the tables, their lists written in the cells' validity."""
    document = OpenDocumentSpreadsheet()
    styles = {required: _style(document, required=required) for required in (True, False)}
    wide = Style(name="large", family="table-column")
    wide.addElement(TableColumnProperties(columnwidth="4.5cm"))
    document.automaticstyles.addElement(wide)
    validities = ContentValidations()
    document.spreadsheet.addElement(validities)
    numbers = count(1)
    document.spreadsheet.addElement(_guide(guide))
    for sheet in sheets:
        names = [
            _offer_in_ods(validities, f"liste{next(numbers)}", column) if column.values else None
            for column in sheet.columns
        ]
        document.spreadsheet.addElement(_table(sheet, names, wide, styles))
    document.meta.addElement(Description(text=version.NAMED))
    content = io.BytesIO()
    document.write(content)
    return content.getvalue()


def _style(document: Any, *, required: bool) -> Any:
    style = Style(name="indispensable" if required else "facultative", family="table-cell")
    style.addElement(TableCellProperties(backgroundcolor=f"#{REQUIRED_COLOR if required else OPTIONAL_COLOR}"))
    style.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(style)
    return style


def _offer_in_ods(validities: Any, name: str, column: ModelColumn) -> str:
    """Cells that may be chosen from a list; another value stays allowed, with a warning."""
    listed = ";".join('"' + value.replace('"', '""') + '"' for value in column.values)
    validity = ContentValidation(
        name=name, condition=f"of:cell-content-is-in-list({listed})", allowemptycell="true", displaylist="unsorted"
    )
    message = ErrorMessage(title=UNKNOWN_TITLE, display="true", messagetype="warning")
    message.addElement(P(text=UNKNOWN))
    validity.addElement(message)
    validities.addElement(validity)
    return name


def _table(sheet: ModelSheet, names: Sequence[str | None], wide: Any, styles: Any) -> Any:
    table = OdsTable(name=sheet.title)
    header, below = TableRow(), TableRow(numberrowsrepeated=LAST_LINE - 1)
    for column, name in zip(sheet.columns, names, strict=True):
        table.addElement(TableColumn(stylename=wide))
        cell = TableCell(valuetype="string", stylename=styles[column.required])
        cell.addElement(_annotation(column.note))
        cell.addElement(P(text=column.title))
        header.addElement(cell)
        below.addElement(TableCell(contentvalidationname=name) if name else TableCell())
    table.addElement(header)
    table.addElement(below)
    return table


def _annotation(note: str) -> Any:
    annotation = Annotation()
    annotation.addElement(Creator(text=_AUTHOR))
    for line in note.split("\n"):
        annotation.addElement(P(text=line))
    return annotation


def _guide(lines: Sequence[str]) -> Any:
    table = OdsTable(name=GUIDE_TITLE)
    for line in lines:
        row, cell = TableRow(), TableCell(valuetype="string")
        cell.addElement(P(text=line))
        row.addElement(cell)
        table.addElement(row)
    return table

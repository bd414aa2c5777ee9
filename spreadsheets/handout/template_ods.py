"""Writes the model workbook for LibreOffice."""

import io
from collections.abc import Sequence
from itertools import count
from typing import Any

from odf.dc import Creator, Description
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import ContentValidation, ContentValidations, ErrorMessage, Table, TableCell, TableColumn, TableRow
from odf.text import P

import version
from spreadsheets.handout.template_model import (
    GUIDE_TITLE,
    LAST_LINE,
    OPTIONAL_COLOR,
    REQUIRED_COLOR,
    UNKNOWN,
    UNKNOWN_TITLE,
    ModelColumn,
    ModelSheet,
)


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
            _offer(validities, f"liste{next(numbers)}", column) if column.values else None for column in sheet.columns
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


def _offer(validities: Any, name: str, column: ModelColumn) -> str:
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
    table = Table(name=sheet.title)
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
    annotation.addElement(Creator(text="Réseaux et partenariats"))
    for line in note.split("\n"):
        annotation.addElement(P(text=line))
    return annotation


def _guide(lines: Sequence[str]) -> Any:
    table = Table(name=GUIDE_TITLE)
    for line in lines:
        row, cell = TableRow(), TableCell(valuetype="string")
        cell.addElement(P(text=line))
        row.addElement(cell)
        table.addElement(row)
    return table

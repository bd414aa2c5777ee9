"""Writes the model workbook for Excel."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import version
from excel import write_cell
from spreadsheets.handout.template_model import (
    GUIDE_TITLE,
    LAST_LINE,
    LISTS_TITLE,
    OPTIONAL_COLOR,
    REQUIRED_COLOR,
    UNKNOWN,
    UNKNOWN_TITLE,
    ModelColumn,
    ModelSheet,
)

_TEXT_LINES = 200
_AUTHOR = "Réseaux et partenariats"


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
                _offer(sheet, place, lists, column.values)
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


def _offer(sheet: Worksheet, place: int, lists: Worksheet, values: Sequence[str]) -> None:
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

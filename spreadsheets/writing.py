"""Writes values into a workbook so that each stays what it is: never a formula by accident, never a broken file."""

import datetime as dt
import re
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE, LONGEST_CELL = 31, 32_000
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sheet_title(text: str) -> str:
    """A title that Excel takes: no forbidden sign, at most 31 characters."""
    return _FORBIDDEN_IN_TITLE.sub(" ", text).strip(" '")[:LONGEST_TITLE] or "Feuille"


def write_cell(sheet: Worksheet, line: int, column: int, value: Any) -> None:
    """Write a typed value; a text that begins like a formula stays a text."""
    cell = sheet.cell(line, column)
    if isinstance(value, str):
        cell.value = _UNWRITABLE.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = "DD/MM/YYYY"

"""Writes values into a workbook so that each stays what it is: never a formula by accident, never a broken file."""

import datetime as dt
import re
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE, LONGEST_CELL = 31, 32_000
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet_title(text: str) -> str:
    """A title that Excel takes: no forbidden sign, at most 31 characters."""
    return _FORBIDDEN_IN_TITLE.sub(" ", text).strip(" '")[:LONGEST_TITLE] or "Feuille"


def column_letters(place: int) -> str:
    """What a spreadsheet calls its column of that place, from 0: A, B… Z, AA."""
    return str(get_column_letter(place + 1))


def writable(text: str) -> str:
    """The text without the signs that no XML file can hold."""
    return _UNWRITABLE.sub("", text)


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    return text.startswith(_FORMULA)


def write_cell(sheet: Worksheet, line: int, column: int, value: Any) -> Any:
    """Write a typed value in a cell, and return it; a text that begins like a formula stays a text."""
    cell: Any = sheet.cell(line, column)
    if isinstance(value, str):
        cell.value = writable(value)[:LONGEST_CELL]
        cell.data_type = "s"
        cell.quotePrefix = is_like_formula(value)
    else:
        cell.value = value.item() if hasattr(value, "item") else value
        if isinstance(value, dt.date):
            cell.number_format = "dd/mm/yyyy"
    return cell

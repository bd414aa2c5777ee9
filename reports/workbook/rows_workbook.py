"""The rows behind a figure as an Excel workbook: one sheet, to sort and to check against the files dropped."""

import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

import version
from indicators.views import Proof, describe_proof, place_of
from indicators.words import typeset

ABOUT_PEOPLE = (
    "Secret statistique : ce qui décrit les personnes (classe, sexe, formation…) ne sort pas de l'application ; la "
    "ligne d'origine le dit à qui détient le fichier."
)
WIDEST = 60
HEADER = PatternFill("solid", fgColor="E8EDF3")
LONGEST = 32_000  # characters that Excel takes in one cell
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def build_proof(proof: Proof) -> bytes:
    """An .xlsx of the rows of a proof that may leave the application (``rows_behind(…, leaving=True)``)."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 (a new workbook has a sheet)
    sheet.title = "Lignes"
    heading = [typeset(proof.indicator.label), place_of(proof), describe_proof(proof)]
    if proof.indicator.fact.crowd:
        heading.append(typeset(ABOUT_PEOPLE))
    for line in heading:
        sheet.append([line])
    sheet["A1"].font = Font(bold=True, size=14)
    first = len(heading) + 2
    _write_row(sheet, first, proof.rows.columns)
    for place, row in enumerate(proof.rows.itertuples(index=False, name=None), start=first + 1):
        _write_row(sheet, place, row)
    _dress(sheet, first, proof)
    book.properties.description = version.NAMED
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_row(sheet: Worksheet, place: int, values: Iterable[Any]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(place, column)
        assert isinstance(cell, Cell)  # noqa: S101 (no merged cell here)
        _write(cell, value)


def _write(cell: Cell, value: Any) -> None:
    """A text stays a text, even if it begins like a formula; a date and a number are what they are."""
    if isinstance(value, str):
        text = _UNWRITABLE.sub("", value)[:LONGEST]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
        return
    cell.value = value.item() if hasattr(value, "item") else value
    if isinstance(value, dt.date):
        cell.number_format = "dd/mm/yyyy"


def _dress(sheet: Worksheet, first: int, proof: Proof) -> None:
    """A header that stays in sight, filters, and columns as wide as what they hold."""
    columns = proof.rows.columns
    for place, title in enumerate(columns, start=1):
        head = sheet.cell(first, place)
        head.font, head.fill, head.alignment = Font(bold=True), HEADER, Alignment(wrap_text=True, vertical="top")
        widest = max((len(str(value)) for value in proof.rows[title].head(500)), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = 2 + min(max(len(title), widest, 8), WIDEST)
    last = f"{get_column_letter(len(columns))}{first + len(proof.rows)}"
    sheet.auto_filter.ref = f"A{first}:{last}"
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

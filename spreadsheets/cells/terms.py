"""Ends that a sheet does not write as dates: « 3 ans » after its beginning, or the last of several days in one cell."""

from collections.abc import Mapping

from spreadsheets.cells.coded import BLANK, Coded, encode
from spreadsheets.cells.dates import read_dates
from spreadsheets.cells.doubt import Doubtful
from spreadsheets.cells.jotted import end_of_term, months_told, read_span
from spreadsheets.cells.text import as_text
from spreadsheets.model import Cell, Table


def complete_ends(table: Table, coded: Mapping[str, Coded], annee: str | None) -> dict[str, Coded]:
    """The columns of a sheet, each end being a date where its beginning tells it."""
    beginning = next((column.name for column in table.columns if column.kind == "date"), None)
    end = next((column.name for column in table.columns if column.kind == "date_fin"), None)
    if beginning is None or beginning not in coded or end is None:
        return dict(coded)
    if end in coded:
        return {**coded, end: _after(coded[beginning], coded[end], annee)}
    spans = [_last(cell, annee) for cell in coded[beginning].cells]
    if not any(spans):
        return dict(coded)
    return {**coded, end: encode([spans[code] if code != BLANK else None for code in coded[beginning].codes])}


def _last(cell: Cell, annee: str | None) -> Cell:
    """The last of the days that a cell tells, if there are several."""
    found = read_span(as_text(cell), annee) if isinstance(cell, str) else None
    return found.last if found and found.last > found.first else None


def _after(beginning: Coded, end: Coded, annee: str | None) -> Coded:
    """An end told by how long it is after its beginning, in years or months."""
    terms = [months_told(as_text(cell)) for cell in end.cells]
    if not any(terms):
        return end
    read = read_dates(beginning.cells, annee=annee)
    starts = [day.value if isinstance(day, Doubtful) else day for day in read]

    def settle(row: int) -> Cell:
        code, start = end.codes[row], beginning.codes[row]
        months = terms[code] if code != BLANK else None
        day = starts[start] if start != BLANK else None
        return end.cell(row) if months is None or day is None else end_of_term(day, months)

    return encode([settle(row) for row in range(len(end.codes))])

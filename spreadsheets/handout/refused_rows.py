"""The rows that an import refused, as a workbook to correct and to drop again: as they were, the faulty cell marked.

It is made in memory: other writers of workbooks leave each sheet in clear in the temporary folder while they work.
"""

import datetime as dt
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

import version
from excel import LONGEST_CELL, LONGEST_TITLE, is_like_formula, sheet_title, writable
from spreadsheets.check import headers
from spreadsheets.model import Cell, Recognised, Report, SheetReport

IN_MEMORY = {"in_memory": True, "remove_timezone": True, "nan_inf_to_errors": True}
FAULTY = {"bg_color": "#F6D5CF"}
_AUTHOR = "Réseaux et partenariats"
_WIDTH = 22
FaultyCells = Mapping[int, Mapping[int | None, Sequence[str]]]
"""Line → column (from 0, ``None`` for the whole line) → sentences."""


def has_refused_rows(report: Report) -> bool:
    """Whether some sheet of a known table lost rows."""
    return any(_faults(sheet) for sheet in report.sheets)


def build_refused(report: Report) -> bytes:
    """An .xlsx with, for each sheet that lost rows, its header and these rows. It names the pupils that they name: it
    is only ever handed to whom dropped the files. Raises ``ValueError`` when no row was refused.
    """
    content = io.BytesIO()
    lost = [(each, each.recognised, faults) for each in report.sheets if each.recognised and (faults := _faults(each))]
    if not lost:
        raise ValueError("Aucune ligne refusée.")
    with xlsxwriter.Workbook(content, IN_MEMORY) as book:
        book.set_properties({"comments": version.NAMED})
        for each, recognised, faults in lost:
            sheet = book.add_worksheet(_free_title(book, sheet_title(each.feuille or each.fichier)))
            _write_sheet(book, sheet, recognised, faults)
    return content.getvalue()


def _free_title(book: Any, title: str) -> str:
    """The title, numbered where another sheet bears it: Excel does not tell capitals apart."""
    taken = {each.name.lower() for each in book.worksheets()}
    number, free = 1, title
    while free.lower() in taken:
        number += 1
        ending = f" {number}"
        free = title[: LONGEST_TITLE - len(ending)] + ending
    return free


def _faults(report: SheetReport) -> FaultyCells:
    if report.recognised is None or report.table is None:
        return {}
    known = report.recognised
    places = {} if known.unfolded else {title: known.columns[name] for name, title in headers(known).items()}
    found: dict[int, dict[int | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for anomaly in report.anomalies:
        for line in anomaly.lignes if anomaly.severity == "refus" else ():
            found[line][places.get(anomaly.colonne)].append(anomaly.message)
    return found


def _write_sheet(book: Any, sheet: Any, recognised: Recognised, faults: FaultyCells) -> None:
    rows, first = recognised.sheet.rows, recognised.first_line
    header = rows[max(first - 3, 0) : first - 1]  # its line of groups too, if it has one
    if recognised.unfolded:
        rows = recognised.unfolded.source.rows  # its titles too: they tell a class, a period
        header = rows[: first - 1]
    kept = [line for line in sorted(faults) if line <= len(rows)]
    marked = {
        (place, column or 0): sentences
        for place, line in enumerate(kept, start=len(header))
        for column, sentences in faults[line].items()
    }
    written = [*header, *(rows[line - 1] for line in kept)]
    formats = _Formats(book)
    for place, row in enumerate(written):
        for column, value in enumerate(row):
            _write_cell(sheet, place, column, value, formats, faulty=(place, column) in marked)
    for (place, column), sentences in marked.items():
        if column >= len(written[place]):
            sheet.write_blank(place, column, None, formats.of("", faulty=True))
        size = {"author": _AUTHOR, "width": 320, "height": 120}
        sheet.write_comment(place, column, "\n".join(dict.fromkeys(sentences)), size)
    sheet.set_column(0, max(map(len, written), default=1) - 1, _WIDTH)
    sheet.freeze_panes(len(header), 0)


class _Formats:
    """The looks of the cells of a book, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Any] = {}

    def of(self, number: str, *, faulty: bool, quoted: bool = False) -> Any:
        """How a cell is shown: its number format, on red where it is faulty, a text whatever it looks like."""
        asked = (number, faulty, quoted)
        if asked not in self._made:
            looks = (FAULTY if faulty else {}) | ({"num_format": number} if number else {})
            self._made[asked] = self._book.add_format(looks | ({"quote_prefix": True} if quoted else {}))
        return self._made[asked]


def _write_cell(sheet: Any, place: int, column: int, value: Cell, formats: _Formats, *, faulty: bool) -> None:
    """A typed value stays what it is; a text that begins like a formula stays a text."""
    if value is None:
        if faulty:
            sheet.write_blank(place, column, None, formats.of("", faulty=True))
    elif isinstance(value, str):
        looks = formats.of("", faulty=faulty, quoted=is_like_formula(value))
        sheet.write_string(place, column, writable(value)[:LONGEST_CELL], looks)
    elif isinstance(value, bool):
        sheet.write_boolean(place, column, value, formats.of("", faulty=faulty))
    elif isinstance(value, dt.date | dt.time | dt.timedelta):
        number = "dd/mm/yyyy" if isinstance(value, dt.date) else "[hh]:mm:ss"
        sheet.write_datetime(place, column, value, formats.of(number, faulty=faulty))
    else:
        sheet.write_number(place, column, value, formats.of("", faulty=faulty))

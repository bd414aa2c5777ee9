"""The rows that an import refused, as a workbook to correct and to drop again: as they were, the faulty cell marked."""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from excel import sheet_title, write_cell
from spreadsheets.check import headers
from spreadsheets.model import Recognised, Report, SheetReport

FAULTY = PatternFill("solid", fgColor="F6D5CF")
_AUTHOR = "Réseaux et partenariats"
FaultyCells = Mapping[int, Mapping[int | None, Sequence[str]]]
"""Line → column (from 0, ``None`` for the whole line) → sentences."""


def has_refused_rows(report: Report) -> bool:
    """Whether some sheet of a known table lost rows."""
    return any(_faults(sheet) for sheet in report.sheets)


def build_refused(report: Report) -> bytes:
    """An .xlsx with, for each sheet that lost rows, its header and these rows. It names the pupils that they name: it
    is only ever handed to whom dropped the files. Raises ``ValueError`` when no row was refused.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in report.sheets:
        if each.recognised is not None and (faults := _faults(each)):
            _write_sheet(book.create_sheet(sheet_title(each.feuille or each.fichier)), each.recognised, faults)
    if not book.worksheets:
        raise ValueError("Aucune ligne refusée.")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


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


def _write_sheet(sheet: Worksheet, recognised: Recognised, faults: FaultyCells) -> None:
    rows, first = recognised.sheet.rows, recognised.first_line
    header = rows[max(first - 3, 0) : first - 1]  # its line of groups too, if it has one
    if recognised.unfolded:
        rows = recognised.unfolded.source.rows  # its titles too: they tell a class, a period
        header = rows[: first - 1]
    kept = [line for line in sorted(faults) if line <= len(rows)]
    for place, row in enumerate([*header, *(rows[line - 1] for line in kept)], start=1):
        _write_row(sheet, place, row)
    for place, line in enumerate(kept, start=len(header) + 1):
        for column, sentences in faults[line].items():
            _mark(sheet, place, column or 0, sentences)
    for number in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 22
    sheet.freeze_panes = f"A{len(header) + 1}"


def _write_row(sheet: Worksheet, place: int, row: Iterable[Any]) -> None:
    for column, value in enumerate(row, start=1):
        if value is not None:
            write_cell(sheet, place, column, value)


def _mark(sheet: Worksheet, place: int, column: int, sentences: Sequence[str]) -> None:
    cell: Any = sheet.cell(place, column + 1)
    cell.fill = FAULTY
    comment = Comment("\n".join(dict.fromkeys(sentences)), _AUTHOR)
    comment.width, comment.height = 320, 120
    cell.comment = comment

"""Finds the shape of a sheet whose columns are actions, periods or years, and gives its long form."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from spreadsheets.declared import TABLES
from spreadsheets.model import Choice, Recognised, Sheet, Unfolded
from spreadsheets.recognise import recognise
from spreadsheets.shapes import attendance, one_action, periods, surveys, tallies, years
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.pile import recognised

Find = Callable[[Sheet, Known], Unfolded | None]
SHAPES: Mapping[str, Find] = {
    surveys.SHAPE: surveys.find,
    tallies.SHAPE: tallies.find,
    periods.SHAPE: periods.find,
    attendance.SHAPE: attendance.find,
    one_action.SHAPE: one_action.find,
    years.SHAPE: years.find,
}
"""Each shape by the name that a choice gives it, in the order in which they are looked for."""
PLAIN = "liste"
_MOST_COLUMNS = max(len(table.columns) for table in TABLES)


def unfold(sheet: Sheet, choice: Choice | None = None, known: Known | None = None) -> tuple[Unfolded, ...]:
    """The long forms of a wide sheet; none for a sheet that is long already, or of which a person decided so.

    Days that are written without a year are of the school year that the sheet tells, else of the one that is ``known``.
    """
    shape = choice.shape if choice else None
    if shape == PLAIN or (choice and shape is None and (choice.table or choice.header_line or choice.columns)):
        return ()
    known = known or Known()
    if choice:
        known = replace(known, blank=choice.blank, constants=choice.constants, words=choice.words)
    if shape is not None:
        found = SHAPES[shape](sheet, replace(known, asked=True)) if shape in SHAPES else None
        return (found,) if found and _has_rows(found) else ()
    pieces = (find(sheet, known) for find in SHAPES.values())
    piece = next((piece for piece in pieces if piece and _has_rows(piece)), None)
    return () if piece is None or _is_better_plain(sheet, piece, known) else (piece,)


def _has_rows(piece: Unfolded) -> bool:
    return bool(piece.columns) and len(piece.sheet.rows[recognised(piece).first_line - 1 :]) > 0


def _is_better_plain(sheet: Sheet, piece: Unfolded, known: Known) -> bool:
    """Whether the sheet is a long table of which more columns are used than of the wide one."""
    if piece.used > _MOST_COLUMNS:
        return False
    plain = recognise(sheet, None, known.around)
    return isinstance(plain, Recognised) and len(plain.columns) > piece.used

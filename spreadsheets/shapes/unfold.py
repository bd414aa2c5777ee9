"""Finds the shape of a sheet whose columns are actions, periods or years, and gives its long form."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import french
from spreadsheets.declared import TABLES
from spreadsheets.model import Anomaly, Choice, Constant, Recognised, Sheet, Unfolded
from spreadsheets.recognise import PERSON, recognise
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
SHAPELESS = (
    "Ces colonnes n’ont pas pu être lues comme {what} : aucune n’en porte l’intitulé ni les valeurs. Choisissez une "
    "autre façon de lire la feuille, ou complétez ses en-têtes et déposez-la de nouveau."
)
_WHAT = {
    periods.SHAPE: "des périodes",
    attendance.SHAPE: "des actions",
    one_action.SHAPE: "l’émargement d’une action",
    years.SHAPE: "des années",
    surveys.SHAPE: "des questions",
    tallies.SHAPE: "les réponses d’une enquête dépouillée",
}


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


def completed(known: Recognised, choice: Choice | None) -> Recognised:
    """The same sheet with the values that a person gave all its rows, in the columns that it lacks."""
    chosen = choice.constants if choice else {}
    names = {column.name for column in known.table.columns} - known.columns.keys()
    given = {name: Constant(value, PERSON) for name, value in chosen.items() if name in names}
    return replace(known, constants={**known.constants, **given}) if given else known


def shapeless(sheet: Sheet, shape: str) -> Anomaly:
    """Why a sheet is not of the shape that a person has chosen."""
    message = french.spaced(SHAPELESS.format(what=_WHAT.get(shape, f"« {shape} »")))
    return Anomaly(
        severity="refus", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )

"""Finds the shape of a sheet whose columns are actions, periods or years, and gives its long form."""

from collections.abc import Callable, Mapping

from spreadsheets.model import Choice, Sheet, Unfolded
from spreadsheets.shapes import periods

Find = Callable[..., Unfolded | None]
SHAPES: Mapping[str, Find] = {periods.SHAPE: periods.find}
"""Each shape by the name that a choice gives it, in the order in which they are looked for."""
PLAIN = "liste"


def unfold(sheet: Sheet, choice: Choice | None = None, annee: str | None = None) -> tuple[Unfolded, ...]:
    """The long forms of a wide sheet; none for a sheet that is long already, or of which a person decided so.

    ``annee`` is the school year asked for: days that are written without a year are of the year that the sheet tells,
    else of that one.
    """
    shape = choice.shape if choice else None
    if shape == PLAIN or (choice and shape is None and (choice.table or choice.header_line or choice.columns)):
        return ()
    if shape is not None:
        found = SHAPES[shape](sheet, annee, asked=True) if shape in SHAPES else None
        return (found,) if found else ()
    for find in SHAPES.values():
        if piece := find(sheet, annee, asked=False):
            return (piece,)
    return ()

"""Wide sheets (periods, actions, years, questions across) brought to the long form that the tables know."""

from spreadsheets.shapes.directory import directory
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.pile import question, recognised
from spreadsheets.shapes.unfold import PLAIN, SHAPES, completed, shapeless, unfold

__all__ = [
    "PLAIN",
    "SHAPES",
    "Known",
    "completed",
    "directory",
    "question",
    "recognised",
    "shapeless",
    "unfold",
]

"""Attendance with actions across: pupils down, one action a column (or the reverse), X / P / A / abs in the cells."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import french
from spreadsheets.cells import BLANK, Coded, as_text, is_blank, list_key, normalise, vocabulary
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Sheet, Unfolded
from spreadsheets.recognise import SURE, columns_named, is_synonym
from spreadsheets.shapes.events import (
    Event,
    event_above,
    is_about_actions,
    is_generic,
    is_reference,
    says_action,
)
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.layout import Layout, lay_out
from spreadsheets.shapes.moments import read_span, says_dates
from spreadsheets.shapes.names import lay_out_names, turned
from spreadsheets.shapes.pile import MOST_GROUPS, is_empty, joined, pile, repeated, unfolded

SHAPE = "actions"
TABLE = "participations"
TITLE = "intitule_action"
"""Column of the long form that keeps the title of an action, for the actions that no list tells."""
PRESENT, ABSENT, OTHERS = "présent", "absent", "non concerné"
_MARKED = 0.9
"""Share of the filled cells that must be marks of presence for a column to be an attendance."""
_MOST_MARKS = 20
"""More distinct cells than a column of marks holds."""


@dataclass(frozen=True)
class _Column:
    """One action and the column of its marks."""

    place: int
    event: Event


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """The attendances of a grid of pupils and actions, whichever of them stands across."""
    layout = lay_out(sheet, TABLE) or lay_out_names(sheet)
    if layout is None:
        across = turned(sheet)
        return _grid(across, known) if across else None
    return None if is_long(layout) else _grid(layout, known)


def is_long(layout: Layout) -> bool:
    """Whether a column says the action of each row."""
    lowest = (cell for place in layout.others for cell in layout.heads(place)[-1:])
    return any(says(as_text(cell), TABLE, "action") for cell in lowest if isinstance(cell, str))


def says(text: str, table: str, column: str) -> bool:
    return any(match.column == column and match.strength >= SURE for match in columns_named(text).get(table, ()))


def _grid(layout: Layout, known: Known) -> Unfolded | None:
    if not (known.asked or _may_be_attendance(layout)):
        return None
    columns = list(_columns(layout, known))
    if not columns or len(columns) > MOST_GROUPS:
        return None
    if not (known.asked or _is_attendance(layout, columns)):
        return None
    return _unfold(layout, columns, known)


def _columns(layout: Layout, known: Known) -> Iterator[_Column]:
    """The columns of marks whose header tells an action: its title, and its day or its reference if told."""
    marked = [place for place in layout.others if are_marks(layout.column(place))]
    heads = {place: layout.heads(place) for place in marked if not _says_more_of_pupils(layout.heads(place))}
    if not heads:
        return
    annee = layout.annee(known)
    line = _line_of_titles(list(heads.values()), annee)
    above = event_above(layout.source, layout.top, annee)
    former = ""
    for place, cells in heads.items():
        spans = [read_span(cell, annee) for cell in cells if not is_blank(cell)]
        day = next((span.start for span in spans if span.start), None)
        title = _title(cells[line], annee) if line is not None else ""
        former = title or former
        title = title or (former if day else "") or (above.title if above and day and says_action(above.title) else "")
        reference = next((as_text(cell) for cell in cells if isinstance(cell, str) and is_reference(cell.strip())), "")
        if title or reference:
            yield _Column(place, Event(title, day, reference))


def _says_more_of_pupils(heads: Sequence[Cell]) -> bool:
    """« ULIS », « Boursier », « Total »: a column of a list of pupils, or a count."""
    texts = [as_text(cell) for cell in heads if isinstance(cell, str)]
    known = [match.column for text in texts[-1:] if is_synonym(text) for match in columns_named(text).get("eleves", ())]
    counts = normalise(" ".join(texts)).startswith(("total", "nb ", "nombre"))
    return counts or all(map(is_blank, heads)) or any(name not in ("nom", "formation") for name in known)


def _line_of_titles(heads: Sequence[Sequence[Cell]], annee: str | None) -> int | None:
    """The header line that tells most titles; the highest of those that tell as many."""
    lines = range(min(map(len, heads), default=0))
    told = [len({_title(cells[line], annee) for cells in heads} - {""}) for line in lines]
    return told.index(max(told)) if any(told) else None


def _title(cell: Cell, annee: str | None) -> str:
    if not isinstance(cell, str):
        return ""
    rest = read_span(cell, annee).rest
    return "" if not any(map(str.isalpha, rest)) or is_generic(rest) or is_reference(rest) else rest


def are_marks(cells: Sequence[Cell]) -> bool:
    """Whether nearly all that a column holds marks a presence or an absence."""
    counts = Counter(cells)
    if len(counts) > _MOST_MARKS:
        return False
    filled = {cell: count for cell, count in counts.items() if not is_blank(cell)}
    marked = sum(count for cell, count in filled.items() if mark_of(cell))
    return marked > 0 and marked >= _MARKED * sum(filled.values())


@lru_cache(maxsize=1)
def _marks() -> Mapping[str, str]:
    more = {"abs j": ABSENT, "abs nj": ABSENT, "abs inj": ABSENT, "ret": PRESENT, "r": PRESENT, "ab": ABSENT}
    return more | dict(vocabulary(BY_NAME[TABLE].column("presence")))


def mark_of(cell: Cell) -> str | None:
    return _marks().get(list_key(as_text(cell)))


def _may_be_attendance(layout: Layout) -> bool:
    """Told by the header alone, before any cell is read."""
    heads = (cell for place in layout.others for cell in layout.heads(place))
    return _says_actions(layout) or any(isinstance(cell, dt.date) or says_dates(as_text(cell)) for cell in heads)


def _says_actions(layout: Layout) -> bool:
    return is_about_actions([*layout.source_titles, layout.sheet.feuille, layout.sheet.fichier])


def _is_attendance(layout: Layout, columns: Sequence[_Column]) -> bool:
    """Said by the sheet itself, or by the days and the titles of its columns: crosses alone may say anything."""
    if _says_actions(layout):
        return True
    dated = sum(column.event.day is not None for column in columns)
    worded = sum(says_action(column.event.title) for column in columns)
    return 2 * dated >= len(columns) and 2 * worded >= len(columns)


def _unfold(layout: Layout, columns: Sequence[_Column], known: Known) -> Unfolded:
    held = [column for column in columns if not is_empty(layout.column(column.place))]
    marks = read_marks(joined([layout.column(column.place) for column in held]))
    blank = known.blank or (OTHERS if notes_absences(marks) else ABSENT)
    size = len(layout.rows)
    events = [column.event for column in held]
    ranks = {column.place: rank for rank, column in enumerate(columns, start=1)}
    marks, keep = fill(marks, blank)
    long = {
        "action": repeated([event.reference or event.title for event in events], size),
        TITLE: repeated([event.title for event in events], size),
        "date_action": repeated([event.day for event in events], size),
        "presence": marks,
    }
    sheet = pile(layout, TABLE, long, [ranks[column.place] for column in held], keep, [c.place for c in held])
    return unfolded(
        layout, sheet, TABLE, SHAPE, list(_tell(columns, held, blank, known)), unused=tuple(_unused(layout, columns)),
        constants=layout.around(TABLE, known, "classe"), confidence=_confidence(layout, held),
        used=len(layout.fixed) + len(columns), blank=blank,
    )  # fmt: skip


def read_marks(cells: Coded) -> Coded:
    """Each mark as the value it stands for; what is no mark is left as it is, to be told."""
    values = [mark_of(cell) or as_text(cell) for cell in cells.cells]
    known = list(dict.fromkeys(values))
    numbers = np.array([*(known.index(value) for value in values), BLANK], dtype=np.intp)
    return Coded(numbers[cells.codes], tuple(known))


def notes_absences(marks: Coded) -> bool:
    return any(cell not in (PRESENT,) for cell in marks.cells if cell in _marks().values())


def fill(marks: Coded, blank: str) -> tuple[Coded, np.ndarray]:
    """The marks with those that an empty cell stands for, and which rows stay."""
    empty = marks.codes == BLANK
    if blank == OTHERS:
        return marks, ~empty
    return Coded(np.where(empty, len(marks.cells), marks.codes), (*marks.cells, blank)), np.ones(len(empty), dtype=bool)


def _tell(columns: Sequence[_Column], held: Sequence[_Column], blank: str, known: Known) -> Iterator[str]:
    many = french.plural(len(held), "colonne est lue comme une action", "colonnes sont lues comme des actions")
    if known.blank:
        why = "comme demandé"
    elif blank == OTHERS:
        why = "puisque la feuille note aussi des absences"
    else:
        why = "puisque la feuille ne note que des présences"
    yield f"{many} : une cellule vide est « {blank} », {why}."
    if empty := len(columns) - len(held):
        yield f"{french.plural(empty, 'action laissée', 'actions laissées')} de côté, sans aucune marque."


def _unused(layout: Layout, columns: Sequence[_Column]) -> Iterator[str]:
    used = {column.place for column in columns}
    for place in layout.others:
        if place not in used and not _says_more_of_pupils(layout.heads(place)) and not is_empty(layout.column(place)):
            yield " ".join(dict.fromkeys(as_text(cell) for cell in layout.heads(place) if not is_blank(cell)))


def _confidence(layout: Layout, held: Sequence[_Column]) -> float:
    """Sure when each action has its title and its day, and nothing that is filled is left unused."""
    told = sum(bool(column.event.title) + (column.event.day is not None) for column in held) / (2 * len(held))
    left = len(list(_unused(layout, held)))
    return (0.6 + 0.4 * told) * (1 - 0.5 * left / (left + len(held)))

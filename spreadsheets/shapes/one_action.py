"""The attendance of one action that a title above a list of names tells: « Émargement – Forum – 09/10/2025 »."""

import numpy as np

import french
from spreadsheets.cells import BLANK, Coded, as_text, is_blank
from spreadsheets.model import Sheet, Unfolded
from spreadsheets.shapes.attendance import (
    ABSENT,
    OTHERS,
    PRESENT,
    TABLE,
    TITLE,
    are_marks,
    fill,
    is_long,
    notes_absences,
    read_marks,
    says,
)
from spreadsheets.shapes.events import event_above, is_generic, is_list_of_presence, says_action
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.layout import Layout, lay_out
from spreadsheets.shapes.names import lay_out_names
from spreadsheets.shapes.pile import MOST_GROUPS, is_empty, joined, pile, repeated, unfolded

SHAPE = "une action"


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """A list of names about the one action that its title tells: a column of crosses or signatures, or none at all."""
    layout = lay_out(sheet, TABLE) or lay_out_names(sheet)
    if layout is None or is_long(layout):
        return None
    texts = [*layout.titles, layout.sheet.feuille, layout.sheet.fichier]
    event = event_above(layout.sheet, layout.first - 1, layout.annee(known))
    told = event is not None and (event.day is not None or says_action(event.title))
    if event is None or not (told and (known.asked or is_list_of_presence(texts))):
        return None
    size = len(layout.rows)
    marks, said, used = _marks_of(layout)
    blank = known.blank or (OTHERS if notes_absences(marks) else ABSENT if used else PRESENT)
    marks, keep = fill(marks, blank)
    long = {
        "action": repeated([event.title], size),
        TITLE: repeated([event.title], size),
        "date_action": repeated([event.day], size),
        "presence": marks,
    }
    day = f" du {french.date(event.day)}" if event.day else ""
    sentences = [f"Action : « {event.title} »{day}. {said.format(blank=blank)}"]
    left = [place for place in layout.others if place not in used and not is_empty(layout.column(place))]
    return unfolded(
        layout, pile(layout, TABLE, long, [0], keep), TABLE, SHAPE, sentences, unused=tuple(map(str, left)),
        constants=layout.around(TABLE, known, "classe"), confidence=0.9 if used else 0.6, used=MOST_GROUPS, blank=blank,
    )  # fmt: skip


def _marks_of(layout: Layout) -> tuple[Coded, str, list[int]]:
    """The marks of a list about one action, what is said of them, and the places they are read from."""
    size = len(layout.rows)
    filled = [place for place in layout.others if not is_empty(layout.column(place))]
    for place in filled:
        lowest = [as_text(cell) for cell in layout.heads(place)[-1:] if not is_blank(cell)]
        if are_marks(layout.column(place)) and (not lowest or _says_presence(lowest[0])):
            return read_marks(joined([layout.column(place)])), "Une cellule vide est « {blank} ».", [place]
    for place in filled:
        if any(_says_presence(as_text(cell)) for cell in layout.heads(place)):
            signed = joined([[None if is_blank(cell) else PRESENT for cell in layout.column(place)]])
            return signed, "Une signature est une présence, une cellule vide est « {blank} ».", [place]
    return (
        Coded(np.full(size, BLANK), ()),
        "Rien n’y note de présence : tous les élèves sont « {blank} ».",
        [],
    )


def _says_presence(text: str) -> bool:
    return says(text, TABLE, "presence") or is_generic(text)

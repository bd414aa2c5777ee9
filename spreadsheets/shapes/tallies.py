"""A survey that was counted by hand: questions down, answers across, how many gave each in the cells."""

import re
from collections.abc import Sequence

from spreadsheets.cells import Doubtful, as_text, encode, is_blank, normalise, read_integer
from spreadsheets.model import Cell, Sheet, Unfolded
from spreadsheets.shapes.forms import Form
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.layout import DEEPEST
from spreadsheets.shapes.pile import pile, unfolded
from spreadsheets.shapes.publics import PUBLIC, public_around, question_name, survey_name
from spreadsheets.shapes.scales import OUTSIDE, Answer, read_answer

SHAPE = "dépouillement"
TABLE = "satisfaction"
_FIRST = 6
_SURVEY = re.compile(
    r"\b(?:enquetes?|questionnaires?|sondages?|satisfaction|depouillements?|questions?|affirmations?|reponses?)\b"
)
_TOLD = (
    "Dépouillement : chaque ligne est une question ; les satisfaits sont {well}, les autres réponses étant {badly}. Un "
    "avis sans opinion est hors du compte."
)


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """The totals of a sheet whose columns are the answers of one scale, and whose cells count them."""
    if not (known.asked or _speaks_of_survey(sheet)):
        return None
    for line, row in enumerate(sheet.rows[:DEEPEST]):
        answers = {place: read_answer(cell) for place, cell in enumerate(row) if isinstance(cell, str)}
        steps = {place: each for place, each in answers.items() if each and each is not OUTSIDE}
        degrees = [each.degree for each in steps.values()]
        if len(steps) > 1 and max(degrees) > 0 >= min(degrees) and any(each.graded for each in steps.values()):
            return _unfold(Form(sheet, line, line + 1, {}), steps, known)
    return None


def _speaks_of_survey(sheet: Sheet) -> bool:
    """Whether the name of the file or of the sheet, or one of its first cells, says that it is about a survey."""
    first = (as_text(cell) for row in sheet.rows[:_FIRST] for cell in row[:_FIRST] if isinstance(cell, str))
    return any(_SURVEY.search(normalise(text)) for text in (sheet.fichier.replace("_", " "), sheet.feuille, *first))


def _unfold(form: Form, steps: dict[int, Answer], known: Known) -> Unfolded | None:
    named = next((place for place in form.others if place < min(steps) and _are_texts(form.column(place))), None)
    counts = {place: [_count(cell) for cell in form.column(place)] for place in steps}
    if named is None or any(each is None for cells in counts.values() for each in cells):
        return None
    rows = range(len(form.rows))
    answered = [sum(cells[row] or 0 for cells in counts.values()) for row in rows]
    well = [sum(counts[place][row] or 0 for place, each in steps.items() if each.degree > 0) for row in rows]
    name = survey_name(form)
    long = {
        "enquete": encode([f"{name} – {question_name(as_text(cell))}" for cell in form.column(named)]),
        "repondants": encode(answered),
        "satisfaits": encode(well),
    }
    keep = (encode([each or None for each in answered]).codes >= 0) & (encode(form.column(named)).codes >= 0)
    constant = public_around(form, known.constants)
    told = _TOLD.format(
        well=_quoted(form, [place for place, each in steps.items() if each.degree > 0]),
        badly=_quoted(form, [place for place, each in steps.items() if each.degree <= 0]),
    )
    return unfolded(
        form, pile(form, TABLE, long, [0], keep), TABLE, SHAPE, [told],
        aside=(*form.aside, *(form.rows[~keep] + 1).tolist()), constants={PUBLIC: constant} if constant else {},
        asks=() if constant else (PUBLIC,), confidence=0.9,
    )  # fmt: skip


def _are_texts(cells: Sequence[Cell]) -> bool:
    lettered = sum(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in cells)
    return lettered * 2 > len(cells)


def _count(cell: Cell) -> int | None:
    """How many gave an answer, none where nothing is written; ``None`` for what is no count."""
    found = 0 if is_blank(cell) else read_integer(cell)
    return None if isinstance(found, Doubtful) or "%" in as_text(cell) else found


def _quoted(form: Form, places: Sequence[int]) -> str:
    return ", ".join(f"« {form.questions[place]} »" for place in places)

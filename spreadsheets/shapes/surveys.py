"""What a form brings out: each respondent on a line, each question in a column; every scale gives its answers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from spreadsheets.cells import BLANK, as_text, is_blank, normalise
from spreadsheets.cells.coded import encode
from spreadsheets.model import Cell, Sheet, Unfolded
from spreadsheets.recognise.synonyms import SURE, columns_named
from spreadsheets.shapes.forms import Form, is_question, lay_out_form
from spreadsheets.shapes.layout import Known
from spreadsheets.shapes.pile import MOST_GROUPS, joined, pile, tiled, unfolded
from spreadsheets.shapes.publics import (
    PUBLIC,
    column_of_publics,
    public_around,
    publics_of,
    question_name,
    says,
    survey_name,
)
from spreadsheets.shapes.questions import FREE, Question, read_questions
from spreadsheets.shapes.surveys_told import tell

SHAPE = "questions"
TABLE = "satisfaction"
_NAMED = re.compile(
    r"\b(?:enquetes?|questionnaires?|sondages?|satisfaction|formulaires?|form responses|feedback|avis des|ressentis?)\b"
)
_REVIEWED = re.compile(r"\b(?:evaluations?|bilans?|retours?|appreciations?)\b")
"""They name other things too: two scales must confirm it."""
_SURVEYED = re.compile(r"\b(?:enquetes?|questionnaires?|sondages?|satisfaction|ressentis?)\b")
_PUT = re.compile(r"\b(?:vous|votre|vos|tu|te|t|ta|ton|tes|je|j|mon|ma|mes)\b")
_PUT_TO_PUPILS = re.compile(r"\b(?:tu|te|t|ta|ton|tes|je|j|mon|ma|mes)\b")
_LONGEST_HEADER = 120
_LONG = (("note", "note_maximale"), ("repondants", "satisfaits"), ("note", "repondants"))
"""Columns that only a list of answers, or of totals, has."""


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """The answers of a sheet whose columns are the questions of a form."""
    form = lay_out_form(sheet, asked=known.asked)
    if form is None or _is_long(form) or not (known.asked or _may_be_survey(form)):
        return None
    public, action, named = column_of_publics(form), _place_of(form, "action_origine"), _place_of(form, "enquete")
    others = [place for place in form.others if place not in (public, action, named)]
    questions = read_questions(form, others, known.words, _largest(known))
    scales = [each for each in questions if each.aside is None and any(each.notes.values())]
    if not scales or len(scales) > MOST_GROUPS or not (known.asked or _is_survey(form, scales)):
        return None
    fixed = {"public_enquete": public, "action_origine": action, "enquete": named}
    return _unfold(form, questions, scales, {name: place for name, place in fixed.items() if place is not None}, known)


def _is_long(form: Form) -> bool:
    """Whether the sheet already has one answer, or one total, a line."""
    return any(all(_place_of(form, name) is not None for name in pair) for pair in _LONG)


def _place_of(form: Form, column: str) -> int | None:
    return next((place for place, text in enumerate(form.questions) if says(text, column)), None)


def _largest(known: Known) -> float | None:
    text = known.constants.get("note_maximale", "")
    return float(text.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text) else None


def _names(form: Form) -> list[str]:
    return [normalise(text) for text in (form.sheet.fichier.replace("_", " "), form.sheet.feuille, *form.titles)]


def _may_be_survey(form: Form) -> bool:
    """What the header and the names alone tell, before any answer is read."""
    asked = sum(is_question(text) or "[" in text for text in form.questions)
    names = _names(form)
    return asked > 1 or bool(form.stamps) or any(_NAMED.search(name) or _REVIEWED.search(name) for name in names)


def _is_survey(form: Form, scales: Sequence[Question]) -> bool:
    """Whether a sheet says that it is one: a name, time stamps, or several questions; never a list of pupils alone."""
    names, stamped = _names(form), bool(form.stamps)
    asked = sum(each.is_asked for each in scales)
    if not any(map(_SURVEYED.search, names)) and _is_of_pupils(form, scales, stamped=stamped):
        return False
    named = any(map(_NAMED.search, names)) or (len(scales) > 1 and any(map(_REVIEWED.search, names)))
    return named or (stamped and asked > 0) or asked > 1


def _is_of_pupils(form: Form, scales: Sequence[Question], *, stamped: bool) -> bool:
    """Whether the rows speak of pupils, whom their columns name: an evaluation or a follow-up, unless the questions are
    put to the pupils themselves.
    """
    if any(map(says_name, form.questions)):
        return True
    named = {
        match.column
        for text in form.questions
        if len(text) <= _LONGEST_HEADER
        for match in columns_named(text).get("eleves", ())
        if match.strength >= SURE
    }
    told = sum(bool((_PUT if stamped else _PUT_TO_PUPILS).search(normalise(each.text))) for each in scales)
    return ("ine" in named or {"nom", "prenom"} <= named or "nom_prenom" in named) and told < (1 if stamped else 2)


def says_name(text: str) -> bool:
    """Whether a header names the pupil that a row speaks of: « Nom de l’élève », « Élève »."""
    said = normalise(text)
    return (
        re.fullmatch(r"(?:(?:nom|prenom|noms?)\b.*)?\beleves?(?: (?:concerne|evalue|suivi|accueilli)s?)?", said)
        is not None
    )


def _unfold(
    form: Form, questions: Sequence[Question], scales: Sequence[Question], fixed: Mapping[str, int], known: Known
) -> Unfolded:
    size, times = len(form.rows), len(scales)
    held = [[each.notes.get(cell) for cell in form.column(each.place)] for each in scales]
    long = {
        "note": joined([[note and note.note for note in notes] for notes in held]),
        "note_maximale": joined([[note and note.among for note in notes] for notes in held]),
        "enquete": joined([*_asked(form, scales, fixed.get("enquete"))]),
    }
    if form.stamps:
        long["date_enquete"] = tiled(encode(form.days()), times)
    if PUBLIC in fixed:
        long[PUBLIC] = tiled(encode(publics_of(form.column(fixed[PUBLIC]))), times)
    if "action_origine" in fixed:
        long["action_origine"] = tiled(encode(form.column(fixed["action_origine"])), times)
    keep = long["note"].codes != BLANK
    answered = keep.reshape(times, size).any(axis=0)
    constant = None if PUBLIC in fixed else public_around(form, known.constants)
    return unfolded(
        form, pile(form, TABLE, long, [each.place + 1 for each in scales], keep), TABLE, SHAPE,
        list(tell(questions, scales, int(keep.sum()), int(answered.sum()))),
        unused=tuple(_unused(form, scales, fixed)),
        words=tuple(dict.fromkeys(word for each in scales for word in each.unknown)),
        aside=(*form.aside, *(form.rows[~answered] + 1).tolist()), constants={PUBLIC: constant} if constant else {},
        asks=() if constant or PUBLIC in fixed else (PUBLIC,), confidence=_confidence(questions, scales),
    )  # fmt: skip


def _asked(form: Form, scales: Sequence[Question], named: int | None) -> Iterator[list[Cell]]:
    """What each answer answers: « survey – question »; the survey alone where the only question is its note."""
    name = survey_name(form)
    surveys = [name] * len(form.rows) if named is None else [as_text(cell) or name for cell in form.column(named)]
    texts = [question_name(each.text) for each in scales]
    for rank, (each, text) in enumerate(zip(scales, texts, strict=True)):
        again = texts[:rank].count(text)
        said = f"{text} ({again + 1})" if again else text
        alone = len(scales) == 1 and says(each.text, "note")
        yield [survey if alone else f"{survey} – {said}" for survey in surveys]


def _unused(form: Form, scales: Sequence[Question], fixed: Mapping[str, int]) -> Iterator[str]:
    used = {*(each.place for each in scales), *fixed.values(), *form.stamps}
    for place in form.others:
        if place not in used and any(not is_blank(cell) for cell in form.column(place)):
            yield form.questions[place]


def _confidence(questions: Sequence[Question], scales: Sequence[Question]) -> float:
    """Less where scales are only supposed, where words are unknown, where a question's sense is not sure."""
    doubtful = sum(each.supposed or bool(each.unknown) for each in scales) + sum(
        each.aside not in (None, FREE) for each in questions
    )
    return 0.6 + 0.4 * (1 - min(1.0, doubtful / (len(scales) + doubtful)))

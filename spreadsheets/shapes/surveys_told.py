"""What was understood of a form, in sentences: its scales, and the questions that are left aside."""

from collections.abc import Iterator, Sequence

import french
from spreadsheets.cells import as_text
from spreadsheets.shapes.publics import question_name
from spreadsheets.shapes.questions import FREE, Question

_MOST_TOLD = 8
_COUNTED = (
    "Formulaire : {answers} de {persons} à {questions}. Chaque question est une enquête, et chaque réponse y compte "
    "une fois : le taux d’ensemble porte sur les réponses."
)


def tell(questions: Sequence[Question], scales: Sequence[Question], answers: int, persons: int) -> Iterator[str]:
    """``answers`` are those of the ``scales``, by so many ``persons``; the other ``questions`` are left aside."""
    yield _COUNTED.format(
        answers=french.plural(answers, "réponse", "réponses"),
        persons=french.plural(persons, "répondant", "répondants"),
        questions=french.plural(len(scales), "question", "questions"),
    )
    for wording, texts in _by_wording(scales).items():
        whom = _enumerate(texts) if len(texts) <= 2 else french.plural(len(texts), "question", "questions")
        yield f"Échelle ({whom}) : {wording}."
    if supposed := [each.text for each in scales if each.supposed]:
        yield f"La fin de l’échelle n’est écrite nulle part, c’est la plus haute note lue : {_enumerate(supposed)}."
    asides = sorted((each for each in questions if each.aside), key=lambda each: each.aside == FREE)
    left = [f"« {question_name(each.text)} » ({each.aside})" for each in asides]
    if left:
        more = [french.plural(len(left) - _MOST_TOLD, "autre", "autres")] if len(left) > _MOST_TOLD else []
        yield f"Questions laissées de côté : {french.enumerate_words([*left[:_MOST_TOLD], *more])}."


def _by_wording(scales: Sequence[Question]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in scales:
        found.setdefault(_wording(each), []).append(each.text)
    return found


def _wording(question: Question) -> str:
    """« Très satisfait » = 4 sur 4, « Satisfait » = 3 sur 4, « Sans avis » hors du compte."""
    noted = [(note, as_text(cell)) for cell, note in question.notes.items() if note]
    if not question.answers:
        return f"note sur {french.number(max(note.among for note, _ in noted))}"
    outside = [f"« {as_text(cell)} » hors du compte" for cell, note in question.notes.items() if note is None]
    noted.sort(reverse=True)
    steps = [f"« {word} » = {french.number(note)} sur {french.number(among)}" for (note, among), word in noted]
    return ", ".join([*steps, *outside])


def _enumerate(texts: Sequence[str]) -> str:
    return french.enumerate_words([f"« {question_name(text)} »" for text in texts])

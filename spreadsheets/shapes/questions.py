"""Which columns of a form are scales of satisfaction, and the note that each of their answers stands for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spreadsheets.cells import Doubtful, as_text, normalise
from spreadsheets.cells.numbers import read_number
from spreadsheets.model import Cell
from spreadsheets.shapes.forms import Form, is_added, is_question
from spreadsheets.shapes.layout import distinct
from spreadsheets.shapes.scales import (
    OUTSIDE,
    Answer,
    Note,
    is_complete,
    is_upside_down,
    largest_told,
    read_answer,
    scale,
)

YES_NO, REVERSED, COUNTED = "oui ou non", "sens à préciser", "nombre"
CHOSEN, FREE = "choix sans note connue", "texte libre"
"""Why a question is left aside."""
_MOST_ANSWERS, _KNOWN_ROWS, _KNOWN_ANSWERS, _FEW = 15, 0.6, 0.5, 7
_ABOUT_SATISFACTION = re.compile(
    r"\b(?:satisf\w*|content\w*|recommand\w*|conseill(?:er|erais|eriez|erez)|plu|apprecie\w*|aime\w*|attentes|agreable\w*)\b"
)
_AGAINST = re.compile(
    r"\b(?:difficult\w*|problem\w*|ennu[iy]\w*|stress\w*|inquiet\w*|obstacles?|freins?|manques?|manque de|incidents?"
    r"|conflits?|craintes?|peur|penible\w*|fatig\w*|pire|mal|difficiles?|complique\w*)\b"
)
_SOLVED = re.compile(
    r"\b(?:en cas de|face aux?|lors de|sans|surmont\w+|resou\w+|gerer|regl\w+|aid\w+|signal\w+|pas de|aucune?)\b"
    r"(?: \w+){0,3} (?:difficult\w*|problem\w*|conflits?|incidents?)"
)
_OFTEN_ASKED = re.compile(r"\b(?:frequence|combien de fois|souvent)\b")
_COUNTING = re.compile(
    r"\b(?:nombre|combien|nb|nbre|effectifs?|age|annees?|code|duree|jours?|semaines?|heures?|mois|telephone|tel|portable"
    r"|numero|siret|siren|montant|prix|distance|km|temps|quantite|rang|classement|naissance|postal|salaries|date"
    r"|taux|pourcentage|part|proportion|total|niveau de|classe|groupe|moyenne generale|coef\w*|points?)\b"
)
_RATED = re.compile(
    r"\b(?:not(?:e|es|ez|er|eriez|erais)|evalu\w+|satisf\w+|recommand\w+|score|echelle|etoiles?|degre|apprecia\w+|qualite|avis"
    r"|quel point|juge\w*)\b"
)
_GRID = re.compile(r"^(.*?\S)\s*\[(.+)\]\s*$", re.S)
_OF = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*(?:/|sur)\s*(4|5|6|7|10|20|100)\s*")
_STARS = re.compile(r"\s*(?:(\d)\s*(?:★|⭐|etoiles?|étoiles?)|([★⭐]+)️?([☆✩]*))\s*", re.I)
_MANY = 20
"""So many answers none of which goes to 5 are those of a shorter scale."""


@dataclass
class Question:
    """One column: what its header asks, and the note of each of its cells, ``None`` for one out of the count."""

    place: int
    text: str
    notes: dict[Cell, Note | None] = field(default_factory=dict)
    answers: dict[Cell, Answer] = field(default_factory=dict)
    figures: dict[Cell, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    """Answers that no scale knows, of a column that is one."""
    aside: str | None = None
    """Why it is left aside."""
    size: int = 0
    """How many cells are filled."""
    supposed: bool = False
    """Whether the end of its scale is only supposed, from its largest answer."""

    @property
    def group(self) -> str:
        """What stands before the brackets of a grid."""
        match = _GRID.match(self.text)
        return normalise(match[1]) if match else ""

    @property
    def is_asked(self) -> bool:
        """Whether it is a question by itself: figures under a title may be anything."""
        rated = "?" in self.text or largest_told(self.text) or _RATED.search(normalise(self.text))
        return bool(self.group) or (is_question(self.text) and (not self.figures or bool(rated)))

    @property
    def family(self) -> str:
        """What most of its answers speak of."""
        told = [each.family for each in self.answers.values() if each is not OUTSIDE]
        return max(told, key=told.count) if told else ""


def read_questions(
    form: Form, places: Iterable[int], words: Mapping[str, str], largest: float | None
) -> list[Question]:
    """The questions of a form among the columns at ``places``, in their order; those left aside say why.

    ``words`` are the answers whose note a person told: « Nickel » → « 4/4 », « » for one that is out of the count;
    ``largest`` is the end of the scales of figures that do not tell theirs.
    """
    chosen = {normalise(word): _chosen(note) for word, note in words.items()}
    found = [_read(form, place, chosen) for place in places if not is_added(form.questions[place])]
    questions = [each for each in found if each]
    scales = [each for each in questions if each.aside is None]
    _note_words([each for each in scales if each.answers])
    _note_figures([each for each in scales if each.figures], largest)
    return questions


def _chosen(text: str) -> Note | None:
    match = _OF.fullmatch(text)
    return Note(float(match[1].replace(",", ".")), float(match[2])) if match else None


def _read(form: Form, place: int, chosen: Mapping[str, Note | None]) -> Question | None:
    cells = form.column(place)
    counts = _counted(cells)
    question = Question(place, form.questions[place], size=sum(counts.values()))
    if not counts:
        return None
    known = {cell: chosen[normalise(as_text(cell))] for cell in counts if normalise(as_text(cell)) in chosen}
    others = {cell: count for cell, count in counts.items() if cell not in known}
    if not (_read_words(question, others) or _read_figures(question, others)):
        question.aside = CHOSEN if len(counts) <= _FEW and question.size >= 2 * len(counts) else FREE
    question.notes |= known
    question.aside = _why_aside(question) or (None if known and not others else question.aside)
    return question if question.aside != FREE or is_question(question.text) else None


def _counted(cells: Sequence[Cell]) -> dict[Cell, int]:
    counts = dict.fromkeys(distinct(cells), 0)
    for cell in cells:
        if cell in counts:
            counts[cell] += 1
    return counts


def _read_words(question: Question, counts: Mapping[Cell, int]) -> bool:
    """Read a column of few different answers, most of which are words of a scale."""
    if not counts or len(counts) > _MOST_ANSWERS:
        return False
    read: dict[Cell, Answer | None] = {cell: read_answer(cell) for cell in counts if isinstance(cell, str)}
    known = {cell: answer for cell, answer in read.items() if answer}
    rows = sum(counts[cell] for cell in known)
    if not any(each is not OUTSIDE for each in known.values()):
        return False
    if rows < _KNOWN_ROWS * sum(counts.values()) or len(known) < _KNOWN_ANSWERS * len(counts):
        return False
    question.answers = known
    question.unknown = tuple(as_text(cell) for cell in counts if cell not in known)
    return True


def _read_figures(question: Question, counts: Mapping[Cell, int]) -> bool:
    """Read a column of figures, from 0 or 1 up, or of stars."""
    ended: dict[Cell, Note] = {}
    figures: dict[Cell, float] = {}
    for cell in counts:
        text = as_text(cell)
        if match := _OF.fullmatch(text):
            ended[cell] = Note(float(match[1].replace(",", ".")), float(match[2]))
        elif match := _STARS.fullmatch(text):
            figures[cell] = float(match[1] or len(match[2]))
            if match[3]:
                ended[cell] = Note(figures[cell], len(match[2]) + len(match[3]))
        elif not isinstance(number := read_number(cell), Doubtful) and (2 * number).is_integer():
            figures[cell] = number
        elif not (isinstance(cell, str) and read_answer(cell) is OUTSIDE):
            return False
    if not (ended or figures) or not all(0 <= each <= (largest_told(question.text) or 10) for each in figures.values()):
        return False
    question.notes, question.figures = dict(ended), {cell: each for cell, each in figures.items() if cell not in ended}
    return True


def _why_aside(question: Question) -> str | None:
    said = normalise(question.text)
    told = [each for each in question.answers.values() if each is not OUTSIDE]
    reversed_ = _AGAINST.search(_SOLVED.sub(" ", said)) is not None
    if question.figures:
        if read_answer(question.text):
            return COUNTED  # « Très satisfait » above 7: so many answers, not a note
        rated = largest_told(question.text) or _RATED.search(said) or question.group
        if _COUNTING.search(said) and not rated:
            return COUNTED
        return REVERSED if reversed_ and not rated else None
    if not told:
        return question.aside
    if not any(each.graded for each in told) and not _ABOUT_SATISFACTION.search(said):
        return YES_NO
    if question.family == "fréquence" and _OFTEN_ASKED.search(said):
        return COUNTED
    owned = question.family in ("satisfait", "bien", "facile", "utile", "symbole", "autre")
    return REVERSED if reversed_ and not owned else None


def _note_words(questions: Sequence[Question]) -> None:
    """Give each answer its note; a scale that is not told to its ends learns them from its sister questions."""
    for question in questions:
        own = [each for each in question.answers.values() if each is not OUTSIDE]
        sisters = [
            each
            for other in questions
            if other.family == question.family
            for each in other.answers.values()
            if each is not OUTSIDE
        ]
        notes = scale(own if is_complete(own) else sisters)
        for cell, answer in question.answers.items():
            question.notes[cell] = None if answer is OUTSIDE else notes[answer.degree]


def _note_figures(questions: Sequence[Question], largest: float | None) -> None:
    for question in questions:
        alike = [each for each in questions if each is question or (question.group and each.group == question.group)]
        told = next((end for each in alike if (end := largest_told(each.text))), None) or largest
        among = told or _supposed(alike)
        question.supposed = told is None and among not in (5, 10)
        least = 0 if 0 in question.figures.values() else 1
        for cell, figure in question.figures.items():
            note = among + least - figure if is_upside_down(question.text) else figure
            question.notes[cell] = Note(note, among)


def _supposed(alike: Sequence[Question]) -> float:
    """The end of a scale that nothing tells: 5, or 10; less where so many answers never went so far."""
    figures = {figure for each in alike for figure in each.figures.values()}
    most = max(figures)
    if most in (3, 4) and 0 not in figures and sum(each.size for each in alike) >= _MANY:
        return most
    return 5 if most <= 5 else 10

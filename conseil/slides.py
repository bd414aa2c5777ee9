"""What a council is shown: a slide for each point of its agenda or, without one, for each question that has figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil.agenda import AgendaItem
from guide import Fiche, Question
from indicators import CATALOGUE, Measure
from indicators.words import typeset


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One message: a point, the question of the fiche that it is about, the indicator that tells of it, if any."""

    titre: str
    question: Question | None = None
    indicateur: str | None = None
    raison: str = ""

    @property
    def ref(self) -> str | None:
        """The place of its question in the fiche."""
        return self.question.ref if self.question else None


def slides_of(items: Sequence[AgendaItem], fiche: Fiche, found: Mapping[str, Measure]) -> tuple[Slide, ...]:
    """A slide for each point of the agenda, in its order; of no agenda, for each question that has a figure.

    ``found`` holds the measures of the year. Of the indicators of a question, the first that has a figure is shown;
    without an agenda, the first that no slide has shown yet, if there is one.
    """
    if not items:
        return tuple(_of_questions(fiche.questions, found))
    asked = {question.ref: question for question in fiche.questions}
    return tuple(_of_item(item, asked.get(item.question or ""), found) for item in items)


def _of_item(item: AgendaItem, question: Question | None, found: Mapping[str, Measure]) -> Slide:
    indicator = item.indicateur if item.indicateur in found else None
    if indicator is None and question:
        indicator = _first(question, found)
    if question and item.titre == typeset(question.text):  # too long for a title, and shown under it anyway
        return _of_question(question, indicator, item.raison)
    return Slide(titre=item.titre, question=question, indicateur=indicator, raison=item.raison)


def _of_questions(questions: Sequence[Question], found: Mapping[str, Measure]) -> Iterator[Slide]:
    seen: set[str] = set()
    for question in questions:
        told = _told(question, found)
        if told:
            indicator = next((each for each in told if each not in seen), told[0])
            seen.add(indicator)
            yield _of_question(question, indicator)


def _of_question(question: Question, indicator: str | None, reason: str = "") -> Slide:
    title = CATALOGUE[indicator].label if indicator else question.theme
    return Slide(titre=typeset(title), question=question, indicateur=indicator, raison=reason)


def _first(question: Question, found: Mapping[str, Measure]) -> str | None:
    """The first indicator of a question that has a figure, else the first at all."""
    known = [each for each in question.indicators if each in found]
    return next(iter(_told(question, found) or known), None)


def _told(question: Question, found: Mapping[str, Measure]) -> list[str]:
    """The indicators of a question that have a figure."""
    return [each for each in question.indicators if each in found and found[each].status != "nd"]

"""Which questions deserve the council's time: every reason to speak of one is a sentence, and weighs so much.

A missed target weighs 4, or 5 under its threshold; a satisfaction that falls 4, or 3 if it is to be confirmed; a figure
that moved for the worse 3, or 2; one that moved otherwise 1; an action overdue 3; a question without answer 1. The
reasons of one question add up. What moved is told by the rule of ``indicators.words.standing_out``, all figures being
looked at together. In a school year that is not over, what adds up (a count, an amount) has not fallen yet, and its
target, not reached yet, weighs 2.

Figures come from measures already masked for a room: one that is masked there is no reason at all.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import annee_scolaire
import french
from conseil.agenda import AgendaItem, Reason
from conseil.answers import Answer
from conseil.planned_actions import PlannedAction, days_late
from guide import Fiche
from indicators import CATALOGUE, Indicator, Measure
from indicators.model import adds_up, kind_of
from indicators.views import Target, missing_text, reached
from indicators.words import FEWEST, Finding, Line, judge, place, read_lines, than_in_year, told, typeset, value_text

SATISFACTION = ("satisfaction.taux", "satisfaction.score_moyen")
"""Those that say whether people are satisfied, the first that speaks being heard."""
PUBLIC = "public_enquete"
_FIGURES = ("cible", "mouvement", "satisfaction")
_UNDER = ("sous le seuil", "au-dessus du seuil")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the ranking rests on. ``measures`` and ``before``, of the year and of the one before, are masked for a room;
    those of ``SATISFACTION`` are broken down by ``PUBLIC``. ``targets`` and ``answers`` are those of the year, by
    indicator and by question; ``actions`` whatever was promised and is still awaited.
    """

    annee: str
    day: dt.date
    fiche: Fiche
    measures: Mapping[str, Measure]
    before: Mapping[str, Measure]
    targets: Mapping[str, Target]
    answers: Mapping[str, Answer]
    actions: Sequence[PlannedAction]

    @property
    def unfinished(self) -> bool:
        """Whether months of lessons are still to come."""
        return annee_scolaire.months_begun(self.annee, self.day) < 10


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One reason to speak of a question (``None`` for what no question asks about), and what it weighs.

    ``titre`` is what the point would be called without a question.
    """

    question: str | None
    weight: int
    sorte: Reason
    sentence: str
    indicateur: str | None = None
    titre: str = ""


def propose(known: Known) -> list[AgendaItem]:
    """A point for each question that some reason speaks for, the heaviest first, then in the fiche's order."""
    order = {question.ref: rank for rank, question in enumerate(known.fiche.questions)}

    def place_of(cause: Ground) -> tuple[int, str]:
        return order.get(cause.question or "", len(order)), "" if cause.question in order else cause.titre

    found = sorted([*_targets(known), *_satisfaction(known), *_moves(known), *_late(known), *_unanswered(known)],
                   key=lambda cause: (place_of(cause), -cause.weight))  # fmt: skip
    points = [list(causes) for _, causes in groupby(found, key=place_of)]
    points.sort(key=lambda causes: -sum(cause.weight for cause in causes))
    return [_item(known, causes) for causes in points]


def _item(known: Known, causes: Sequence[Ground]) -> AgendaItem:
    texts = {question.ref: typeset(question.text) for question in known.fiche.questions}
    indicator = next((cause.indicateur for cause in causes if cause.indicateur), None)
    return AgendaItem(
        titre=causes[0].titre if causes[0].sorte in _FIGURES else texts.get(causes[0].question or "", causes[0].titre),
        question=causes[0].question,
        indicateur=indicator,
        sorte=causes[0].sorte,
        raison=" ".join(_finished(cause.sentence) for cause in causes),
        propose_le=known.day,
    )


def _finished(text: str) -> str:
    text = typeset(text[0].upper() + text[1:])
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _home(fiche: Fiche, indicator_id: str) -> str | None:
    """The question that an indicator is told under: the first that names it first, else the first that names it."""
    asked = fiche.answered_by(indicator_id)
    first = [question for question in asked if question.indicators[0] == indicator_id]
    return next((question.ref for question in (*first, *asked)), None)


def _cause(known: Known, indicator: Indicator, weight: int, sorte: Reason, sentence: str) -> Ground:
    return Ground(
        question=_home(known.fiche, indicator.id),
        weight=weight,
        sorte=sorte,
        sentence=sentence,
        indicateur=indicator.id,
        titre=typeset(indicator.label),
    )


def _targets(known: Known) -> Iterator[Ground]:
    for id_, target in known.targets.items():
        indicator, measure = CATALOGUE.get(id_), known.measures.get(id_)
        state = reached(indicator, measure, target) if indicator and measure else ""
        if not (indicator and measure and state) or state == "atteinte":
            continue
        early = known.unfinished and adds_up(indicator)
        said = f"{indicator.label} : {value_text(indicator, measure.value)}, {'pas encore ' if early else ''}"
        said += f"{'à la cible' if early else state} ; {missing_text(indicator, measure, target)}"
        yield _cause(known, indicator, 2 if early else 5 if state in _UNDER else 4, "cible", said)


def _satisfaction(known: Known) -> Iterator[Ground]:
    for id_ in SATISFACTION:
        now, before = known.measures.get(id_), known.before.get(id_)
        if not now or not before:
            continue
        lines, earlier = (read_lines(measure.rows, (PUBLIC,)) for measure in (now, before))
        pairs = [(group, line, earlier.get(group)) for group, line in lines.items()]
        whole = (_line(now), _line(before))
        asked = [((), *whole), *pairs]
        falls = [_judged(CATALOGUE[id_], *each, looked_at=len(asked)) for each in asked]
        fallen = [found for found in falls if found and found.change < 0]
        for found in sorted(fallen, key=lambda each: (not each.sure, len(each.group)))[:1]:
            where = f"{place(PUBLIC, found.group[0])}, " if found.group else ""
            said = f"La satisfaction baisse : {where}{_change(known, CATALOGUE[id_], found)}"
            yield _cause(known, CATALOGUE[id_], 4 if found.sure else 3, "satisfaction", said)
        if fallen:
            return


def _moves(known: Known) -> Iterator[Ground]:
    ids = [each for each in known.measures if each not in SATISFACTION and each in known.before]
    for id_ in ids:
        indicator, now, before = CATALOGUE[id_], known.measures[id_], known.before[id_]
        found = _judged(indicator, (), _line(now), _line(before), looked_at=len(ids))
        if found is None or now.previous is None:
            continue
        worse = indicator.better == ("baisse" if found.change > 0 else "hausse")
        if known.unfinished and adds_up(indicator) and found.change < 0:
            continue
        weight = (3 if found.sure else 2) if worse else 1
        said = f"{indicator.label} : {_change(known, indicator, found)}"
        yield _cause(known, indicator, weight, "mouvement", said)


def _change(known: Known, indicator: Indicator, found: Finding) -> str:
    before = annee_scolaire.previous(known.annee)
    return told(indicator, found, before, than_in_year(indicator, before))


def _line(measure: Measure) -> Line | None:
    if measure.status != "ok" or measure.value is None:
        return None
    return Line(measure.value, measure.numerator or 0.0, float(measure.population))


def _judged(
    indicator: Indicator, group: tuple[str, ...], now: Line | None, before: Line | None, *, looked_at: int
) -> Finding | None:
    """What moved enough to be told, of figures that are both known."""
    kind = kind_of(indicator)
    if now is None or before is None or kind in ("growth", "answer"):
        return None
    if kind not in ("count", "amount") and min(now.population, before.population) < FEWEST:
        return None
    return judge(kind, before.value, (group, now, before), looked_at, moved=True)


def _late(known: Known) -> Iterator[Ground]:
    for action in known.actions:
        late = days_late(action, known.day)
        if late:
            by = f" (pilote : {action.pilote})" if action.pilote else ""
            home = _home(known.fiche, action.indicateur) if action.indicateur else None
            yield Ground(
                question=action.question or home,
                weight=3,
                sorte="retard",
                sentence=f"Action en retard de {french.plural(late, 'jour')}{by} : {action.intitule}",
                indicateur=action.indicateur if action.indicateur in CATALOGUE else None,
                titre=action.intitule,
            )


def _unanswered(known: Known) -> Iterator[Ground]:
    for question in known.fiche.questions:
        answer = known.answers.get(question.ref)
        if answer is None or not answer.answered:
            said = f"La question n’a pas encore sa réponse en {known.annee}"
            yield Ground(question=question.ref, weight=1, sorte="sans réponse", sentence=said)

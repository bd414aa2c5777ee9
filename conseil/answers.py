"""The self-assessment: where the school stands on each question of the fiche, what it finds, and on what evidence."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, get_args

from guide import Fiche, Question
from warehouse import Store

POSITIONS = {
    1: ("Pas engagé", "rien n’est fait, ou par exception"),
    2: ("Engagé", "commencé, tenu par quelques-uns"),
    3: ("En place", "organisé, régulier et connu de tous"),
    4: ("En place et évalué", "les effets sont mesurés, et l’on corrige"),
}
"""The four steps of a position, each with what it means."""
NOT_APPLICABLE = "Sans objet"
EvidenceKind = Literal["indicateur", "lignes", "texte"]


@dataclass(frozen=True)
class Evidence:
    """What an answer rests on: the figure of an ``indicateur``, the ``lignes`` behind it, or a ``texte`` of one's own.

    Raises ``ValueError`` for a figure or rows without indicator.
    """

    sorte: EvidenceKind
    indicateur: str | None = None
    texte: str = ""

    def __post_init__(self) -> None:
        if self.sorte not in get_args(EvidenceKind) or (self.sorte == "texte") == bool(self.indicateur):
            raise ValueError(f"Preuve impossible : {self}")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to one question (its ``ref`` in the fiche) in one school year; ``saved_at`` is ``None`` before that.

    Raises ``ValueError`` for a position outside 1 to 4, or one that stands beside « sans objet ».
    """

    annee: str
    question: str
    position: int | None = None
    sans_objet: bool = False
    constats: str = ""
    evidence: tuple[Evidence, ...] = ()
    saved_at: dt.datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.position is not None and (self.sans_objet or self.position not in POSITIONS):
            raise ValueError(f"Position impossible : {self.position}")

    @property
    def answered(self) -> bool:
        """Whether the question has its position, or has none to have."""
        return self.sans_objet or self.position is not None

    @property
    def position_text(self) -> str:
        """« En place », « Sans objet », « » as long as it is not answered."""
        return NOT_APPLICABLE if self.sans_objet else POSITIONS[self.position][0] if self.position else ""


@dataclass(frozen=True)
class Progress:
    """How many questions of a phase (``theme`` is then empty) or of a theme are answered."""

    phase: str
    theme: str
    answered: int
    total: int


def answers_of(store: Store, annee: str) -> dict[str, Answer]:
    """The answers of one school year, by question; a question never touched has none."""
    evidence: dict[str, list[Evidence]] = {}
    for question, *piece in store.rows(
        "select question, sorte, indicateur, texte from preuves where annee = ? order by question, rang", [annee]
    ):
        evidence.setdefault(question, []).append(Evidence(*piece))
    rows = store.rows(
        "select question, position, sans_objet, constats, modifie_le from reponses where annee = ? order by question",
        [annee],
    )
    return {
        question: Answer(
            annee=annee,
            question=question,
            position=position,
            sans_objet=sans_objet,
            constats=constats,
            evidence=tuple(evidence.get(question, ())),
            saved_at=modifie_le,
        )
        for question, position, sans_objet, constats, modifie_le in rows
    }


def save_answer(store: Store, answer: Answer) -> Answer:
    """Keep an answer in place of the one before, on the disk when this returns; the answer, with when it was saved.

    Raises ``WarehouseError`` when the disk does not take it: the one before is then still there.
    """
    saved = replace(answer, saved_at=dt.datetime.now())  # noqa: DTZ005 (the user's clock)
    key = [saved.annee, saved.question]
    with store.noting() as cursor:
        cursor.execute(
            "insert or replace into reponses (annee, question, position, sans_objet, constats, modifie_le) "
            "values (?, ?, ?, ?, ?, ?)",
            [*key, saved.position, saved.sans_objet, saved.constats, saved.saved_at],
        )
        cursor.execute("delete from preuves where annee = ? and question = ?", key)
        for rank, piece in enumerate(saved.evidence, 1):
            values = [*key, rank, piece.sorte, piece.indicateur, piece.texte]
            cursor.execute(
                "insert into preuves (annee, question, rang, sorte, indicateur, texte) values (?, ?, ?, ?, ?, ?)",
                values,
            )
    return saved


def years_written(store: Store) -> list[str]:
    """The school years that the council has written something about, latest first."""
    tables = " union ".join(f"select annee from {table}" for table in ("reponses", "plan", "ordre_du_jour"))
    return [annee for (annee,) in store.rows(f"{tables} order by annee desc")]


def progress(fiche: Fiche, answers: Mapping[str, Answer]) -> list[Progress]:
    """How far the self-assessment is, in the fiche's order: a line for each phase, then one for each of its themes."""
    found = []
    for phase, asked in groupby(fiche.questions, key=lambda question: question.phase):
        of_phase = list(asked)
        found.append(_counted(phase, "", of_phase, answers))
        for theme, of_theme in groupby(of_phase, key=lambda question: question.theme):
            found.append(_counted(phase, theme, list(of_theme), answers))
    return found


def _counted(phase: str, theme: str, questions: list[Question], answers: Mapping[str, Answer]) -> Progress:
    answered = [each for each in questions if each.ref in answers and answers[each.ref].answered]
    return Progress(phase, theme, len(answered), len(questions))

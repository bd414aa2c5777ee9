"""The fiche as data: its phases, themes, questions and families, and which indicators answer which question."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import french

FICHE = Path(__file__).with_name("fiche_2_5.toml")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One guiding question; ``ref`` is its place in the fiche (« D3.2 ») and ``indicators`` the ids that answer it."""

    ref: str
    text: str
    theme: str
    phase: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Fiche:
    """A Qualéduc fiche: its questions in order, and its families of indicators by code (« C4 » → title)."""

    code: str
    title: str
    questions: tuple[Question, ...]
    families: Mapping[str, str]
    references: tuple[str, ...]

    def answered_by(self, indicator_id: str) -> tuple[Question, ...]:
        """The questions that an indicator helps to answer, in the fiche's order."""
        return tuple(question for question in self.questions if indicator_id in question.indicators)


def load_fiche(path: Path = FICHE) -> Fiche:
    """Read a fiche from its TOML file. Raises ``KeyError`` if it lacks one of its parts."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    return Fiche(
        code=source["code"],
        title=source["titre"],
        questions=tuple(question for phase in source["phases"] for question in _questions(phase)),
        families={
            family["code"]: french.spaced(family["titre"])
            for phase in source["phases"]
            for family in phase.get("familles", [])
        },
        references=tuple(french.spaced(reference) for reference in source["references"]),
    )


def _questions(phase: Mapping[str, Any]) -> list[Question]:
    return [
        Question(
            ref=question["ref"],
            text=french.spaced(question["texte"]),
            theme=french.spaced(theme["titre"]),
            phase=phase["titre"],
            indicators=tuple(question["indicateurs"]),
        )
        for theme in phase.get("themes", [])
        for question in theme["questions"]
    ]

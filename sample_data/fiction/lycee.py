"""The school itself, as lycee.toml describes it: formations, classes and calendar."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import annee_scolaire

_HERE = Path(__file__).parent
ANNEES = ("2023-2024", "2024-2025", "2025-2026")
BAC_PRO = ("2NDE", "1RE", "TLE")
CAP = ("CAP1", "CAP2")
SATURDAY = 5


def load(name: str) -> dict[str, Any]:
    """The content of one of the TOML files that stand beside this module."""
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True)
class Formation:
    """A diploma: how many classes of how many pupils enter it, and how it finds its placements."""

    nom: str
    code: str
    mef: str
    secteur: str
    classes: int
    places: int
    filles: float
    solution: tuple[float, float, float]
    ecart: int

    @property
    def niveaux(self) -> tuple[str, ...]:
        """The years of training, in order."""
        return CAP if self.nom.startswith("CAP") else BAC_PRO

    def classe(self, niveau: str, number: int) -> str:
        """« 2MELEC1 », « TAGORA2 », « 1COIF »: as the school calls its classes."""
        first = {"2NDE": "2", "1RE": "1", "CAP1": "1"}.get(niveau, "T")
        return f"{first}{self.code}{number if self.classes > 1 else ''}"


@dataclass(frozen=True)
class Periode:
    """A PFMP of one level of one formation."""

    nom: str
    debut: dt.date
    fin: dt.date


LYCEE = load("lycee.toml")
COMMUNES: list[str] = LYCEE["communes"]
FORMATIONS = tuple(Formation(**{**line, "solution": tuple(line["solution"])}) for line in LYCEE["formations"])
BY_CODE = {formation.code: formation for formation in FORMATIONS}


def day_of(annee: str, month_day: str) -> dt.date:
    """« 11-21 » of a school year."""
    start = annee_scolaire.first_day(annee)
    month, day = map(int, month_day.split("-"))
    return dt.date(start.year + (month < start.month), month, day)


def is_school_day(day: dt.date) -> bool:
    """Neither a weekend nor a holiday."""
    annee = annee_scolaire.containing(day)
    calendar = LYCEE["annees"][annee]
    off = [*calendar["vacances"], *((single, single) for single in calendar["feries"])]
    spans = ((day_of(annee, first), day_of(annee, last)) for first, last in off)
    return day.weekday() < SATURDAY and not any(first <= day <= last for first, last in spans)


def before_weekend(day: dt.date) -> dt.date:
    """That day, or the Friday before a Saturday or a Sunday."""
    return day - dt.timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def school_day(annee: str, month_day: str) -> dt.date:
    """The first school day from that one on."""
    day = day_of(annee, month_day)
    while not is_school_day(day):
        day += dt.timedelta(days=1)
    return day


def periodes(annee: str, formation: Formation, niveau: str) -> list[Periode]:
    """The two PFMP of a class, Monday to Friday."""
    found = []
    for rank, (start, weeks) in enumerate(LYCEE["annees"][annee]["pfmp"][niveau], start=1):
        debut = day_of(annee, start) + dt.timedelta(weeks=formation.ecart)
        found.append(Periode(f"PFMP {rank}", debut, debut + dt.timedelta(weeks=weeks, days=-3)))
    return found

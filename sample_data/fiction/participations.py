"""Who is expected at each action, and who comes: more pupils each year, and girls who catch up with boys."""

from dataclasses import dataclass
from functools import cache
from random import Random

from sample_data.fiction.actions import Action, actions, expected
from sample_data.fiction.eleves import Eleve, Inscription
from sample_data.fiction.lycee import ANNEES
from sample_data.fiction.seeded_chance import chance, pick, pick_several

COMES = {"2023-2024": 0.775, "2024-2025": 0.815, "2025-2026": 0.855}
GIRLS_COME = {"2023-2024": -0.05, "2024-2025": -0.03, "2025-2026": 0.0}
GIRLS_VOLUNTEER = {"2023-2024": 0.9, "2024-2025": 0.62, "2025-2026": 0.62}
"""How readily girls put their names down, compared with boys."""
MADE_FOR_GIRLS = 3
SEATS = {"2023-2024": 0.75, "2024-2025": 0.7, "2025-2026": 0.82}
"""Share of those it is for that an action really reaches: half-classes at first, then whole ones."""
ABSENCES = {"absent": 0.62, "excusé": 0.38}


@dataclass(frozen=True, kw_only=True)
class Participation:
    """A pupil expected at an action."""

    action: Action
    pupil: Inscription
    presence: str


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What the organiser of an action without a list of names counted at the door."""

    attendus: int
    presents: int
    filles: int
    garcons: int
    prioritaires: int


@cache
def participations() -> dict[str, list[Participation]]:
    """The lists of names of each year, action by action."""
    return {annee: [each for action in actions()[annee] for each in _list_of(action)] for annee in ANNEES}


def _list_of(action: Action) -> list[Participation]:
    if action.suivi != "liste" or action.statut != "réalisée":
        return []
    luck = chance("participations", action.annee, action.titre)
    candidates = expected(action)
    weights = [_eagerness(action, pupil) for pupil in candidates]
    seats = round(SEATS[action.annee] * min(action.effectif or len(candidates), len(candidates)))
    chosen = pick_several(luck, candidates, weights, max(seats, min(8, len(candidates))))
    return [Participation(action=action, pupil=pupil, presence=_presence(luck, action, pupil)) for pupil in chosen]


def _temper(eleve: Eleve) -> float:
    """From 0 to 1: some pupils are always there, some never."""
    return chance("tempérament", eleve.ine).betavariate(2.2, 1.6)


def _eagerness(action: Action, pupil: Inscription) -> float:
    weight = 0.05 + _temper(pupil.eleve) ** 3
    if pupil.eleve.sexe == "F":
        weight *= MADE_FOR_GIRLS if action.filles else GIRLS_VOLUNTEER[action.annee]
    return weight


def _presence(luck: Random, action: Action, pupil: Inscription) -> str:
    likely = COMES[action.annee] + 0.24 * (_temper(pupil.eleve) - 0.58)
    if pupil.eleve.sexe == "F" and not action.filles:
        likely += GIRLS_COME[action.annee]
    return "présent" if luck.random() < likely else pick(luck, ABSENCES)


def totals(action: Action) -> Totals | None:
    """The figures typed for an action whose participants were counted, not listed."""
    if action.suivi != "totaux" or action.statut != "réalisée" or action.effectif is None:
        return None
    luck = chance("totaux", action.annee, action.titre)
    attendus = round(action.effectif * luck.uniform(0.9, 1.1))
    presents = round(attendus * min(0.98, COMES[action.annee] + luck.uniform(-0.05, 0.05)))
    filles = round(presents * luck.uniform(0.36, 0.46))
    return Totals(
        attendus=attendus,
        presents=presents,
        filles=filles,
        garcons=presents - filles,
        prioritaires=round(presents * luck.uniform(0.35, 0.5)),
    )

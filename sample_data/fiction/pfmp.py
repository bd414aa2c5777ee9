"""The placements: who finds one, where, when and thanks to whom. Most get better each year; AGOrA gets worse."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

import annee_scolaire
from sample_data.fiction.actions import Action
from sample_data.fiction.eleves import Inscription, inscriptions
from sample_data.fiction.entreprises import Entreprise, hosts
from sample_data.fiction.lycee import ANNEES, Periode, before_weekend, day_of, periodes
from sample_data.fiction.participations import participations
from sample_data.fiction.seeded_chance import chance, pick

HARDER = {"ulis": 5.0, "ebep": 2.0, "allophone": 4.0, "qpv": 2.0}
"""Points of chance that a pupil of these groups loses."""
BY_LEVEL = {"2NDE": -1.5, "1RE": 0.5, "TLE": 1.5, "CAP1": -1.5, "CAP2": 1.5}
EXCUSED = 0.012
SIGNED = 0.93
AHEAD = {"2023-2024": 21.0, "2024-2025": 26.0, "2025-2026": 32.0}
"""Days before the first one at which half of the solutions are found."""
SPREAD = 9.0
LATEST = -9.0
"""A solution found later than that is none: the pupil has missed too much of the period."""
UNDATED = 0.03
UNKNOWN_ORIGIN = {"2023-2024": 0.14, "2024-2025": 0.09, "2025-2026": 0.05}
ORIGINS = {
    "2023-2024": {"bureau": 11, "partenaire": 6, "enseignant": 21, "famille": 24, "élève": 34, "autre": 4},
    "2024-2025": {"bureau": 18, "partenaire": 8, "enseignant": 21, "famille": 20, "élève": 29, "autre": 4},
    "2025-2026": {"bureau": 25, "partenaire": 10, "enseignant": 20, "famille": 17, "élève": 25, "autre": 3},
}
THANKS_TO_ACTION = {"2023-2024": 0.10, "2024-2025": 0.14, "2025-2026": 0.18}
"""Among those who came to such an action before their PFMP."""
LEADS_TO_PLACEMENTS = {
    "job dating ou recrutement", "forum ou salon", "visite d'entreprise", "mini-stage ou immersion",
    "intervention d'un professionnel",
}  # fmt: skip
SAME_COMPANY = 0.25


@dataclass(frozen=True, kw_only=True)
class Pfmp:
    """One pupil, one period; `trouvee` is the day of the solution."""

    pupil: Inscription
    periode: Periode
    situation: str
    entreprise: Entreprise | None = None
    trouvee: dt.date | None = None
    origine: str = ""
    action: Action | None = None


@cache
def pfmp() -> dict[str, list[Pfmp]]:
    """The placements of each year, period by period, class by class."""
    return {annee: sorted(_of_year(annee), key=lambda each: each.periode.nom) for annee in ANNEES}


def _of_year(annee: str) -> Iterator[Pfmp]:
    came = defaultdict(list)
    for seen in participations()[annee]:
        if seen.presence == "présent" and seen.action.type in LEADS_TO_PLACEMENTS:
            came[seen.pupil.eleve.ine].append(seen.action)
    for pupil in inscriptions()[annee]:
        last: Entreprise | None = None
        for periode in periodes(annee, pupil.formation, pupil.niveau):
            if pupil.present_on(periode.debut):
                each = _one(pupil, periode, came[pupil.eleve.ine], last)
                last = each.entreprise
                yield each


def _one(pupil: Inscription, periode: Periode, came: list[Action], last: Entreprise | None) -> Pfmp:
    luck = chance("pfmp", pupil.annee, pupil.eleve.ine, periode.nom)
    if luck.random() < EXCUSED:
        return Pfmp(pupil=pupil, periode=periode, situation="dispensé")
    if luck.random() >= _likely(pupil, periode):
        lost = "sans solution" if luck.random() < 0.6 else "en recherche"
        return Pfmp(pupil=pupil, periode=periode, situation=lost)
    action = _thanks_to(luck, pupil.annee, [each for each in came if each.debut < periode.debut - dt.timedelta(days=4)])
    known = luck.random() >= UNKNOWN_ORIGIN[pupil.annee]
    return Pfmp(
        pupil=pupil,
        periode=periode,
        situation="convention signée" if luck.random() < SIGNED else "place trouvée",
        entreprise=last if last and luck.random() < SAME_COMPANY else _host(luck, pupil),
        trouvee=None if luck.random() < UNDATED else _found_on(luck, periode, action),
        origine="bureau" if action else pick(luck, ORIGINS[pupil.annee]) if known else "",
        action=action,
    )


def _likely(pupil: Inscription, periode: Periode) -> float:
    points = pupil.formation.solution[ANNEES.index(pupil.annee)] + BY_LEVEL[pupil.niveau]
    points -= sum(loss for public, loss in HARDER.items() if public in pupil.eleve.publics)
    if pupil.eleve.sexe == "F" and pupil.formation.filles < 0.2:
        points -= 4
    return (points - (1.0 if periode.nom == "PFMP 1" else 0.0)) / 100


def _host(luck: Random, pupil: Inscription) -> Entreprise:
    return pick(luck, {each: each.poids for each in hosts(pupil.annee, pupil.formation.secteur)})


def _thanks_to(luck: Random, annee: str, came: list[Action]) -> Action | None:
    return luck.choice(came) if came and luck.random() < THANKS_TO_ACTION[annee] else None


def _found_on(luck: Random, periode: Periode, action: Action | None) -> dt.date:
    """Along an S curve, never before the second week of September nor before the action that led to it."""
    annee = annee_scolaire.containing(periode.debut)
    earliest = action.debut + dt.timedelta(days=1) if action else day_of(annee, "09-08")
    drawn = luck.random()
    ahead = max(LATEST, AHEAD[annee] + SPREAD * math.log(drawn / (1 - drawn)))
    day = periode.debut - dt.timedelta(days=round(ahead))
    if day < earliest:
        day = earliest + dt.timedelta(days=luck.randrange((periode.debut - earliest).days // 2 + 1))
    return before_weekend(day)

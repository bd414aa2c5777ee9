"""The pupils: who they are, and in which class each year. A pupil keeps the INE from year to year and moves up."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from random import Random

import annee_scolaire
from sample_data.fiction.lycee import ANNEES, BY_CODE, COMMUNES, FORMATIONS, Formation, is_school_day, load
from sample_data.fiction.seeded_chance import chance, pick

NEXT = {"2NDE": "1RE", "1RE": "TLE", "CAP1": "CAP2"}
MOVES_UP = {"2NDE": 0.91, "1RE": 0.94, "CAP1": 0.89}
REPEATS = {"2NDE": 0.02, "1RE": 0.01, "TLE": 0.04, "CAP1": 0.02, "CAP2": 0.04}
FILLED = {"2NDE": 1.0, "1RE": 0.94, "TLE": 0.9, "CAP1": 1.0, "CAP2": 0.9}
"""How full the classes are in the first of the three years, compared with those that enter."""
BRIDGE = ("EPC", "MCV", 0.2)
"""From which CAP to which « première », and how many of its pupils."""
LEAVES, LATE = 0.035, 0.03
"""Share of the pupils who leave during the year, and of the newcomers who come after its first day."""
REASONS = {"CHANGEMENT ETAB": 5, "CONTRAT D'APPRENTISSAGE": 4, "DEMISSION": 2}
PUBLICS = {"boursier": 0.4, "qpv": 0.12, "ulis": 0.012, "ebep": 0.07, "allophone": 0.028, "mlds": 0.01}
PUBLICS_OF_CAP = {"boursier": 0.48, "qpv": 0.17, "ulis": 0.08, "ebep": 0.15, "allophone": 0.06, "mlds": 0.02}
MORE_GIRLS = {"2023-2024": 0.0, "2024-2025": 0.02, "2025-2026": 0.045}
"""The trades of boys open up a little, each year, to those who enter."""


@dataclass(frozen=True, kw_only=True)
class Eleve:
    """A person; `publics` are the priority groups that the pupil belongs to."""

    ine: str
    interne: int
    nom: str
    prenom: str
    sexe: str
    naissance: dt.date
    commune: str
    publics: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Inscription:
    """A pupil in a class, one school year."""

    annee: str
    eleve: Eleve
    formation: Formation
    niveau: str
    numero: int
    entree: dt.date
    sortie: dt.date | None = None
    motif: str = ""

    @property
    def classe(self) -> str:
        """The class as the school calls it."""
        return self.formation.classe(self.niveau, self.numero)

    def present_on(self, day: dt.date) -> bool:
        """Whether the pupil is enrolled that day."""
        return self.entree <= day and (self.sortie is None or day < self.sortie)


def _names() -> dict[str, Iterator[tuple[str, str]]]:
    """Endless couples of family name and first name of each sex, none of which comes twice."""
    words = load("noms.toml")
    families = [word.replace("_", " ") for word in words["familles"].split()]
    luck = chance("noms")

    def draw(first_names: list[str]) -> Iterator[tuple[str, str]]:
        seen: set[tuple[str, str]] = set()
        while True:
            couple = luck.choice(families), luck.choice(first_names)
            if couple not in seen and couple[0] != couple[1]:
                seen.add(couple)
                yield couple

    both = set(words["filles"].split()) & set(words["garcons"].split())
    return {
        sexe: draw([name for name in words[key].split() if name not in both])
        for sexe, key in (("F", "filles"), ("G", "garcons"))
    }


class _Arrivals:
    """Makes the persons who enter the school, one number after the other."""

    def __init__(self) -> None:
        self._names = _names()
        self._number = 4100

    def arrive(self, luck: Random, annee: str, formation: Formation, niveau: str) -> Eleve:
        self._number += 1
        girls = formation.filles + (MORE_GIRLS[annee] if formation.filles < 0.2 else 0)
        sexe = "F" if luck.random() < girls else "G"
        nom, prenom = next(self._names[sexe])
        shares = PUBLICS_OF_CAP if niveau.startswith("CAP") else PUBLICS
        return Eleve(
            ine=f"{luck.randrange(10**8, 10**9)}{luck.choice('ABCDEFGHJK')}{luck.choice('ABCDEFGHJK')}",
            interne=self._number,
            nom=nom.upper(),
            prenom=prenom,
            sexe=sexe,
            naissance=_birth(luck, annee, niveau),
            commune=pick(luck, dict(zip(COMMUNES, (40, 14, 10, 9, 8, 6, 5, 4, 2, 2), strict=True))),
            publics=frozenset(public for public, share in shares.items() if luck.random() < share),
        )


def _birth(luck: Random, annee: str, niveau: str) -> dt.date:
    age = {"2NDE": 15, "1RE": 16, "TLE": 17, "CAP1": 15, "CAP2": 16}[niveau] + luck.choices((0, 1, 2), (76, 19, 5))[0]
    return dt.date(int(annee[:4]) - age, 1, 1) + dt.timedelta(days=luck.randrange(365))


@cache
def inscriptions() -> dict[str, list[Inscription]]:
    """Who is in which class, year after year, by class and by name."""
    arrivals = _Arrivals()
    found: dict[str, list[Inscription]] = {}
    before: list[Inscription] = []
    for annee in ANNEES:
        luck = chance("inscriptions", annee)
        stayed = list(chain.from_iterable(_next_year(luck, annee, each) for each in before))
        entered = _enter(luck, annee, arrivals, stayed, first_year=not before)
        if annee == "2024-2025":
            entered = _with_namesakes(entered)
        before = [_perhaps_leave(luck, each) for each in stayed + entered]
        found[annee] = sorted(before, key=lambda each: (each.classe, each.eleve.nom, each.eleve.prenom))
    return found


def _next_year(luck: Random, annee: str, before: Inscription) -> Iterator[Inscription]:
    moved = replace(before, annee=annee, entree=annee_scolaire.first_day(annee))
    drawn = luck.random()
    if before.sortie:
        return
    cap, bac_pro, share = BRIDGE
    if drawn < REPEATS[before.niveau]:
        yield moved
    elif before.niveau in NEXT and drawn < REPEATS[before.niveau] + MOVES_UP[before.niveau]:
        yield replace(moved, niveau=NEXT[before.niveau])
    elif before.niveau == "CAP2" and before.formation.code == cap and drawn < share:
        yield replace(moved, niveau="1RE", formation=BY_CODE[bac_pro], numero=luck.choice((1, 2)))


def _enter(
    luck: Random, annee: str, arrivals: _Arrivals, stayed: list[Inscription], *, first_year: bool
) -> list[Inscription]:
    """Fill the first years; in the others, a pupil or two come from elsewhere."""
    entered = []
    for formation in FORMATIONS:
        for niveau in formation.niveaux:
            for numero in range(1, formation.classes + 1):
                there = sum(each.classe == formation.classe(niveau, numero) for each in stayed)
                wanted = round(formation.places * FILLED[niveau]) + luck.choice((-2, -1, 0, 0, 1))
                fills = first_year or niveau == formation.niveaux[0]
                for _ in range(wanted - there if fills else luck.choice((0, 0, 1, 2))):
                    eleve = arrivals.arrive(luck, annee, formation, niveau)
                    entered.append(
                        Inscription(
                            annee=annee,
                            eleve=eleve,
                            formation=formation,
                            niveau=niveau,
                            numero=numero,
                            entree=_day_of_entry(luck, annee),
                        )
                    )
    return entered


def _day_of_entry(luck: Random, annee: str) -> dt.date:
    day = annee_scolaire.first_day(annee)
    return _school_day_from(day + dt.timedelta(days=luck.randrange(8, 130))) if luck.random() < LATE else day


def _school_day_from(day: dt.date) -> dt.date:
    while not is_school_day(day):
        day += dt.timedelta(days=1)
    return day


def _with_namesakes(entered: list[Inscription]) -> list[Inscription]:
    """Two girls of different classes bear the same name, as happens in any school."""
    one = next(each for each in entered if each.formation.code == "ASSP" and each.eleve.sexe == "F")
    other = next(each for each in entered if each.formation.code == "MCV" and each.eleve.sexe == "F")
    eleve = replace(other.eleve, nom=one.eleve.nom, prenom=one.eleve.prenom)
    return [replace(each, eleve=eleve) if each is other else each for each in entered]


def _perhaps_leave(luck: Random, each: Inscription) -> Inscription:
    if luck.random() >= LEAVES:
        return each
    day = _school_day_from(each.entree + dt.timedelta(days=luck.randrange(25, 150)))
    return replace(each, sortie=day, motif=pick(luck, REASONS))

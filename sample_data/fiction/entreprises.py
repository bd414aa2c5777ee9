"""The companies of the valley: a name, a SIRET that no register can hold, a sector, the years they host pupils."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from sample_data.fiction.lycee import ANNEES, COMMUNES, load
from sample_data.fiction.seeded_chance import chance, pick

WORDS = load("entreprises.toml")
PARTENAIRES: dict[str, dict[str, str]] = WORDS["partenaires"]
"""Name of a partner → its `type` and its `secteur`, if it has one."""
FAITHFUL = 0.66
"""Share of the companies that host pupils almost every year; the others come and go."""
STAYS, PASSES = 0.94, 0.45


@dataclass(frozen=True, kw_only=True)
class Entreprise:
    """A company; `poids` tells how many pupils it takes compared with the others."""

    nom: str
    siret: str
    secteur: str
    commune: str
    annees: tuple[str, ...]
    poids: float


@cache
def entreprises() -> tuple[Entreprise, ...]:
    """Every company, by sector."""
    return tuple(each for line in WORDS["secteurs"] for each in _of_sector(**line))


def _of_sector(nom: str, nombre: int, enseignes: list[str]) -> list[Entreprise]:
    luck = chance("entreprises", nom)
    signs = luck.sample([" ".join(pair) for pair in product(enseignes, WORDS["lieux"])], nombre)
    return [
        Entreprise(
            nom=sign,
            siret=siret(luck),
            secteur=nom,
            commune=pick(luck, dict(zip(COMMUNES, (36, 15, 11, 10, 8, 6, 5, 4, 3, 2), strict=True))),
            annees=_years(luck),
            poids=luck.paretovariate(1.6),
        )
        for sign in signs
    ]


def _years(luck: Random) -> tuple[str, ...]:
    share = STAYS if luck.random() < FAITHFUL else PASSES
    return tuple(annee for annee in ANNEES if luck.random() < share)


def hosts(annee: str, secteur: str) -> list[Entreprise]:
    """The companies of a sector that take pupils that year."""
    return [each for each in entreprises() if each.secteur == secteur and annee in each.annees]


def siret(luck: Random) -> str:
    """Fourteen digits whose key is right as a whole, though that of the first nine is wrong: no company bears them."""
    while True:
        siren = str(luck.randrange(310_000_000, 900_000_000))
        body = f"{siren}000{luck.randrange(1, 5)}"
        number = next(body + str(key) for key in range(10) if luhn_sum(body + str(key)) % 10 == 0)
        if luhn_sum(siren) % 10:
            return number


def luhn_sum(digits: str) -> int:
    """What must be a multiple of ten in a sound number."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return sum(map(int, digits[-1::-2])) + sum(doubled)


@cache
def siret_of_partner(partner: str) -> str:
    """The SIRET of a partner that is no host company."""
    return siret(chance("partenaire", partner))

"""The partnership agreements: with whom, about what, until when. Some end and are signed again, some are not."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from sample_data.fiction.entreprises import PARTENAIRES, entreprises, siret_of_partner
from sample_data.fiction.lycee import FORMATIONS, before_weekend, load
from sample_data.fiction.seeded_chance import chance

PARTENARIATS = load("partenariats.toml")
FIRST_SIGNED = dt.date(2020, 9, 1)
LAST_SIGNED = dt.date(2026, 6, 12)
COMPANIES = 13
TERMS = {1: 2, 3: 6, 4: 2}
"""Years that an agreement lasts, and how often."""
TACIT = 0.3
ENDLESS = 0.12
RENEWED = 0.6
SUMMER, LAST_OF_JUNE = (7, 8), 30
CHRISTMAS = dt.date(2025, 12, 19)


@dataclass(frozen=True, kw_only=True)
class Convention:
    """One agreement; `fin` is the last day, or none."""

    partenaire: str
    siret: str
    type: str
    secteur: str
    formation: str
    objet: str
    niveau: str
    signature: dt.date
    fin: dt.date | None
    tacite: bool


@cache
def conventions() -> tuple[Convention, ...]:
    """Every agreement, by date of signature."""
    luck = chance("conventions")
    companies = [each for each in sorted(entreprises(), key=lambda each: -each.poids) if len(each.annees) == 3]
    signed = [_sign(luck, partner, siret=siret_of_partner(partner), **known) for partner, known in PARTENAIRES.items()]
    signed += [
        _sign(luck, each.nom, siret=each.siret, type="entreprise", secteur=each.secteur)
        for each in companies[:COMPANIES]
    ]
    again = [_sign_again(each) for each in signed if _ends_in_time(each) and luck.random() < RENEWED]
    return tuple(sorted(signed + again, key=lambda each: (each.signature, each.partenaire)))


def _sign(luck: Random, partenaire: str, *, siret: str, type: str, secteur: str) -> Convention:
    span = (LAST_SIGNED - FIRST_SIGNED).days
    day = _working(FIRST_SIGNED + dt.timedelta(days=round(span * luck.random() ** 0.8)))
    concerned = [each.nom for each in FORMATIONS if each.secteur == secteur]
    return Convention(
        partenaire=partenaire,
        siret=siret,
        type=type,
        secteur=secteur,
        formation=" ; ".join(concerned),
        objet=luck.choice(PARTENARIATS["objets"][type]),
        niveau=PARTENARIATS["niveaux"].get(type, "établissement"),
        signature=day,
        fin=None if luck.random() < ENDLESS else _end(day, luck.choices(list(TERMS), list(TERMS.values()))[0]),
        tacite=luck.random() < TACIT,
    )


def _working(day: dt.date) -> dt.date:
    """The Friday before a weekend, a day of June in summer, a day before Christmas in the holidays."""
    if day.month in SUMMER:
        day = day.replace(month=6, day=min(day.day, LAST_OF_JUNE))
    if day.month == CHRISTMAS.month:
        day = min(day, day.replace(day=CHRISTMAS.day))
    return before_weekend(day)


def _end(signature: dt.date, years: int) -> dt.date:
    """The last day of the school year in which the term falls."""
    end = signature.year + years - (signature.month < 9)
    return dt.date(end, 8, 31)


def _ends_in_time(convention: Convention) -> bool:
    return bool(convention.fin and convention.fin < LAST_SIGNED and not convention.tacite)


def _sign_again(convention: Convention) -> Convention:
    first = _working((convention.fin or LAST_SIGNED) + dt.timedelta(days=25))
    return replace(convention, signature=first, fin=_end(first, 3))

"""What companies bring: the offers they send and the apprenticeship tax they pay."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from random import Random

import annee_scolaire
from sample_data.fiction.actions import Action, actions
from sample_data.fiction.entreprises import Entreprise, entreprises
from sample_data.fiction.lycee import ANNEES, FORMATIONS, day_of, school_day
from sample_data.fiction.seeded_chance import chance, pick

OFFERS = {"2023-2024": 50, "2024-2025": 58, "2025-2026": 66}
MONTHS = {"10": 5, "11": 7, "12": 4, "01": 8, "02": 6, "03": 14, "04": 9, "05": 14, "06": 10, "09": 5}
CONTRACTS = {"apprentissage": 34, "CDD": 22, "CDI": 15, "saisonnier": 17, "intérim": 8, "professionnalisation": 4}
HIRED = {"2023-2024": 0.34, "2024-2025": 0.42, "2025-2026": 0.5}
"""Chance that a post goes to one of our own."""
AFTER_ACTION = {"2023-2024": 0.16, "2024-2025": 0.24, "2025-2026": 0.32}
RECRUITS = {"job dating ou recrutement", "forum ou salon"}
JOBS = {
    "Électricité et énergie": ("Électricien", "Aide-électricien"),
    "Maintenance industrielle": ("Agent de maintenance", "Opérateur de ligne"),
    "Métallurgie": ("Soudeur", "Chaudronnier"),
    "Automobile": ("Mécanicien", "Préparateur de véhicules"),
    "Bois et agencement": ("Menuisier", "Poseur"),
    "Administration et services": ("Assistant administratif", "Agent d'accueil"),
    "Commerce et distribution": ("Vendeur", "Employé de rayon"),
    "Santé et action sociale": ("Agent de service", "Aide à domicile"),
    "Hôtellerie-restauration": ("Commis de cuisine", "Serveur"),
    "Coiffure et esthétique": ("Coiffeur", "Assistant de salon"),
    "Peinture et finitions": ("Peintre", "Façadier"),
}

TAX = {2023: (38_240, 33), 2024: (45_610, 41), 2025: (41_180, 38)}
"""Euros of each campaign, and how many companies pay them."""
FAITHFUL_PAYER = 0.76
UNASSIGNED = 0.14
"""Share of the campaign that no employer chose to give to this school."""
PAID_ON = {"07-08": 0.62, "10-14": 0.38}
UNASSIGNED_ON = ("10-14", "11-18")
THANKED = ("Petit-déjeuner de rentrée", "Remerciements", "Petit-déjeuner des employeurs", "Forum des métiers")
TAX_AFTER_ACTION = 0.3


@dataclass(frozen=True, kw_only=True)
class Offre:
    """An offer received."""

    jour: dt.date
    entreprise: Entreprise
    contrat: str
    intitule: str
    postes: int
    recrutes: int
    action: Action | None


@dataclass(frozen=True, kw_only=True)
class Versement:
    """A payment of the tax; no company: unassigned funds."""

    campagne: int
    entreprise: Entreprise | None
    montant: float
    jour: dt.date
    action: Action | None


@cache
def offres() -> dict[str, list[Offre]]:
    """The offers of each year, by date."""
    return {
        annee: sorted(
            (_offer(annee, number) for number in range(OFFERS[annee])),
            key=lambda each: (each.jour, each.entreprise.nom),
        )
        for annee in ANNEES
    }


def _offer(annee: str, number: int) -> Offre:
    luck = chance("offre", annee, number)
    action = None
    jour = school_day(annee, f"{pick(luck, MONTHS)}-{luck.randrange(1, 29):02}")
    if luck.random() < AFTER_ACTION[annee]:
        action = luck.choice([each for each in actions()[annee] if each.type in RECRUITS and each.statut == "réalisée"])
        jour = action.debut + dt.timedelta(days=luck.randrange(1, 12))
    secteur = _sector(luck, action)
    company = luck.choice([each for each in entreprises() if each.secteur == secteur])
    postes = luck.choices((1, 2, 3, 5), (74, 17, 6, 3))[0]
    likely = HIRED[annee] + (0.12 if action else 0)
    return Offre(
        jour=jour,
        entreprise=company,
        contrat="saisonnier" if action and "saisonniers" in action.titre else pick(luck, CONTRACTS),
        intitule=luck.choice(JOBS[secteur]),
        postes=postes,
        recrutes=sum(luck.random() < likely for _ in range(postes)),
        action=action,
    )


def _sector(luck: Random, action: Action | None) -> str:
    formations = (action.formations if action else ()) or FORMATIONS
    return pick(luck, {each.secteur: float(each.places * each.classes) for each in formations})


@cache
def versements() -> dict[int, list[Versement]]:
    """The payments of each campaign, by date; their sum is that of ``TAX``, to the cent."""
    found: dict[int, list[Versement]] = {}
    payers: list[Entreprise] = []
    for campagne, (total, count) in TAX.items():
        luck = chance("taxe", campagne)
        kept = [each for each in payers if luck.random() < FAITHFUL_PAYER]
        others = [each for each in entreprises() if each not in payers]
        payers = kept + luck.sample(others, count - len(kept))
        found[campagne] = _campaign(luck, campagne, payers, total)
    return found


def _campaign(luck: Random, campagne: int, payers: list[Entreprise], total: int) -> list[Versement]:
    weights = [chance("taxe", each.nom).lognormvariate(0, 0.7) for each in payers]
    annee = annee_scolaire.starting(campagne)
    paid = []
    for payer, weight in zip(payers, weights, strict=True):
        day = _day(campagne, pick(luck, PAID_ON))
        action = _thanked(luck, day) if luck.random() < TAX_AFTER_ACTION else None
        amount = round(total * (1 - UNASSIGNED) * weight / sum(weights), 2)
        paid.append(Versement(campagne=campagne, entreprise=payer, montant=amount, jour=day, action=action))
    left = total - sum(each.montant for each in paid)
    halves = (round(left * 0.4, 2), round(left - round(left * 0.4, 2), 2))
    paid += [
        Versement(campagne=campagne, entreprise=None, montant=amount, jour=day_of(annee, day), action=None)
        for amount, day in zip(halves, UNASSIGNED_ON, strict=True)
    ]
    return sorted(paid, key=lambda each: (each.jour, each.entreprise is None, each.entreprise and each.entreprise.nom))


def _day(campagne: int, month_day: str) -> dt.date:
    month, day = map(int, month_day.split("-"))
    return dt.date(campagne, month, day)


def _thanked(luck: Random, day: dt.date) -> Action | None:
    """An action of the twelve months before, at which employers are met."""
    met = [
        action
        for each in actions().values()
        for action in each
        if action.titre.startswith(THANKED) and 0 < (day - action.debut).days < 365 and action.statut == "réalisée"
    ]
    return luck.choice(met) if met else None

"""What the school asks and what it is answered: companies invited, surveys of pupils, teachers and partners."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from random import Random

from sample_data.fiction.actions import Action, actions
from sample_data.fiction.entreprises import Entreprise, hosts
from sample_data.fiction.lycee import ANNEES, FORMATIONS, before_weekend, school_day
from sample_data.fiction.participations import participations
from sample_data.fiction.seeded_chance import chance, pick

INVITED = {
    "Petit-déjeuner de rentrée": 22, "Forum des métiers": 36, "Jury d'oral": 22, "Petit-déjeuner des employeurs": 20,
    "Portes ouvertes du lycée": 16, "Job dating": 7, "Remerciements": 14, "Speed-meeting": 12,
}  # fmt: skip
"""How many companies are invited to the actions that begin with these words."""
ANSWERS = {
    "2023-2024": {"acceptée": 36, "déclinée": 18, "sans réponse": 46},
    "2024-2025": {"acceptée": 43, "déclinée": 20, "sans réponse": 37},
    "2025-2026": {"acceptée": 50, "déclinée": 19, "sans réponse": 31},
}
KEEPS_WORD = 0.9
FIRST_LETTERS = "09-04"
"""The bureau des entreprises writes to nobody before its own first days."""
NOTES = {
    "2023-2024": {5: 16, 4: 36, 3: 27, 2: 14, 1: 7},
    "2024-2025": {5: 20, 4: 40, 3: 24, 2: 11, 1: 5},
    "2025-2026": {5: 26, 4: 42, 3: 20, 2: 8, 1: 4},
}
ANSWER_RATE = {"2023-2024": 0.5, "2024-2025": 0.56, "2025-2026": 0.62}
SURVEYED = ("Forum des métiers", "Un professionnel dans ma classe", "Job dating commerce", "Elles entreprennent")
PARTNERS_ASKED = {"2023-2024": 58, "2024-2025": 66, "2025-2026": 74}
OUT_OF_TEN = {
    "2023-2024": {10: 5, 9: 12, 8: 25, 7: 25, 6: 15, 5: 10, 4: 8},
    "2024-2025": {10: 8, 9: 18, 8: 28, 7: 22, 6: 12, 5: 8, 4: 4},
    "2025-2026": {10: 12, 9: 24, 8: 30, 7: 18, 6: 9, 5: 5, 4: 2},
}
TOTALLED = (
    ("équipe pédagogique", "Bilan de l'année des enseignants", {"2023-2024": 84, "2024-2025": 86, "2025-2026": 88}),
    ("partenaires", "Tuteurs de PFMP", {"2023-2024": 160, "2024-2025": 164, "2025-2026": 160}),
    ("équipe pédagogique", "Stages d'enseignants en entreprise", {"2024-2025": 12, "2025-2026": 15}),
)
RETURNED = {"2023-2024": 0.46, "2024-2025": 0.55, "2025-2026": 0.63}
SATISFIED = {"2023-2024": 0.7, "2024-2025": 0.77, "2025-2026": 0.84}


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """One company invited to one action."""

    jour: dt.date
    entreprise: Entreprise
    action: Action
    reponse: str
    presence: bool


@dataclass(frozen=True, kw_only=True)
class Reponse:
    """One answer to one survey."""

    jour: dt.date
    annee: str
    public: str
    enquete: str
    action: Action | None
    note: int
    sur: int
    interroges: int


@dataclass(frozen=True, kw_only=True)
class Enquete:
    """A survey already summed up."""

    annee: str
    public: str
    enquete: str
    interroges: int
    repondants: int
    satisfaits: int


@cache
def invitations() -> dict[str, list[Invitation]]:
    """The invitations of each year, by date."""
    return {
        annee: sorted(
            (each for action in actions()[annee] if action.statut == "réalisée" for each in _invite(action)),
            key=lambda each: (each.jour, each.entreprise.nom),
        )
        for annee in ANNEES
    }


def _invite(action: Action) -> list[Invitation]:
    luck = chance("invitations", action.annee, action.titre)
    count = next((count for words, count in INVITED.items() if action.titre.startswith(words)), 0)
    secteurs = {each.secteur for each in action.formations or FORMATIONS}
    companies = [each for secteur in sorted(secteurs) for each in hosts(action.annee, secteur)]
    sent = action.debut - dt.timedelta(days=luck.randrange(18, 30))
    sent = max(before_weekend(sent), school_day(action.annee, FIRST_LETTERS))
    return [_ask(luck, sent, company, action) for company in luck.sample(companies, min(count, len(companies)))]


def _ask(luck: Random, sent: dt.date, company: Entreprise, action: Action) -> Invitation:
    answer = pick(luck, ANSWERS[action.annee])
    came = answer == "acceptée" and luck.random() < KEEPS_WORD
    return Invitation(jour=sent, entreprise=company, action=action, reponse=answer, presence=came)


def answers_of_pupils(annee: str) -> list[Reponse]:
    """Notes out of five given by those who came to some of the actions."""
    found = []
    for action in actions()[annee]:
        if not action.titre.startswith(SURVEYED):
            continue
        luck = chance("enquête", annee, action.titre)
        came = [each for each in participations()[annee] if each.action is action and each.presence == "présent"]
        found += [
            Reponse(
                jour=action.debut + dt.timedelta(days=luck.randrange(0, 9)),
                annee=annee,
                public="élèves",
                enquete=f"À chaud : {action.titre}",
                action=action,
                note=pick(luck, NOTES[annee]),
                sur=5,
                interroges=len(came),
            )
            for _ in range(round(len(came) * ANSWER_RATE[annee]))
        ]
    return sorted(found, key=lambda each: (each.jour, each.enquete))


def answers_of_partners(annee: str) -> list[Reponse]:
    """Notes out of ten given by the partners at the end of the year."""
    luck = chance("enquête", annee, "partenaires")
    asked = PARTNERS_ASKED[annee]
    return [
        Reponse(
            jour=school_day(annee, "06-15"),
            annee=annee,
            public="partenaires",
            enquete="Bilan annuel des partenaires",
            action=None,
            note=pick(luck, OUT_OF_TEN[annee]),
            sur=10,
            interroges=asked,
        )
        for _ in range(round(asked * RETURNED[annee]))
    ]


def surveys() -> list[Enquete]:
    """The surveys of which only totals are kept, year by year."""
    found = []
    for annee in ANNEES:
        for public, name, asked in TOTALLED:
            if annee in asked:
                luck = chance("enquête", annee, name)
                returned = round(asked[annee] * (RETURNED[annee] + luck.uniform(-0.05, 0.05)))
                happy = round(returned * (SATISFIED[annee] + luck.uniform(-0.04, 0.04)))
                found.append(
                    Enquete(
                        annee=annee,
                        public=public,
                        enquete=name,
                        interroges=asked[annee],
                        repondants=returned,
                        satisfaits=happy,
                    )
                )
    return found

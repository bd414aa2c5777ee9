"""The actions of each year: their dates, their reference, the pupils they are meant for."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sample_data.fiction.eleves import Inscription, inscriptions
from sample_data.fiction.entreprises import entreprises
from sample_data.fiction.lycee import ANNEES, BY_CODE, FORMATIONS, Formation, is_school_day, load, periodes, school_day
from sample_data.fiction.seeded_chance import chance

CANCELLED = {"2023-2024": 3, "2024-2025": 2, "2025-2026": 2}


@dataclass(frozen=True, kw_only=True)
class Action:
    """One action of one year; `public` is the text of who it is for, `effectif` how many are expected."""

    reference: str
    annee: str
    titre: str
    type: str
    debut: dt.date
    fin: dt.date
    heures: float
    frequence: str
    partenaire: str
    secteur: str
    initiative: str
    formations: tuple[Formation, ...]
    niveaux: tuple[str, ...]
    publics: frozenset[str]
    filles: bool
    evenement: str
    dispositif: str
    prioritaire: bool
    mobilite: str
    statut: str
    suivi: str
    effectif: int | None

    def may_expect(self, pupil: Inscription) -> bool:
        """Whether the pupil is one of those that the action is for, and at school that day."""
        return (
            (not self.formations or pupil.formation in self.formations)
            and (not self.niveaux or pupil.niveau in self.niveaux)
            and (not self.publics or bool(self.publics & pupil.eleve.publics))
            and pupil.present_on(self.debut)
            and (self.mobilite == "géographique" or not in_pfmp(pupil.formation, pupil.niveau, self.debut, self.annee))
        )


def in_pfmp(formation: Formation, niveau: str, day: dt.date, annee: str) -> bool:
    """Whether the class is in companies that day."""
    return any(each.debut <= day <= each.fin for each in periodes(annee, formation, niveau))


@cache
def actions() -> dict[str, list[Action]]:
    """The actions of each year, in the order of their dates."""
    lines = load("actions.toml")
    return {
        annee: _of_year(annee, [lines["defauts"] | line for line in lines["actions"]], rank)
        for rank, annee in enumerate(ANNEES, start=1)
    }


def _of_year(annee: str, lines: list[dict[str, Any]], rank: int) -> list[Action]:
    dated = sorted(((_start(annee, line), line) for line in lines if rank in line["annees"]), key=lambda pair: pair[0])
    luck = chance("annulations", annee)
    lost = set(luck.sample([line["titre"] for _, line in dated if line["frequence"] == "ponctuelle"], CANCELLED[annee]))
    return [
        _action(annee, f"A{annee[2:4]}-{number:02}", start, line, "annulée" if line["titre"] in lost else "réalisée")
        for number, (start, line) in enumerate(dated, start=1)
    ]


def _action(annee: str, reference: str, start: dt.date, line: dict[str, Any], statut: str) -> Action:
    luck = chance("action", annee, line["titre"])
    secteur = line.get("secteur", "")
    company = luck.choice([each.nom for each in entreprises() if each.secteur == secteur]) if secteur else ""
    return Action(
        reference=reference,
        annee=annee,
        titre=line["titre"],
        type=line["type"],
        debut=start,
        fin=start + dt.timedelta(days=line["jours"] - 1),
        heures=line["heures"],
        frequence=line["frequence"],
        partenaire=line.get("partenaire", company),
        secteur=secteur,
        initiative=line["initiative"],
        formations=tuple(BY_CODE[code] for code in line["formations"]),
        niveaux=tuple(line["niveaux"]),
        publics=frozenset(line.get("publics", ())),
        filles=line.get("filles", False),
        evenement=line.get("evenement", ""),
        dispositif=line.get("dispositif", ""),
        prioritaire=line.get("prioritaire", False),
        mobilite=line.get("mobilite", "aucune"),
        statut=statut,
        suivi=line["suivi"],
        effectif=line.get("effectif"),
    )


def _start(annee: str, line: dict[str, Any]) -> dt.date:
    """The day told, or the first one after it on which those it is for are not all in companies."""
    day = school_day(annee, line["jour"])
    classes = [
        (formation, niveau)
        for formation in ([BY_CODE[code] for code in line["formations"]] or FORMATIONS)
        for niveau in formation.niveaux
        if niveau in (line["niveaux"] or formation.niveaux)
    ]
    if line.get("mobilite") == "géographique" or line["suivi"] != "liste":
        return day
    while not is_school_day(day) or all(in_pfmp(*each, day, annee) for each in classes):
        day += dt.timedelta(days=1)
    return day


def expected(action: Action) -> list[Inscription]:
    """The pupils that the action is for, before any of them is chosen."""
    return [pupil for pupil in inscriptions()[action.annee] if action.may_expect(pupil)]

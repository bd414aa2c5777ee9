"""A seeded lycée of the size of a real one: classes, publics, visits of one class, fairs of a level, placements."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from typing import Any

Lycee = Mapping[str, Sequence[Mapping[str, Any]]]
TRADES = ("Cuisine", "MELEC", "Commerce", "ASSP", "TNE", "Menuiserie", "Mode", "Logistique", "Chaudronnerie")
LEVELS = {"CAP": ("CAP1", "CAP2"), "Bac pro": ("2NDE", "1RE", "TLE"), "BTS": ("BTS1", "BTS2")}
TYPES = ("forum ou salon", "visite d'entreprise", "job dating ou recrutement", "concours ou projet", "autre")
SECTEURS = ("Bâtiment", "Hôtellerie", "Commerce", "Industrie", "Santé", "Logistique")
PUBLICS = {"boursier": 0.45, "qpv": 0.15, "ulis": 0.02, "ebep": 0.08, "allophone": 0.02, "mlds": 0.015}
SITUATIONS = ("convention signée",) * 6 + ("place trouvée",) * 2 + ("en recherche", "sans solution", "dispensé")


def grand_lycee(
    seed: int,
    classes: int = 40,
    size: tuple[int, int] = (14, 30),
    annees: Sequence[str] = ("2024-2025", "2025-2026"),
) -> Lycee:
    """``classes`` a year, of at least and at most ``size`` pupils, and three actions for two classes."""
    chance = random.Random(seed)  # noqa: S311 (a fiction that must be the same at each run)
    tables = ("eleves", "actions", "participations", "pfmp", "satisfaction")
    lycee: dict[str, list[dict[str, Any]]] = {table: [] for table in tables}
    for annee in annees:
        pupils = _pupils(chance, annee, classes, size, len(lycee["eleves"]))
        lycee["eleves"] += pupils
        _lead_actions(chance, lycee, annee, pupils, classes)
        lycee["pfmp"] += [placement for pupil in pupils for placement in _placements(chance, pupil)]
        lycee["satisfaction"] += _answers(chance, annee, classes)
    return lycee


def tidy_lycee(seed: int, classes: int, size: tuple[int, int]) -> Lycee:
    """A lycée of one year where all that counts pupils counts the same: each class has one action of its own, nobody
    leaves, and everybody has a row of the only period.
    """
    annee = "2025-2026"
    chance = random.Random(seed)  # noqa: S311 (a fiction that must be the same at each run)
    pupils = [pupil | {"sorti": False} for pupil in _pupils(chance, annee, classes, size, 0)]
    every = sorted({pupil["classe"] for pupil in pupils})
    actions = [
        {"action_id": rank, "intitule": f"Visite {rank}", "type_action": TYPES[rank % 3], "initiative": "lycée"}
        | {"date_debut": dt.date(2025, 11, 4)}
        for rank in range(len(every))
    ]
    present = [
        {"action_id": every.index(pupil["classe"]), "eleve_id": pupil["eleve_id"]}
        | {"presence": "présent" if chance.random() < 0.8 else "absent"}
        for pupil in pupils
    ]
    placements = [
        {"annee": annee, "periode": "PFMP 1", "eleve_id": pupil["eleve_id"], "date_debut": dt.date(2026, 1, 5)}
        | {"situation": chance.choice(("place trouvée", "place trouvée", "en recherche"))}
        for pupil in pupils
    ]
    return {"eleves": pupils, "actions": actions, "participations": present, "pfmp": placements}


def _pupils(chance: random.Random, annee: str, classes: int, size: tuple[int, int], first: int) -> list[dict[str, Any]]:
    places = [
        (f"{niveau} {trade}", f"{diploma} {trade}", niveau)
        for trade in TRADES
        for diploma, levels in LEVELS.items()
        for niveau in levels
    ]
    chosen = [(f"{name} {1 + rank // len(places)}", *rest) for rank, (name, *rest) in
              enumerate(places * (1 + classes // len(places)))][:classes]  # fmt: skip
    pupils = []
    for classe, formation, niveau in chosen:
        girls = chance.choice((0.05, 0.15, 0.4, 0.6, 0.9))
        for _ in range(chance.randint(*size)):
            sexe = None if chance.random() < 0.004 else "F" if chance.random() < girls else "G"
            pupils.append(
                {"eleve_id": first + len(pupils) + 1, "annee": annee, "sexe": sexe, "classe": classe}
                | {"formation": formation, "niveau": niveau, "sorti": chance.random() < 0.03}
                | {public: chance.random() < share for public, share in PUBLICS.items()}
            )
    return pupils


def _lead_actions(chance: random.Random, lycee: Any, annee: str, pupils: list[Any], classes: int) -> None:
    every, levels = sorted({pupil["classe"] for pupil in pupils}), sorted({pupil["niveau"] for pupil in pupils})
    for _ in range(max(3, 3 * classes // 2)):
        number, kind = len(lycee["actions"]) + 1, chance.choice(TYPES)
        day = dt.date(int(annee[:4]), 10, 1) + dt.timedelta(days=chance.randint(0, 200))
        lycee["actions"].append({"action_id": number, "intitule": f"Action {number}", "type_action": kind}
                                | {"date_debut": day, "initiative": "lycée"})  # fmt: skip
        if chance.random() < 0.1:
            lycee["actions"][-1] |= {"attendus": 30, "presents": chance.randint(20, 30)}
            continue
        groups = {chance.choice(levels)} if kind == TYPES[0] else set(chance.sample(every, min(2, len(every))))
        lycee["participations"] += [
            {"action_id": number, "eleve_id": pupil["eleve_id"]}
            | {"presence": "présent" if chance.random() < 0.85 else "absent"}
            for pupil in pupils
            if groups & {pupil["classe"], pupil["niveau"]}
        ]


def _placements(chance: random.Random, pupil: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = []
    for number in (1, 2, 3)[: 2 if pupil["niveau"].startswith("CAP") else 3]:
        first_day = dt.date(int(pupil["annee"][:4]), 11, 17) + dt.timedelta(days=60 * number)
        situation = chance.choice(SITUATIONS)
        placed = situation in SITUATIONS[:8]
        found.append(
            {"annee": pupil["annee"], "periode": f"PFMP {number}", "eleve_id": pupil["eleve_id"]}
            | {"situation": situation, "date_debut": first_day, "secteur": chance.choice(SECTEURS)}
            | {"date_solution": first_day - dt.timedelta(days=chance.randint(-5, 60)) if placed else None}
            | {"origine": chance.choice(("famille", "partenaire", "enseignant", None)) if placed else None}
            | {"entreprise": f"Entreprise {chance.randint(1, 300)}" if placed else None}
        )
    return found


def _answers(chance: random.Random, annee: str, classes: int) -> list[dict[str, Any]]:
    """Surveys of pupils, teachers and partners, some of them after an action."""
    return [
        {"annee": annee, "public_enquete": public, "enquete": enquete, "rang": rank, "note_maximale": 5.0}
        | {"note": float(chance.choice((1, 2, 3, 4, 4, 5, 5))), "action_origine": chance.choice(("Forum", None))}
        for public, most in (("élèves", 8 * classes), ("équipe pédagogique", 9), ("partenaires", 12))
        for enquete in ("Bilan", "Forum")
        for rank in range(chance.randint(0, most))
    ]

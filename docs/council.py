"""What the council of the fictional school has written, for the pictures of the guide: answers, plan, targets."""

import datetime as dt

from conseil import Answer, Evidence, PlannedAction, School, save_action, save_answer, save_school
from warehouse import Store

BEFORE, NOW = "2024-2025", "2025-2026"
SCHOOL = School(nom="Lycée professionnel des Deux-Rives", ville="Vaubrun")
ANSWERS = (
    Answer(
        annee=BEFORE,
        question="D3.2",
        position=2,
        constats="Les recherches reposent sur quelques enseignants ; la première période est la plus difficile.",
    ),
    Answer(
        annee=NOW,
        question="D3.2",
        position=3,
        constats="Le bureau des entreprises suit chaque période. Les places manquent encore en fin de seconde.",
        evidence=(Evidence("indicateur", "pfmp.taux_solution"), Evidence("texte", texte="Tableau de suivi partagé")),
    ),
    Answer(annee=NOW, question="P1.1", position=3, constats="Un volet du projet d’établissement leur est consacré."),
    Answer(annee=NOW, question="P1.2", position=2, constats="Des objectifs existent, sans échéance."),
    Answer(annee=NOW, question="D2.1", position=4, constats="Chaque classe a au moins deux actions dans l’année."),
    Answer(annee=NOW, question="D5.4", sans_objet=True),
)
ACTIONS = (
    PlannedAction(
        annee=BEFORE,
        question="D3.2",
        indicateur="pfmp.taux_solution",
        intitule="Recenser les entreprises d’accueil par secteur",
        pilote="Bureau des entreprises",
        echeance=dt.date(2025, 6, 30),
        etat="faite",
        bilan="112 entreprises recensées.",
    ),
    PlannedAction(
        annee=BEFORE,
        question="D6.1",
        indicateur="satisfaction.taux",
        intitule="Interroger les partenaires une fois par an",
        pilote="DDFPT",
        echeance=dt.date(2025, 5, 31),
        etat="en cours",
    ),
    PlannedAction(
        annee=NOW,
        question="D3.2",
        indicateur="pfmp.taux_solution",
        intitule="Ouvrir une permanence de recherche de stage en septembre",
        pilote="Bureau des entreprises",
        echeance=dt.date(2026, 9, 30),
        etat="faite",
    ),
    PlannedAction(
        annee=NOW,
        question="D3.6",
        indicateur="taxe.montant",
        intitule="Écrire aux contributeurs ce que leur taxe a financé",
        pilote="DDFPT",
        echeance=dt.date(2026, 10, 15),
        etat="prévue",
    ),
    PlannedAction(
        annee=NOW,
        question="D2.2",
        indicateur="participation.ecart_filles_garcons",
        intitule="Inviter deux professionnelles de l’industrie",
        pilote="Professeur principal de 1re MELEC",
        echeance=dt.date(2027, 3, 20),
        etat="en cours",
    ),
)
TARGETS = (("pfmp.taux_solution", 96.0, 92.0), ("satisfaction.taux", 85.0, 80.0), ("taxe.montant", 45_000.0, None))


def hold_council(store: Store) -> None:
    """Write all of it into a base that holds the files of the fictional school."""
    save_school(store, SCHOOL)
    for indicateur, cible, seuil in TARGETS:
        store.set_target(indicateur, NOW, cible, seuil)
    for answer in ANSWERS:
        save_answer(store, answer)
    for action in ACTIONS:
        save_action(store, action)

"""What the rows of a lycée drawn at random may hold: the ends of the years, gaps everywhere, several spellings."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

ANNEES = ("2023-2024", "2024-2025", "2025-2026")
SECTEURS = ("Bâtiment", "Hôtellerie", "l'« Eau »; DROP TABLE taxe")
FORMATIONS = ("CAP Cuisine", "Bac pro MELEC")
CLASSES = ("1MELEC", "CAP1", "TCU")
TYPES = ("forum ou salon", "visite d'entreprise", "autre")
PERIODES = ("PFMP 1", "PFMP 2")
COMPANIES = ("Dupont SA", "DUPONT  s.a.", "Café Léon", "cafe leon")
SIRETS = ("11111111111111", "22222222222222")
INITIATIVES = ("lycée", "partenaire", "conjointe")
# the ends of the school years, the eves, and days between: what a definition may be wrong about by one day
DAYS = st.sampled_from([
    dt.date(2023, 9, 1), dt.date(2023, 11, 15), dt.date(2024, 6, 30), dt.date(2024, 8, 31), dt.date(2024, 9, 1),
    dt.date(2024, 11, 15), dt.date(2025, 3, 3), dt.date(2025, 8, 31), dt.date(2025, 9, 1), dt.date(2025, 11, 15),
    dt.date(2026, 3, 3), dt.date(2026, 6, 29), dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 8, 31),
])  # fmt: skip
FLAGS = st.sampled_from([None, False, True])


def perhaps(*values: Any) -> SearchStrategy[Any]:
    return st.sampled_from([None, *values])


def rows(most: int, **columns: SearchStrategy[Any]) -> SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(columns), max_size=most)


PUPIL = {
    "annee": st.sampled_from(ANNEES),
    "sexe": perhaps("F", "G"),
    "classe": perhaps(*CLASSES),
    "formation": perhaps(*FORMATIONS),
    "niveau": perhaps("CAP1", "TLE"),
    "date_sortie": st.none() | DAYS,
    "sorti": perhaps(False, False, True),
    "suivi": perhaps(False, False, True),
    **dict.fromkeys(("boursier", "qpv", "ulis", "ebep", "allophone", "mlds"), FLAGS),
}
CONVENTION = {
    "type_partenaire": perhaps("entreprise", "établissement de formation", "association"),
    "secteur": perhaps(*SECTEURS),
    "formation": perhaps(*FORMATIONS, ";".join(FORMATIONS), "toutes les formations"),
    "niveau_convention": perhaps("académique", "établissement"),
    "date_signature": st.none() | DAYS,
    "date_fin": st.none() | DAYS,
    "reconduction_tacite": FLAGS,
}
ACTION = {
    "type_action": st.sampled_from(TYPES),
    "date_debut": DAYS,
    "statut": perhaps("réalisée", "prévue", "annulée"),
    "secteur": perhaps(*SECTEURS),
    "initiative": perhaps(*INITIATIVES),
    "duree_heures": perhaps(0.0, 1.5, 6.0),
    "frequence": perhaps("ponctuelle", "mensuelle", "annuelle", "autre"),
    "evenement": perhaps("Semaine de l'industrie", "Semaine école-entreprise"),
    "dispositif": perhaps("AvenirPro", "Cordées de la réussite"),
    "mobilite": perhaps("aucune", "culturelle", "autre"),
    "formation": perhaps(*FORMATIONS, ";".join(FORMATIONS), "toutes les formations"),
    "public_prioritaire": FLAGS,
    "attendus": perhaps(0, 10, 24),
    "presents": perhaps(0, 7),
}
PLACEMENT = {
    "periode": st.sampled_from(PERIODES),
    "date_debut": DAYS,
    "situation": st.sampled_from(["convention signée", "place trouvée", "en recherche", "sans solution", "dispensé"]),
    "date_solution": st.none() | DAYS,
    "entreprise": perhaps(*COMPANIES),
    "siret": perhaps(*SIRETS),
    "commune": perhaps("Lyon", "LYON", "Brest"),
    "secteur": perhaps(*SECTEURS),
    "origine": perhaps("bureau des entreprises", "partenaire", "enseignant", "famille", "élève", "autre"),
    "action_origine": perhaps("A-0", "a 0", "Un forum sans référence"),
}
PAYMENT = {
    "campagne": st.sampled_from([2022, 2023, 2024, 2025]),
    "entreprise": perhaps(*COMPANIES),
    "siret": perhaps(*SIRETS),
    "secteur": perhaps(*SECTEURS),
    "montant": st.integers(min_value=0, max_value=40).map(lambda quarters: quarters / 4),
    "action_origine": perhaps("A-0", "Un forum sans référence"),
}
NETWORK = {
    "type_reseau": perhaps("CLEE", "campus"),
    "formalise": FLAGS,
    "date_debut": st.none() | DAYS,
    "date_fin": st.none() | DAYS,
}
OFFER = {
    "date_reception": st.none() | DAYS,
    "annee_feuille": st.sampled_from(ANNEES),
    "entreprise": perhaps(*COMPANIES),
    "secteur": perhaps(*SECTEURS),
    "contrat": perhaps("CDI", "apprentissage"),
    "postes": perhaps(0, 1, 3),
    "jeunes_recrutes": perhaps(0, 2),
    "action_origine": perhaps("A-0", "a 0", "Un forum sans référence"),
}
SHARED = {
    "partenaire": st.sampled_from(["Partenaire 0", "PARTENAIRE 1", "partenaire-2", "Partenaire 9"]),
    "frequence": perhaps("mensuelle", "annuelle"),
    "date_debut": st.none() | DAYS,
    "date_fin": st.none() | DAYS,
}
INVITATION = {
    "date_invitation": st.none() | DAYS,
    "annee_feuille": st.sampled_from(ANNEES),
    "secteur": perhaps(*SECTEURS),
    "objet": perhaps("Forum", "Jury"),
    "reponse": perhaps("acceptée", "déclinée", "sans réponse"),
    "presence": FLAGS,
    "action_origine": perhaps("A-0", "Un forum sans référence"),
}
_SURVEY = {
    "annee": st.sampled_from(ANNEES),
    "public_enquete": st.sampled_from(["élèves", "équipe pédagogique", "partenaires"]),
    "action_origine": perhaps("A-0", "Un forum sans référence"),
}
# on every scale, marks of 60 % exactly, and of a little less
MARKS = st.sampled_from([(3.0, 5.0), (2.9, 5.0), (12.0, 20.0), (11.99, 20.0), (4.2, 7.0), (0.0, 4.0), (4.0, 4.0)])
ANSWER = _SURVEY | {
    "enquete": st.sampled_from(["Bilan", "BILAN", "Forum"]),
    "marks": MARKS,
    "interroges": perhaps(0, 4, 9),
}
TOTAL = _SURVEY | {
    "enquete": st.sampled_from(["Bilan", "Visite"]),
    "repondants": st.sampled_from([0, 5, 8]),
    "satisfaits": st.sampled_from([0, 5]),
    "interroges": perhaps(0, 10),
}
FILTERS = {
    "sexe": ("F", "G", "inconnu"),
    "formation": (*FORMATIONS, "non renseigné"),
    "niveau": ("CAP1", "TLE"),
    "classe": CLASSES,
    "public": ("ulis", "boursier", "qpv"),
    "secteur": SECTEURS,
    "type_action": TYPES,
    "type_partenaire": ("entreprise", "établissement de formation"),
    "periode": PERIODES,
    "initiative": INITIATIVES,
    "frequence": ("mensuelle", "non renseigné"),
    "contrat": ("CDI", "non renseigné"),
    "action": ("Action 0", "Un forum sans référence"),
    "type_reseau": ("CLEE",),
    "partenaire": ("Partenaire 0", "Partenaire 1"),
    "objet": ("Forum",),
    "public_enquete": ("élèves", "partenaires"),
    "enquete": ("Bilan", "Forum"),
}

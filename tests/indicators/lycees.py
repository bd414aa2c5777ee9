"""Small lycées drawn at random: three school years, every flag, gaps everywhere, tables that were never imported."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import annee_scolaire
from indicators import Scope

Lycee = Mapping[str, Sequence[Mapping[str, Any]]]
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
    **dict.fromkeys(("boursier", "qpv", "ulis", "ebep", "allophone", "mlds"), FLAGS),
}
CONVENTION = {
    "type_partenaire": st.sampled_from(["entreprise", "établissement de formation", "association"]),
    "secteur": perhaps(*SECTEURS),
    "formation": perhaps(*FORMATIONS, ";".join(FORMATIONS)),
    "niveau_convention": perhaps("académique", "établissement"),
    "date_signature": DAYS,
    "date_fin": st.none() | DAYS,
    "reconduction_tacite": FLAGS,
}
ACTION = {
    "type_action": st.sampled_from(TYPES),
    "date_debut": DAYS,
    "statut": perhaps("réalisée", "prévue", "annulée"),
    "secteur": perhaps(*SECTEURS),
    "initiative": st.sampled_from(INITIATIVES),
    "frequence": perhaps("ponctuelle", "mensuelle"),
    "evenement": perhaps("Semaine de l'industrie"),
    "dispositif": perhaps("AvenirPro"),
    "mobilite": perhaps("aucune", "culturelle"),
    "formation": perhaps(*FORMATIONS, ";".join(FORMATIONS)),
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
}


@st.composite
def lycees(draw: st.DrawFn) -> Lycee:
    """A lycée whose rows hold together: a pupil takes part in the actions and placements of the pupil's own year."""
    pupils = [{"eleve_id": number, **row} for number, row in enumerate(draw(rows(10, **PUPIL)), start=1)]
    actions = [
        {"action_id": number, "reference": f"A-{number}" if number % 2 == 0 else None, "intitule": f"Action {number}"}
        | row
        for number, row in enumerate(draw(rows(6, **ACTION)))
    ]
    whole = {
        "eleves": pupils,
        "actions": actions,
        "participations": draw(_participations(pupils, actions)),
        "pfmp": draw(_placements(pupils)),
        "conventions": [
            {"reference": f"C{number}", "partenaire": f"Partenaire {number % 3}", **row}
            for number, row in enumerate(draw(rows(6, **CONVENTION)))
        ],
        # a day of its own for each payment, so that two equal payments are not one row
        "taxe": [
            {**row, "date_versement": dt.date(2026, 1, 1) + dt.timedelta(days=number)}
            for number, row in enumerate(draw(rows(8, **PAYMENT)))
        ],
    }
    missing = draw(st.sets(st.sampled_from(sorted(whole)), max_size=1) | st.just(frozenset()))
    return {table: found for table, found in whole.items() if table not in missing}


def _participations(pupils: Sequence[Any], actions: Sequence[Any]) -> SearchStrategy[list[dict[str, Any]]]:
    couples = [
        {"eleve_id": pupil["eleve_id"], "action_id": action["action_id"]}
        for pupil in pupils
        for action in actions
        if annee_scolaire.containing(action["date_debut"]) == pupil["annee"]
    ]
    return _some(couples, {"presence": st.sampled_from(["présent", "présent", "absent", "excusé"])})


def _placements(pupils: Sequence[Any]) -> SearchStrategy[list[dict[str, Any]]]:
    couples = [{"eleve_id": pupil["eleve_id"], "annee": pupil["annee"]} for pupil in pupils]
    return _some([{**couple, "periode": periode} for couple in couples for periode in PERIODES], PLACEMENT)


def _some(couples: Sequence[Any], columns: Mapping[str, SearchStrategy[Any]]) -> SearchStrategy[list[dict[str, Any]]]:
    if not couples:
        return st.just([])
    rest = st.fixed_dictionaries(dict(columns))
    return st.lists(st.sampled_from(couples), max_size=14, unique_by=lambda each: tuple(each.values())).flatmap(
        lambda chosen: st.tuples(*([rest] * len(chosen))).map(
            lambda found: [{**row, **couple} for row, couple in zip(found, chosen, strict=True)]
        )
    )


def _scope(annees: Any, day: dt.date, filters: dict[str, Any]) -> Scope:
    return Scope(annees, reference_date=day, **filters)


LYCEES = lycees()
SCOPES = st.builds(
    _scope,
    st.sampled_from([*ANNEES, ANNEES[2], ANNEES[2], ANNEES[1], ANNEES[1:], ANNEES, ("2025-2026", "2026-2027")]),
    st.sampled_from([dt.date(2026, 6, 30), dt.date(2026, 6, 30), dt.date(2025, 11, 15), dt.date(2027, 1, 1)]),
    st.fixed_dictionaries({}, optional={name: st.lists(st.sampled_from(values), min_size=1, max_size=2)
                                        for name, values in FILTERS.items()}).map(
        lambda chosen: dict(list(chosen.items())[:2])
    ),
)  # fmt: skip


def example() -> Lycee:
    """One lycée with a row of everything, for checks that need no chance."""
    day = dt.date(2025, 11, 15)
    return {
        "eleves": [{"eleve_id": 1, "annee": "2025-2026", "sexe": "F", "ulis": True}],
        "actions": [{"action_id": 1, "intitule": "Forum", "type_action": "forum ou salon", "date_debut": day}],
        "participations": [{"eleve_id": 1, "action_id": 1, "presence": "présent"}],
        "pfmp": [
            {"eleve_id": 1, "annee": "2025-2026", "periode": "PFMP 1", "date_debut": day, "date_fin": day}
            | {"situation": "place trouvée", "entreprise": "Dupont SA"}
        ],
        "conventions": [
            {"partenaire": "Dupont SA", "type_partenaire": "entreprise", "date_signature": day},
        ],
        "taxe": [{"campagne": 2025, "entreprise": "Dupont SA", "montant": 10.0}],
    }

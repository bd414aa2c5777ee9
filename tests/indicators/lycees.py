"""Small lycées drawn at random: three school years, every flag, gaps everywhere, tables that were never imported."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import annee_scolaire
from indicators import Scope
from tests.indicators import lycee_rows
from tests.indicators.lycee_rows import ANNEES, FILTERS, PERIODES, rows
from tests.indicators.plain_facts import plain_letters

Lycee = Mapping[str, Sequence[Mapping[str, Any]]]


@st.composite
def lycees(draw: st.DrawFn) -> Lycee:
    """A lycée whose rows hold together: a pupil takes part in the actions and placements of the pupil's own year."""
    pupils = [{"eleve_id": number, **row} for number, row in enumerate(draw(rows(10, **lycee_rows.PUPIL)), start=1)]
    actions = [
        {"action_id": number, "reference": f"A-{number}" if number % 2 == 0 else None, "intitule": f"Action {number}"}
        | row
        for number, row in enumerate(draw(rows(6, **lycee_rows.ACTION)))
    ]
    whole = {
        "eleves": pupils,
        "actions": actions,
        "participations": draw(_participations(pupils, actions)),
        "pfmp": draw(_placements(pupils)),
        "conventions": [
            {"reference": f"C{number}", "partenaire": f"Partenaire {number % 3}", **row}
            for number, row in enumerate(draw(rows(6, **lycee_rows.CONVENTION)))
        ],
        # a day, a name of its own for each row that its other cells could make the same as another
        "taxe": [
            {**row, "date_versement": dt.date(2026, 1, 1) + dt.timedelta(days=number)}
            for number, row in enumerate(draw(rows(8, **lycee_rows.PAYMENT)))
        ],
        "reseaux": draw(_numbered("reseau", "Réseau", 6, lycee_rows.NETWORK)),
        "offres": draw(_numbered("intitule", "Offre", 8, lycee_rows.OFFER)),
        "partages": draw(_numbered("indicateur", "Indicateur", 6, lycee_rows.SHARED)),
        "invitations": draw(_numbered("entreprise", "Entreprise", 8, lycee_rows.INVITATION)),
        "satisfaction": draw(_answers()),
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


def _numbered(
    name: str, title: str, most: int, columns: Mapping[str, SearchStrategy[Any]]
) -> SearchStrategy[list[dict[str, Any]]]:
    return rows(most, **columns).map(
        lambda found: [{name: f"{title} {number}", **row} for number, row in enumerate(found)]
    )


@st.composite
def _answers(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Answers, numbered within their survey whatever the spelling of its name, and totals, one at most a survey."""

    def survey(row: Mapping[str, Any]) -> tuple[str, ...]:
        return row["annee"], row["public_enquete"], plain_letters(row["enquete"])

    ranks: dict[tuple[str, ...], int] = {}
    found = []
    for row in draw(rows(8, **lycee_rows.ANSWER)):
        ranks[survey(row)] = ranks.get(survey(row), 0) + 1
        note, most = row.pop("marks")
        found.append({**row, "note": note, "note_maximale": most, "rang": ranks[survey(row)]})
    totals = {survey(row): {**row, "rang": 0} for row in draw(rows(4, **lycee_rows.TOTAL))}
    return [*found, *totals.values()]


def _placements(pupils: Sequence[Any]) -> SearchStrategy[list[dict[str, Any]]]:
    couples = [{"eleve_id": pupil["eleve_id"], "annee": pupil["annee"]} for pupil in pupils]
    return _some([{**couple, "periode": periode} for couple in couples for periode in PERIODES], lycee_rows.PLACEMENT)


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


IN_JUNE = Scope("2025-2026", reference_date=dt.date(2026, 6, 30))


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
        "reseaux": [{"reseau": "CLEE", "formalise": True, "date_debut": day}],
        "offres": [{"date_reception": day, "entreprise": "Dupont SA", "postes": 2, "jeunes_recrutes": 1}],
        "partages": [{"indicateur": "Taux d'insertion", "partenaire": "Dupont SA", "date_debut": day}],
        "invitations": [{"date_invitation": day, "entreprise": "Dupont SA", "reponse": "acceptée", "presence": True}],
        "satisfaction": [
            {"annee": "2025-2026", "public_enquete": "élèves", "enquete": "Bilan", "note": 4.0, "note_maximale": 5.0}
            | {"interroges": 3, "rang": 1}
        ],
    }

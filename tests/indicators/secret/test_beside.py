"""What stands beside the figures about people: companies, the curve of the days, the rows behind a figure."""

import datetime as dt

from indicators import CATALOGUE
from indicators.secret import may_list
from tests.indicators.secret.school import SCOPE, classes, groups, masked

RATE, INCLUSION = "participation.taux_beneficiaires", "participation.taux_inclusion"


def test_things_are_never_hidden_but_companies_of_hidden_pupils_are(store, fill):
    day = dt.date(2026, 1, 5)
    placements = [
        {"annee": "2025-2026", "periode": "PFMP 1", "date_debut": day, "eleve_id": 50_000 + rank}
        | {"situation": "place trouvée", "entreprise": f"Entreprise {rank}", "secteur": "Commerce"}
        for rank in range(25)
    ]
    given = {**classes((3, 2), (8, 4), (14, 7)), "pfmp": placements}
    given["conventions"] = [{"partenaire": "A", "type_partenaire": "entreprise", "date_signature": day}]
    fill(store, given)
    hosts = masked(store, "pfmp.entreprises_accueil", "classe", room=True)
    assert (hosts.value, groups(hosts, "classe")) == (25, {"1": None, "2": None, "3": 14})
    assert groups(masked(store, "pfmp.entreprises_accueil", "secteur", room=True), "secteur") == {"Commerce": 25}
    assert masked(store, "conventions.actives", "partenaire", room=True).rows["value"].tolist() == [1]


def test_a_curve_rises_by_steps_of_enough_pupils(store, fill):
    day = dt.date(2026, 1, 5)
    days = [40, 30, 30, 20, 20, 20, 9, 8, 7, 6, 5, 4, 3, 2, 1, -1, -1, *[None] * 6]
    placements = [
        {"annee": "2025-2026", "periode": "PFMP 1", "date_debut": day, "eleve_id": 50_000 + rank}
        | {"situation": "en recherche" if before is None else "place trouvée"}
        | {"date_solution": None if before is None else day - dt.timedelta(days=before)}
        for rank, before in enumerate(days)
    ]
    fill(store, {**classes((40, 20)), "pfmp": placements})
    by = ("periode", "jour")
    curve = masked(store, "pfmp.courbe", by, room=True).rows
    steps = curve[["jour", "numerator", "population"]].fillna(-1).to_numpy().tolist()
    assert steps == [[20, 6, 6], [1, 9, 9], [-1, 0, 8]]
    assert masked(store, "pfmp.taux_solution", by, room=True).rows.empty
    assert len(masked(store, "pfmp.courbe", by).rows) == 14


def test_the_rows_behind_a_figure_are_not_listed_in_a_room_nor_for_a_public():
    rate, agreements = CATALOGUE[RATE], CATALOGUE["conventions.actives"]
    assert may_list(rate, SCOPE)
    assert not may_list(rate, SCOPE, room=True)
    assert not may_list(rate, SCOPE, {"public": "ulis"})
    assert not may_list(CATALOGUE[INCLUSION], SCOPE)
    assert may_list(agreements, SCOPE, room=True)

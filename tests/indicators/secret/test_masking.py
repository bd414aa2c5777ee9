"""What is hidden of the figures about people, each rule on a school made for it."""

import datetime as dt

import pytest

from indicators import Scope
from tests.indicators.secret.school import SCOPE, both, classes, groups, masked, school
from warehouse import Store

RATE, GIRLS, GAP = "participation.taux_beneficiaires", "participation.part_filles", "participation.ecart_filles_garcons"
PRIORITY, INCLUSION = "participation.taux_prioritaires", "participation.taux_inclusion"


@pytest.fixture
def publics(store, fill) -> Store:
    """Twenty boursiers, ten of QPV, three of ULIS, thirty others."""
    return fill(
        store, school((20, 10, {"boursier": True}), (10, 5, {"qpv": True}), (3, 1, {"ulis": True}), (30, 20, {}))
    )


def test_one_to_four_pupils_of_a_public_are_hidden_on_every_screen(publics):
    rows = masked(publics, RATE, "public").rows.set_index("public")
    assert rows.loc["ulis", "masked"]
    assert rows.loc["ulis", ["value", "numerator", "denominator", "population"]].isna().all()


def test_a_second_public_is_hidden_so_that_the_total_does_not_give_away_the_first(publics):
    assert groups(masked(publics, PRIORITY, "public"), "public") == {"boursier": 50, "qpv": None, "ulis": None}
    assert masked(publics, PRIORITY).value == pytest.approx(100 * 16 / 33)


def test_a_hidden_total_has_no_figure_but_a_status_and_a_reason(publics):
    measure = masked(publics, INCLUSION)
    assert (measure.status, measure.value, measure.numerator, measure.denominator) == ("masque", None, None, None)
    assert (measure.population, measure.previous, measure.evolution) == (0, None, None)
    assert "de 1 à 4" in measure.reason
    assert measure.rows["masked"].tolist() == [True]


def test_what_is_missing_is_not_hidden(store, fill):
    fill(store, school((30, 20, {})))
    nobody = masked(store, INCLUSION)
    assert (nobody.status, "dénominateur est nul" in nobody.reason) == ("nd", True)
    unknown = masked(store, "pfmp.taux_solution", room=True)
    assert (unknown.status, unknown.missing_table) == ("nd", "pfmp")


@pytest.mark.parametrize("scope", [SCOPE, Scope(SCOPE.annees, SCOPE.reference_date, sexe="F")])
def test_zero_is_no_secret(store, fill, scope):
    fill(store, school((6, 0, {"boursier": True}), (6, 6, {"qpv": True}), (8, 8, {})))
    assert groups(masked(store, RATE, "public", scope=scope), "public") == {"boursier": 0, "qpv": 100}


def test_those_whom_a_rate_leaves_out_count_as_much_as_those_whom_it_counts(store, fill):
    fill(store, school((24, 22, {"boursier": True}), (30, 20, {})))
    assert masked(store, RATE, "public").rows["masked"].tolist() == [True]


def test_a_public_is_hidden_if_nearly_all_belong_to_it_as_the_others_are_few(store, fill):
    fill(store, school((20, 10, {"boursier": True}), (3, 0, {})))
    assert masked(store, RATE, "public").rows["masked"].tolist() == [True]


def test_girls_boys_and_classes_are_hidden_only_in_a_room_and_in_what_leaves(store, fill):
    fill(store, classes((3, 2), (12, 6), (20, 10), (20, 10)))
    assert None not in groups(masked(store, RATE, "classe"), "classe").values()
    assert groups(masked(store, RATE, "classe", room=True), "classe") == {"1": None, "2": None, "3": 50, "4": 50}


def test_a_document_that_anybody_may_read_hides_less_than_twenty(store, fill):
    fill(store, classes((30, 15), (50, 25), (60, 30), (80, 40)))
    assert groups(masked(store, RATE, "classe", room=True), "classe") == {"1": 50, "2": 50, "3": 50, "4": 50}
    assert groups(masked(store, RATE, "classe", room=True, threshold=20), "classe") == {
        "1": None, "2": None, "3": 50, "4": 50,
    }  # fmt: skip


def test_nothing_is_hidden_below_the_threshold_of_the_law(publics):
    with pytest.raises(ValueError, match="au moins 5"):
        masked(publics, RATE, "public", threshold=4)


@pytest.mark.slow
def test_nothing_is_hidden_when_nobody_is_few(store, fill):
    fill(
        store,
        school(*((20, 10, {"classe": name, "sexe": sexe, "boursier": sexe == "F"}) for name in "ABC" for sexe in "FG")),
    )
    for by in ["classe", "sexe", "public", ("classe", "sexe"), ("classe", "public")]:
        for id_ in (RATE, GIRLS, GAP, PRIORITY):
            assert not masked(store, id_, by, room=True).rows["masked"].any()


def test_two_small_classes_are_not_enough_if_together_they_are_few(store, fill):
    fill(store, classes((2, 0), (2, 0), (10, 5), (20, 10)))
    assert groups(masked(store, RATE, "classe", room=True), "classe") == {"1": None, "2": None, "3": None, "4": 50}


def test_five_classes_of_one_pupil_are_not_hidden_by_a_total_of_five(store, fill):
    fill(store, classes(*[(1, 0)] * 5, (10, 5), (20, 10)))
    shown = groups(masked(store, RATE, "classe", room=True), "classe")
    assert (shown["6"], shown["7"]) == (None, 50)


def test_a_table_of_single_pupils_is_refused_as_counting_its_rows_would_tell(store, fill):
    fill(store, classes(*[(1, 1)] * 6))
    measure = masked(store, RATE, "classe", room=True)
    assert (measure.value, len(measure.rows)) == (100, 0)
    assert "trop fin" in measure.reason


def test_a_cross_hides_what_its_rows_and_columns_would_give_away(store, fill):
    fill(store, school(*((size, size // 2, {"classe": name, "sexe": sexe})
                         for name, sizes in {"A": (2, 20), "B": (14, 12), "C": (18, 30)}.items()
                         for sexe, size in zip("FG", sizes, strict=True))))  # fmt: skip
    rows = masked(store, RATE, ("classe", "sexe"), room=True).rows
    hidden = {(row["classe"], row["sexe"]) for row in rows[rows["masked"]].to_dict("records")}
    assert hidden == {("A", "F"), ("A", "G"), ("B", "F"), ("B", "G")}


def test_the_same_people_under_another_name_are_hidden_too(store, fill):
    trades = ("Cuisine", "Mode", "Vente", "Vente")
    sizes = ((3, 2), (12, 6), (20, 10), (20, 10))
    fill(store, school(*((*size, {"classe": f"{rank}", "formation": trade})
                         for rank, (size, trade) in enumerate(zip(sizes, trades, strict=True), start=1))))  # fmt: skip
    assert groups(masked(store, RATE, "formation", room=True), "formation") == {
        "Cuisine": None,
        "Mode": None,
        "Vente": 50,
    }
    assert groups(masked(store, RATE, "classe", room=True), "classe") == {"1": None, "2": None, "3": 50, "4": 50}


@pytest.mark.parametrize("room", [False, True])
def test_a_cross_too_fine_is_refused_as_a_whole(store, fill, room):
    fill(store, school((40, 20, {"boursier": True, "sexe": "F"}), (40, 20, {"sexe": "G"})))
    measure = masked(store, RATE, ("public", "classe", "sexe"), room=room)
    assert (measure.status, measure.value) == ("ok", 50)
    assert measure.rows.empty
    assert "trop fin" in measure.reason
    scope = Scope(SCOPE.annees, SCOPE.reference_date, public="boursier", classe="TCU", sexe="F")
    assert "trop fin" in masked(store, RATE, scope=scope, room=room).reason


def test_a_public_by_public_tells_of_the_one_that_is_chosen_only(store, fill):
    fill(store, school((20, 10, {"boursier": True, "qpv": True}), (20, 10, {"qpv": True}), (20, 10, {})))
    scope = Scope(SCOPE.annees, SCOPE.reference_date, public="qpv")
    assert groups(masked(store, RATE, "public", scope=scope), "public") == {"qpv": 50}


def test_several_values_are_shown_only_if_each_of_them_is(store, fill):
    fill(store, classes((3, 2), (12, 6), (20, 10), (20, 10)))
    for chosen, status in ((["3", "4"], "ok"), (["1", "3"], "masque"), (["2", "3"], "masque")):
        scope = Scope(SCOPE.annees, SCOPE.reference_date, classe=chosen)
        assert masked(store, RATE, scope=scope, room=True).status == status


def test_a_year_is_not_compared_to_one_that_is_hidden(store, fill):
    fill(store, both(school((20, 10, {"ulis": True}), (20, 10, {})),
                     school((3, 1, {"ulis": True}), (20, 10, {}), annee="2024-2025")))  # fmt: skip
    measure = masked(store, INCLUSION)
    assert (measure.value, measure.previous, measure.evolution) == (50, None, None)
    together = Scope(("2024-2025", "2025-2026"), SCOPE.reference_date)
    assert masked(store, INCLUSION, scope=together).status == "masque"
    assert groups(masked(store, INCLUSION, "annee", scope=together), "annee") == {"2024-2025": None, "2025-2026": 50}


def test_a_gap_and_a_share_of_girls_are_shown_only_if_girls_and_boys_are(store, fill):
    fill(store, school((20, 10, {"classe": "1"}), (3, 1, {"classe": "1", "sexe": "G"}),
                       (20, 10, {"classe": "2"}), (20, 8, {"classe": "2", "sexe": "G"}),
                       (20, 10, {"classe": "3"}), (20, 8, {"classe": "3", "sexe": "G"})))  # fmt: skip
    for id_, shown in ((GIRLS, 100 * 10 / 18), (GAP, 10)):
        found = groups(masked(store, id_, "classe", room=True), "classe")
        assert found["1"] is None
        assert [value for value in found.values() if value is not None] == [pytest.approx(shown)]


def test_the_only_action_of_a_hidden_class_is_hidden_with_it(store, fill):
    """Two pupils of class 1 came to nothing; class 2 is hidden with it, and its action would tell how many came."""
    given = classes((24, 0), (24, 0), (30, 0), (30, 0))
    came = {"A": (0, 19), "B": (3, 22), "C": (24, 40), "D": (48, 63), "E": (78, 93)}  # from the first to the last pupil
    expected = {"A": (0, 24), "B": (0, 24), "C": (24, 48), "D": (48, 78), "E": (78, 108)}
    day = dt.date(2025, 11, 4)
    given["actions"] = [
        {"action_id": rank, "intitule": name, "type_action": "autre", "date_debut": day}
        for rank, name in enumerate(expected)
    ]
    given["participations"] = [
        {"eleve_id": given["eleves"][place]["eleve_id"], "action_id": rank}
        | {"presence": "présent" if came[name][0] <= place < came[name][1] else "absent"}
        for rank, (name, (first, end)) in enumerate(expected.items())
        for place in range(first, end)
    ]
    fill(store, given)
    assert groups(masked(store, RATE, "classe", room=True), "classe") == {"1": None, "2": None, "3": 50, "4": 50}
    turnout = groups(masked(store, "participation.taux_participation", "action", room=True), "action")
    assert turnout["C"] is None
    assert (turnout["D"], turnout["E"]) == (50, 50)

"""Impact by action: what is tied to an action, what is not, and what nobody knows."""

import re

import pytest

from tests.pages.screen import open_page, sound, written
from warehouse import open_warehouse


@pytest.fixture
def tied(school):
    """The small school, where the five first pupils of PFMP 1 owe their place to « Action 1 »."""
    store = open_warehouse(school / "lycee.duckdb")
    with store.importing() as deposit:
        deposit.execute(
            "update pfmp set action_origine = 'A20251' where annee = '2025-2026' and periode = 'PFMP 1'"
            " and eleve_id < 202505"
        )
    store.close()
    return school


def rows(app) -> dict[str, list[str]]:
    table = app.table[0].value.map(lambda cell: re.sub(r"[\u00a0\u202f]", " ", cell).replace("\\", ""))
    return {first: cells for first, *cells in table.itertuples(index=False)}


def test_an_empty_base_is_told_and_shows_no_table():
    app = open_page("impact")
    assert "Votre base est encore vide" in written(app)
    assert len(app.table) == 0


# Rank r of 16 has no place in PFMP 1 when (r + 1 + 2025) % 5 == 0, so rank 4: of the ranks 0 to 4, four owe theirs to
# Action 1, a visit. 13 of 16 have a place in each period, so 26; 22 owe theirs to nothing known.
@pytest.mark.usefixtures("tied")
def test_each_type_says_what_it_brought_and_the_whole_is_that_of_the_indicators():
    found = rows(open_page("impact"))
    assert list(found) == ["Visite d’entreprise", "Forum ou salon", "Sans action à l’origine", "Ensemble"]
    assert found["Visite d’entreprise"][2] == "4"
    assert found["Sans action à l’origine"] == ["–", "–", "22", "n. d.", "n. d.", "26 450,55 €"]
    assert found["Ensemble"][2:] == ["26", "n. d.", "n. d.", "26 450,55 €"]


@pytest.mark.usefixtures("tied")
def test_pupils_nobody_listed_are_not_zero():
    found = rows(open_page("impact"))
    assert found["Forum ou salon"][1] == "n. d."
    assert found["Visite d’entreprise"][1] == found["Ensemble"][1] != "n. d."


@pytest.mark.usefixtures("tied")
def test_what_is_tied_to_no_action_is_counted_and_a_missing_table_is_told():
    said = re.sub(r"[\u00a0\u202f]", " ", written(open_page("impact")))
    assert "ne sont rattachés à aucune action : 22 solutions de PFMP sur 26 et 26 450,55 € de taxe" in said
    assert "Postes proposés et Jeunes recrutés : n. d. Le tableau « Offres » n’a jamais été importé." in said


@pytest.mark.usefixtures("tied")
def test_the_other_table_has_one_row_for_each_action_the_highest_first():
    app = open_page("impact")
    sound(app.segmented_control(key="tableau").set_value("action").run())
    found = rows(app)
    assert [(name, cells[0], cells[2]) for name, cells in found.items()] == [
        ("Action 1", "visite d’entreprise", "4"),
        ("Action 2", "forum ou salon", "0"),
    ]


@pytest.mark.usefixtures("tied")
def test_in_a_room_people_are_not_counted_action_by_action():
    app = open_page("impact")
    sound(app.toggle(key="salle").set_value(True).run())
    found = rows(app)
    assert {cells[2] for cells in found.values()} == {"n. d."}
    assert "Secret statistique" in written(app)
    assert "solutions de PFMP sur" not in written(app)


@pytest.mark.usefixtures("example")
def test_the_fictional_school_adds_up():
    app = open_page("impact", base="exemple")
    found = rows(app)
    whole = found.pop("Ensemble")
    for place in (2, 3, 4):
        cells = [cells[place].replace(" ", "") for cells in found.values()]
        assert sum(map(int, cells)) == int(whole[place].replace(" ", ""))
    solutions = [int(cells[2].replace(" ", "")) for name, cells in found.items() if not name.startswith("Sans")]
    assert solutions == sorted(solutions, reverse=True)

"""The whole fiche on one screen: every indicator once, as its own screen tells it, with its target."""

import re

import pytest

from indicators import CATALOGUE
from tests.pages.screen import PAGES, figures, links, open_page, sound, written
from warehouse import open_warehouse

LINK = re.compile(r'\[(?P<label>.+?)\]\((?P<page>\w+)\?(?P<query>\S+) "(?P<title>.*?)"\)(?P<rest>.*)', re.S)


def lines(app) -> dict[str, list[str]]:
    """The cells of each line by indicator, the first of them without its link, and with plain spaces."""
    found = {}
    for table in app.table:
        for first, *cells in table.value.itertuples(index=False):
            link = LINK.fullmatch(first)
            asked = dict(part.split("=") for part in link["query"].split("&"))
            found[asked["indicateur"]] = [
                re.sub(r"[\u00a0\u202f]", " ", cell).replace("\\", "")
                for cell in (link["label"] + link["rest"], *cells)
            ]
    return found


def addresses(app) -> list[str]:
    cells = [first for table in app.table for first in table.value.iloc[:, 0]]
    return [LINK.fullmatch(cell).expand(r"\g<page>?\g<query>") for cell in cells]


def test_an_empty_base_is_told_and_shows_no_table():
    app = open_page("synthese")
    assert "Votre base est encore vide" in written(app)
    assert len(app.table) == 0


@pytest.mark.usefixtures("school")
def test_the_eight_families_hold_the_43_indicators_once_in_the_order_of_the_fiche():
    app = open_page("synthese")
    assert [table.value.columns[0][:2] for table in app.table] == [f"C{number}" for number in range(1, 9)]
    assert list(lines(app)) == list(CATALOGUE)
    assert len(CATALOGUE) == 43


@pytest.mark.usefixtures("school")
def test_each_line_tells_the_value_of_its_card():
    told = lines(open_page("synthese"))
    for page in ("conventions", "participation", "pfmp", "taxe", "offres"):
        values = [re.match(r"\*\*(.*)\*\*", told[each][1])[1] for each in told if each.split(".")[0] == page]
        assert values == figures(open_page(page))


@pytest.mark.usefixtures("school")
def test_a_line_tells_what_the_value_rests_on_and_how_it_moved():
    told = lines(open_page("synthese"))
    assert told["pfmp.taux_solution"][1:3] == ["**81,3 %**", "26 sur 32"]
    assert told["conventions.actives"] == ["Conventions de partenariat actives", "**6**", "", ":green[↗ +3]"]
    assert told["taxe.montant"][2] == "4 versements"


@pytest.mark.usefixtures("school")
def test_a_missing_value_bears_a_number_that_leads_to_its_reason_and_never_says_zero():
    app = open_page("synthese")
    value = lines(app)["entreprises.taux_reponse"][1]
    number = re.fullmatch(r"\*\*n\. d\.\*\* (\(\d+\))", value)[1]
    assert f"{number}\u00a0Le tableau «\u00a0Invitations\u00a0» n’a jamais été importé." in written(app)
    assert ("Importer ce qui manque", "importer") in links(app)


@pytest.mark.usefixtures("school")
def test_each_line_leads_to_its_chart_in_the_same_year_and_base():
    app = open_page("synthese")
    found = addresses(app)
    assert found[0] == "conventions?indicateur=conventions.actives&annee=2025-2026"
    assert {each.partition("?")[0] for each in found} <= set(PAGES)
    sound(app.selectbox(key="annee").set_value("2024-2025").run())
    assert all(each.endswith("annee=2024-2025") for each in addresses(app))


@pytest.mark.usefixtures("example")
def test_the_lines_of_the_fictional_school_lead_to_its_own_charts_and_stay_projected():
    app = open_page("synthese", base="exemple")
    assert all(each.endswith("&base=exemple") for each in addresses(app))
    sound(app.toggle(key="salle").set_value(True).run())
    assert all(each.endswith("&base=exemple&salle=true") for each in addresses(app))


def test_a_target_is_told_with_its_state_in_words(school):
    store = open_warehouse(school / "lycee.duckdb")
    store.set_target("pfmp.taux_solution", "2025-2026", 90, 80)
    store.set_target("conventions.actives", "2025-2026", 5, None)
    store.set_target("participation.taux_beneficiaires", "2025-2026", 99, None)
    store.set_target("participation.part_filles", "2025-2026", 50, None)
    store.close()
    app = open_page("synthese")
    told = {id_: cells[0].partition(" – cible ")[2] for id_, cells in lines(app).items()}
    assert told["pfmp.taux_solution"] == "90 % : :orange[:material/pending: entre le seuil et la cible]"
    assert told["conventions.actives"] == "5 : :green[:material/check_circle: atteinte]"
    assert told["participation.taux_beneficiaires"] == "99 % : :red[:material/cancel: sous la cible]"
    assert told["participation.part_filles"] == "50 %"
    assert sum(map(bool, told.values())) == 4
    assert "Aucune cible" not in written(app)

"""The rows behind a figure, on a page of a small school, and its workbook."""

import io

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from indicators import Scope
from indicators.views import rows_behind
from reports.workbook import build_proof
from widgets.figures import View
from widgets.figures import rows_panel as panel
from widgets.figures.indicator_view import is_clickable, place_of

ANNEE = "2025-2026"
RATE, AGREEMENTS = "pfmp.taux_solution", "conventions.actives"


@pytest.fixture(autouse=True)
def base(store):
    """Kept answers are of one base: none is kept from one test to the next."""
    yield store
    st.cache_data.clear()
    st.cache_resource.clear()


def script(store, id_, by, groups, room):
    import streamlit as st

    from indicators import CATALOGUE, Scope
    from widgets.figures.rows_panel import open_rows, proof_panel

    st.session_state["salle"] = room
    if "lignes" not in st.session_state:
        open_rows(id_)
    proof_panel(store, CATALOGUE[id_], Scope("2025-2026"), by, groups)


def opened(store, id_: str, by: str = "sexe", groups: tuple[str, ...] = (), *, room: bool = False) -> AppTest:
    given = {"store": store, "id_": id_, "by": by, "groups": groups, "room": room}
    app = AppTest.from_function(script, kwargs=given, default_timeout=60).run()
    assert not app.exception, app.exception[0].message
    return app


def said(app: AppTest) -> str:
    texts = [each.value for kind in (app.markdown, app.caption) for each in kind]
    return (
        "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\\", "")
    )


def test_a_closed_panel_shows_nothing_and_an_open_one_the_rows(store):
    app = opened(store, RATE)
    assert "32 lignes derrière ce chiffre" in said(app)
    table = app.table[0].value
    assert list(table.columns)[:5] == ["Compte", "Tableau", "Fichier", "Feuille", "Ligne"]
    assert len(table) == 32
    app.session_state["lignes"] = False
    app.run()
    assert not app.table
    assert "lignes derrière" not in said(app)


def test_one_group_of_the_breakdown_may_be_chosen(store):
    app = opened(store, RATE, "sexe", ("F", "G"))
    assert app.selectbox[0].options == [
        "tout le chiffre",
        "Sexe\N{NO-BREAK SPACE}: Filles",
        "Sexe\N{NO-BREAK SPACE}: Garçons",
    ]
    app.selectbox[0].set_value("F").run()
    assert "12 lignes derrière ce chiffre" in said(app)
    assert set(app.table[0].value["Sexe"]) == {"Filles"}


def test_a_year_of_the_breakdown_is_that_of_the_rows(store):
    app = opened(store, AGREEMENTS, "annee", ("2024-2025", "2025-2026"))
    assert "6 lignes derrière ce chiffre" in said(app)
    app.selectbox[0].set_value("2024-2025").run()
    assert "3 lignes derrière ce chiffre" in said(app)


def test_beyond_what_the_screen_shows_the_rest_is_told(store, monkeypatch):
    monkeypatch.setattr(panel, "SHOWN", 5)
    app = opened(store, RATE)
    assert len(app.table[0].value) == 5
    assert "Les 5 premières sont montrées" in said(app)


def test_the_workbook_is_of_the_rows_that_may_leave(store):
    app = opened(store, AGREEMENTS)
    assert [each.label for each in app.get("download_button")] == ["Télécharger en Excel"]
    proof = rows_behind(store, AGREEMENTS, Scope(ANNEE), leaving=True)
    sheet = load_workbook(io.BytesIO(build_proof(proof))).active
    assert sheet.max_row == 5 + 6


def test_pupils_are_not_listed_in_a_room_and_a_small_group_does_not_leave(store):
    app = opened(store, RATE, room=True)
    assert "Secret statistique" in said(app)
    assert not app.table
    app = opened(store, "participation.taux_beneficiaires", "classe", ("TCOM", "TMELEC"))
    app.selectbox[0].set_value("TCOM").run()
    assert len(app.table[0].value) == 4
    assert "Vers Excel : Secret statistique" in said(app)
    assert not app.get("download_button")


def test_no_cell_is_read_as_markdown(store):
    with store.importing() as deposit:
        deposit.execute("update conventions set partenaire = '**gras** <b>x</b> :red[y]'")
    app = opened(store, AGREEMENTS)
    assert set(app.table[0].value["Partenaire"]) == {r"\*\*gras\*\* \<b\>x\</b\> \:red\[y\]"}


def view(store, id_: str, by: str, beside: str = "avant") -> View:
    from indicators import CATALOGUE

    return View(store, CATALOGUE[id_], Scope(ANNEE), by, beside)


@pytest.mark.parametrize(
    ("id_", "by", "point", "place"),
    [
        (RATE, "sexe", {"x": 80.0, "y": 1.0, "curve_number": 0}, 1),
        (RATE, "annee", {"x": 2.0, "y": 80.0, "curve_number": 0}, 2),
        ("pfmp.courbe", "periode", {"x": -7, "y": 40.0, "curve_number": 1}, 1),
    ],
)
def test_a_bar_a_year_and_a_curve_are_groups_that_a_click_can_choose(store, id_, by, point, place):
    assert is_clickable(view(store, id_, by))
    assert place_of(view(store, id_, by), point) == place


def test_a_crossed_chart_has_no_single_group_to_choose(store):
    assert not is_clickable(view(store, RATE, "sexe", "formation"))

"""The self-assessment on screen: an answer is in the base as soon as it is given, and says so."""

import datetime as dt

import pytest

from conseil import Answer, Evidence, answers_of, save_answer
from guide import load_fiche
from tests.pages.screen import links, open_page, sound, written
from warehouse import open_warehouse
from widgets import session

YEAR, BEFORE = "2025-2026", "2024-2025"
KEY = f"reponse_lycee_{YEAR}_D3_2"


def kept(annee: str = YEAR) -> dict[str, Answer]:
    """The answers in the base that the screen has open."""
    return answers_of(session.current_store(), annee)


def write(folder, *answers: Answer) -> None:
    store = open_warehouse(folder / "lycee.duckdb")
    for answer in answers:
        save_answer(store, answer)
    store.close()


@pytest.mark.usefixtures("school")
def test_a_position_is_kept_at_once_and_the_screen_says_when():
    app = open_page("fiche", question="D3.2")
    assert "Chaque réponse est enregistrée dès qu’elle est donnée." in written(app)
    sound(app.radio(key=f"{KEY}_position").set_value(3).run())
    answer = kept()["D3.2"]
    assert (answer.position, answer.sans_objet) == (3, False)
    assert f"Enregistré à {answer.saved_at:%H:%M}" in written(app)
    sound(app.radio(key=f"{KEY}_position").set_value("Sans objet").run())
    assert (kept()["D3.2"].position, kept()["D3.2"].sans_objet) == (None, True)
    sound(app.button(key=f"{KEY}_retirer").click().run())
    assert not kept()["D3.2"].answered
    assert app.radio(key=f"{KEY}_position").value is None


@pytest.mark.usefixtures("school")
def test_findings_and_evidence_are_kept_beside_the_position_and_lead_to_their_figures_and_rows():
    app = open_page("fiche", question="D3.2")
    app.radio(key=f"{KEY}_position").set_value(2).run()
    app.text_area(key=f"{KEY}_constats").set_value("Le *bureau* tient la liste.").run()
    app.multiselect(key=f"{KEY}_lignes").set_value(["pfmp.taux_solution"]).run()
    app.text_area(key=f"{KEY}_pieces").set_value("Compte rendu du 12/03\n\nTableau du bureau").run()
    sound(app.multiselect(key=f"{KEY}_indicateur").set_value(["pfmp.taux_solution"]).run())
    assert kept()["D3.2"] == Answer(
        annee=YEAR,
        question="D3.2",
        position=2,
        constats="Le *bureau* tient la liste.",
        evidence=(
            Evidence("indicateur", "pfmp.taux_solution"),
            Evidence("lignes", "pfmp.taux_solution"),
            Evidence("texte", None, "Compte rendu du 12/03"),
            Evidence("texte", None, "Tableau du bureau"),
        ),
    )
    found = dict(links(app))
    address = f"pfmp?indicateur=pfmp.taux_solution&annee={YEAR}"
    assert found["81,3\u202f% · Taux de solution de PFMP"] == address
    assert found["Lignes\u00a0: Taux de solution de PFMP"] == f"{address}&lignes=true"


def test_last_year_s_answer_stands_beside_this_year_s_and_may_be_started_from(school):
    last = Answer(
        annee=BEFORE,
        question="D3.2",
        position=1,
        constats="Rien de réglé\nen juin",
        evidence=(Evidence("texte", None, "Bilan"),),
    )
    write(school, last)
    app = open_page("fiche", question="D3.2", annee=YEAR)
    said = written(app)
    assert f"En {BEFORE}" in said
    assert "Pas engagé" in said
    assert "Rien de réglé" in said
    assert kept() == {}
    sound(app.button(key=f"{KEY}_reprendre").click().run())
    assert kept()["D3.2"] == Answer(
        annee=YEAR, question="D3.2", position=1, constats=last.constats, evidence=last.evidence
    )
    assert app.radio(key=f"{KEY}_position").value == 1
    assert app.text_area(key=f"{KEY}_constats").value == last.constats
    assert kept(BEFORE) == {"D3.2": last}


@pytest.mark.usefixtures("school")
def test_another_window_s_change_to_the_same_answer_is_not_undone():
    app = open_page("fiche", question="D3.2")
    save_answer(session.current_store(), Answer(annee=YEAR, question="D3.2", constats="Écrit ailleurs"))
    app.radio(key=f"{KEY}_position").set_value(4).run()
    assert (kept()["D3.2"].constats, kept()["D3.2"].position) == ("Écrit ailleurs", 4)


def test_an_answer_saved_on_another_day_says_which(school):
    write(school, Answer(annee=YEAR, question="D3.2", position=3))
    store = open_warehouse(school / "lycee.duckdb")
    with store.noting() as cursor:
        cursor.execute("update reponses set modifie_le = ?", [dt.datetime(2026, 3, 12, 9, 5)])  # noqa: DTZ001
    store.close()
    assert "Enregistré le 12/03/2026 à 09:05" in written(open_page("fiche", question="D3.2"))


def test_the_list_tells_how_far_each_phase_and_theme_is(school):
    write(school, *(Answer(annee=YEAR, question=ref, position=4) for ref in ("P1.1", "D3.1", "D3.2")))
    write(
        school, Answer(annee=YEAR, question="D3.3", sans_objet=True), Answer(annee=BEFORE, question="D6.1", position=1)
    )
    app = open_page("fiche")
    said = written(app)
    assert "Plan – Planifier :small[– 1 sur 3]" in said
    assert "Faire vivre les relations avec l’entreprise :small[– 3 sur 7]" in said
    (bar,) = app.get("progress")
    assert bar.proto.text == f"Auto-évaluation {YEAR}\u00a0: 4 sur 23 questions ont leur réponse."
    assert (said.count("En place et évalué"), said.count("Sans objet"), said.count("À répondre")) == (3, 1, 19)
    assert said.count(f"en {BEFORE}\u00a0: Pas engagé") == 1


def test_a_year_that_only_the_council_wrote_about_is_offered(school):
    write(school, Answer(annee="2026-2027", question="P1.1", position=1))
    app = open_page("fiche")
    assert app.selectbox(key="annee").options == ["2026-2027", YEAR, BEFORE, "2023-2024"]


def test_every_question_may_be_answered_even_on_an_empty_base():
    app = open_page()
    for question in load_fiche().questions:
        app = open_page("fiche", app, question=question.ref)
        assert len(app.radio) == 1
        assert not app.error

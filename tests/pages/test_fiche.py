"""The guide: 23 questions, each with its figures, and the way back."""

import pytest

from guide import load_fiche
from tests.pages.screen import figures, links, open_page, written

QUESTIONS = load_fiche().questions


def test_the_23_questions_are_there_even_on_an_empty_base():
    app = open_page("fiche")
    assert len(QUESTIONS) == 23
    said = written(app)
    assert [question.ref for question in QUESTIONS if question.text.replace("'", "’") not in said] == []
    assert [target for _, target in links(app) if target.startswith("fiche?")] == [
        f"fiche?question={question.ref}" for question in QUESTIONS
    ]


def test_each_question_leads_to_each_of_its_indicators():
    found = [target for _, target in links(open_page("fiche")) if "indicateur=" in target]
    wanted = [f"{each.partition('.')[0]}?indicateur={each}" for question in QUESTIONS for each in question.indicators]
    assert found == wanted


@pytest.mark.usefixtures("school")
def test_the_address_opens_one_question_with_its_figures():
    app = open_page("fiche", question="D3.2")
    assert "## Comment facilitons-nous l’alternance et les PFMP" in written(app)
    assert figures(app) == ["81,3 %", "16"]
    assert links(app)[-3:] == [
        ("Question précédente", "fiche?question=D3.1"),
        ("Toutes les questions", "fiche"),
        ("Question suivante", "fiche?question=D3.3"),
    ]


@pytest.mark.usefixtures("school")
def test_the_first_question_has_none_before_it():
    before = open_page("fiche", question="P1.1").get("page_link")[-3].proto
    assert before.disabled


def test_an_unknown_question_shows_them_all():
    assert len([target for _, target in links(open_page("fiche", question="Z9")) if target.startswith("fiche?")]) == 23

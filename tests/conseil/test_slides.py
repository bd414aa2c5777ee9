"""What a council is shown: its agenda in its order or, without one, the questions that have figures."""

from conseil import AgendaItem, slides_of
from guide import load_fiche
from indicators import CATALOGUE, Scope, compute
from indicators.words import typeset
from tests.widgets.conftest import fill

FICHE = load_fiche()
SCOPE = Scope("2025-2026")


def test_each_point_of_the_agenda_has_its_slide_with_its_indicator_or_the_first_that_has_a_figure(store):
    fill(store)
    points = [
        AgendaItem(titre="La satisfaction", question="D3.4", indicateur="satisfaction.taux"),
        AgendaItem(titre="Les liens", question="D3.4"),
        AgendaItem(titre="Les offres", question="D1.2"),
        AgendaItem(titre="Le proviseur adjoint", raison="Il est là."),
        AgendaItem(titre="Une fiche d’avant", question="Z9", indicateur="disparu"),
    ]
    found = slides_of(points, FICHE, compute(store, CATALOGUE, SCOPE))
    assert [slide.titre for slide in found] == [point.titre for point in points]
    assert [slide.ref for slide in found] == ["D3.4", "D3.4", "D1.2", None, None]
    assert [slide.indicateur for slide in found] == [
        "satisfaction.taux",  # asked for, though it has no figure: the slide says why
        "actions.recurrentes",
        "offres.recues",
        None,
        None,
    ]
    assert found[3].raison == "Il est là."


def test_a_point_that_is_a_whole_question_has_a_shorter_title(store):
    fill(store)
    asked = {question.ref: question for question in FICHE.questions}
    points = [AgendaItem(titre=typeset(asked[ref].text), question=ref) for ref in ("D3.2", "D5.2")]
    measures = compute(store, ["pfmp.taux_solution"], SCOPE)
    found = slides_of(points, FICHE, measures)
    assert [slide.titre for slide in found] == ["Taux de solution de PFMP", "Développer la coopération en réseaux"]
    assert [slide.ref for slide in found] == ["D3.2", "D5.2"]


def test_without_agenda_each_question_with_a_figure_has_its_slide_and_no_other(store):
    assert slides_of([], FICHE, compute(store, CATALOGUE, SCOPE)) == ()
    fill(store)
    measures = compute(store, CATALOGUE, SCOPE)
    found = slides_of([], FICHE, measures)
    told = [each for each in FICHE.questions if any(measures[id_].status == "ok" for id_ in each.indicators)]
    assert [slide.question for slide in found] == told
    assert 5 < len(found) < len(FICHE.questions)
    assert all(measures[slide.indicateur or ""].status == "ok" for slide in found)


def test_without_agenda_no_indicator_is_shown_twice_while_its_question_has_another(store):
    fill(store)
    measures = compute(store, CATALOGUE, SCOPE)
    found = slides_of([], FICHE, measures)
    for place, slide in enumerate(found):
        before = {each.indicateur for each in found[:place]}
        told = [id_ for id_ in (slide.question.indicators if slide.question else ()) if measures[id_].status == "ok"]
        assert slide.indicateur not in before or before.issuperset(told)

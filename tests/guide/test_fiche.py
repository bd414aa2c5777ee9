"""The fiche and the catalogue speak of the same indicators and of the same families."""

from itertools import groupby

import pytest

from guide import load_fiche
from indicators import CATALOGUE
from indicators.families.catalogue import FAMILIES

FICHE = load_fiche()


@pytest.mark.parametrize("question", FICHE.questions, ids=lambda question: question.ref)
def test_each_question_is_answered_by_indicators_of_the_catalogue(question):
    assert question.indicators
    assert set(question.indicators) <= CATALOGUE.keys()
    assert len(set(question.indicators)) == len(question.indicators)


def test_the_questions_bear_each_its_own_place_in_the_fiche():
    refs = [question.ref for question in FICHE.questions]
    assert len(set(refs)) == len(refs)
    assert {ref[0] for ref in refs} == {"P", "D"}


def test_an_indicator_knows_the_questions_that_name_it():
    for id_ in CATALOGUE:
        named = [question.ref for question in FICHE.questions if id_ in question.indicators]
        assert [question.ref for question in FICHE.answered_by(id_)] == named


def test_the_catalogue_has_the_families_of_the_fiche_in_its_order_and_no_other():
    assert [code for code, _ in groupby(indicator.family for indicator in CATALOGUE.values())] == list(FICHE.families)


@pytest.mark.parametrize("module", FAMILIES, ids=lambda module: module.__name__)
def test_each_module_of_indicators_is_headed_by_the_title_of_its_family(module):
    (code,) = {indicator.family for indicator in module.INDICATORS}
    title = FICHE.families[code].partition("\N{NO-BREAK SPACE}:")[0]
    assert module.__doc__.startswith(f"{code} – {title}")


def test_each_family_has_an_indicator_that_answers_a_question():
    answering = {CATALOGUE[id_].family for question in FICHE.questions for id_ in question.indicators}
    assert answering == FICHE.families.keys()

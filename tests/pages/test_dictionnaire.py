"""The dictionary: the 43 declarations, searched without caring for accents, and the ways out of them."""

import pytest

from guide import load_fiche
from indicators import CATALOGUE
from indicators.words import typeset
from tests.pages.screen import links, open_page, sound, written


def shown(app) -> list[str]:
    """The ids of the indicators on screen."""
    return [each for each in CATALOGUE if f"[`{each}`]" in written(app)]


def test_the_43_declarations_are_whole_even_on_an_empty_base():
    said = written(open_page("dictionnaire"))
    for indicator in CATALOGUE.values():
        for part in (indicator.label, indicator.definition, indicator.numerator_label, indicator.caution):
            assert typeset(part) in said, (indicator.id, part)
        if indicator.denominator is not None:
            assert typeset(f"**Dénominateur** : {indicator.denominator_label}") in said


def test_each_declaration_leads_to_its_chart_and_to_its_questions():
    found = [target for _, target in links(open_page("dictionnaire"))]
    wanted = []
    for each in CATALOGUE:
        wanted.append(f"{each.partition('.')[0]}?indicateur={each}")
        wanted += [f"fiche?question={question.ref}" for question in load_fiche().answered_by(each)]
    assert found == wanted


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("fidelises", {"taxe.contributeurs_fidelises"}),
        ("ÉCART filles", {"participation.ecart_filles_garcons"}),
        ("pfmp.courbe", {"pfmp.courbe"}),
        ("D4.3", {"actions.mobilite"}),
        ("satisfaction des parties prenantes", {"satisfaction.taux"}),
    ],
)
def test_a_search_keeps_what_holds_all_its_words(asked, some):
    found = set(shown(open_page("dictionnaire", cherche=asked)))
    assert some <= found
    assert len(found) < len(CATALOGUE) / 4


def test_a_search_that_finds_nothing_says_how_to_come_back():
    app = open_page("dictionnaire")
    assert len(shown(app)) == 43
    sound(app.text_input(key="cherche").set_value("<b>zèbre</b>").run())
    assert shown(app) == []
    assert "Aucun indicateur ne contient «\u00a0<b>zèbre</b>\u00a0»." in written(app)

"""What stands under a figure: what it rests on, what it leaves out, how it moved, how it is defined."""

import pytest

from indicators import CATALOGUE, Measure
from indicators.words import basis_text, definition_text, evolution_text, note_text, parts_of


def measured(id_: str, value: float | None, **known) -> Measure:
    figures = {"numerator": value, "denominator": None, "population": 0, "status": "ok"} | known
    return Measure(id=id_, unit=CATALOGUE[id_].unit, value=value, **figures)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (measured("conventions.actives", 12, population=12), ""),
        (measured("offres.recues", 12, population=7), "offres : 7"),
        (measured("reseaux.part_formalisee", 75, numerator=3, denominator=4), "3 sur 4 réseaux"),
        (
            measured("actions.duree_totale", 30, population=24, note=3),
            "actions de durée connue : 24 ; 3 actions sans durée",
        ),
        (
            measured("actions.duree_moyenne", 2, numerator=48, denominator=24, note=1),
            "actions de durée connue : 24 ; 1 action sans durée",
        ),
        (measured("actions.par_mois", 2.7, numerator=27, denominator=10), "mois de l’année scolaire commencés : 10"),
        (measured("satisfaction.score_moyen", 71, numerator=4970, denominator=70), "réponses notées : 70"),
        (
            measured("participation.part_filles", 50, numerator=4, denominator=8, note=2),
            "4 sur 8 filles et garçons bénéficiaires ; 2 élèves de sexe inconnu",
        ),
    ],
    ids=lambda each: each.id if isinstance(each, Measure) else "",
)
def test_a_figure_says_what_it_rests_on_and_what_it_leaves_out(measure, said):
    assert plain(basis_text(CATALOGUE[measure.id], measure)) == said


def test_every_indicator_that_counts_something_apart_says_what():
    for indicator in CATALOGUE.values():
        assert (indicator.note != "0") == bool(indicator.note_label)
        assert note_text(indicator, measured(indicator.id, 1)) == ""


@pytest.mark.parametrize(
    ("id_", "value", "previous", "said"),
    [
        ("partages.existence", 1, 0, "non un an plus tôt"),
        ("partages.existence", 0, 1, "oui un an plus tôt"),
        ("partages.existence", 1, 1, "stable en un an"),
        ("satisfaction.score_moyen", 71.5, 70, "+1,5 point en un an"),
        ("reseaux.part_formalisee", 70, 75, "−5 points en un an"),
        ("actions.duree_totale", 12, 10, "+2 h en un an"),
        ("reseaux.nombre", 3, None, ""),
    ],
)
def test_an_evolution_is_told_in_the_words_of_its_unit(id_, value, previous, said):
    assert plain(evolution_text(measured(id_, value, previous=previous))) == said


@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=CATALOGUE)
def test_a_definition_says_each_part_that_is_declared(indicator):
    parts, text = parts_of(indicator), definition_text(indicator)
    assert ("Dénominateur" in parts) == (indicator.denominator is not None)
    assert text.startswith(parts["Définition"])
    assert text.endswith(parts["Prudence"])
    assert all(parts[name] in text for name in parts.keys() - {"Sens", "Ventilations"})

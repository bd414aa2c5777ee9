"""What a declaration counts is written in agreement with its number."""

import pytest

from indicators import CATALOGUE
from indicators.words import nouns

LABELS = sorted(
    {
        label
        for each in CATALOGUE.values()
        for label, present in (
            (each.numerator_label, each.unit in ("nb", "%", "par mois")),
            (each.denominator_label, each.unit == "%"),
            (each.population_label, True),
        )
        if present
    }
)


@pytest.mark.parametrize("label", LABELS)
def test_the_gender_of_what_every_declaration_counts_is_known(label):
    assert nouns.head(label) in nouns.GENDERS, f"« {nouns.head(label)} » is missing in indicators/words/nouns.py"


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("élèves", "élève"),
        ("élèves présents à au moins une action", "élève présent à au moins une action"),
        ("élèves de l'effectif", "élève de l'effectif"),
        ("élèves ULIS ou EBEP bénéficiaires", "élève ULIS ou EBEP bénéficiaire"),
        ("élèves des publics prioritaires", "élève des publics prioritaires"),
        ("filles et garçons bénéficiaires", "fille ou garçon bénéficiaire"),
        ("couples élève × période, hors solutions sans date", "couple élève × période, hors solutions sans date"),
        ("entreprises présentes les deux années", "entreprise présente les deux années"),
        ("solutions dues au réseau", "solution due au réseau"),
        ("réseaux formalisés", "réseau formalisé"),
        ("réseaux régionaux", "réseau régional"),
        ("mois commencés", "mois commencé"),
    ],
)
def test_one_of_them_is_in_the_singular_up_to_its_complement(label, one):
    assert nouns.singular(label) == one


@pytest.mark.parametrize(
    ("label", "count", "said"),
    [
        ("conventions actives", 0, "aucune\u00a0convention active"),
        ("réseaux formalisés", 0, "aucun\u00a0réseau formalisé"),
        ("conventions actives", 1, "1\u00a0convention active"),
        ("conventions actives", 2, "2\u00a0conventions actives"),
        ("élèves", 1412, "1\u202f412\u00a0élèves"),
        ("filles et garçons bénéficiaires", 40, "40\u00a0filles et garçons bénéficiaires"),
    ],
)
def test_a_count_agrees_with_its_number(label, count, said):
    assert nouns.counted(label, count) == said


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("élèves présents à au moins une action", "élèves"),
        ("élèves ULIS ou EBEP bénéficiaires", "élèves"),
        ("élèves prioritaires bénéficiaires", "élèves"),
        ("actions récurrentes", "actions récurrentes"),
        ("couples élève × période avec solution", "couples élève × période"),
        ("solutions trouvées au plus tard le premier jour", "solutions"),
        ("conventions à renouveler", "conventions"),
    ],
)
def test_the_short_name_drops_what_would_make_a_sentence_stumble(label, name):
    assert nouns.short(label) == name


def test_an_unknown_noun_is_counted_all_the_same():
    assert nouns.counted("tracteurs", 0) == "aucun\u00a0tracteur"
    assert nouns.head("") == ""

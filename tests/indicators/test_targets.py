"""A target is reached or not, and what is missing is told in people, in euros or in points."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import CATALOGUE, Indicator, Measure
from indicators.views import Target, drawn_on, fault, missing_text, reached, targets_of

RATE = CATALOGUE["participation.taux_beneficiaires"]
PLACED = CATALOGUE["pfmp.taux_solution"]
COUNT = CATALOGUE["conventions.actives"]
AMOUNT = CATALOGUE["taxe.montant"]
GROWTH = CATALOGUE["taxe.evolution"]
GAP = CATALOGUE["participation.ecart_filles_garcons"]
GIRLS = CATALOGUE["participation.part_filles"]
FAITHFUL = CATALOGUE["pfmp.entreprises_fidelisees"]
HOSTS = "entreprises d’accueil de l’année précédente"
RECURRENT = CATALOGUE["actions.recurrentes"]
HOURS = replace(COUNT, unit="h", numerator_label="heures")
MEAN = replace(RATE, unit="h", numerator_label="heures", denominator_label="actions de durée connue")
SCORE = replace(RATE, unit="/100", numerator_label="notes", denominator_label="réponses notées")
MONTHLY = replace(RATE, unit="par mois", numerator_label="actions", denominator_label="mois commencés", chart="bars")
YES = replace(COUNT, unit="oui/non")
ABSENCES = replace(RATE, better="baisse")
LEAST = "de la cible, ou égal à elle : c’est ce qu’il faut tenir au moins."


def measured(indicator: Indicator, above: float, below: float | None = None) -> Measure:
    value = above if below is None else (100 if indicator.unit == "%" else 1) * above / below
    return Measure(
        id=indicator.id, unit=indicator.unit, value=value, numerator=above, denominator=below,
        population=int(below or above), status="ok",
    )  # fmt: skip


def unknown(indicator: Indicator) -> Measure:
    return replace(measured(indicator, 0), value=None, numerator=None, status="nd", reason="jamais importé")


def said(text: str) -> str:
    """Typographic spaces as plain ones: these tests are about words and numbers."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("indicator", "above", "below", "cible", "text"),
    [
        # 420.3 of 467 needed, 417 there
        (RATE, 417, 467, 90, "4 élèves de plus pour atteindre 90 %"),
        (RATE, 8, 10, 90, "1 élève de plus pour atteindre 90 %"),
        (RATE, 0, 3, 100, "3 élèves de plus pour atteindre 100 %"),
        (PLACED, 23, 27, 87.5, "1 couple élève × période de plus pour atteindre 87,5 %"),
        (COUNT, 27, None, 30, "3 conventions actives de plus pour atteindre 30"),
        (COUNT, 0, None, 1, "1 convention active de plus pour atteindre 1"),
        (AMOUNT, 18750, None, 20000, "il manque 1 250 € pour atteindre 20 000 €"),
        (AMOUNT, 19999.5, None, 20000, "il manque 0,50 € pour atteindre 20 000 €"),
        # 5 % of 20 000 is 1 000, 400 there
        (GROWTH, 400, 20000, 5, "il manque 600 € pour atteindre +5 %"),
        (HOURS, 90.5, None, 100, "il manque 9,5 h pour atteindre 100 h"),
        (MEAN, 25, 10, 3, "il manque 0,5 h pour atteindre 3 h"),
        (SCORE, 700, 10, 72.3, "il manque 2,3 points pour atteindre 72,3 /100"),
        (SCORE, 721, 10, 72.5, "il manque 0,4 point pour atteindre 72,5 /100"),
        (MONTHLY, 21, 8, 3, "3 actions de plus pour atteindre 3 par mois"),
        # the companies of the year before are what they are, but there will be others: which ones are recalled
        (FAITHFUL, 12, 20, 70, f"2 de plus sur les mêmes 20 {HOSTS} pour atteindre 70 %"),
        (RECURRENT, 24, 27, 100, "3 actions récurrentes de plus, sur les mêmes 27, pour atteindre 100 %"),
    ],
)
def test_what_is_missing_is_told_in_the_indicator_s_own_things(indicator, above, below, cible, text):
    found = missing_text(indicator, measured(indicator, above, below), Target(cible))
    assert said(found) == text
    assert not re.search(r" [;:!?%€]|\d (?!de )", found)


@pytest.mark.parametrize(
    ("indicator", "above", "below", "cible", "text"),
    [
        (RATE, 420, 463, 90, "cible atteinte, 3 élèves au-delà"),
        (RATE, 9, 10, 90, "cible atteinte"),
        (RATE, 95, 104, 90, "cible atteinte, 1 élève au-delà"),
        (COUNT, 30, None, 30, "cible atteinte"),
        (COUNT, 31, None, 30, "cible atteinte, 1 convention active au-delà"),
        (AMOUNT, 21250, None, 20000, "cible atteinte, 1 250 € au-delà"),
        (SCORE, 750, 10, 72, "cible atteinte, 3 points au-delà"),
        (YES, 1, None, 1, "cible atteinte"),
        (YES, 0, None, 1, "la cible est : oui"),
    ],
)
def test_a_target_that_is_reached_says_by_how_much(indicator, above, below, cible, text):
    assert said(missing_text(indicator, measured(indicator, above, below), Target(cible))) == text


@pytest.mark.parametrize(
    ("above", "text", "place"),
    [
        (8, "cible atteinte, 2 élèves en deçà", "atteinte"),
        (10, "cible atteinte", "atteinte"),
        (13, "3 élèves de moins pour descendre à 10 %", "entre la cible et le seuil"),
        (21, "11 élèves de moins pour descendre à 10 %", "au-dessus du seuil"),
    ],
)
def test_where_less_is_better_the_target_is_approached_from_above(above, text, place):
    measure, target = measured(ABSENCES, above, 100), Target(10, 20)
    assert said(missing_text(ABSENCES, measure, target)) == text
    assert reached(ABSENCES, measure, target) == place


def test_too_many_euros_where_less_is_better_are_in_excess():
    costs = replace(AMOUNT, better="baisse")
    assert said(missing_text(costs, measured(costs, 1200), Target(1000))) == "200 € de trop pour descendre à 1 000 €"


@pytest.mark.parametrize(
    ("indicator", "above", "below", "cible", "text"),
    [
        (GIRLS, 21, 60, 40, "5 points au-dessous de la cible"),
        (GIRLS, 24, 60, 40, "à la cible"),
        (GAP, -1.2, None, 0, "1,2 point au-dessous de la cible"),
        (CATALOGUE["conventions.a_echeance"], 7, None, 4, "3 conventions au-dessus de la cible"),
    ],
)
def test_where_neither_more_nor_less_is_better_the_distance_is_told_without_judgement(
    indicator, above, below, cible, text
):
    measure = measured(indicator, above, below)
    assert said(missing_text(indicator, measure, Target(cible))) == text
    assert reached(indicator, measure, Target(cible, cible)) == ""


@pytest.mark.parametrize(
    ("above", "seuil", "place"),
    [(90, 80, "atteinte"), (89, 80, "entre le seuil et la cible"), (80, 80, "entre le seuil et la cible"),
     (79, 80, "sous le seuil"), (89, None, "sous la cible"), (95, None, "atteinte")],
)  # fmt: skip
def test_a_measure_stands_at_its_target_its_threshold_or_below(above, seuil, place):
    assert reached(RATE, measured(RATE, above, 100), Target(90, seuil)) == place


def test_without_value_or_behind_a_mask_nothing_is_said_of_the_target():
    masked = replace(measured(RATE, 2, 3), status="masque")
    for measure in (unknown(RATE), masked):
        assert missing_text(RATE, measure, Target(90, 80)) == ""
        assert reached(RATE, measure, Target(90, 80)) == ""


def test_a_share_cannot_be_asked_for_more_than_the_whole():
    assert said(missing_text(RATE, measured(RATE, 9, 10), Target(110))) == "cible hors d’atteinte, au-delà de 100 %"


PEOPLE = st.integers(1, 2000).flatmap(lambda below: st.tuples(st.integers(0, below), st.just(below)))
PERCENTS = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@given(people=PEOPLE, cible=PERCENTS, indicator=st.sampled_from([RATE, ABSENCES, PLACED]))
def test_the_people_missing_are_enough_and_one_less_is_not(people, cible, indicator):
    above, below = people
    text = missing_text(indicator, measured(indicator, above, below), Target(cible))
    sign = -1 if indicator.better == "baisse" else 1

    def met(moved: int) -> bool:
        return sign * 1000 * (above + sign * moved) >= sign * round(10 * cible) * below

    place = reached(indicator, measured(indicator, above, below), Target(cible))
    assert (place == "atteinte") == text.startswith("cible atteinte") == met(0)
    found = re.search(r"(\d[\d\u202f]*)\u00a0(?:élève|couple)", text)
    people = int(found[1].replace("\u202f", "")) if found else 0
    if met(0):
        assert met(-people)
        assert not met(-people - 1)
    else:
        assert met(people)
        assert not met(people - 1)


@pytest.mark.parametrize(
    ("indicator", "target", "sentence"),
    [
        (RATE, Target(90, 80), ""),
        (RATE, Target(100, 100), ""),
        (GROWTH, Target(120, -5), ""),
        (GAP, Target(0, -4), ""),
        (ABSENCES, Target(10, 20), ""),
        (RATE, Target(101), "La cible (101 %) dépasse 100 %, le plus que cet indicateur puisse atteindre."),
        (SCORE, Target(90, 120), "Le seuil (120 /100) dépasse 100 /100, le plus que cet indicateur puisse atteindre."),
        (COUNT, Target(-1), "La cible ne peut pas être négative."),
        (COUNT, Target(3, -1), "Le seuil ne peut pas être négatif."),
        (COUNT, Target(float("nan")), "Pour la cible, un nombre est attendu."),
        (AMOUNT, Target(1, float("inf")), "Pour le seuil, un nombre est attendu."),
        (RATE, Target(80, 90), f"Le seuil ne peut être qu’au-dessous {LEAST}"),
        (ABSENCES, Target(20, 10), f"Le seuil ne peut être qu’au-dessus {LEAST}"),
    ],
)
def test_a_target_that_cannot_be_is_refused_with_its_reason(indicator, target, sentence):
    assert said(fault(indicator, target)) == sentence
    assert not re.search(r" [;:!?%€]|\d ", fault(indicator, target))


def test_a_target_is_drawn_where_each_group_could_be_asked_for_it():
    assert all(drawn_on(each, "annee") for each in CATALOGUE.values())
    assert all(drawn_on(each, "formation") for each in (RATE, GAP, SCORE, GROWTH, MEAN))
    assert not any(drawn_on(each, "formation") for each in (COUNT, AMOUNT, HOURS, MONTHLY, YES))


def test_the_targets_of_a_base_are_found_by_indicator_and_year(store):
    store.set_target(RATE.id, "2025-2026", 90, 80)
    store.set_target(COUNT.id, "2024-2025", 12)
    assert targets_of(store, ["2025-2026"]) == {(RATE.id, "2025-2026"): Target(90, 80)}
    assert targets_of(store, ["2024-2025", "2025-2026"])[COUNT.id, "2024-2025"] == Target(12, None)

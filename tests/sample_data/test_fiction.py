"""The fictional school could be a real one: its pupils, calendar and companies, and what changes in three years."""

import datetime as dt
from collections import Counter

import pytest

from indicators import Scope, compute
from indicators.engine import holdings as choices
from sample_data.fiction.actions import actions, in_pfmp
from sample_data.fiction.argent import TAX, versements
from sample_data.fiction.eleves import PUBLICS, inscriptions
from sample_data.fiction.entreprises import PARTENAIRES, entreprises, luhn_sum, siret_of_partner
from sample_data.fiction.lycee import ANNEES, FORMATIONS, is_school_day, periodes
from sample_data.fiction.participations import participations, totals
from sample_data.fiction.pfmp import pfmp

TODAY = dt.date(2026, 11, 25)
SHARES = {
    "boursier": (0.36, 0.44), "qpv": (0.09, 0.15), "ulis": (0.01, 0.04), "ebep": (0.05, 0.10),
    "allophone": (0.02, 0.05), "mlds": (0.005, 0.025),
}  # fmt: skip


def figures(store, indicator, **filters):
    """The indicator in each of the three years."""
    return [compute(store, [indicator], Scope(annee, TODAY, **filters))[indicator].value for annee in ANNEES]


def with_pupil(by_year):
    return [each for listed in by_year.values() for each in listed]


@pytest.mark.parametrize("annee", ANNEES)
def test_a_year_has_some_nine_hundred_pupils_in_classes_of_a_lycee_professionnel(annee):
    enrolled = inscriptions()[annee]
    assert 860 <= len(enrolled) <= 960
    classes = Counter(each.classe for each in enrolled)
    assert 40 <= len(classes) <= 48
    assert all(8 <= size <= 29 for size in classes.values())
    assert {each.formation for each in enrolled} == set(FORMATIONS)
    assert 0.01 < sum(each.sortie is not None for each in enrolled) / len(enrolled) < 0.06


@pytest.mark.parametrize("annee", ANNEES)
def test_priority_groups_have_believable_shares(annee):
    enrolled = inscriptions()[annee]
    for public in PUBLICS:
        least, most = SHARES[public]
        assert least <= sum(public in each.eleve.publics for each in enrolled) / len(enrolled) <= most, public


@pytest.mark.parametrize("annee", ANNEES)
def test_girls_are_few_in_the_workshops_and_many_in_care(annee):
    def share(*codes):
        sexes = [each.eleve.sexe for each in inscriptions()[annee] if each.formation.code in codes]
        return sexes.count("F") / len(sexes)

    assert 0.02 < share("MELEC", "MSPC", "TCI", "MV", "TMA", "PAR") < 0.15
    assert share("ASSP", "COIF") > 0.8
    assert 0.4 < share("AGORA", "MCV", "EPC") < 0.7


def test_pupils_keep_their_number_and_move_up_a_class():
    before, after = ({each.eleve.ine: each for each in inscriptions()[annee]} for annee in ("2023-2024", "2024-2025"))
    stayed = before.keys() & after.keys()
    assert 480 < len(stayed) < 620
    ranks = ("2NDE", "1RE", "TLE"), ("CAP1", "CAP2")
    for ine in stayed:
        assert after[ine].eleve == before[ine].eleve
        if after[ine].formation == before[ine].formation:
            order = next(levels for levels in ranks if before[ine].niveau in levels)
            assert order.index(after[ine].niveau) - order.index(before[ine].niveau) in (0, 1)


def test_only_one_pair_of_pupils_bears_the_same_name():
    for annee in ANNEES:
        names = Counter(
            "".join(sorted(f"{each.eleve.nom} {each.eleve.prenom}".split())) for each in inscriptions()[annee]
        )
        assert sum(count > 1 for count in names.values()) == (annee != "2023-2024")


def test_no_number_of_a_company_can_be_a_real_one_yet_its_key_is_right():
    numbers = [each.siret for each in entreprises()] + [siret_of_partner(name) for name in PARTENAIRES]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert len(number) == 14
        assert luhn_sum(number) % 10 == 0
        assert luhn_sum(number[:9]) % 10 != 0


def test_actions_and_placements_fall_on_school_days():
    assert all(is_school_day(each.debut) for each in with_pupil(actions()))
    for annee in ANNEES:
        for formation in FORMATIONS:
            for niveau in formation.niveaux:
                first, second = periodes(annee, formation, niveau)
                assert first.fin < second.debut
                assert is_school_day(first.debut)
                assert is_school_day(second.debut)


def test_nobody_is_expected_at_an_action_while_away_in_a_company_or_gone():
    for each in with_pupil(participations()):
        pupil, action = each.pupil, each.action
        assert pupil.present_on(action.debut)
        away = in_pfmp(pupil.formation, pupil.niveau, action.debut, action.annee)
        assert not away or action.mobilite == "géographique"


def test_an_action_that_is_cancelled_has_no_participant():
    listed = {each.action.reference for each in with_pupil(participations())}
    for action in with_pupil(actions()):
        counted = totals(action) is not None
        assert not (counted and action.reference in listed)
        if action.statut == "annulée":
            assert action.reference not in listed
            assert not counted


@pytest.mark.parametrize("annee", ANNEES)
def test_a_year_has_a_season_of_actions(annee):
    months = Counter(f"{each.debut:%m}" for each in actions()[annee])
    assert 55 <= months.total() <= 75
    assert sum(months[month] for month in ("11", "12", "01", "02", "03")) > 0.55 * months.total()
    assert months["07"] + months["08"] == 0


def test_solutions_come_after_what_led_to_them_and_not_too_late():
    for each in with_pupil(pfmp()):
        assert (each.entreprise is not None) == (each.situation in ("convention signée", "place trouvée"))
        if each.trouvee:
            assert each.trouvee <= each.periode.debut + dt.timedelta(days=9)
            assert each.action is None or each.action.debut <= each.trouvee
        if each.entreprise:
            assert each.entreprise.secteur == each.pupil.formation.secteur


def test_the_payments_of_a_campaign_add_up_to_what_was_announced():
    for campagne, (total, payers) in TAX.items():
        paid = versements()[campagne]
        assert sum(each.montant for each in paid) == pytest.approx(total, abs=0.005)
        assert len({each.entreprise.siret for each in paid if each.entreprise}) == payers
        assert sum(each.entreprise is None for each in paid) == 2


def test_the_base_knows_the_three_years_and_no_other(store):
    assert sorted(choices.school_years(store)) == list(ANNEES)


def test_more_pupils_take_part_each_year_and_girls_catch_up(store):
    first, second, third = figures(store, "participation.taux_beneficiaires")
    assert 55 < first < second - 4 < third - 8 < 90
    gaps = figures(store, "participation.ecart_filles_garcons")
    assert gaps[0] < -7
    assert abs(gaps[2]) < 4
    assert sorted(figures(store, "participation.taux_participation")) == figures(
        store, "participation.taux_participation"
    )


def test_placements_get_better_but_for_one_diploma(store):
    rates = figures(store, "pfmp.taux_solution")
    assert 92 <= rates[0] < rates[1] < rates[2] <= 96.5
    agora = figures(store, "pfmp.taux_solution", formation="Bac pro AGOrA")
    assert agora[0] - agora[2] > 8
    network = figures(store, "pfmp.part_via_partenaire")
    assert network[0] + 12 < network[2]
    assert all(150 <= count <= 190 for count in figures(store, "pfmp.entreprises_accueil"))
    assert all(65 <= rate <= 90 for rate in figures(store, "pfmp.entreprises_fidelisees")[1:])


def test_the_tax_rises_then_falls(store):
    assert figures(store, "taxe.montant") == pytest.approx([total for total, _ in TAX.values()])
    _, rise, fall = figures(store, "taxe.evolution")
    assert rise > 15 > 0 > fall


def test_actions_are_the_origin_of_placements_offers_and_payments(store):
    for table in ("pfmp", "offres", "taxe", "invitations"):
        linked = store.frame(
            f"select count(*) as n, count(actions.reference) as known from {table} "
            "left join actions on norm(actions.reference) = norm(action_origine) where action_origine is not null"
        )
        assert linked["n"][0] >= 30
        assert linked["known"][0] == linked["n"][0], table

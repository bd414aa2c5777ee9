"""Spellings of one company are proposed together, gathered only when a person says so, and parted again at will."""

import random
import time

import pytest

from indicators import Scope, compute
from spreadsheets.companies.clusters import (
    accept,
    companies,
    count_refused,
    forget_refused,
    merged,
    propose,
    refuse,
    separate,
)
from spreadsheets.importing.undo import redo_imports, undo_imports
from tests.spreadsheets.drops import drop, drop_one
from warehouse import open_warehouse
from warehouse.companies import NAMED, follow

SIRET, OTHER_SIRET = "73282932000074", "35600000000048"
TAXE = "Campagne;Entreprise;SIRET;Montant\n"


def give(store, *names, siret=""):
    """One payment of the tax by company, in a file of its own."""
    rows = "".join(f"2025;{name};{siret};{100 + place}\n" for place, name in enumerate(names))
    return drop_one(store, f"taxe {len(store.journal())}.csv", TAXE + rows)


def host(store, *places):
    """One pupil hosted in a PFMP by each « name, town »."""
    names = [f"ELEVE{letter};Prénom{letter}" for letter in "ABC"]
    pupils = "".join(f"{name};F;2A\n" for name in names)
    stays = "".join(
        f"PFMP 1;17/11/2025;12/12/2025;{name};convention signée;{company};{commune}\n"
        for name, (company, commune) in zip(names, places, strict=False)
    )
    header = "Période;Début;Fin;Nom;Prénom;Situation;Entreprise;Commune\n"
    drop(store, {"eleves.csv": "Nom;Prénom;Sexe;Classe\n" + pupils, "pfmp.csv": header + stays})


def keys(store):
    """Every key of every row of the base."""
    return {
        table: store.frame(f"select cle, entreprise_cle from {table} order by cle").astype(str).values.tolist()
        for table in NAMED
    }


def proposed(store):
    return [[company.key for company in cluster.companies] for cluster in propose(store)]


def contributors(store):
    return compute(store, ["taxe.contributeurs"], Scope("2025-2026"))["taxe.contributeurs"].value


def test_legal_forms_case_accents_and_dots_do_not_make_another_company(store):
    give(store, "Dupont SA", "DUPONT S.A.", "Ets Dupont", "Société Électro-Sud", "ELECTRO SUD (SARL)", "Durand")
    assert [set(each) for each in proposed(store)] == [
        {"dupont sa", "dupont s a", "ets dupont"},
        {"societe electro sud", "electro sud sarl"},
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Carosserie Dupond", "Carrosserie Dupont"), ("BTP Sud", "B.T.P. Sud"), ("Martin Garage", "Garage Martin")],
)
def test_a_slip_of_the_pen_or_another_order_is_proposed(store, one, other):
    give(store, one, other)
    assert len(proposed(store)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boulangerie du Pont", "Boulangerie du Port"),
        ("Agence 12", "Agence 13"),
        ("Garage Martin", "Garage Bernard"),
        ("Dupont", "Dupond"),
        ("Établissement", "Société"),
        ("Carrosserie industrielle Netadeba", "Carrosserie industrielle Netodela"),
    ],
)
def test_another_word_is_another_company(store, one, other):
    give(store, one, other)
    assert proposed(store) == []


def test_the_same_name_in_two_towns_is_two_companies_and_a_town_left_blank_is_a_doubt(store):
    host(store, ("Garage Martin", "Lyon"), ("Garage Martin", "Brest"), ("Garage Durand", "LYON CEDEX 03"))
    assert proposed(store) == []
    give(store, "Garage Durand")
    assert proposed(store) == [["garage durand", "garage durand|lyon cedex 03"]]


def test_a_name_without_town_never_joins_two_towns(store):
    host(store, ("Garage Martin", "Lyon"), ("Garage Martin", "Brest"))
    give(store, "Garage Martin")
    assert proposed(store) == [["garage martin", "garage martin|brest"]]
    refuse(store, propose(store)[0])
    assert proposed(store) == [["garage martin", "garage martin|lyon"]]


def test_one_town_in_common_makes_a_doubt_of_a_name_that_would_not_be_one(store):
    host(store, ("Menuiserie Lefebvre", "Saint-Étienne"), ("Menuiserie Lefebure", "ST ETIENNE"))
    assert len(proposed(store)) == 1
    host(other := open_warehouse(":memory:"), ("Menuiserie Lefebvre", ""), ("Menuiserie Lefebure", ""))
    assert proposed(other) == []
    other.close()


def test_two_sirets_are_never_proposed_together_and_the_one_with_a_siret_comes_first(store):
    give(store, "Dupont", siret=SIRET)
    give(store, "Dupont", siret=OTHER_SIRET)
    assert proposed(store) == []
    give(store, "Dupont SA", "Dupont SA")
    (cluster,) = propose(store)
    assert [company.siret is None for company in cluster.companies] == [False, True]
    with pytest.raises(ValueError, match="ne peut pas"):
        accept(store, cluster, "durand")


def test_a_cluster_says_how_each_company_is_written_where_and_how_often(store):
    host(store, ("Ets Dupont", "Lyon"), ("ETS DUPONT", "Lyon"), ("Ets Dupont", "Lyon"))
    give(store, "Dupont")
    ((first, second),) = (cluster.companies for cluster in propose(store))
    assert (first.spellings, first.tables, first.rows, first.communes) == (
        ("Ets Dupont", "ETS DUPONT"), ("pfmp",), 3, ("Lyon",),
    )  # fmt: skip
    assert (second.spellings, second.tables, second.rows, second.communes) == (("Dupont",), ("taxe",), 1, ())


def test_companies_said_to_be_one_are_counted_once_and_parted_they_are_as_before(store):
    give(store, "Dupont SA", "Ets Dupont", "Durand")
    before, shown, version = keys(store), propose(store), store.version
    assert contributors(store) == 3
    accept(store, shown[0], "ets dupont")
    assert contributors(store) == 2
    assert store.version == version + 1
    assert proposed(store) == []
    ((first, second),) = (cluster.companies for cluster in merged(store))
    assert (first.spellings, second.spellings) == (("Ets Dupont",), ("Dupont SA",))
    separate(store, merged(store)[0])
    assert keys(store) == before
    assert propose(store) == shown
    assert merged(store) == []


def test_what_was_said_holds_for_the_files_to_come_and_when_the_base_is_made_anew(store):
    give(store, "Dupont SA", "Ets Dupont")
    accept(store, propose(store)[0], "dupont sa")
    give(store, "ETS DUPONT")
    host(store, ("Ets Dupont", ""))
    said = keys(store)
    assert {key for rows in said.values() for _, key in rows} == {"dupont sa"}
    undo_imports(store, [1])
    redo_imports(store, [1])
    assert keys(store) == said


def test_a_company_that_was_kept_may_itself_become_another(store):
    give(store, "Dupont SA", "Ets Dupont")
    accept(store, propose(store)[0], "ets dupont")
    give(store, "Dupont", siret=SIRET)
    stale = propose(store)[0]
    accept(store, stale, SIRET)
    assert set(companies(store)) == {SIRET}
    accept(store, stale, "ets dupont")  # said again in another window: it is one company already
    assert set(companies(store)) == {SIRET}
    separate(store, merged(store)[0])
    assert set(companies(store)) == {SIRET, "dupont sa", "ets dupont"}


@pytest.mark.parametrize("parted", ["dupont", "dupont sa", "ets dupont"])
def test_one_of_several_may_be_parted_from_the_others_even_the_one_that_was_kept(store, parted):
    give(store, "Dupont SA", "Ets Dupont", "Dupont")
    accept(store, propose(store)[0], "ets dupont")
    assert set(companies(store)) == {"ets dupont"}
    separate(store, merged(store)[0], [parted])
    assert len(companies(store)) == 2
    assert parted in companies(store)
    (together,) = merged(store)
    assert {company.key for company in together.companies} == {"dupont sa", "ets dupont", "dupont"} - {parted}
    separate(store, together)
    assert set(companies(store)) == {"dupont sa", "ets dupont", "dupont"}


def test_what_is_refused_is_not_shown_again_until_it_is_asked_for(store):
    give(store, "Dupont SA", "Ets Dupont", "Dupont")
    (cluster,) = propose(store)
    accept(store, cluster, "dupont", ["dupont", "dupont sa"])
    assert set(companies(store)) == {"dupont", "ets dupont"}
    assert proposed(store) == []
    assert count_refused(store) == 2
    forget_refused(store)
    assert proposed(store) == [["dupont", "ets dupont"]]


def test_a_chain_is_followed_to_its_end_and_a_circle_is_no_trap():
    assert follow({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}
    assert follow({"a": "b", "b": "c", "c": "b"}) == {"a": "b", "b": "b", "c": "b"}
    assert follow({"a": "a"}) == {"a": "a"}


def test_five_thousand_companies_are_compared_within_a_second_of_work(store):
    luck = random.Random(5)  # noqa: S311 (names of companies)
    kinds = ("Garage", "Boulangerie", "Menuiserie", "Agence", "Cabinet")
    syllables = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeiou"]
    names = [f"{luck.choice(kinds)} {''.join(luck.choices(syllables, k=4))}" for _ in range(5000)]
    with store.importing() as deposit:
        deposit.execute("insert into offres (entreprise, cle) select unnest(?), uuid()", [[*names, f"Ets {names[0]}"]])
        deposit.name_companies()
    began = time.process_time()
    found = propose(store)
    assert time.process_time() - began < 1
    assert any(names[0] in company.spellings for cluster in found for company in cluster.companies)

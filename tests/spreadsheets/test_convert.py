"""One conversion per kind of column."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.cells import conversions
from spreadsheets.cells.conversions import (
    NEITHER_YES_NOR_NO,
    SAID_WITH_MORE,
    UNKNOWN_SEX,
    UNLISTED_EMPTY,
    UNLISTED_OTHER,
    changed_to_date,
    convert,
)
from spreadsheets.cells.doubt import FORMULA, sentence
from spreadsheets.cells.niveaux import niveau_of_pupil, read_niveau
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Column

PARTNERS = {
    "entreprise": ("société", "employeur"),
    "établissement de formation": ("lycée", "CFA", "IUT"),
    "autre": (),
}


def column(kind, **declared):
    return Column(name="colonne", title="Colonne", kind=kind, **declared)


def values(kind, *cells, **declared):
    return convert(column(kind, **declared), cells).values


def test_yes_is_written_in_many_ways():
    assert set(values("oui_non", "oui", "O", "x", "X", "✓", "Vrai", "true", True, 1, 1.0, "1", "OUI ", "Oui.")) == {
        True
    }


def test_no_is_written_in_many_ways():
    assert set(values("oui_non", "non", "N", "faux", False, "false", 0, "0", "Néant", "sans")) == {False}


def test_an_empty_cell_of_a_yes_or_no_column_is_no():
    assert convert(column("oui_non"), []).empty is False


def test_what_is_neither_yes_nor_no_is_left_empty_and_signalled():
    converted = convert(column("oui_non"), ["peut-être"])
    assert (converted.values, converted.doubts) == ([None], {0: NEITHER_YES_NOR_NO})


@pytest.mark.parametrize("cell", ["F", "f", 2, "2", "Féminin", "fille", "FEMME", "Mme"])
def test_a_girl_is_told_in_many_ways(cell):
    assert values("sexe", cell) == ["F"]


@pytest.mark.parametrize("cell", ["M", "G", "h", 1, 1.0, "Masculin", "garçon", "Homme"])
def test_a_boy_is_told_in_many_ways(cell):
    assert values("sexe", cell) == ["G"]


def test_an_empty_or_unknown_sex_stays_unknown_and_is_never_given():
    converted = convert(column("sexe"), ["X", "3", "?F"])
    assert converted.values == ["inconnu"] * 3
    assert set(converted.doubts.values()) == {UNKNOWN_SEX}
    assert converted.empty == "inconnu"


def test_a_value_of_a_list_is_known_whatever_its_case_accents_agreement_or_number():
    found = values(
        "liste", "Entreprises", "SOCIETE", "Société(s)", "établissements de formation", "cfa", values=PARTNERS
    )
    assert found == ["entreprise"] * 3 + ["établissement de formation"] * 2


def test_an_unknown_value_goes_to_autre_is_left_empty_or_refused_as_the_table_says():
    for unknown, value, cause in (("autre", "autre", UNLISTED_OTHER), ("vide", None, UNLISTED_EMPTY)):
        converted = convert(column("liste", values=PARTNERS, unknown=unknown), ["Rectorat"])
        assert (converted.values, converted.doubts) == ([value], {0: cause})
    refused = convert(column("liste", values=PARTNERS), ["Rectorat"])
    assert refused.values == [None]
    assert refused.doubts[0].refuses
    assert "entreprise, établissement de formation, autre" in refused.doubts[0].advice


@pytest.mark.parametrize(
    ("table", "name", "word", "value"),
    [
        ("offres", "contrat", "CDD - 8 semaines", "CDD"),
        ("offres", "contrat", "Contrat d’apprentissage 3 ans", "apprentissage"),
        ("offres", "contrat", "CDD ou intérim", "autre"),
        ("offres", "contrat", "Poste saisonnier en station", "saisonnier"),
        ("actions", "type_action", "Forum des métiers de la mer", "forum ou salon"),
        ("actions", "type_action", "Visite puis forum", "autre"),
        ("actions", "type_action", "Atelier de couture", "autre"),
        ("conventions", "type_partenaire", "Mairie d’Urt", "collectivité"),
        ("conventions", "type_partenaire", "Hors chambre de métiers", "autre"),
        ("invitations", "reponse", "Oui (par téléphone)", "acceptée"),
        ("invitations", "reponse", "Non : en déplacement", "déclinée"),
        ("invitations", "reponse", "Oui / Non", None),
        ("invitations", "reponse", "Peut-être oui", None),
        ("pfmp", "situation", "Convention signée le 03/11", "convention signée"),
        ("pfmp", "situation", "Convention pas signée", None),
        ("participations", "presence", "Présente - arrivée à 9 h", "présent"),
    ],
)
def test_a_value_of_a_list_may_be_followed_by_a_remark_which_is_told(table, name, word, value):
    converted = convert(BY_NAME[table].column(name), [word])
    assert converted.values == [value]
    assert (converted.doubts[0] is SAID_WITH_MORE) is (value not in (None, "autre"))


def test_a_default_stands_for_an_empty_cell():
    assert convert(column("entier", default=1), []).empty == 1


def test_formations_are_told_apart_but_a_comma_within_a_name_is_not_a_border():
    cells = [
        "Bac pro MELEC ; CAP Maçon",
        "Bac pro MELEC, CAP Maçon",
        "Hôtellerie, restauration",
        "MELEC/2NDE TNE",
        "A\nB",
    ]
    assert values("formations", *cells) == [
        "Bac pro MELEC;CAP Maçon",
        "Bac pro MELEC;CAP Maçon",
        "Hôtellerie, restauration",
        "MELEC;2NDE TNE",
        "A;B",
    ]


def test_any_reason_for_leaving_counts_but_a_written_no():
    assert values("rempli", "DEMENAGEMENT", "démission", "non", 0) == [True, True, False, False]


def test_text_is_on_one_line_without_needless_spaces_or_decimals():
    assert values("texte", "  Forum \n des  métiers ", 12.0) == ["Forum des métiers", "12"]


def test_a_text_that_the_spreadsheet_changed_into_a_date_is_read_as_it_is_typed_and_told():
    converted = convert(column("texte"), [dt.date(2025, 2, 1), dt.date(2025, 3, 1), "1-3"])
    assert converted.values == ["1-2", "1-3", "1-3"]
    assert converted.doubts == {0: changed_to_date("1-2").cause, 1: changed_to_date("1-3").cause}


@pytest.mark.parametrize("kind", sorted(conversions.KINDS))
def test_a_formula_in_error_gives_nothing_and_says_so(kind):
    converted = convert(column(kind, values=PARTNERS), ["#N/A"])
    assert (converted.values, converted.doubts) == ([None], {0: FORMULA})


@pytest.mark.parametrize("kind", sorted(conversions.KINDS))
@given(
    cells=st.lists(
        st.text() | st.floats() | st.integers() | st.booleans() | st.datetimes() | st.times() | st.timedeltas()
    )
)
def test_no_cell_makes_a_conversion_fail(kind, cells):
    assert len(convert(column(kind, values=PARTNERS), cells).values) == len(cells)


@pytest.mark.parametrize(
    ("text", "niveau"),
    [
        ("2nde", "2NDE"),
        ("Seconde professionnelle", "2NDE"),
        ("1ère", "1RE"),
        ("Première", "1RE"),
        ("Tle", "TLE"),
        ("Terminale", "TLE"),
        ("CAP 1", "CAP1"),
        ("1ère année de CAP", "CAP1"),
        ("CAP 2ème année", "CAP2"),
        ("TCAP", "CAP2"),
        ("BTS1", "BTS1"),
        ("2e année BTS", "BTS2"),
        ("Mention complémentaire", "MC"),
        ("T", "TLE"),
        ("3PM", "3PM"),
    ],
)
def test_a_level_is_known_under_many_names(text, niveau):
    assert read_niveau(text) == niveau


@pytest.mark.parametrize(
    ("formation", "classe", "niveau"),
    [
        ("1CAP2 MACON", "1MAC", "CAP1"),
        ("2NDPRO METIERS DU NUMERIQUE", "2TNE1", "2NDE"),
        ("TLEPRO MELEC", "TMELEC", "TLE"),
        ("CAP Maçon", "1MAC", "CAP1"),
        ("CAP Maçon", "2MAC", "CAP2"),
        ("Bac pro MELEC", "2MELEC1", "2NDE"),
        ("Bac pro MELEC", "1 MELEC", "1RE"),
        ("Bac Pro MELEC", "TMELEC", "TLE"),
        ("", "2NDE MELEC", "2NDE"),
        ("", "1MAC", None),
        ("Maçon", "1MAC", None),
        ("", "", None),
    ],
)
def test_formation_and_class_tell_the_level_only_when_they_are_clear(formation, classe, niveau):
    assert niveau_of_pupil(formation, classe) == niveau


def test_a_sentence_quotes_three_values_at_most_and_counts_the_others():
    said = sentence(NEITHER_YES_NOR_NO, ["a", "b", "a", "c", "d", "e" * 100])
    read = "«\u00a0a\u00a0», «\u00a0b\u00a0», «\u00a0c\u00a0» et 2\u00a0autres"
    assert said == f"Ni oui ni non\u00a0: {read}. Écrivez oui ou non."


DENIALS = (
    "non concernée", "N.C.", "N/A", "sans objet", "aucun suivi", "pas de PPS", "non sollicité", "0,0", "☐", "¨", "❌",
    "RAS", "jamais", "ex-ULIS", "Non attribuée", "hors dispositif", "plus suivi", "refusé", "ne bénéficie pas",
    "Sortie du dispositif",
)  # fmt: skip


@pytest.mark.parametrize("word", DENIALS)
@pytest.mark.parametrize("name", ["boursier", "qpv", "ulis", "ebep", "allophone", "mlds"])
def test_a_wording_that_denies_is_never_read_as_a_yes(name, word):
    assert convert(BY_NAME["eleves"].column(name), [word]).values == [False]


@pytest.mark.parametrize(
    ("name", "word"),
    [("boursier", "échelon 6"), ("boursier", "BN"), ("boursier", "4"), ("ebep", "PAP dyslexie"), ("ebep", "suivi MDPH"),
     ("ulis", "ULIS TFC"), ("allophone", "UPE2A"), ("qpv", "✔️"), ("mlds", "décrocheuse")],
)  # fmt: skip
def test_a_wording_that_says_what_the_pupil_has_is_a_yes(name, word):
    assert convert(BY_NAME["eleves"].column(name), [word]) == ([True], False, {})


@pytest.mark.parametrize(("name", "word"), [("qpv", "Les Izards"), ("ebep", "PAP refusé"), ("ulis", "échelon 3")])
def test_a_wording_that_the_column_does_not_know_is_left_open_and_told(name, word):
    converted = convert(BY_NAME["eleves"].column(name), [word])
    assert (converted.values, converted.doubts) == ([None], {0: conversions.UNKNOWN_ANSWER})

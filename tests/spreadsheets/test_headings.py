"""The words of a header, and the slips that may hide them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.recognise.headings import is_heading, literal, parts, words
from spreadsheets.recognise.spelling import Spelling

SPELLING = Spelling(["entreprise", "partenaire", "participant", "prenom", "classe", "signature", "date"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("N° de l’Élève*", ("numero", "eleve")),
        ("Né(e) le", ("ne", "le")),
        ("Du", ("du",)),
        ("Nbre de Réseaux", ("nombre", "reseau")),
        ("Conventions signées", ("convention", "signe")),
        ("2) Date de fin", ("date", "fin")),
        ("Nom¹", ("nom",)),
        ("libelle_classe", ("libelle", "classe")),
        ("dateDeFin", ("date", "fin")),
        ("Montant 2025 (€)", ("montant",)),
        ("Durée (en heures)", ("dure",)),
        ("Durée en h", ("dure",)),
        ("Durée (min)", ("dure", "min")),
        ("Boursier – O/N", ("boursier",)),
        ("F/M", ("f", "m")),
        ("2025", ("2025",)),
        ("(€)", ()),
        ("***", ()),
    ],
)
def test_the_words_of_a_header_are_what_it_means(text, told):
    assert words(text) == told


def test_a_header_that_says_itself_twice_has_two_parts():
    assert parts("Sexe / genre") == ["Sexe ", " genre"]
    assert parts("Quartier prioritaire (QPV)") == ["Quartier prioritaire ", "QPV"]
    assert parts("Présence (oui/non)") == ["Présence  "]


@given(st.text(max_size=40))
def test_no_text_makes_a_header_fail(text):
    assert all(word.isascii() and word.isalnum() for word in (*words(text), *literal(text).split()))
    assert is_heading(text) in (True, False)


def test_a_paragraph_a_number_or_an_address_is_no_header():
    assert not any(map(is_heading, ["Merci de " * 20, "12,5", "lea@example.org", "—"]))


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("entrprise", "entreprise"),
        ("entreprisse", "entreprise"),
        ("entrerpise", "entreprise"),
        ("partenairo", "partenaire"),
        ("prenoms", "prenom"),
        ("classes", "classe"),
    ],
)
def test_one_slip_of_the_hand_is_read_through(word, reading):
    assert SPELLING.readings(word, (word,))[0] == (reading,)


@pytest.mark.parametrize("word", ["data", "sate", "signe", "entropries", "partenariat"])
def test_a_word_too_short_or_too_far_stays_itself(word):
    assert SPELLING.readings(word, (word,)) == [(word,)]


def test_a_word_cut_by_a_point_is_every_word_that_it_begins():
    assert SPELLING.readings("Part.", ("part",)) == [("part",), ("partenaire",), ("participant",)]
    assert SPELLING.readings("Date sign.", ("date", "sign")) == [("date", "sign"), ("date", "signature")]

"""One name for a formation, in all its years and spellings, and never one name for two."""

import re
import tomllib
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from spreadsheets.cells import niveau_of_mef, normalise
from spreadsheets.cells.codes import UNKNOWN_NAF, mef_in, naf_in, read_naf
from spreadsheets.cells.doubt import Doubtful
from spreadsheets.cells.niveaux import niveau_of_formation
from spreadsheets.formations import EVERY, formation_name, formation_names, names, sector_of_mef, sector_of_naf

TOLD = tomllib.loads(Path(names.__file__).with_name("specialities.toml").read_text(encoding="utf-8"))
YEARS = {
    "bac_pro": (
        "1ERE PRO {}", "TLE PRO {}", "1re bac pro {}", "Terminale pro {}", "TLEPRO {}", "Bac pro {}", "BAC PRO - {}"
    ),
    "seconde": ("2NDE PRO {}", "2NDPRO {}", "2de pro {}", "Seconde professionnelle {}"),
    "cap": ("1CAP2 {}", "2CAP2 {}", "3CAP3 {}", "CAP {}", "CAP {} 2e année", "1ère année CAP {}"),
    "bts": ("BTS {}", "BTS1 {}", "2ème année BTS {}"),
    "cs": ("CS {}", "Cs-4 {}", "Mention complémentaire {}"),
}  # fmt: skip
EVERY_SPECIALITY = [(diploma, name, others) for diploma, told in TOLD.items() for name, others in told.items()]


def plain(text: str) -> str:
    """As a nomenclature writes: in capitals without accents."""
    bare = unicodedata.normalize("NFD", text.replace("œ", "oe"))
    return "".join(each for each in bare if not unicodedata.combining(each)).upper()


def cut(label: str) -> str:
    """As a nomenclature cuts: long words to their first letters."""
    return re.sub(r"[^\W_]+", lambda word: word[0] if len(word[0]) < 9 else f"{word[0][:6]}.", label)


@pytest.mark.parametrize(("diploma", "name", "others"), EVERY_SPECIALITY)
def test_a_speciality_has_one_name_in_all_its_years_and_spellings(diploma, name, others):
    told = f"{names.DIPLOMAS[diploma]} {name}"
    for spelled in (name, *others):
        for form in YEARS[diploma]:
            for label in (form.format(spelled), plain(form.format(spelled)), form.format(cut(spelled))):
                assert formation_name(label) == told, label
    assert formation_name(told) == told


def test_no_two_specialities_of_a_diploma_bear_one_name_or_one_sigle():
    for diploma, told in TOLD.items():
        for (one, its), (other, theirs) in combinations(told.items(), 2):
            ours = {normalise(each).replace(" ", "") for each in (one, *its)}
            assert not ours & {normalise(each).replace(" ", "") for each in (other, *theirs)}, (diploma, one, other)


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (
            (
                "1ERE PRO MELEC", "TLE PRO METIERS DE L'ELECTRICITE ET DE SES ENV. CONNECTES", "Bac pro MELEC", "MELEC",
                "2NDPRO MELEC", "METIERS DE L’ELECTRICITE ET DE SES ENV CONN", "Tle MELEC", "T MELEC", "MELEC 2",
                "MELEC (métiers de l’électricité et de ses environnements connectés)", "Bac Pro - MELEC",
                "Métiers de l’électricité et de ses environnements connectés (MELEC)", "1ère et Tle MELEC",
                "bac pro melec", "BAC PRO METIERS ELECTRICITE ENV.CONNECTES", "Terminale bac pro MELEC apprentis",
            ),
            "Bac pro MELEC",
        ),
        (("MCV A", "MCV option A", "TLE PRO MET.COM.VEN.OP.A ANIM.GEST.ESP.COM."), "Bac pro MCV A"),
        (("MCV - option B", "1ERE PRO MET. COMMERCE VENTE OPT.B PROS.CLIENT. VALOR."), "Bac pro MCV B"),
        (("Bac pro MCV", "METIERS DU COMMERCE ET DE LA VENTE"), "Bac pro MCV"),
        (("MRC", "Famille des métiers de la relation client", "2nde MRC"), "2de pro MRC"),
        (("2NDE PRO METIERS DES TRANSITIONS NUM. ET ENERG.", "TNE", "2nde pro TNE - 2nde commune"), "2de pro TNE"),
        (("1ERE PRO XYZ", "TLE PRO XYZ", "Bac pro XYZ"), "Bac pro XYZ"),
        (("1CAP2 VANNERIE D'ART", "2cap2 vannerie d'art"), "CAP Vannerie d'art"),
        (("1ère STMG", "Tle STMG"), "STMG"),
        (("Cuisine",), "Cuisine"),
        (("MELEC et MSPC", "Bac pro MELEC / MSPC"), "Bac pro MELEC;Bac pro MSPC"),
        (("toutes", "Tous", "toutes les Tles", "Toutes les formations", "tous publics", "Ensemble des classes"), EVERY),
        (("Terminale", "2nde", "1ère", "Élèves de Tle"), ""),
        (("3e prépa métiers",), "3e prépa métiers"),
        (("TMELEC1",), "TMELEC1"),
    ],
)  # fmt: skip
def test_a_label_gives_the_name_of_its_formation(labels, name):
    assert {label: formation_name(label) for label in labels} == dict.fromkeys(labels, name)


def test_the_level_tells_the_diploma_that_a_label_does_not():
    assert formation_names("Cuisine", "TLE") == "Bac pro Cuisine"
    assert formation_names("Cuisine", "CAP1") == "CAP Cuisine"


def test_a_label_cut_at_its_own_comma_is_one_formation_and_all_absorbs_the_others():
    assert formation_names("ACCOMPAGNEMENT;SOINS ET SERVICES A LA PERSONNE;1ERE PRO MELEC") == (
        "Bac pro ASSP;Bac pro MELEC"
    )
    assert formation_names("Bac pro MELEC;TLE PRO MELEC;CAP EPC") == "Bac pro MELEC;CAP EPC"
    assert formation_names("toutes;MELEC") == EVERY


@pytest.mark.parametrize(
    ("code", "label", "niveau", "secteur"),
    [
        ("24725520331", "Tle pro métiers de l'électricité", "TLE", "Électricité et énergie"),
        ("2472000831", "2NDPRO TNE", "2NDE", "Maintenance industrielle"),
        ("24133616221", "2cap2 métiers de la coiffure", "CAP2", "Coiffure et esthétique"),
        ("24233616331", "3CAP3 METIERS DE LA COIFFURE", "CAP3", "Coiffure et esthétique"),
        ("31131203211", "BTS 1ère année MCO", "BTS1", "Commerce et distribution"),
        ("25122317221", "2BMA2 BIJOU", "BMA2", "Métallurgie"),
        ("27621405310", "Annee 1/3 Bac pro agri aménagements paysagers", "2NDE", "Agriculture et environnement"),
        ("25833414111", "Cs-4 sommellerie", "MC", "Hôtellerie-restauration"),
    ],
)
def test_a_code_mef_tells_the_level_that_its_label_tells_and_the_sector(code, label, niveau, secteur):
    assert mef_in(code) == code
    assert (niveau_of_mef(code), niveau_of_formation(label), sector_of_mef(code)) == (niveau, niveau, secteur)


@pytest.mark.parametrize("text", ["0612345678", "MELEC", "247", "99925520331", "1234567890A"])
def test_what_is_no_code_mef_is_none(text):
    assert mef_in(text) is None


@pytest.mark.parametrize(
    ("text", "code", "secteur"),
    [
        ("4321A", "4321A", "Électricité et énergie"), ("43.21A", "4321A", "Électricité et énergie"),
        ("43.34 Z – Travaux de peinture", "4334Z", "Peinture et finitions"), ("47", "47", "Commerce et distribution"),
        ("113Z", "0113Z", "Agriculture et environnement"), ("5610", "5610", "Hôtellerie-restauration"),
        ("96.02A", "9602A", "Coiffure et esthétique"), ("99.00Z", "9900Z", None),
    ],
)  # fmt: skip
def test_a_code_naf_tells_the_sector(text, code, secteur):
    assert read_naf(text) == code
    assert sector_of_naf(code) == secteur


def test_what_is_no_code_naf_is_said():
    assert read_naf("Plomberie") == Doubtful(None, UNKNOWN_NAF)
    assert naf_in("43 rue Dupont") is None

"""The dictionary of the indicators is that of the catalogue, and reads as French."""

import re

from guide import load_fiche
from indicators import CATALOGUE
from indicators.words import typeset
from reports.dictionary import DICTIONARY, build_dictionary

TEXT = build_dictionary(load_fiche())


def test_the_page_in_docs_is_up_to_date():
    assert DICTIONARY.read_text(encoding="utf-8") == TEXT, "run `uv run python -m reports.dictionary`"


def test_each_indicator_has_its_entry_in_the_order_of_the_catalogue():
    assert re.findall(r"^- Identifiant\N{NO-BREAK SPACE}: `(.+)`$", TEXT, re.M) == list(CATALOGUE)
    assert re.findall(r"^### (.+)$", TEXT, re.M) == [typeset(indicator.label) for indicator in CATALOGUE.values()]


def test_an_entry_says_all_that_its_indicator_declares():
    entry = TEXT.partition(f"### {CATALOGUE['actions.duree_moyenne'].label.replace(chr(39), '’')}\n")[2].partition(
        "###"
    )[0]
    said = dict(re.findall(r"^- (.+)\N{NO-BREAK SPACE}: (.+)$", entry, re.M))
    assert said["Numérateur"] == "heures d’actions"
    assert said["Dénominateur"] == "actions de durée connue"
    assert said["Compté à part"] == "actions sans durée"
    assert (said["Unité"], said["Sens"]) == ("heures", "ni bon ni mauvais en soi")
    assert said["Ventilations"] == "type d’action"
    assert said["Prudence"].startswith("Une seule action très longue")


def test_an_entry_names_the_questions_of_the_fiche_that_it_answers():
    entry = TEXT.partition("`actions.avenirpro`")[2].partition("###")[0]
    assert re.findall(r"^- (\w+\.\w+)\. ", entry, re.M) == ["D4.1"]
    assert "AvenirPro" in entry


def test_the_page_is_typeset():
    assert not re.search(r"'|« | »| [;:!?%€]", re.sub(r"`[^`]*`", "", TEXT))

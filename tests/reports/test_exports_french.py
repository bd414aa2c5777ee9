"""Whatever a person may read in the three files is in French, and so is what they say of themselves."""

import io
import re

import pytest
from openpyxl import load_workbook
from pptx import Presentation

import version
from indicators import CATALOGUE, Scope
from reports import build_deck, build_page, build_workbook
from tests.reports.exported import Reader, parts_of_archive, remembered

ENGLISH = re.compile(
    r"\b(chart|title|slide|sheet\d*|series|placeholder|textbox|picture|click|level|master|office|theme|notes? of"
    r"|generated|steve|python|openpyxl|xlsxwriter|subtitle|content|header|footer|the|and|of|download|zoom|value|axis)\b",
    re.IGNORECASE,
)
READ = re.compile(rb"<(?:\w+:)?(?:t|v|title|creator|lastModifiedBy|description|subject|keywords)(?: [^>]*)?>([^<]+)<")
NAMED = re.compile(rb'\b(?:name|descr|title)="([^"]*)"')
INSIDE = re.compile(
    r"theme\d+\.xml|tableStyles|_rels/|\[Content_Types\]|styles\.xml|xl/workbook\.xml|viewProps|presProps"
)
"""Parts whose names are those of the format (fonts, styles): not words for a reader."""


@pytest.fixture(scope="module")
def ids() -> list[str]:
    """One indicator of each kind of chart, of each unit."""
    kinds = {(each.chart, each.unit, each.breakdowns[:1]): id_ for id_, each in CATALOGUE.items()}
    return [*kinds.values(), "satisfaction.taux"]


@pytest.fixture(scope="module")
def files(lycee, scope, ids) -> dict[str, bytes]:
    builders = {"pptx": build_deck, "xlsx": build_workbook, "html": build_page}
    return {kind: build(lycee, scope, ids, decide=remembered) for kind, build in builders.items()}


def words(content: bytes) -> list[str]:
    """All the texts and names that a program may show of an Office file."""
    found = []
    for name, part in parts_of_archive(content).items():
        if not INSIDE.search(name):
            found += [each.decode("utf-8", "replace") for pattern in (READ, NAMED) for each in pattern.findall(part)]
    return found


@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_no_text_and_no_name_of_an_office_file_is_in_english(files, kind):
    found = words(files[kind])
    assert len(found) > 500
    assert [each for each in dict.fromkeys(found) if ENGLISH.search(each)] == []


def test_an_english_word_would_be_found():
    """Were the search blind, the test above would pass for nothing."""
    blank = io.BytesIO()
    Presentation().save(blank)
    assert {"Click to edit Master title style", "Title 1", "Title Slide"} <= {
        each for each in words(blank.getvalue()) if ENGLISH.search(each)
    }


@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_no_theme_and_no_property_comes_from_the_library(files, kind):
    parts = parts_of_archive(files[kind])
    themes = [part for name, part in parts.items() if "/theme/" in name and "embeddings" not in name]
    assert themes
    assert all('name="Réseaux et partenariats"'.encode() in part for part in themes)
    everything = b"".join(part for name, part in parts.items() if "docProps" in name)
    assert not re.search(rb"python-pptx|Steve|Macintosh|openpyxl", everything)


def test_the_deck_and_the_workbook_say_in_french_what_they_are(files):
    deck = Presentation(io.BytesIO(files["pptx"])).core_properties
    book = load_workbook(io.BytesIO(files["xlsx"])).properties
    for title, author, language in (
        (deck.title, deck.author, deck.language),
        (book.title, book.creator, book.language),
    ):
        assert (title, author, language) == ("Réseaux et partenariats – 2025-2026", "Réseaux et partenariats", "fr-FR")


def test_every_run_of_text_says_that_it_is_french(files):
    for name, part in parts_of_archive(files["pptx"]).items():
        assert set(re.findall(rb' lang="([^"]+)"', part)) <= {b"fr-FR"}, name
        if "/charts/chart" in name:
            assert b'<c:lang val="fr-FR"/>' in part
        if re.search(r"slides/slide\d+\.xml", name):
            assert part.count(b"<a:t>") <= part.count(b'lang="fr-FR"')
    charts = [part for name, part in parts_of_archive(files["xlsx"]).items() if "/charts/chart" in name]
    assert charts
    assert all(b'<lang val="fr-FR"/>' in part for part in charts)


def test_numbers_are_written_with_a_comma_and_a_narrow_space_before_the_sign(files):
    page = " ".join(Reader(files["html"]).texts).replace(version.NUMBER, "")
    assert not re.search(r"\d\.\d", re.sub(r"\d\d\.\w+|\d+\.(csv|xlsx|ods|txt)|Fiche \S+", "", page))
    assert not re.search(r"\d ?%", page.replace("\u202f%", ""))
    assert " :" not in page


def test_no_text_and_no_label_of_the_page_is_in_english(files):
    page = Reader(files["html"])
    labels = [said["aria-label"] for _, said in page.tags if said.get("aria-label")]
    assert len(labels) > 20
    assert [each for each in [*page.texts, *labels] if ENGLISH.search(each)] == []


def test_the_deck_of_an_empty_base_is_in_french_too(opened):
    found = words(build_deck(opened({}), Scope("2025-2026")))
    assert [each for each in found if ENGLISH.search(each)] == []

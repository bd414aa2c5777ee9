"""The web page, read again: its figures are those of compute behind the mask, and it asks nothing of any network."""

import base64
import hashlib
import re

import pytest

import french
from indicators import CATALOGUE
from indicators.words import group_label, measure_text, value_text
from reports import build_page
from tests.reports.exported import Reader, expected, ids_in, remembered

IDS = list(CATALOGUE)


@pytest.fixture(scope="module")
def content(lycee, scope):
    return build_page(lycee, scope, decide=remembered)


@pytest.fixture(scope="module")
def page(content) -> Reader:
    return Reader(content)


@pytest.fixture(scope="module")
def articles(page):
    assert ids_in(page.articles) == IDS
    return dict(zip(IDS, page.articles.values(), strict=True))


def test_the_page_is_one_file_of_at_most_six_megabytes(content):
    assert 4_000_000 < len(content) <= 6_000_000


def test_every_indicator_tells_its_figure(lycee, scope, articles):
    for id_, measure in expected(lycee, IDS, scope).items():
        assert measure_text(CATALOGUE[id_], measure) in articles[id_].texts


def test_every_cell_of_every_breakdown_is_the_figure_of_compute(lycee, scope, articles):
    cells = masked = 0
    for by in dict.fromkeys(name for indicator in CATALOGUE.values() for name in indicator.breakdowns):
        ids = [id_ for id_ in IDS if by in CATALOGUE[id_].breakdowns]
        for id_, measure in expected(lycee, ids, scope, by).items():
            found = {line[0]: line[1:] for line in articles[id_].tables[by][1:]}
            assert len(found) == len(measure.rows)
            for row in measure.rows.to_dict("records"):
                value, *others = found[group_label(by, row[by])]
                cells, masked = cells + 1, masked + bool(row["masked"])
                number = None if row["value"] != row["value"] else row["value"]
                assert value == (french.MASKED if row["masked"] else value_text(CATALOGUE[id_], number))
                assert french.number(row["population"]) in others if not row["masked"] else True
    assert cells > 800
    assert masked > 100


def test_every_bar_of_every_figure_is_the_figure_of_compute(lycee, scope, articles):
    compared = 0
    for by in dict.fromkeys(name for indicator in CATALOGUE.values() for name in indicator.breakdowns):
        ids = [id_ for id_ in IDS if by in CATALOGUE[id_].breakdowns and by in articles[id_].figures]
        for id_, measure in expected(lycee, ids, scope, by).items():
            if CATALOGUE[id_].chart == "curve" or id_ == "satisfaction.taux":
                continue
            bars = articles[id_].figures[by]["data"][0]["x"]
            shown = sorted(measure.rows["value"].fillna(0.0))
            assert sorted(bars)[-5:] == pytest.approx(shown[-5:])
            assert len(bars) == min(len(shown), 40)
            compared += len(bars)
    assert compared > 700


def test_a_chart_says_in_words_what_it_shows_and_its_table_stands_beside_it(articles):
    charts = [(article, by) for article in articles.values() for by in article.figures]
    assert len(charts) > 100
    for article, by in charts:
        assert len(article.alts[by]) > 30
        assert len(article.tables[by]) > 1


def test_nothing_may_be_asked_of_any_network(page, content):
    policy = next(said["content"] for tag, said in page.tags if said.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    sources = [said[name] or "" for _, said in page.tags for name in ("src", "href", "action", "data") if name in said]
    assert sources
    assert all(each.startswith(("#", "data:image/png;base64,")) for each in sources)
    assert not [tag for tag, _ in page.tags if tag in ("link", "iframe", "object", "embed", "base")]
    scripts = re.findall(r"<script>(.*?)</script>", content.decode(), re.S)
    assert len(scripts) == 2
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_the_page_is_in_french_with_a_title_and_landmarks(page):
    tags = [tag for tag, _ in page.tags]
    assert next(said["lang"] for tag, said in page.tags if tag == "html") == "fr"
    assert (tags.count("main"), tags.count("h1"), tags.count("nav"), tags.count("footer")) == (1, 1, 1, 1)
    assert tags.count("h3") == len(IDS)
    assert tags.count("caption") == tags.count("table")
    assert "Réseaux et partenariats – 2025-2026" in page.texts
    anchors = {f"#{each}" for each in page.articles}
    assert {said["href"] for tag, said in page.tags if tag == "a"} == {*anchors, "#chiffres"}


def test_every_field_is_named_for_who_does_not_see_it(page):
    choices = [said for tag, said in page.tags if tag == "input"]
    assert {said["type"] for said in choices} == {"radio"}
    assert len(choices) > 100
    assert page.texts.count("Ventilation") == sum(tag == "fieldset" for tag, _ in page.tags)

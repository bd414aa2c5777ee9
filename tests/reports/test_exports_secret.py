"""Nothing that is hidden leaves the application in any of the three files: neither shown, nor behind what is shown."""

import re
from collections.abc import Iterator

import pytest

import french
from indicators import CATALOGUE, Scope
from indicators.words import group_label
from reports import build_deck, build_page, build_workbook
from tests.indicators.secret.school import SCOPE, both, school
from tests.reports.exported import (
    YEAR,
    Reader,
    expected,
    parts_of_archive,
    remembered,
    sheets_of,
    slides_of,
    tables_under,
)

PUPILS = [id_ for id_, indicator in CATALOGUE.items() if indicator.fact.name in ("effectif", "presences", "attendus")]
PEOPLE = [id_ for id_, indicator in CATALOGUE.items() if indicator.fact.crowd and not indicator.fact.things]
OFFICE = {"deck": build_deck, "workbook": build_workbook}


def twins(annee: str = YEAR):
    """Two schools alike but for what is hidden: which of two classes of three came, which of two publics did."""
    big = (30, 20, {"classe": "T3", "sexe": "G"})
    came, stayed = (3, 3), (3, 0)
    for first, second in ((came, stayed), (stayed, came)):
        yield school(
            (*first, {"classe": "T1", "ulis": True}), (*second, {"classe": "T2", "mlds": True}), big,
            (20, 10, {"classe": "T4", "boursier": True}), annee=annee,
        )  # fmt: skip


@pytest.mark.parametrize("kind", OFFICE)
def test_two_schools_that_differ_only_in_what_is_hidden_give_the_same_office_file(opened, kind):
    one, other = (parts_of_archive(OFFICE[kind](opened(given), SCOPE, PUPILS)) for given in twins())
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 20


def test_two_schools_that_differ_only_in_what_is_hidden_give_the_same_page(opened):
    one, other = (build_page(opened(given), SCOPE, PUPILS) for given in twins())
    assert one == other


def test_what_was_hidden_the_year_before_stays_so(opened):
    now = next(iter(twins()))
    one, other = (build_page(opened(both(now, before)), SCOPE, PUPILS) for before in twins("2024-2025"))
    assert one == other


def test_two_schools_that_differ_in_what_is_shown_do_not_give_the_same_files(opened):
    """Were the comparison blind, the tests above would pass for nothing."""
    alike = [school((30, 20, {"classe": "T3"}), (25, came, {"classe": "T4"})) for came in (10, 11)]
    one, other = (build_page(opened(given), SCOPE, PUPILS) for given in alike)
    assert one != other


def masked_groups(store, scope, threshold: int = 5) -> Iterator[tuple[str, str, str]]:
    """Indicator, dimension and label of every hidden figure."""
    for by in dict.fromkeys(name for id_ in PEOPLE for name in CATALOGUE[id_].breakdowns):
        ids = [id_ for id_ in PEOPLE if by in CATALOGUE[id_].breakdowns]
        for id_, measure in expected(store, ids, scope, by, threshold).items():
            yield from ((id_, by, group_label(by, name)) for name in measure.rows.loc[measure.rows["masked"], by])


def lines_with(sheet, label: str) -> list[list[object]]:
    """What stands to the right of a label, wherever it is written in a sheet."""
    return [
        [cell.value for cell in row[place + 1 :]]
        for row in sheet.iter_rows()
        for place, first in enumerate(row)
        if first.value == label
    ]


def test_a_hidden_figure_is_masked_in_the_workbook_and_in_none_of_the_blocks_behind_its_charts(lycee, scope):
    book = sheets_of(build_workbook(lycee, scope, PEOPLE, decide=remembered))
    sheets = dict(zip(PEOPLE, list(book.values())[2:], strict=True))
    found = list(masked_groups(lycee, scope))
    assert len(found) > 100
    for id_, by, label in found:
        lines = lines_with(sheets[id_], label)
        if by != "sexe":  # girls and boys name the columns of their chart
            assert [line[0] for line in lines] == [french.MASKED] * len(lines), (id_, by, label)
        figures = len({"numerator", "denominator"} if CATALOGUE[id_].denominator else ()) + 1
        assert all(line[1 : 1 + figures] == [None] * figures for line in lines if line[0] == french.MASKED)


def test_a_hidden_figure_is_in_no_text_of_the_figures_of_the_page(lycee, scope):
    articles = dict(
        zip(PEOPLE, Reader(build_page(lycee, scope, PEOPLE, decide=remembered)).articles.values(), strict=True)
    )
    looked_at = 0
    for id_, by, label in masked_groups(lycee, scope):
        figure = articles[id_].figures.get(by)
        if figure is None or CATALOGUE[id_].chart == "curve" or id_ == "satisfaction.taux":
            continue
        for length, said in zip(figure["data"][0]["x"], figure["data"][0]["hovertext"], strict=True):
            if said.startswith(f"<b>{label}</b>"):
                assert length == 0
                assert said.endswith(french.MASKED)
                looked_at += 1
    assert looked_at > 50


@pytest.mark.parametrize("threshold", [5, 20])
def test_no_table_tells_of_fewer_people_than_the_threshold(lycee, scope, threshold):
    content = build_workbook(lycee, scope, PEOPLE, threshold, decide=remembered)
    counted = 0
    for id_, sheet in zip(PEOPLE, list(sheets_of(content).values())[2:], strict=True):
        titles = [row[0].value for row in sheet.iter_rows(max_col=1) if ", par " in str(row[0].value)]
        for title in titles:
            head, *lines = tables_under(sheet, title)
            for line in lines:
                people = line[head.index("Effectif")]
                assert people is None or people == 0 or people >= threshold, (id_, title, line)
                counted += people is not None
    assert counted > 50


def test_a_public_document_hides_more_and_says_so(lycee, scope):
    ids, hidden = ["participation.taux_beneficiaires"], []
    for threshold, said in ((5, "sur 1 à 4 personnes"), (20, "sur 1 à 19 personnes")):
        contents, _, sheet = sheets_of(build_workbook(lycee, scope, ids, threshold, decide=remembered)).values()
        assert any(said in str(row[0].value) for row in contents.iter_rows(max_col=1))
        hidden.append(sum(cell.value == french.MASKED for row in sheet.iter_rows() for cell in row))
        assert said in "".join(slides_of(build_deck(lycee, scope, ids, threshold, decide=remembered))[-1].texts)
    assert 0 < hidden[0] < hidden[1]


def test_a_figure_hidden_as_a_whole_leaves_with_its_reason_and_nothing_else(opened):
    store = opened(school((3, 2, {"ulis": True, "classe": "T1"}), (40, 20, {"classe": "T2"})))
    slide = slides_of(build_deck(store, SCOPE, ["participation.taux_inclusion"]))[1]
    assert slide.title.endswith(french.MASKED)
    assert slide.charts == []
    assert "de 1 à 4" in "".join(slide.texts)
    assert not re.search(r"\d[\d,]* ?%", "".join(slide.texts).replace("\u202f", " "))


def test_what_is_masked_is_kept_by_default_among_the_indicators(opened):
    store = opened(school((3, 2, {"ulis": True, "classe": "T1"}), (40, 20, {"classe": "T2"})))
    titles = [slide.title for slide in slides_of(build_deck(store, Scope(YEAR, SCOPE.reference_date)))]
    assert any(title.endswith(french.MASKED) for title in titles)

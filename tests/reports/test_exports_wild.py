"""Whatever a school calls its partners, its classes and its files, the three files open and say it as it is."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation

from conseil import School, save_school
from excel import writable
from indicators import Scope
from reports import build_deck, build_page, build_workbook
from tests.reports.exported import Reader, sheets_of, slides_of, tables_under
from warehouse import Store, open_warehouse

SCOPE = Scope("2025-2026", dt.date(2026, 6, 30))
IDS = ["conventions.actives"]
HOSTILE = [
    "=1+1", "+33 6", "-2", "@SUM(A1)", "=HYPERLINK(0)", "=cmd|' /C calc'!A0", "\t=1", "<b>gras</b>",
    "</script><script>", "<img src=x onerror=alert(1)>", "]]>", "&amp;", "'", '"', "a\x00b", "\x1b[31m", "\ud800z",
    "_x0041_", "{{7*7}}", "%s", "J" * 300, "é\u0301", "\u202eabc", "http://lycee.example", "1E5", "2025-11-01",
    "00123", "a\nb", "0\r", "c\r\nd",
]  # fmt: skip
NAMES = st.lists(st.text(max_size=40), min_size=1, max_size=6)
Test = Callable[..., None]


def whatever_the_names(test: Test) -> Test:
    """A test of any ``names``, and of the hostile ones, a few at a time: each takes the making of a file."""
    for start in range(0, len(HOSTILE), 7):
        test = example(names=HOSTILE[start : start + 7])(test)
    slow = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return slow(given(names=NAMES)(test))


@pytest.fixture(scope="module")
def base():
    store = open_warehouse(":memory:")
    yield store
    store.close()


def agreements(store: Store, names: list[str]) -> list[str]:
    """One agreement of each type; the types that the base can keep, as it keeps them."""
    with store.importing() as deposit:
        deposit.execute("delete from conventions")
        number = deposit.open_sheet("=bureau<b>.xlsx", "'Feuil1", "conventions", None)
        for rank, name in enumerate(names):
            deposit.execute(
                "insert into conventions (partenaire, type_partenaire, secteur, date_signature, cle, import_id, ligne)"
                " values ('P', ?, ?, date '2025-10-01', uuid(), ?, ?)",
                [kept(name), kept(name), number, rank + 2],
            )
    return sorted({kept(name) for name in names})


def kept(name: str) -> str:
    """What a text of DuckDB may hold: no half of a character, no null; and a name that has something to read."""
    name = name.encode("utf-8", "ignore").decode().replace("\x00", "")
    return name if plainly(name) else "vide"


def plainly(text: object) -> str:
    """A cell as XML gives it back: line ends are one, and a tabulation may be a space."""
    return " ".join(writable(str(text)).split())


@whatever_the_names
def test_a_deck_says_every_name_as_it_is(base, names):
    expected = {plainly(name) for name in agreements(base, names)}
    slide = slides_of(build_deck(base, SCOPE, IDS))[1]
    assert {plainly(line[0]) for line in slide.tables[0][1:]} == expected
    assert {plainly(category) for category in slide.charts[0].categories} == expected
    assert {plainly(line[0]) for line in slide.charts[0].embedded[1:]} == expected


@whatever_the_names
def test_no_cell_inside_a_chart_of_the_deck_is_a_formula_or_a_link(base, names):
    agreements(base, names)
    for slide in Presentation(io.BytesIO(build_deck(base, SCOPE, IDS))).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                sheet = load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).active
                cells = [cell for row in sheet.iter_rows() for cell in row]
                assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


@whatever_the_names
def test_a_workbook_says_every_name_as_it_is_and_holds_no_formula(base, names):
    expected = {plainly(name) for name in agreements(base, names)}
    sheets = sheets_of(build_workbook(base, SCOPE, IDS))
    cells = [cell for sheet in sheets.values() for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert all(cell.hyperlink.target is None for cell in cells if cell.hyperlink)
    lines = tables_under(list(sheets.values())[2], "par type de partenaire")[1:]
    assert {plainly(line[0]) for line in lines} == expected
    assert sum(line[1] for line in lines) == len(names)


@whatever_the_names
def test_a_page_says_every_name_as_it_is_and_opens_no_tag(base, names):
    expected = {plainly(name) for name in agreements(base, names)}
    content = build_page(base, SCOPE, IDS)
    page = Reader(content)
    article = page.articles["conventions-actives"]
    assert {plainly(line[0]) for line in article.tables["type_partenaire"][1:]} == expected
    assert sum(article.figures["type_partenaire"]["data"][0]["x"]) == len(names)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"b", "svg", "iframe", "form"}
    assert sum(tag == "script" for tag, said in page.tags if said.get("type") != "application/json") == 2
    assert not any(name.startswith("on") for _, said in page.tags for name in said)


@pytest.mark.parametrize("name", ["=1+1 \x1b[31m", "</title><script>", "'\"&amp;]]>"])
def test_the_name_of_the_school_is_written_as_it_is_in_the_three_files(base, name):
    agreements(base, ["entreprise"])
    save_school(base, School(kept(name), "Valbrune"))
    signature = plainly(f"{kept(name)}, Valbrune")
    assert signature in plainly(" ".join(slides_of(build_deck(base, SCOPE, IDS))[0].texts))
    contents = next(iter(sheets_of(build_workbook(base, SCOPE, IDS)).values()))
    assert signature in [plainly(row[0].value) for row in contents.iter_rows(max_col=1)]
    assert signature in [plainly(text) for text in Reader(build_page(base, SCOPE, IDS)).texts]
    save_school(base, School())

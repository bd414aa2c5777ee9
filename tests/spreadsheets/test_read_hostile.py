"""Files that would end, fill or stop the process that reads them: one sentence each, and the next import goes on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spreadsheets.files import apart
from spreadsheets.files.read import read_file
from tests.spreadsheets.drops import drop

PUPILS = [["Nom", "Prénom", "Classe", "Sexe"], ["Martin", "Léa", "2A", "F"]]
PLACES = st.integers(0, 99_999)
"""Of a byte of a file, whose length is taken off as often as it can be: what writes the file dates it."""
PAGE = "<html><table><tr><td>Nom<td>Classe<tr><td>Léa<td>2A</table></html>"


def refusal(name, content):
    sheets, anomalies = read_file(name, content)
    assert sheets == []
    assert len(anomalies) == 1
    return anomalies[0].message


@pytest.mark.slow
def test_a_reader_that_takes_too_long_is_stopped_and_the_next_file_is_read(store, make_xlsx, monkeypatch):
    monkeypatch.setattr(apart, "LONGEST", 1.5)
    assert "trop de temps" in refusal("page.xls", b"<html><table><tr><td>a" + b"<" * 4_000_000)
    monkeypatch.undo()
    assert drop(store, {"eleves.xlsx": make_xlsx({"Élèves": PUPILS})}).sheets[0].added == 1


def test_a_reader_that_wants_too_much_memory_is_refused(make_xlsx, monkeypatch):
    monkeypatch.setattr(apart, "LARGEST_MEMORY", 150 * 2**20)
    content = make_xlsx({"F": [["a"]]}, lambda workbook: workbook["F"].__setitem__("XFD1000", "loin"))
    assert "démesuré" in refusal("a.xlsx", content)


def test_lines_and_columns_beyond_a_table_are_refused():
    assert "démesuré" in refusal("a.csv", b"a;b\n" * 300_001)
    assert "démesuré" in refusal("a.csv", b"\n".join([b";".join([b"x"] * 100_000)] * 20))


def test_a_value_lost_at_the_bottom_of_the_sheet_does_not_hide_the_others(make_xlsx):
    content = make_xlsx({"F": PUPILS}, lambda workbook: workbook["F"].__setitem__("A200000", "x"))
    (sheet,), _ = read_file("a.xlsx", content)
    assert list(sheet.rows[1]) == PUPILS[1]
    assert len(sheet.rows) == 200_000


def test_formulas_that_were_never_computed_are_said_to_be_so(make_xlsx):
    assert "calculées" in refusal("a.xlsx", make_xlsx({"F": [["=B1"], ["=A1"]]}))


def test_a_document_that_only_our_reader_understands_is_read():
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text")
    )
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p>'
    cells = f'{row}</table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>a<text:s/>b</text:p>'
    sheet = f'<table:table table:name="F">{cells}</table:table-cell></table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    (found,), _ = read_file(
        "a.fods", f'<?xml version="1.0"?><office:document {names} {kind}>{body}</office:document>'.encode()
    )
    assert [list(row) for row in found.rows] == [[3, "a b", "a b"]]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "page"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(PLACES, st.integers(0, 255)), max_size=6), kept=PLACES)
def test_a_file_with_bytes_changed_or_missing_is_always_answered(kind, changes, kept, make_xlsx, make_ods):
    made = {"xlsx": lambda: make_xlsx({"F": PUPILS}), "ods": lambda: make_ods({"F": PUPILS}), "page": PAGE.encode}
    content = bytearray(made[kind]())
    for place, value in changes:
        content[place % len(content)] = value
    sheets, anomalies = read_file(f"a.{kind}", bytes(content[: 1 + kept % len(content)]))
    assert sheets or anomalies

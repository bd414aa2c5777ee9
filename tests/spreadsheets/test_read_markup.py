"""Web pages and the XML of Excel, under the names of workbooks that school software gives them."""

import datetime as dt

import pytest

from spreadsheets.files.read import read_file


def sheets_of(content, name="export.xls"):
    sheets, anomalies = read_file(name, content if isinstance(content, bytes) else content.encode())
    assert anomalies == []
    return {sheet.feuille: [list(row) for row in sheet.rows] for sheet in sheets}


def page(table, head=""):
    return f"<html><head>{head}</head><body><table>{table}</table></body></html>"


def book(rows, more=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Suivi"><Table>{rows}</Table></Worksheet>{more}</Workbook>'
    )


def cell(value, kind="String", more=""):
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_table_of_a_web_page_is_read_whatever_its_encoding(encoding):
    text = page("<tr><th>Élève<th>Où<tr><td>Zoé&nbsp;L&eacute;a</td><td>hôtel</td></tr>")
    assert sheets_of(text.encode(encoding)) == {"": [["Élève", "Où"], ["Zoé Léa", "hôtel"]]}


def test_the_encoding_that_a_page_declares_is_trusted():
    text = page("<tr><td>Łódź</td></tr>", '<meta charset="iso-8859-2">')
    assert sheets_of(text.encode("iso-8859-2")) == {"": [["Łódź"]]}


def test_merged_cells_of_a_page_all_hold_the_value_of_the_first():
    rows = "<tr><td rowspan=2>TMELEC<td colspan=2>PFMP 1</tr><tr><td>Léa<td>Lyon</tr><tr><td>a<td>b<td>c"
    assert sheets_of(page(rows))[""] == [["TMELEC", "PFMP 1", "PFMP 1"], ["TMELEC", "Léa", "Lyon"], ["a", "b", "c"]]


def test_each_table_that_holds_a_value_is_a_sheet_and_nested_ones_count_for_themselves():
    inner = "<table><tr><td>Nom<td>Classe</table>"
    two = f"<table><tr><td>{inner}</td></tr></table><table><caption>Suite</caption><tr><td>x</table><table></table>"
    assert sheets_of(f"<html>{two}") == {"Tableau 1": [["Nom", "Classe"]], "Suite": [["x"]]}


def test_a_cell_keeps_its_line_breaks_and_loses_its_code():
    assert sheets_of(page("<tr><td>une<br>deux<script>trois</script>\n quatre"))[""] == [["une\ndeux quatre"]]


def test_a_number_shown_rounded_is_read_whole_and_a_date_as_it_is_shown():
    rows = "<tr><td x:num='52000000000123'>5,2E+13<td x:num='45973'>12/11/2025<td x:num>7<td sdval='2.5'>2,5<td>00123"
    assert sheets_of(page(rows))[""] == [[52000000000123.0, "12/11/2025", "7", 2.5, "00123"]]


def test_rows_without_table_are_read_and_the_name_that_excel_gives_is_kept():
    named = "<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>Feuil1</x:Name></x:ExcelWorksheet></xml><![endif]-->"
    assert sheets_of(f"<html>{named}<tr><td>a</td></tr></html>") == {"Feuil1": [["a"]]}


def test_the_xml_of_excel_gives_typed_cells_at_their_places():
    rows = (
        f"<Row>{cell('Nom', more=chr(32))}{cell('Date', more='ss:Index=' + chr(34) + '3' + chr(34))}</Row>"
        f'<Row ss:Index="3">{cell("Léa &amp; Tom")}{cell("2.5", "Number")}{cell("2025-11-12T00:00:00.000", "DateTime")}'
        f"{cell('1', 'Boolean')}{cell('#N/A', 'Error')}{cell('2025-11-12T08:30:00.000', 'DateTime')}</Row>"
    )
    found = sheets_of(book(rows))["Suivi"]
    assert found[0][:3] == ["Nom", None, "Date"]
    assert found[2] == [
        "Léa & Tom",
        2.5,
        dt.date(2025, 11, 12),
        True,
        None,
        dt.datetime.fromisoformat("2025-11-12T08:30"),
    ]


def test_merged_cells_and_several_worksheets_of_the_xml_of_excel_are_read():
    merged = cell("Titre", more='ss:MergeAcross="1" ss:MergeDown="1"')
    second = f'<Worksheet ss:Name="Autre"><Table><Row>{cell("x")}</Row></Table></Worksheet>'
    rows = f"<Row>{merged}{cell('c')}</Row><Row>{cell('f', more='ss:Index=' + chr(34) + '3' + chr(34))}</Row>"
    assert sheets_of(book(rows, second)) == {
        "Suivi": [["Titre", "Titre", "c"], ["Titre", "Titre", "f"]],
        "Autre": [["x"]],
    }


def test_characters_that_xml_forbids_and_a_wrong_encoding_do_not_prevent_reading():
    content = book(f"<Row>{cell('Zo' + chr(233) + chr(2) + '&#x1F;')}</Row>").encode("cp1252")
    assert sheets_of(content) == {"Suivi": [["Zoé"]]}


def test_entities_that_unfold_to_gigabytes_are_refused():
    entities = "".join(f'<!ENTITY a{rank} "{f"&a{rank - 1};" * 20}">' for rank in range(1, 9))
    text = book(f"<Row>{cell('&a8;')}</Row>").replace(
        "<Workbook", f'<!DOCTYPE a [<!ENTITY a0 "x">{entities}]><Workbook'
    )
    sheets, anomalies = read_file("a.xls", text.encode())
    assert sheets == []
    assert "endommagé" in anomalies[0].message


def test_a_cell_placed_beyond_any_sheet_is_refused():
    row = f'<Row ss:Index="99999999">{cell("x")}</Row>'
    assert "démesuré" in read_file("a.xls", book(row).encode())[1][0].message
    assert "démesuré" in read_file("a.xls", page("<tr><td>" + "<td>" * 20_000 + "x").encode())[1][0].message

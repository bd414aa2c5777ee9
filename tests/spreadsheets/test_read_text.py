import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreadsheets.files.read import read_file
from spreadsheets.files.read_text import read_text


def rows_of(text, encoding="utf-8", name="liste.csv"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    sheets, anomalies = read_file(name, content)
    assert anomalies == []
    assert [(sheet.fichier, sheet.feuille) for sheet in sheets] == [(name, "")]
    return [list(row) for row in sheets[0].rows]


WORDS = ["Léa", "élève", "Zoë", "TMELEC", "présent", "à l’étranger", "Cœur", "Françoise", "maçonnerie", "1 234,50 €"]
WORDS += ["où", "Noël", "12/11/2025", "00123", "", "hôtellerie", "Île-de-France", "« oui »", 'dit "Jo"', "a;b", "x, y"]
WORDS += ["l1\nl2", "barre | droite", "tab\tulé"]
HEADER = ["Élève", "Prénom", "Classe", "Présence"]
records = st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=4), min_size=3, max_size=12)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-15", "mac-roman"]


def written(rows, separator, newline, encoding):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue().replace("\n", newline).encode(encoding)


@given(
    rows=records,
    separator=st.sampled_from(";,\t|"),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(ENCODINGS),
)
def test_what_a_program_writes_is_read_back_whatever_its_encoding_separator_and_line_ends(
    rows, separator, newline, encoding
):
    if encoding == "iso-8859-15":
        rows = [[cell.replace("’", "'") for cell in row] for row in rows]
    last = ["fin", "fin", "fin", "fin"]
    expected = [[cell or None for cell in row] for row in [HEADER, *rows, last]]
    assert rows_of(written([HEADER, *rows, last], separator, newline, encoding)) == expected


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_deduced_under_titles_and_over_ragged_rows(separator):
    lines = ["Lycée Jean Moulin, Béziers", "", separator.join(["Nom", "Classe", "Montant", "Ville"])]
    lines += [separator.join([f"N{i}", "2A", '"12,50"', "Lyon"]) for i in range(8)]
    lines += [separator.join(["TOTAL", "", "100"])]
    rows = rows_of("\n".join(lines))
    assert rows[2] == ["Nom", "Classe", "Montant", "Ville"]
    assert rows[3] == ["N0", "2A", "12,50", "Lyon"]
    assert rows[11] == ["TOTAL", None, "100"]


def test_decimal_commas_do_not_pass_for_separators():
    assert rows_of("Nom;Montant\nA;12,50\nB;3,75\n")[1] == ["A", "12,50"]


def test_sentences_with_commas_do_not_pass_for_columns():
    lines = ["Nom;Adresse", *(f"N{i};{i}, rue Haute, 69000, Lyon" for i in range(9))]
    assert rows_of("\n".join(lines))[4] == ["N3", "3, rue Haute, 69000, Lyon"]


def test_a_single_column_stays_whole():
    assert rows_of("Nom\nLéa\nTom\n") == [["Nom"], ["Léa"], ["Tom"]]


def test_the_separator_that_the_first_line_announces_is_taken_and_line_numbers_stand():
    rows = rows_of("sep=|\nNom|Ville\nA;B;C|Lyon\nD;E;F|Bron\n")
    assert rows == [[], ["Nom", "Ville"], ["A;B;C", "Lyon"], ["D;E;F", "Bron"]]


def test_a_quoted_line_break_stays_in_its_cell_and_blank_lines_count():
    rows = rows_of('Nom;Note\n"Léa";"une\r\ndeux"\n\nTom;trois\n')
    assert rows == [["Nom", "Note"], ["Léa", "une\ndeux"], [], ["Tom", "trois"]]


def test_a_quote_that_nothing_closes_spoils_its_own_line_only():
    lines = ["Nom;Classe;Ville", *(f"N{i};2A;Lyon" for i in range(30))]
    lines[5] = '"N4;2A;Lyon'
    for text in ("\n".join(lines), "\n".join([*lines, '"N31;2A;Lyon'])):
        rows = rows_of(text)
        assert rows[4] == ["N3", "2A", "Lyon"]
        assert rows[6] == ["N5", "2A", "Lyon"]
        assert rows[30] == ["N29", "2A", "Lyon"]


def test_an_inch_mark_is_a_character_like_another():
    assert rows_of('Objet;Prix\nÉcran 27";200\nTube;30\n') == [["Objet", "Prix"], ['Écran 27"', "200"], ["Tube", "30"]]


def test_cells_are_text_and_excel_guards_are_removed():
    rows = rows_of('INE;Montant\n="00123";12\n"=""00456""";7\n')
    assert rows == [["INE", "Montant"], ["00123", "12"], ["00456", "7"]]


def test_nul_characters_and_trailing_blank_lines_are_dropped():
    assert rows_of(b"Nom;Classe\nL\0ea;2A\n;\n\n\n") == [["Nom", "Classe"], ["Lea", "2A"]]


def test_a_cell_longer_than_any_spreadsheet_allows_spoils_its_own_line_only():
    rows = rows_of(f'Nom;Note\n"A;B";oui\nC;"{"x" * 300_000}"\nD;non\n')
    assert [row[0] for row in rows] == ["Nom", "A;B", "C", "D"]


@settings(deadline=None)  # some contents are read by a process of their own
@given(st.binary(max_size=400))
def test_no_content_whatever_raises(content):
    for name in ("a.csv", "a.xlsx", "a.zip"):
        sheets, anomalies = read_file(name, content)
        assert bool(sheets) or bool(anomalies)


def test_lines_that_a_program_quoted_whole_are_cut_all_the_same():
    assert read_text(b'"Nom;Classe"\n"ALBA ""Zo"";2A"\n') == [["Nom", "Classe"], ['ALBA "Zo"', "2A"]]


def test_a_decimal_comma_between_commas_is_put_together_where_all_rows_agree():
    content = b"Campagne,Montant,Nom\n2026,1234,50,Val\n2026,700,25,Bois\n2026,300,Boul\n"
    assert read_text(content)[1:] == [["2026", "1234,50", "Val"], ["2026", "700,25", "Bois"], ["2026", "300", "Boul"]]


def test_numbers_that_could_be_put_together_in_two_ways_are_left_apart():
    content = b"Nombre,Montant,Nom\n3,15,50,Val\n4,20,25,Bois\n"
    assert read_text(content)[1] == ["3", "15", "50", "Val"]

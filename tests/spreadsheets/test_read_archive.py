import io
import zipfile

import pytest

from spreadsheets.files.read import read_file

LIST = "Nom;Classe\nLéa;2A\n".encode("cp1252")


def test_every_file_of_an_archive_is_read_and_named_after_it(make_zip, make_xlsx):
    workbook = make_xlsx({"Suivi": [["a", "b"]]})
    content = make_zip({"liste.csv": LIST, "2025/janvier/suivi.xlsx": workbook, "2025/liste.csv": LIST})
    sheets, anomalies = read_file("envoi.zip", content)
    assert anomalies == []
    assert [(sheet.fichier, sheet.feuille) for sheet in sheets] == [
        ("envoi.zip › liste.csv", ""),
        ("envoi.zip › 2025/janvier/suivi.xlsx", "Suivi"),
        ("envoi.zip › 2025/liste.csv", ""),
    ]


def test_what_the_system_hides_in_an_archive_is_skipped(make_zip):
    hidden = ["__MACOSX/._liste.csv", ".DS_Store", "dossier/.cache/x.csv", "~$suivi.xlsx", "Thumbs.db"]
    sheets, anomalies = read_file("envoi.zip", make_zip({"liste.csv": LIST, **dict.fromkeys(hidden, b"x")}))
    assert [sheet.fichier for sheet in sheets] == ["envoi.zip › liste.csv"]
    assert anomalies == []


def test_a_file_that_cannot_be_read_does_not_prevent_the_others(make_zip):
    inner = make_zip({"liste.csv": LIST})
    sheets, anomalies = read_file("envoi.zip", make_zip({"a.pdf": b"%PDF-1", "b.zip": inner, "c.csv": LIST}))
    assert [sheet.fichier for sheet in sheets] == ["envoi.zip › c.csv"]
    assert [anomaly.fichier for anomaly in anomalies] == ["envoi.zip › a.pdf", "envoi.zip › b.zip"]
    assert "PDF" in anomalies[0].message
    assert "une autre" in anomalies[1].message


def test_an_archive_is_recognised_whatever_its_name(make_zip):
    sheets, _ = read_file("envoi.xlsx", make_zip({"liste.csv": LIST}))
    assert [list(row) for row in sheets[0].rows] == [["Nom", "Classe"], ["Léa", "2A"]]


def test_an_archive_without_files_or_with_too_many_is_refused(make_zip):
    assert "aucun fichier" in read_file("a.zip", make_zip({".DS_Store": b"x"}))[1][0].message
    assert "aucun fichier" in read_file("a.zip", make_zip({}))[1][0].message
    many = make_zip({f"{number}.csv": LIST for number in range(201)})
    sheets, anomalies = read_file("a.zip", many)
    assert sheets == []
    assert "trop de fichiers" in anomalies[0].message
    assert len(read_file("a.zip", make_zip({f"{number}.csv": LIST for number in range(200)}))[0]) == 200


def test_an_archive_that_unfolds_beyond_measure_is_refused_unread(make_zip):
    assert "démesuré" in read_file("a.zip", make_zip({"a.csv": bytes(60 * 2**20)}))[1][0].message
    liar = bytearray(make_zip({"a.csv": LIST}))
    entry = liar.index(b"PK\x01\x02")
    liar[entry + 24 : entry + 28] = (600 * 2**20).to_bytes(4, "little")
    assert "démesuré" in read_file("a.zip", bytes(liar))[1][0].message


def test_a_protected_archive_asks_for_one_without_password(make_zip):
    content = bytearray(make_zip({"a.csv": LIST, "b.csv": LIST}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1  # the first file only
    sheets, anomalies = read_file("a.zip", bytes(content))
    assert [sheet.fichier for sheet in sheets] == ["a.zip › b.csv"]
    assert [anomaly.fichier for anomaly in anomalies] == ["a.zip › a.csv"]
    assert "mot de passe" in anomalies[0].message
    single = bytearray(make_zip({"a.csv": LIST}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        single[single.index(signature) + offset] |= 1
    assert [anomaly.fichier for anomaly in read_file("a.zip", bytes(single))[1]] == ["a.zip"]


def test_a_damaged_file_of_an_archive_is_named():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", LIST)
        archive.writestr("b.csv", LIST)
    damaged = bytearray(content.getvalue())
    damaged[damaged.index(b"Nom;")] = ord("X")
    sheets, anomalies = read_file("a.zip", bytes(damaged))
    assert [sheet.fichier for sheet in sheets] == ["a.zip › b.csv"]
    assert [anomaly.fichier for anomaly in anomalies] == ["a.zip › a.csv"]
    assert "endommagé" in anomalies[0].message


def test_after_too_many_lines_the_other_files_of_an_archive_are_refused_one_by_one(make_zip, monkeypatch):
    monkeypatch.setattr("spreadsheets.files.read.MOST_FILLED_LINES", 3)
    sheets, anomalies = read_file("a.zip", make_zip(dict.fromkeys(("1.csv", "2.csv", "3.csv", "4.csv"), LIST)))
    assert [sheet.fichier for sheet in sheets] == ["a.zip › 1.csv", "a.zip › 2.csv"]
    assert [anomaly.fichier for anomaly in anomalies] == ["a.zip › 3.csv", "a.zip › 4.csv"]
    assert all("à part" in anomaly.message for anomaly in anomalies)


@pytest.mark.slow
def test_after_a_file_that_takes_too_long_the_others_of_an_archive_do_not_wait(make_zip, monkeypatch):
    monkeypatch.setattr("spreadsheets.files.apart.LONGEST", 1.5)
    slow = b"<html><table><tr><td>a" + b"<" * 4_000_000
    content = make_zip({"1.csv": LIST, "2.xls": slow, "3.csv": LIST})
    sheets, anomalies = read_file("a.zip", content)
    assert [sheet.fichier for sheet in sheets] == ["a.zip › 1.csv"]
    assert ["trop de temps" in anomaly.message for anomaly in anomalies] == [True, True]

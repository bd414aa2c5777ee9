import pytest

from spreadsheets.files.read import read_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED_BOOK = bytes.fromhex("0908100000060500") + bytes(12) + bytes.fromhex("2f003600")
SPREADSHEETML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
REFUSALS = {
    "an empty file": ("liste.csv", b"", "vide"),
    "a file of blanks": ("liste.csv", b"\n\r\n   \n", "vide"),
    "separators and no value": ("liste.csv", b";;;\n;;;\n", "Aucune feuille"),
    "a PDF": ("liste.csv", b"%PDF-1.7 ...", "un PDF"),
    "a PNG": ("liste.xlsx", b"\x89PNG\r\n\x1a\n....", "une image"),
    "a bitmap": ("liste.xlsx", b"BM\x36\0\0\0\0\0\0\0", "une image"),
    "a phone picture": ("liste.heic", b"\0\0\0\x18ftypheic\0\0", "une image"),
    "an Access base": ("base.mdb", b"\0\1\0\0Standard Jet DB\0", "Access"),
    "a 7z archive": ("liste.7z", b"7z\xbc\xaf\x27\x1c", ".zip"),
    "an Excel 4 workbook": ("liste.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "trop ancienne"),
    "an encrypted workbook": ("liste.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    "a protected xls": ("liste.xls", OLE + bytes(504) + PROTECTED_BOOK, "mot de passe"),
    "a Word document": ("liste.doc", OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "Word"),
    "a truncated xls": ("liste.xls", OLE + bytes(100), "endommagé"),
    "an xls with an empty header": ("liste.xls", OLE + bytes(504), "endommagé"),
    "a truncated xlsx": ("liste.xlsx", b"PK\x03\x04" + bytes(60), "endommagé"),
    "a web page without table": ("liste.xls", b"<html><body><p>Bonjour</p></body></html>", "sans tableau"),
    "a web page kept as a mail": ("liste.xls", b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", "page web"),
    "an empty SpreadsheetML workbook": ("liste.xls", SPREADSHEETML.encode(), "Aucune feuille"),
    "a truncated SpreadsheetML workbook": ("liste.xls", SPREADSHEETML[:-12].encode(), "endommagé"),
    "an XML export": ("eleves.xml", b'<?xml version="1.0"?><BEE_ELEVES/>', "XML"),
    "bytes of nothing known": ("liste.csv", bytes(range(1, 32)) * 20, "pas reconnu"),
}


@pytest.mark.parametrize(("name", "content", "word"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_read_is_answered_by_a_sentence_that_says_what_to_do(name, content, word):
    sheets, anomalies = read_file(name, content)
    assert sheets == []
    assert len(anomalies) == 1
    found = anomalies[0]
    assert (found.severity, found.fichier, found.feuille, found.colonne, found.lignes) == ("refus", name, "", "", ())
    assert word in found.message
    assert found.message.endswith(".")
    assert "'" not in found.message
    assert " :" not in found.message  # a no-break space stands before the colon


def test_a_word_that_begins_like_a_picture_is_only_a_word():
    for content in (b"BMW;Lyon\nRenault;Bron\n", b"RIFFARD;Lyon\nMARTIN;Bron\n"):
        sheets, anomalies = read_file("liste.csv", content)
        assert anomalies == []
        assert sheets[0].rows[0][1] == "Lyon"


def test_office_documents_that_are_no_workbook_are_named(make_zip):
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    assert "Word" in read_file("a.xlsx", make_zip(parts))[1][0].message
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}
    assert "autre logiciel" in read_file("a.ods", make_zip(parts))[1][0].message
    assert "Numbers" in read_file("a.numbers", make_zip({"Index/Document.iwa": b"x"}))[1][0].message


def test_a_protected_ods_is_said_to_be_protected(make_zip):
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        b'<manifest:encryption-data manifest:checksum="x"><manifest:algorithm manifest:algorithm-name="Blowfish"/>'
        b"</manifest:encryption-data></manifest:file-entry></manifest:manifest>"
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": b"\x9e\x03\xff"}
    assert "mot de passe" in read_file("a.ods", make_zip(parts))[1][0].message


def test_a_workbook_without_any_value_is_said_to_be_empty(make_xlsx):
    sheets, anomalies = read_file("a.xlsx", make_xlsx({"Feuil1": [], "Feuil2": [[" "]]}))
    assert sheets == []
    assert "Aucune feuille" in anomalies[0].message


def test_a_workbook_that_unfolds_to_gigabytes_is_refused_unread(make_zip):
    parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(60 * 2**20)}
    assert "démesuré" in read_file("a.xlsx", make_zip(parts))[1][0].message


def test_a_workbook_truncated_anywhere_is_answered_and_never_raises(make_xlsx):
    content = make_xlsx({"F": [["Nom", "Classe"], ["Léa", "2A"]]})
    for length in range(4, len(content) - 1, len(content) // 12):
        sheets, anomalies = read_file("a.xlsx", content[:length])
        assert sheets == []
        assert "endommagé" in anomalies[0].message


def test_a_sector_table_that_loops_is_refused_and_ends_nothing():
    header = bytearray(512)
    header[:8] = OLE
    header[24:34] = bytes.fromhex("3e000300feff09000600")
    numbers = (0, 1, 1, 0, 0x1000, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0, *[0xFFFFFFFF] * 108)
    header[40:] = b"".join(number.to_bytes(4, "little") for number in numbers)
    table = (0xFFFFFFFD, 1, *[0xFFFFFFFF] * 126)  # sector 1, the directory, is followed by itself
    content = bytes(header) + b"".join(number.to_bytes(4, "little") for number in table) + bytes(512)
    sheets, anomalies = read_file("a.xls", content)
    assert sheets == []
    assert "endommagé" in anomalies[0].message

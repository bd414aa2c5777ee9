"""What a file really is, told by its bytes and not by its name."""

import re
from typing import Literal

from spreadsheets.files.encoding import decode
from spreadsheets.files.refusals import Refusal, Refused
from spreadsheets.files.zipped import SIGNATURES

Format = Literal["classeur", "zip", "texte", "page", "xml", "ods"]
"""What a reader is for: an old workbook, a workbook or several files in a .zip, text, a web page, Excel's XML, a flat
OpenDocument.
"""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = {
    b"%PDF": Refusal.PDF,
    b"\x89PNG": Refusal.IMAGE,
    b"\xff\xd8\xff": Refusal.IMAGE,
    b"GIF8": Refusal.IMAGE,
    b"II*\0": Refusal.IMAGE,
    b"MM\0*": Refusal.IMAGE,
    b"{\\rtf": Refusal.RICH_TEXT,
    b"\0\1\0\0Standard ": Refusal.ACCESS,
    b"SQLite format 3": Refusal.DATABASE,
    b"Rar!": Refusal.OTHER_ARCHIVE,
    b"7z\xbc\xaf": Refusal.OTHER_ARCHIVE,
    b"\x1f\x8b": Refusal.OTHER_ARCHIVE,
    b"\x09\0\4\0": Refusal.OLD_EXCEL,
    b"\x09\2\6\0": Refusal.OLD_EXCEL,
    b"\x09\4\6\0": Refusal.OLD_EXCEL,
    b"\x09\x08\x08\0": Refusal.OLD_EXCEL,
}
_REFUSED_IF_BINARY = {b"BM": Refusal.IMAGE, b"RIFF": Refusal.IMAGE_OR_SOUND}
"""Beginnings that may also be those of a word."""
_OLE_STREAMS = {
    "EncryptedPackage": Refusal.PROTECTED,
    "WordDocument": Refusal.WORD,
    "PowerPoint Document": Refusal.POWERPOINT,
    "__substg1.0_": Refusal.OUTLOOK,
}
_PROTECTED_XLS = re.compile(rb"\x09\x08\x10\0\0\x06\x05\0.{12}(?:\x86\0\0\0)?\x2f\0", re.S)
"""The record that begins a workbook, then the one that holds the key of its password."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|[a-z][a-z0-9]*[\s>])", re.I | re.S)
_PAGE_TAG = re.compile(r"<(?:html|body|table|tr|td|head|meta)\b", re.I)
_MAIL = re.compile(r"\s*MIME-Version:", re.I)
_XML = re.compile(r"\s*<\?xml\b|\s*<(?:\w+:)?Workbook\b")
_EXCEL_XML = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_FLAT_ODS = re.compile(r"<office:document\b[^>]*application/vnd\.oasis\.opendocument\.spreadsheet")
_BEGINNING = 64 * 1024


def recognise_format(content: bytes) -> Format:
    """Which reader suits ``content``; raises ``Refused`` when none does."""
    if not content.strip(b"\0 \t\r\n"):
        raise Refused(Refusal.EMPTY)
    known = _REFUSED | (_REFUSED_IF_BINARY if b"\0" in content[:16] else {})
    for beginning, sentence in known.items():
        if content.startswith(beginning):
            raise Refused(sentence)
    if content[4:8] == b"ftyp":
        raise Refused(Refusal.IMAGE_OR_VIDEO)
    if content.startswith(OLE):
        return _ole_format(content)
    return "zip" if content.startswith(SIGNATURES) else _text_format(decode(content[:_BEGINNING]))


def _text_format(beginning: str) -> Format:
    """What a text is written in; its encoding does not matter, markup being plain letters."""
    text = beginning.replace("\0", "").lstrip("\ufeff")
    if len(_CONTROL.findall(text[:4000])) * 50 > len(text[:4000]):
        raise Refused(Refusal.UNKNOWN)
    if _EXCEL_XML.search(text) and _XML.match(text):
        return "xml"
    if _FLAT_ODS.search(text) and _XML.match(text):
        return "ods"
    if _PAGE.match(text) and _PAGE_TAG.search(text):
        return "page"
    if _MAIL.match(text):
        raise Refused(Refusal.WEB_PAGE)
    if _XML.match(text):
        raise Refused(Refusal.OTHER_XML)
    return "texte"


def _ole_format(content: bytes) -> Format:
    for stream, sentence in _OLE_STREAMS.items():
        if stream.encode("utf-16-le") in content:
            raise Refused(sentence)
    if _PROTECTED_XLS.search(content):
        raise Refused(Refusal.PROTECTED)
    return "classeur"

"""What an .xlsx says of its cells that calamine leaves out: those shown as percentages, those never computed."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from spreadsheets.files.grid import Rows

NOT_COMPUTED = "#NON CALCULÉ!"
"""Stands in a cell whose formula no program has ever computed; known as an error by ``cells.is_error``."""
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\b[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_STYLED = re.compile(rb"""<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")(?=[^>]*\bs="(\d+)")[^>]*>""")
_FORMULA = re.compile(
    rb"""<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")([^>]*)>\s*<f\b[^<]*(?:</f>|/>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>"""
)
_BUILT_IN = {b"9", b"10"}
_TEXT_RESULT = b't="str"'


def mark_cells(content: bytes, sheets: list[tuple[str, Rows | None]]) -> None:
    """Write « 87 % » where a cell is shown so, and ``NOT_COMPUTED`` where a formula has no result.

    ``sheets`` are those of the workbook as calamine gives them, changed in place; another format than .xlsx is left
    as it is, and so is what is not written as Excel does.
    """
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        percentages = _percent_styles(archive)
        parts = _parts(archive)
        for title, rows in sheets:
            if rows and title in parts:
                text = archive.read(parts[title])
                _mark(rows, _uncomputed(text), lambda _: NOT_COMPUTED)
                _mark(rows, _styled(text, percentages), _as_percentage)


def _percent_styles(archive: zipfile.ZipFile) -> set[bytes]:
    """The numbers of the styles that show a percentage."""
    text = archive.read("xl/styles.xml")
    formats = (_attributes(tag) for tag in _FORMATS.findall(text))
    shown = _BUILT_IN | {told[b"numFmtId"] for told in formats if b"%" in told.get(b"formatCode", b"")}
    block = _STYLES.search(text)
    styles = _STYLE.findall(block[0]) if block else []
    return {b"%d" % rank for rank, tag in enumerate(styles) if _attributes(tag).get(b"numFmtId") in shown}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title of each sheet → its file in the archive."""
    relations = map(_attributes, _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")))
    files = {told.get(b"Id"): told.get(b"Target", b"").decode() for told in relations}
    found = {}
    for told in map(_attributes, _SHEET.findall(archive.read("xl/workbook.xml"))):
        target = files.get(next((value for name, value in told.items() if name.endswith(b":id")), b""))
        if target:
            found[_unescape(told[b"name"])] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _unescape(name: bytes) -> str:
    text = name.decode("utf-8")
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(tag))


def _uncomputed(text: bytes) -> Iterable[tuple[int, int]]:
    """The cells of a sheet whose formula has no result; an empty text is one."""
    for match in _FORMULA.finditer(text) if b"<f" in text else ():
        if match[4] is None or _TEXT_RESULT not in match[3]:
            yield _place(match[1], match[2])


def _styled(text: bytes, styles: set[bytes]) -> Iterable[tuple[int, int]]:
    if styles:
        yield from (_place(match[1], match[2]) for match in _STYLED.finditer(text) if match[3] in styles)


def _place(letters: bytes, line: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = 26 * column + letter - 64
    return int(line) - 1, column - 1


def _mark(rows: Rows, places: Iterable[tuple[int, int]], marked: Callable[[Any], Any]) -> None:
    for line, column in places:
        if line < len(rows):
            row = rows[line]
            row.extend([None] * (column + 1 - len(row)))
            row[column] = marked(row[column])


def _as_percentage(value: Any) -> Any:
    return percentage(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def percentage(value: float) -> str:
    """0.87 → « 87 % », as the spreadsheet shows it."""
    return f"{100 * value:.10g} %".replace(".", ",")

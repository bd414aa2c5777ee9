"""Text files as rows of text: separator, quotes and line breaks as Excel, SIECLE or PRONOTE write them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from typing import cast

from spreadsheets.files.encoding import decode

SEPARATORS = ";,\t|"
_SAMPLE = 200
_SEPARATOR_LINE = re.compile(r'"?sep=([^\n])"?[;,\t|]*(?:\n|$)', re.I)
_WHOLE, _DECIMALS = re.compile(r"\s*[+-]?\d[\d\s]*"), re.compile(r"\d{1,2}(?:\s*(?:€|%))?\s*")
_EXCEL_GUARD = re.compile(r'\s*="(.*)"\s*', re.S)
Rows = list[list[str | None]]


def read_text(content: bytes) -> Rows:
    """The records of a text file: ``rows[i]`` is record ``i + 1``, counted as Excel counts its lines."""
    text = decode(content).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    announced = _SEPARATOR_LINE.match(text)
    body = text[announced.end() :] if announced else text
    if not announced and _is_quoted_by_line(body):
        body = re.sub(r'^"(.*)"$', lambda line: line[1].replace('""', '"'), body, flags=re.M)
    separator = announced[1] if announced else _deduce_separator(body)
    rows = _split(body, separator)
    if separator == ",":
        _join_decimals(rows)
    return _without_trailing_blanks([[], *rows] if announced else rows)


def _is_quoted_by_line(text: str) -> bool:
    """Whether a program put each whole line between quotes, as if it were one cell."""
    lines = [line for line in text.split("\n") if line]
    return bool(lines) and all(
        len(line) > 1 and line[0] == line[-1] == '"' and '"' not in line[1:-1].replace('""', "") for line in lines
    )


def _join_decimals(rows: Rows) -> None:
    """Put together the two halves of numbers whose decimal comma was taken for a separator, where all the rows that are
    longer than the header agree upon their places.
    """
    header = next((row for row in rows if any(row)), [])
    longer = [row for row in rows if len(row) > len(header) > 1]
    if not longer or len({len(row) for row in longer}) > 1:
        return
    spare = len(longer[0]) - len(header)
    halves = [place for place in range(len(longer[0]) - 1) if all(_is_cut(row, place) for row in longer)]
    apart = [places for places in combinations(halves, spare) if all(b - a > 1 for a, b in pairwise(places))]
    if len(apart) == 1:
        for row in longer:
            for place in reversed(apart[0]):
                row[place : place + 2] = [f"{row[place]},{row[place + 1]}"]


def _is_cut(row: list[str | None], place: int) -> bool:
    whole, decimals = row[place] or "", row[place + 1] or ""
    return _WHOLE.fullmatch(whole) is not None and _DECIMALS.fullmatch(decimals) is not None


def _deduce_separator(text: str) -> str:
    """The separator that cuts the most columns, the most evenly; « ; » for a single column."""
    sample = "\n".join(text[:200_000].split("\n")[:_SAMPLE])
    evenness = {separator: _evenness(_split(sample, separator), separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=evenness.__getitem__)


def _evenness(rows: Iterable[list[str | None]], separator: str) -> float:
    """Columns after the first, weighted by the share of rows that have just as many."""
    widths = Counter(_width(row, separator) for row in rows if any(row))
    total = widths.total()
    return max(((width - 1) * (count / total) ** 2 for width, count in widths.items()), default=0)


def _width(row: list[str | None], separator: str) -> int:
    """Cells of a row; a comma that a space follows belongs to a sentence."""
    return 1 + sum(not (separator == "," and (cell or "").startswith(" ")) for cell in row[1:])


def _split(text: str, separator: str) -> Rows:
    rows = _parse(text, separator)
    guarded = '="' in text
    for row in rows:
        if "" in row:
            row[:] = [cell or None for cell in row]
        if guarded:
            row[:] = [_unguard(cell) for cell in row]
    return rows


def _parse(text: str, separator: str) -> Rows:
    try:
        rows = list(csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=text.count('"') % 2 == 1))
    except csv.Error:
        rows = []
    if not rows or _a_quote_swallows_lines(rows, text.count("\n"), separator):
        rows = [_parse_line(line, separator) for line in text.split("\n")]
    return cast(Rows, rows)


def _a_quote_swallows_lines(rows: list[list[str]], lines: int, separator: str) -> bool:
    """Whether a quote that nothing closes made one cell of several lines of cells."""
    if len(rows) >= lines:
        return False
    long_cells = (cell for row in rows for cell in row if cell.count("\n") > 2)
    return any(cell.count(separator) > cell.count("\n") for cell in long_cells)


def _parse_line(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def _unguard(cell: str | None) -> str | None:
    """« ="00123" », by which an export keeps Excel from dropping zeros, is « 00123 »."""
    guard = _EXCEL_GUARD.fullmatch(cell) if cell else None
    return guard[1].replace('""', '"') if guard else cell


def _without_trailing_blanks(rows: Rows) -> Rows:
    last = next((position for position in range(len(rows), 0, -1) if any(rows[position - 1])), 0)
    return rows[:last]

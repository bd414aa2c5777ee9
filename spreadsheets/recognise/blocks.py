"""Parts the tables that stand on one sheet, one under the other or side by side; each keeps its lines and columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spreadsheets.cells import as_text, is_blank, normalise
from spreadsheets.model import Cell, Recognised, Sheet
from spreadsheets.recognise.find_header import heading, is_value
from spreadsheets.recognise.synonyms import is_synonym
from spreadsheets.recognise.which_table import recognise

Row = Sequence[Cell]
_FEWEST_TITLES, _FEWEST_KNOWN = 3, 2
"""Titles of the header of a further table, and how many of them some table must know."""
_LONGEST_TITLE = 60


def blocks(sheet: Sheet) -> tuple[Sheet, ...]:
    """The tables of a sheet, each as the whole sheet without the others; the sheet itself when it holds only one."""
    under = _one_under_the_other(sheet)
    return tuple(part for block in under for part in _side_by_side(block))


def _one_under_the_other(sheet: Sheet) -> list[Sheet]:
    rows = sheet.rows
    headers = [line for line in range(len(rows)) if _is_header(rows, line)]
    if len(headers) < 2:
        return [sheet]
    first = _spelled(rows[headers[0]])
    starts = [_start(rows, line) for line in headers[1:] if _spelled(rows[line]) != first]
    if not starts:
        return [sheet]
    bounds = [0, *starts, len(rows)]
    return [_between(sheet, start, end) for start, end in pairwise(bounds)]


def _is_header(rows: Sequence[Row], line: int) -> bool:
    """Whether a line can only be the header of a table: titles alone, known ones among them, after a gap or data."""
    cells = [cell for cell in rows[line] if not is_blank(cell)]
    titles = [heading(cell) for cell in cells]
    if len(set(titles)) < _FEWEST_TITLES or not all(titles) or max(map(len, titles)) > _LONGEST_TITLE:
        return False
    if line + 1 == len(rows) or _is_empty(rows[line + 1]):
        return False
    known = sum(map(is_synonym, titles))
    if known < _FEWEST_KNOWN:
        return False
    if line == 0 or _is_empty(rows[line - 1]) or _is_title(rows[line - 1]):
        return True
    return known == len(titles) and any(map(is_value, rows[line - 1]))


def _is_empty(row: Row) -> bool:
    return all(map(is_blank, row))


def _is_title(row: Row) -> bool:
    return len({as_text(cell) for cell in row if not is_blank(cell)}) == 1


def _spelled(row: Row) -> tuple[str, ...]:
    return tuple(normalise(as_text(cell)) for cell in row)


def _start(rows: Sequence[Row], header: int) -> int:
    """The first of the blank lines and titles above a header."""
    line = header
    while line and (_is_empty(rows[line - 1]) or _is_title(rows[line - 1])):
        line -= 1
    return line


def _between(sheet: Sheet, start: int, end: int) -> Sheet:
    """The sheet with nothing outside these lines: those that are left keep their number."""
    return replace(sheet, rows=[*([()] * start), *sheet.rows[start:end]])


def _side_by_side(sheet: Sheet) -> Iterator[Sheet]:
    header = next((line for line in range(len(sheet.rows)) if _is_header(sheet.rows, line)), None)
    groups = _groups(sheet.rows, header) if header is not None else []
    if len(groups) < 2 or header is None or not _are_apart(sheet, header, groups):
        yield sheet
        return
    for start, end in groups:
        yield _columns(sheet, start, end)


def _groups(rows: Sequence[Row], header: int) -> list[tuple[int, int]]:
    """The columns of each table, from the first to the one after the last: whole columns without a cell part them."""
    width = max(map(len, rows[header:]), default=0)
    filled = [any(place < len(row) and not is_blank(row[place]) for row in rows[header:]) for place in range(width)]
    found: list[tuple[int, int]] = []
    for place in range(width):
        if not filled[place]:
            continue
        if found and found[-1][1] == place:
            found[-1] = found[-1][0], place + 1
        else:
            found.append((place, place + 1))
    titled = [sum(bool(heading(cell)) for cell in rows[header][start:end]) for start, end in found]
    return found if all(count > 1 for count in titled) else []


def _are_apart(sheet: Sheet, header: int, groups: Sequence[tuple[int, int]]) -> bool:
    """Whether a title comes back from one group to the next, or no table is fed by more than one of them."""
    titles = [set(map(normalise, map(as_text, sheet.rows[header][start:end]))) - {""} for start, end in groups]
    if any(not one.isdisjoint(other) for place, one in enumerate(titles) for other in titles[:place]):
        return True
    whole = recognise(sheet)
    used = set(whole.columns.values()) if isinstance(whole, Recognised) else set()
    fed = sum(any(start <= place < end for place in used) for start, end in groups)
    return fed < 2 and all(isinstance(recognise(_columns(sheet, *group)), Recognised) for group in groups)


def _columns(sheet: Sheet, start: int, end: int) -> Sheet:
    """The sheet with nothing outside these columns: those that are left keep their place."""
    return replace(sheet, rows=[[*([None] * start), *row[start:end]] for row in sheet.rows])

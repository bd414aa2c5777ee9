"""Where the header of a sheet may be: one line, or a line of groups above a line of details."""

import re
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from spreadsheets.cells import as_text, is_blank
from spreadsheets.declared import TABLES
from spreadsheets.model import Cell, Sheet
from spreadsheets.recognise.headings import is_heading
from spreadsheets.recognise.synonyms import columns_named, is_synonym

DEEPEST = 40
"""Lines among which a header is looked for."""
_MOST_PLACES, _MOST_KEPT = 3, 6
_PROMISING = 0.6
"""A header that promises less than this share of the best is left out."""
_UNDER_GROUP = 0.9
"""What a detail says less surely alone than under its group."""
_MERGED = 1.001
"""One cell over both lines says that both are the header."""
_WITH_GROUP, _WITH_FORMER_GROUP = 1.08, 0.97
"""A detail and its group say more than the group alone; a group that is not merged covers those on its right."""


_AS_PLAIN = 0.03
"""A match this much less sure is one by its words, not by its text."""


_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:20)?\d\d)?")
"""What a second line of header may say under its group, being a number all the same."""


class Wording(NamedTuple):
    """One way to read what stands above a column, and how much to trust it."""

    text: str
    trust: float


class Header(NamedTuple):
    """The header that ends at ``line`` (from 1): for each column of the sheet, the ways to read it."""

    line: int
    wordings: Sequence[Sequence[Wording]]

    def title(self, place: int) -> str:
        """What stands above a column, for who reads it."""
        return self.wordings[place][0].text if place < len(self.wordings) and self.wordings[place] else ""


def rarity(text: str) -> float:
    """How much a header tells of a table: the fewer tables name a column so, or as plainly, the more."""
    strengths = [max(match.strength for match in matches) for matches in columns_named(text).values()]
    alike = sum(strength > max(strengths) - _AS_PLAIN for strength in strengths)
    return log(1 + len(TABLES) / alike) if alike else 0.0


def likely_headers(sheet: Sheet) -> list[Header]:
    """The headers that name most columns of one table, the likeliest first; none where no line names a column."""
    lead = next((line for line, row in enumerate(sheet.rows) if not all(map(is_blank, row))), 0)
    rows = sheet.rows[lead : lead + DEEPEST]
    headers = (header for place in _likely_places(rows) for header in _headers_ending_at(rows, place))
    found = [header._replace(line=header.line + lead) for header in headers]
    scored = [(_promise(header), -header.line, header) for header in found]
    ranked = sorted(scored, key=lambda each: each[:2], reverse=True)[:_MOST_KEPT]
    return [header for promise, _, header in ranked if promise and promise > _PROMISING * ranked[0][0]]


def _likely_places(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The rows that hold most known headers or most titles, and those under them: their second line, maybe."""
    titles = [[text for text in map(heading, row) if text] for row in rows]
    known = [sum(map(is_synonym, texts)) for texts in titles]
    by_known = sorted(range(len(rows)), key=lambda place: (-known[place], place))[:_MOST_PLACES]
    by_titles = sorted(range(len(rows)), key=lambda place: (-len(titles[place]), place))[:_MOST_PLACES]
    likely = {place for place in (*by_known, *by_titles) if len(set(titles[place])) > 1}
    first = {tuple(titles[place]): place for place in reversed(range(len(rows)))}  # a header may come back lower down
    places = sorted(likely | {place + 1 for place in likely if place + 1 < len(rows)})
    kept = [place for place in places if titles[place] and place - first[tuple(titles[place])] < 2]
    return [place for place in kept if not _goes_on_below(rows, titles, known, place)]


def _goes_on_below(
    rows: Sequence[Sequence[Cell]], titles: Sequence[Sequence[str]], known: Sequence[int], place: int
) -> bool:
    """Whether a header is merged with the line under it, which is then its own second line, not a row of data."""
    if place + 1 == len(rows) or known[place + 1] * 2 < len(titles[place + 1]):
        return False
    if _holds_values(rows[place + 1], titles_over=rows[place]):
        return False
    return any(heading(cell) and cell == under for cell, under in zip(rows[place], rows[place + 1], strict=False))


def header_at(sheet: Sheet, line: int) -> list[Header]:
    """The two ways to read the header whose lowest line a person has pointed at."""
    return list(_headers_ending_at(sheet.rows, line - 1)) if 0 < line <= len(sheet.rows) else []


def _headers_ending_at(rows: Sequence[Sequence[Cell]], place: int) -> Iterator[Header]:
    details = [heading(cell) for cell in rows[place]]
    yield Header(place + 1, [[Wording(text, 1.0)] if text else [] for text in details])
    groups = [heading(cell) for cell in rows[place - 1]] if place else []
    if len(set(groups) - {""}) > (1 if all(groups) else 0) and not _holds_values(rows[place], titles_over=groups):
        yield Header(place + 1, _read_under(groups, details))


def _holds_values(row: Sequence[Cell], *, titles_over: Sequence[Cell]) -> bool:
    """Whether a line is one of data: an amount, a date or a yes stands right under a title of its own."""
    over = [heading(cell) for cell in titles_over]
    alone = {title for title in over if title and over.count(title) == 1}
    return any(title in alone and is_value(cell) for title, cell in zip(over, row, strict=False))


def is_value(cell: Cell) -> bool:
    """Whether a cell holds what stands under a title: a number, a date, a yes."""
    if cell is None or isinstance(cell, str):
        text = as_text(cell)
        return any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) and not _YEAR.fullmatch(text)
    return not (isinstance(cell, int | float) and _YEAR.fullmatch(as_text(cell)))


def heading(cell: Cell) -> str:
    """The title that a cell may be of a column, or nothing."""
    return as_text(cell) if isinstance(cell, str) and is_heading(cell) else ""


def _read_under(groups: Sequence[str], details: Sequence[str]) -> list[list[Wording]]:
    former = ""
    found = []
    for place in range(max(len(groups), len(details))):
        group = groups[place] if place < len(groups) else ""
        detail = details[place] if place < len(details) else ""
        former = group or former
        found.append(_wordings(group, former, detail))
    return found


def _wordings(group: str, former: str, detail: str) -> list[Wording]:
    if not detail or group == detail:
        return [Wording(group, _MERGED if detail else 1.0)] if group else []
    if group:
        return [Wording(detail, _UNDER_GROUP), Wording(f"{group} {detail}", _WITH_GROUP)]
    return [Wording(detail, 1.0), *([Wording(f"{former} {detail}", _WITH_FORMER_GROUP)] if former else [])]


def _promise(header: Header) -> float:
    """The weight of the columns that the header names, each once, in the table that it suits best."""
    best: dict[tuple[str, str], float] = {}
    for text, trust in (wording for wordings in header.wordings for wording in wordings):
        for table, matches in columns_named(text).items():
            for column, strength in matches:
                weight = trust * strength * rarity(text)
                best[table, column] = max(weight, best.get((table, column), 0.0))
    totals: dict[str, float] = {}
    for (table, _), weight in best.items():
        totals[table] = totals.get(table, 0.0) + weight
    return max(totals.values(), default=0.0)

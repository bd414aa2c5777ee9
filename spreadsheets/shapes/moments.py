"""The dates that a title or a header says in passing: « PFMP 1 du 17/11 au 12/12/2025 », « Forum – 9 oct. »."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import annee_scolaire
from spreadsheets.cells import as_text, fold, month_begun, propose_annee
from spreadsheets.model import Cell

_MONTH = (
    r"(?:janv(?:ier)?|jan|fevr(?:ier)?|fev|mars?|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|sep|oct(?:obre)?"
    r"|nov(?:embre)?|dec(?:embre)?)\b\.?"
)
_DATE = re.compile(
    r"(?<![\d/])(?:(?P<Y>20\d\d)-(?P<M>\d\d)-(?P<D>\d\d)"
    r"|(?P<d>\d{1,2})(?:[/.](?P<m>\d{1,2})|-(?P<m2>\d{1,2})(?=-\d))(?:[/.-](?P<y>20\d\d|\d\d))?"
    rf"|(?P<dw>\d{{1,2}})(?:er)?\s*(?P<w>{_MONTH})(?:\s*(?P<yw>20\d\d|\d\d(?![\d/h])))?)(?![\d/])"
)
_FIRST_DAY = re.compile(
    r"(?:(?<=du )|(?<=\())(\d{1,2})(?:er)?\s*(?:au|-|–|et)\s*$|(\d{1,2})(?:er)?\s+au\s+$|^\s*(\d{1,2})\s*(?:et|-|–)\s*$"
)
_BEFORE = re.compile(r"(?:\b(?:du|au|le|les|et|à partir du|jusqu.au|dates?|semaine)\b|[\s(\[:,;–—→>/-])+$", re.I)
_AFTER = re.compile(r"^[\s)\]:,;–—→>./-]+")
OLDEST = 2015
"""« 10/11 » in a title is a day, not a school year of our time."""


class Span(NamedTuple):
    """What a text says of when: its first and last day (the same for one date), and the text without them."""

    start: dt.date | None
    end: dt.date | None
    rest: str


class _Day(NamedTuple):
    day: int
    month: int
    year: int | None


def read_span(cell: Cell, annee: str | None) -> Span:
    """The dates that a cell says; a year that is not written is that of the school year ``annee``, if known."""
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return Span(day, day, "")
    text = as_text(cell)
    days, rest = _find_days(text)
    dates = [date for date in _complete(days, annee) if date]
    if not dates:
        return Span(None, None, rest)
    return Span(min(dates), max(dates), rest)


def says_dates(text: str) -> bool:
    """Whether a text says any day, even without its year."""
    return bool(_find_days(text)[0])


def year_told(texts: Iterable[str]) -> str | None:
    """The school year that one of these texts names, if it is one of our time."""
    for text in texts:
        year = propose_annee(text)
        if year and int(year[:4]) >= OLDEST:
            return year
    return None


@lru_cache(maxsize=8192)
def _find_days(text: str) -> tuple[Sequence[_Day], str]:
    """The days that a text says, in order, and what is left without them."""
    folded = "".join(fold(letter)[:1] or " " for letter in text)  # as long as the text
    days: list[_Day] = []
    kept, last = "", 0
    for match in _DATE.finditer(folded):
        day = _day(match)
        if not (1 <= day.month <= 12 and 1 <= day.day <= 31):
            continue
        before = folded[last : match.start()]
        first = _FIRST_DAY.search(before) if not days else None
        if first:
            days.append(_Day(int(first[1] or first[2] or first[3]), day.month, day.year))
        kept = _join(kept, text[last : last + (first.start() if first else len(before))])
        days.append(day)
        last = match.end()
    return days, _join(kept, text[last:]) if days else text.strip()


def _join(before: str, after: str) -> str:
    """Two pieces of a text between which stood a date, without the words that led to it."""
    return f"{before} {_BEFORE.sub('', _AFTER.sub('', after))}".strip()


def _day(match: re.Match[str]) -> _Day:
    if match["Y"]:
        return _Day(int(match["D"]), int(match["M"]), int(match["Y"]))
    if match["w"]:
        return _Day(int(match["dw"]), month_begun(match["w"]), _year(match["yw"]))
    return _Day(int(match["d"]), int(match["m"] or match["m2"]), _year(match["y"]))


def _year(digits: str | None) -> int | None:
    return (int(digits) if len(digits) == 4 else 2000 + int(digits)) if digits else None


def _complete(days: Sequence[_Day], annee: str | None) -> list[dt.date | None]:
    """Days without a year take that of their neighbours, so that they follow each other, else of the school year."""
    found = list(days)
    for place in range(len(found) - 2, -1, -1):
        day, after = found[place], found[place + 1]
        if day.year is None and after.year is not None:
            found[place] = day._replace(year=after.year - (day.month > after.month))
    for place in range(1, len(found)):
        day, before = found[place], found[place - 1]
        if day.year is None and before.year is not None:
            found[place] = day._replace(year=before.year + (day.month < before.month))
    return [_date(day, annee) for day in found]


def _date(day: _Day, annee: str | None) -> dt.date | None:
    if day.year is None and annee is None:
        return None
    year = day.year or annee_scolaire.first_day(annee or "").year + (day.month < 9)
    try:
        return dt.date(year, day.month, day.day)
    except ValueError:
        return None

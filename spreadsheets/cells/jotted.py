"""Dates as a planning jots them down: without their year, several in one cell, with the hour, or told by how long."""

import calendar
import datetime as dt
import re
from typing import NamedTuple

import annee_scolaire
from spreadsheets.cells.text import fold

_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
"""The letters by which each month begins and no other does."""
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_HOURS = re.compile(
    r"\b(?:(?:de|a|vers|des|entre)\s+)?\d{1,2}\s*(?:h|:)\s*(?:\d{2})?\b(?:\s*(?:-|–|a|et)\s*\d{1,2}\s*(?:h|:)\s*(?:\d{2})?)?"
)
_WEEKDAY = re.compile(r"\b(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?\b\.?(?!\s*\d{4})")
_SMALL = re.compile(r"\b(?:le|les|de|semaine|sem\.?|matin|apres-midi|am|pm|journee|soir|vers|vacances)\b")
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er)?(?:\s*(?P<mark>[/.-])\s*(?P<number>1[0-2]|0?[1-9])(?!\d)"
    rf"(?:\s*(?P=mark)\s*(?P<year>\d{{4}}|\d{{2}})(?!\d)|(?!\s*/\s*\d))"
    rf"|\s*(?P<name>{_MONTH})(?:\s*(?P<named>\d{{4}}|\d{{2}}))?)?"
)
_BETWEEN = re.compile(r"\s*(?:au|a|et|&|-|–|>|→|,|puis|jusqu'?\s*au)\s*")
_ALONE = re.compile(rf"(?:(?:courant|mi-?|fin|debut|en)\s*)?({_MONTH})(?:\s*(\d{{4}}))?")
_WEEK = re.compile(r"s(?:em(?:aine)?)?\.?\s*(?:n°?\s*)?(\d{1,2})")
"""« S5 », « semaine 12 »: a week of the calendar."""
_BRACKETED = re.compile(r"\(([^()]+)\)")
_TERM = re.compile(r"(?:duree\s*:?\s*)?(?:pour\s+)?(\d{1,2}|un|une|deux|trois|quatre|cinq)\s*(ans?|annees?|mois)\b.*")
_ENDLESS = re.compile(
    r"(?:duree\s+)?(?:illimite|indetermine|permanent|sans (?:fin|limite|terme|duree)|perpetuel|indefini|non limite"
    r"|tacite|reconduction tacite|aucune?\b).*"
)
_WORDED = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}


class Span(NamedTuple):
    """The first and the last day that a cell tells; ``dated`` if it tells their year itself."""

    first: dt.date
    last: dt.date
    dated: bool


class _Told(NamedTuple):
    day: int
    month: int | None
    year: int | None


def read_span(text: str, annee: str | None) -> Span | None:
    """« 18/09 », « du 22 au 26/09 », « 12 et 13 mars », « 14/10 14h-16h », « nov. ».

    A date without a year is one of the school year ``annee``, and none without it.
    """
    said = fold(text).replace("’", "'")
    if week := _WEEK.fullmatch(said.strip()):
        return _week(int(week[1]), annee)
    for part in (said, _BRACKETED.sub(" ", said), *_BRACKETED.findall(said)):
        bare = " ".join(_SMALL.sub(" ", _WEEKDAY.sub(" ", _HOURS.sub(" ", part))).split()).strip(" ,;:-")
        if found := _month_alone(bare, annee) or _days(bare.removeprefix("du ").strip(), annee):
            return found
    return None


def _week(number: int, annee: str | None) -> Span | None:
    """From Monday to Friday of a week of the school year: the 36th and those after it are of its first half."""
    if annee is None or not 1 <= number <= 53:
        return None
    first = annee_scolaire.first_day(annee).year
    try:
        monday = dt.date.fromisocalendar(first if number >= 36 else first + 1, number, 1)
    except ValueError:
        return None
    return Span(monday, monday + dt.timedelta(days=4), False)


def _month_alone(text: str, annee: str | None) -> Span | None:
    match = _ALONE.fullmatch(text)
    if match is None:
        return None
    month = month_begun(match[1])
    year = int(match[2]) if match[2] else _year_of(month, annee)
    if year is None:
        return None
    return Span(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), bool(match[2]))


def _days(text: str, annee: str | None) -> Span | None:
    told: list[_Told] = []
    place = 0
    while match := _DAY.match(text, place):
        told.append(_read_day(match))
        place = match.end()
        if place == len(text):
            return _settle(told, annee)
        between = _BETWEEN.match(text, place)
        if between is None:
            return None
        place = between.end()
    return None


def _read_day(match: re.Match[str]) -> _Told:
    month = int(match["number"]) if match["number"] else month_begun(match["name"]) if match["name"] else None
    year = match["year"] or match["named"]
    return _Told(int(match["day"]), month, None if year is None else int(year) + (2000 if len(year) == 2 else 0))


def _settle(told: list[_Told], annee: str | None) -> Span | None:
    """The month and the year that the last day tells are those of the days before it."""
    last = told[-1]
    if last.month is None:
        return None
    end = _date(last.day, last.month, last.year or _year_of(last.month, annee))
    if end is None:
        return None
    first = told[0]
    month = first.month or last.month
    start = _date(first.day, month, first.year or (end.year - 1 if month > last.month else end.year))
    return Span(start, end, last.year is not None) if start and start <= end else None


def _date(day: int, month: int, year: int | None) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year is not None else None
    except ValueError:
        return None


def _year_of(month: int, annee: str | None) -> int | None:
    if annee is None or not 1 <= month <= 12:
        return None
    first = annee_scolaire.first_day(annee)
    return first.year if month >= first.month else first.year + 1


def month_begun(text: str) -> int:
    """The number of the month by whose letters a text, folded, begins: « juil. » → 7."""
    return next(number for number, letters in enumerate(_MONTHS, start=1) if text.startswith(letters))


def is_endless(text: str) -> bool:
    """Whether a text says that something has no end: « illimitée », « permanente »."""
    return _ENDLESS.fullmatch(fold(text).strip()) is not None


def months_told(text: str) -> int | None:
    """How many months a text says that something lasts: « 3 ans » → 36."""
    match = _TERM.fullmatch(fold(text).strip())
    if match is None:
        return None
    count = _WORDED.get(match[1]) or int(match[1])
    return count if match[2] == "mois" else 12 * count


def end_of_term(start: dt.date, months: int) -> dt.date:
    """The last day of what lasts ``months`` from ``start`` on: 03/11/2022 and 36 → 02/11/2025."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day) - dt.timedelta(days=1)

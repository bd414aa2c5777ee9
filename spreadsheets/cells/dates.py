"""Dates and school years, in every way a French office writes them.

Ours, for a parser of single dates cannot let a whole column tell which of day and month comes first.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

import annee_scolaire
from spreadsheets.cells.doubt import Cause, Doubtful
from spreadsheets.cells.jotted import is_endless, read_span
from spreadsheets.cells.text import as_text, fold
from spreadsheets.model import Cell

UNREADABLE = Cause("Date illisible", "Écrivez jj/mm/aaaa.")
UNCERTAIN = Cause("Ordre du jour et du mois incertain", "La date est lue jour/mois ; vérifiez-la.")
AMERICAN = Cause("Date lue mois/jour/année, comme toute la colonne", "Vérifiez-la, ou écrivez jj/mm/aaaa.")
INCOMPLETE = Cause("Date incomplète", "Elle est étendue au premier ou au dernier jour de la période ; précisez-la.")
ENDLESS = Cause("Sans date de fin", "Ce qui n’a pas de fin est en cours tant qu’aucune date n’est écrite.")
ANY_YEAR = "2000-2001"
"""For who only asks whether a text tells a day."""
NO_YEAR = Cause("Date sans année", "Choisissez l’année scolaire de la feuille, ou écrivez jj/mm/aaaa.")
UNREADABLE_YEAR = Cause("Année scolaire illisible", "Écrivez-la comme « 2025-2026 ».")
UNREADABLE_CAMPAIGN = Cause("Campagne illisible", "Écrivez une année civile, comme 2026.")

PARIS = ZoneInfo("Europe/Paris")
_NEAR_MIDNIGHT = dt.timedelta(seconds=59)
"""By how much some programs miss midnight when they write a day."""
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
EXCEL_EPOCH = dt.date(1899, 12, 30)
_MONTHS = (
    "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june",
    "juillet july", "aout august", "septembre september", "octobre october", "novembre november", "decembre december",
)  # fmt: skip
_WEEKDAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
_FILLERS = {"le", "du", "er", "de"} | _WEEKDAYS | {f"{day[:3]}." for day in _WEEKDAYS}
_TIME = re.compile(r"(?:[T\s,]|à)+\d{1,2}\s*[:hH]\s*\d{0,2}\S*(?:\s*[AP]M)?$")
_NUMERIC = re.compile(r"(\d{4}|\d{1,2})\s*([/.\-\s])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[/.\-](\d{1,2})")
_YEAR_PAIR = re.compile(r"(?<!\d)(?<!\d[-_/.])((?:20)?[1-9]\d)\s*[-–_/]\s*((?:20)?\d\d)(?![-_/.]?\d)")


def _month_prefixes() -> dict[str, int]:
    """Every beginning of a month's name, of three letters or more, that no other month shares."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTHS, start=1):
        for name in names.split():
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {prefix: min(months) for prefix, months in found.items() if len(months) == 1} | {"fevr": 2, "sept": 9}


_MONTH_OF = _month_prefixes()


def month_named(word: str) -> int | None:
    """The number of a month from its name or its beginning, without accents: « nov » → 11."""
    return _MONTH_OF.get(word)


class _Numeric(NamedTuple):
    """A date in figures whose first two parts are day and month, in an order the cell alone does not tell."""

    first: int
    second: int
    year: int


class _Period(NamedTuple):
    """A date told by its month, its year or its school year only."""

    start: dt.date
    end: dt.date


_Parsed = dt.date | _Numeric | _Period | None


def read_dates(
    cells: Sequence[Cell], *, end: bool = False, birth: bool = False, annee: str | None = None
) -> list[dt.date | Doubtful]:
    """The dates of one whole column: the order of day and month is deduced from all of its cells.

    ``end`` takes the last day of a month, a year or several days told together; ``birth`` reads « 12/11/71 » and
    « 12/11/35 » in the last century; a date without a year is one of the school year ``annee``.
    """
    latest = dt.datetime.now(tz=dt.UTC).year if birth else 2069
    parsed = [_parse(cell, latest) for cell in cells]
    doubt = _order(found for found in parsed if isinstance(found, _Numeric))
    read = [_settle(found, doubt, end=end) for found in parsed]
    if birth:
        return read
    return [
        _jotted(as_text(cell), annee, end=end) or found
        if isinstance(cell, str) and isinstance(found, Doubtful) and found.value is None
        else found
        for cell, found in zip(cells, read, strict=True)
    ]


def _jotted(text: str, annee: str | None, *, end: bool) -> dt.date | Doubtful | None:
    """A date as a planning writes it (see ``read_span``), where no other way of writing dates suits."""
    if end and is_endless(text):
        return Doubtful(None, ENDLESS)
    if found := read_span(text, annee):
        day = _plausible(found.last if end else found.first)
        return day if found.dated or day is None else Doubtful(day, _placed_in(annee or ""))
    return Doubtful(None, NO_YEAR) if annee is None and read_span(text, ANY_YEAR) else None


def _placed_in(annee: str) -> Cause:
    return Cause("Date sans année", f"Elle est placée dans l’année scolaire {annee} ; vérifiez-la.")


def tells_no_year(cells: Sequence[Cell]) -> bool:
    """Whether some cell tells a day of no year."""
    return any(isinstance(found, Doubtful) and found.cause == NO_YEAR for found in read_dates(cells))


def _parse(cell: Cell, latest: int) -> _Parsed:
    if isinstance(cell, dt.datetime):
        return _plausible((cell + _NEAR_MIDNIGHT).date() if cell.year < 2101 else cell.date())
    if isinstance(cell, dt.date):
        return _plausible(cell)
    if isinstance(cell, bool) or cell is None or isinstance(cell, dt.time | dt.timedelta):
        return None
    if isinstance(cell, str) and (moment := _STAMP.fullmatch(cell.strip())):
        return _in_paris(moment[0])
    text = as_text(cell).partition(",")[0] if isinstance(cell, float) else _TIME.sub("", as_text(cell))
    if text.isdecimal():
        return _from_digits(text)
    return _from_figures(text, latest) or _from_words(text, latest)


def _in_paris(stamp: str) -> dt.date | None:
    """The day in France of a moment that a form or a data base stamped in another time zone."""
    try:
        return _plausible(dt.datetime.fromisoformat(stamp).astimezone(PARIS).date())
    except (ValueError, OverflowError):
        return None


def _from_digits(digits: str) -> _Parsed:
    number = int(digits[:9])
    if 20_000 <= number <= 80_000:
        return EXCEL_EPOCH + dt.timedelta(days=number)
    if len(digits) == 8:
        return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if len(digits) == 4 and 1900 <= number <= 2100:
        return _Period(dt.date(number, 1, 1), dt.date(number, 12, 31))
    return None


def _from_figures(text: str, latest: int) -> _Parsed:
    if match := _NUMERIC.fullmatch(text):
        first, second, third = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            return _date(first, second, third)
        return _Numeric(first, second, _full_year(match[4], latest))
    if match := _MONTH_YEAR.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    if (match := _YEAR_MONTH.fullmatch(text)) and (month := _month(int(match[1]), int(match[2]))):
        return month
    year = school_year_in(text)
    return (
        _Period(annee_scolaire.first_day(year), annee_scolaire.last_day(year))
        if year and _YEAR_PAIR.fullmatch(text)
        else None
    )


def _from_words(text: str, latest: int) -> _Parsed:
    """« lundi 12 novembre 2025 », « 1er sept. 25 », « Nov 12, 2025 », « nov. 2025 »."""
    words = [word for word in re.findall(r"[a-z]+\.?|\d+", fold(text)) if word not in _FILLERS or word == "mar."]
    if len(words) == 4 and words[0] == "mar.":
        del words[0]
    numbers = [word for word in words if word.isdecimal()]
    months = [_MONTH_OF.get(word.rstrip(".")) for word in words if not word.isdecimal()]
    if len(months) != 1 or months[0] is None or not 1 <= len(numbers) <= 2 or words[-1] not in numbers:
        return None
    year = _full_year(words[-1], latest)
    return _month(year, months[0]) if len(numbers) == 1 else _date(year, months[0], int(numbers[0]))


def _full_year(digits: str, latest: int) -> int:
    if len(digits) != 2:
        return int(digits)
    year = 2000 + int(digits)
    return year if year <= latest else year - 100


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return _plausible(dt.date(year, month, day))
    except (ValueError, OverflowError):
        return None


def _plausible(date: dt.date) -> dt.date | None:
    return date if 1900 <= date.year <= 2100 else None


def _month(year: int, month: int) -> _Period | None:
    start = _date(year, month, 1)
    return _Period(start, start.replace(day=monthrange(year, month)[1])) if start else None


def _order(dates: Iterable[_Numeric]) -> Cause | None:
    """What makes the order of day and month doubtful in a column; ``None`` when it is the French one for sure: a column
    that says 01/09 and nothing else tells the first day of the school year.
    """
    pairs = {(date.first, date.second) for date in dates}
    if pairs == {(1, 9)}:
        return None
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    if day_first:
        return UNCERTAIN if month_first else None
    return AMERICAN if month_first else UNCERTAIN


def _settle(found: _Parsed, doubt: Cause | None, *, end: bool) -> dt.date | Doubtful:
    if isinstance(found, _Period):
        return Doubtful(found.end if end else found.start, INCOMPLETE)
    if not isinstance(found, _Numeric):
        return found or Doubtful(None, UNREADABLE)
    day, month = (found.second, found.first) if doubt is AMERICAN else (found.first, found.second)
    date = _date(found.year, month, day)
    if date is None:
        return Doubtful(None, UNREADABLE)
    sure = doubt is None or day == month or (doubt is UNCERTAIN and day > 12)
    return date if sure else Doubtful(date, doubt or UNCERTAIN)


def school_year_in(text: str) -> str | None:
    """The school year that ``text`` names somewhere: « 2025/2026 », « 25-26 », « rentrée 2025 »."""
    for match in _YEAR_PAIR.finditer(text):
        first, second = (int(part) if len(part) == 4 else 2000 + int(part) for part in match.groups())
        if second == first + 1 and (len(match[1]) == 4 or len(match[2]) == 2):
            return annee_scolaire.starting(first)
    if start := re.search(r"rentree\D{0,3}(20\d\d)(?!\d)", fold(text)):
        return annee_scolaire.starting(int(start[1]))
    return None


def propose_annee(*names: str, dates: Iterable[dt.date] = ()) -> str | None:
    """The school year that a file name, a sheet name or a title tells, else the one of the latest date.

    Dates of more than a year ahead are left aside: a slip of the hand must not choose the year.
    """
    for name in names:
        if year := school_year_in(name):
            return year
    ahead = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=366)
    latest = max((date for date in dates if date <= ahead), default=None)
    return annee_scolaire.containing(latest) if latest else None


def read_school_years(cells: Sequence[Cell]) -> list[str | Doubtful]:
    """« 2025-2026 » for « 2025/26 », « 25-26 », 2025 (its first half) or any date of that year."""
    return [_school_year(cell, found) for cell, found in zip(cells, read_dates(cells), strict=True)]


def _school_year(cell: Cell, found: dt.date | Doubtful) -> str | Doubtful:
    text = as_text(cell)
    if not isinstance(cell, dt.date) and (year := school_year_in(text)):
        return year
    if match := re.fullmatch(r"(?:\D*\s)?(20\d\d)", text):
        return annee_scolaire.starting(int(match[1]))
    date = found.value if isinstance(found, Doubtful) else found
    return annee_scolaire.containing(date) if date else Doubtful(None, UNREADABLE_YEAR)


def read_campaigns(cells: Sequence[Cell]) -> list[int | Doubtful]:
    """The calendar year of a campaign, from 2026, « Campagne 2026 » or a date."""
    return [_campaign(cell, found) for cell, found in zip(cells, read_dates(cells), strict=True)]


def _campaign(cell: Cell, found: dt.date | Doubtful) -> int | Doubtful:
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", as_text(cell)))
    if len(years) == 1:
        return int(years.pop())
    if isinstance(found, dt.date) and not years:
        return found.year
    return Doubtful(None, UNREADABLE_CAMPAIGN)

"""Two days told in a text: « PFMP 1 du 17/11 au 12/12/2025 », « 17 novembre – 12 décembre 2025 »."""

import datetime as dt
import re

import annee_scolaire
from spreadsheets.cells.dates import month_named
from spreadsheets.cells.text import fold

_DAY = r"(\d{1,2})(?:er)?(?:\s*[/.]\s*(\d{1,2})|\s+([a-z]{3,9})\.?)?(?:\s*[/.]?\s*(20\d\d|\d\d(?![\d/.])))?"
_WEEKDAY = r"(?:[a-z]{5,8}\s+)?"
_SPAN = re.compile(rf"(?<![\d/.]){_WEEKDAY}{_DAY}\s*(?:\bau\b|\ba\b|[-–>→])+\s*{_WEEKDAY}{_DAY}")


def span_in(text: str, annee: str | None = None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a text tells; a year it leaves out is that of the other day, else of ``annee``
    (a school year); ``None`` when it tells no such days, or days in the wrong order."""
    for match in _SPAN.finditer(fold(text)):
        first, last = _read(match.groups()[:4]), _read(match.groups()[4:])
        if first is None or last is None or not last[1]:
            continue
        if found := _settle((first[0], first[1] or last[1], first[2]), last, annee):
            return found
    return None


def _read(parts: tuple[str | None, ...]) -> tuple[int, int, int] | None:
    """Day, month and year, 0 where the text does not tell it; nothing for a word that is no month."""
    day, month, word, year = parts
    number = month_named(word) if word else int(month or 0)
    if word and not number:
        return None
    return int(day or 0), number or 0, int(year) + (2000 if len(year) == 2 else 0) if year else 0


def _settle(
    first: tuple[int, int, int], last: tuple[int, int, int], annee: str | None
) -> tuple[dt.date, dt.date] | None:
    day, month, year = last
    if not year and first[2]:
        year = first[2] + (month < first[1])
    if not year and annee:
        year = annee_scolaire.first_day(annee).year + (month < annee_scolaire.first_day(annee).month)
    before = first[2] or year - (first[1] > month)
    try:
        found = dt.date(before, first[1], first[0]), dt.date(year, month, day)
    except ValueError:
        return None
    return found if found[0] <= found[1] else None

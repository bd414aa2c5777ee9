"""How a careful French administrator writes numbers, dates and lists: the one place that knows."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

LOCALE = "fr_FR"
NARROW = "\u202f"  # before ; ! ? % € and between thousands
NO_BREAK = "\u00a0"  # before :
MINUS = "\u2212"
NOT_AVAILABLE = "n. d."
MASKED = "masqué"

_UNITS = {"nb": "", "%": "%", "points": "points", "h": "h", "€": "€", "/100": "/100", "par mois": "par mois"}


def number(value: float, decimals: int | None = None) -> str:
    """``1234.5`` → « 1 234,5 »; at most one decimal, or exactly ``decimals`` of them. A half goes up: 56,25 → 56,3."""
    pattern = "#,##0.#" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    step = Decimal(1).scaleb(-(1 if decimals is None else decimals))
    rounded = Decimal(repr(round(float(value), 6))).quantize(step, ROUND_HALF_UP)
    return format_decimal(rounded, pattern, locale=LOCALE).replace("-", MINUS)


def quantity(value: float | None, unit: str) -> str:
    """A value with its unit: « 87,3 % », « 12 points », « n. d. » when there is none.

    ``unit`` is one of nb, %, points, h, €, /100, par mois, oui/non.
    """
    if value is None:
        return NOT_AVAILABLE
    if unit == "oui/non":
        return "oui" if value else "non"
    symbol = _UNITS[unit]
    if unit == "points" and abs(value) < 2:
        symbol = "point"
    if unit == "€" and round(value, 2) == round(value):  # a sum of cents is a whole number, to the last binary digit
        return f"{number(value, 0)}{NO_BREAK}€"
    if unit == "€":
        return f"{number(value, 2)}{NO_BREAK}€"
    space = NO_BREAK if symbol[:1].isalpha() else NARROW
    return f"{number(value)}{space}{symbol}" if symbol else number(value)


def signed(value: float, unit: str) -> str:
    """A gap, always with its sign: « +3,2 points », « −12 »; « = » when nothing moved."""
    if round(value, 1) == 0:
        return "="
    return ("+" if value > 0 else MINUS) + quantity(abs(value), unit)


def date(value: dt.date) -> str:
    """« 30/06/2026 »."""
    return value.strftime("%d/%m/%Y")


def moment(value: dt.datetime, today: dt.date | None = None) -> str:
    """« à 14:03 » for a moment of today, else « le 30/06/2026 à 14:03 »."""
    day = today or dt.date.today()  # noqa: DTZ011 (the user's day)
    at = f"à {value.strftime('%H:%M')}"
    return at if value.date() == day else f"le {date(value.date())} {at}"


def month(value: str, whole: bool = False) -> str:
    """``2025-11`` → « nov. 2025 », or « novembre 2025 » in ``whole`` letters."""
    return babel_date(dt.date.fromisoformat(f"{value}-01"), "MMMM y" if whole else "MMM y", locale=LOCALE)


def plural(count: int, singular: str, plural_form: str | None = None) -> str:
    """« 1 ligne », « 12 lignes », « 0 ligne »: French makes a plural from two on."""
    word = singular if abs(count) < 2 else (plural_form or f"{singular}s")
    return f"{number(count)}{NO_BREAK}{word}"


def enumerate_words(words: Sequence[str], last: str = "et") -> str:
    """« a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def spaced(text: str) -> str:
    """A sentence typed with plain spaces, with the no-break spaces that French typography asks for."""
    text = text.replace(" :", f"{NO_BREAK}:").replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
    for mark in ";!?%€":
        text = text.replace(f" {mark}", f"{NARROW}{mark}")
    return text

"""Numbers, durations and SIRET, in every way a French office writes them."""

import datetime as dt
import re
from math import isfinite

from spreadsheets.cells.doubt import Cause, Doubtful
from spreadsheets.cells.text import as_text, fold
from spreadsheets.model import Cell

UNREADABLE = Cause("Nombre illisible", "Écrivez un nombre, comme 1 234,50.")
NOT_WHOLE = Cause("Nombre entier attendu", "Écrivez un nombre entier, sans signe ni décimale.")
UNREADABLE_DURATION = Cause("Durée illisible", "Écrivez un nombre d’heures, comme 1,5 ou 1h30.")
LOST_DIGITS = Cause(
    "SIRET arrondi par le tableur",
    "Mettez la colonne au format Texte, puis recopiez les 14 chiffres ; il est laissé vide.",
)
WRONG_LENGTH = Cause(
    "SIRET qui n’a pas 14 chiffres", "Vérifiez-le sur la facture ou la convention ; il est laissé vide."
)
WRONG_KEY = Cause("SIRET dont la clé de contrôle est fausse", "Il est gardé tel quel ; vérifiez-le.")

LARGEST_INTEGER = 2**31 - 1
LA_POSTE = "356000000"  # its branches' SIRET do not follow the Luhn key
_UNIT = re.compile(r"(€|%|(euros?|eur|heures?|h|points?|pts?)\b\.?)$")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?")
_LOST_SPACE = re.compile(r"(?<=\d)\?(?=\d{3}(?!\d))")
"""What an encoding without narrow spaces makes of the one between thousands."""
_DOT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
_COMMA_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3}){2,}")
_HOURS = re.compile(r"(\d{1,5})\s*(?:h|heures?|:)\s*(?:([0-5]?\d)\s*(?:m|mn|min|minutes?)?(?::[0-5]\d)?)?\.?")
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|mn|min|minutes?|'|’)\.?")
_EXCEL_EPOCH = dt.datetime(1899, 12, 31)  # noqa: DTZ001 (a duration of more than a day, as Excel shows it)


def read_number(cell: Cell) -> float | Doubtful:
    """« 1 234,50 € » → 1234.5; « 87 % » → 87."""
    value = _number(cell, grouped=isinstance(cell, str) and "€" in cell)
    return Doubtful(None, UNREADABLE) if value is None else value


def read_integer(cell: Cell) -> int | Doubtful:
    """A whole number from 0 up."""
    value = _number(cell, grouped=True)
    if value is None or not value.is_integer() or not 0 <= value <= LARGEST_INTEGER:
        return Doubtful(None, UNREADABLE if value is None else NOT_WHOLE)
    return int(value)


def _number(cell: Cell, *, grouped: bool) -> float | None:
    """``grouped`` reads the point of « 1.500 » as the one between thousands."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if not isinstance(cell, str):
        return float(cell) if abs(cell) < 1e300 else None
    text = _UNIT.sub("", fold(cell).replace("−", "-").strip()).strip().removeprefix("€")
    text = _LOST_SPACE.sub("", re.sub(r"[\s'’\u200b]", "", text))
    if text.count(",") + text.count(".") > 1 or (grouped and _DOT_GROUPS.fullmatch(text)):
        text = _ungroup(text)
    text = text.replace(",", ".")
    value = float(text) if _NUMBER.fullmatch(text) else None
    return value if value is not None and isfinite(value) else None


def _ungroup(text: str) -> str:
    """Drop the points or commas between thousands; the last of two different marks is the decimal one."""
    if _DOT_GROUPS.fullmatch(text) or _COMMA_GROUPS.fullmatch(text):
        return text.replace(".", "").replace(",", "")
    mark = "," if text.rfind(",") > text.rfind(".") else "."
    whole, _, decimals = text.rpartition(mark)
    other = "." if mark == "," else ","
    return f"{whole.replace(other, '')}.{decimals}"


def read_duration(cell: Cell) -> float | Doubtful:
    """A duration in hours: « 1h30 », « 1:30 », « 90 min », a time of Excel, or a number of hours."""
    if isinstance(cell, dt.timedelta):
        return cell.total_seconds() / 3600
    if isinstance(cell, dt.time):
        return cell.hour + cell.minute / 60 + cell.second / 3600
    if isinstance(cell, dt.datetime) and cell.year <= 1904 and cell.tzinfo is None:
        return (cell - _EXCEL_EPOCH).total_seconds() / 3600
    text = fold(cell).strip() if isinstance(cell, str) else ""
    if match := _HOURS.fullmatch(text):
        return int(match[1]) + int(match[2] or 0) / 60
    if match := _MINUTES.fullmatch(text):
        return int(match[1]) / 60
    value = _number(cell, grouped=False)
    return Doubtful(None, UNREADABLE_DURATION) if value is None or value < 0 else value


def read_siret(cell: Cell) -> str | Doubtful:
    """The 14 digits of a company's establishment, from text with spaces or from a number of Excel."""
    text = as_text(cell)
    if re.fullmatch(r"\d([.,]\d+)?E\+?\d+", text, re.I):
        return Doubtful(None, LOST_DIGITS)
    digits = re.sub(r"[\s.\-'’]", "", text)
    if not (digits.isascii() and digits.isdecimal()):
        return Doubtful(None, WRONG_LENGTH)
    if len(digits) == 13 and _luhn(digits):
        digits = f"0{digits}"  # Excel eats the first zero of a number
    if len(digits) != 14:
        return Doubtful(None, WRONG_LENGTH)
    if isinstance(cell, float) and digits.endswith("00000"):  # no establishment is numbered 00000
        return Doubtful(None, LOST_DIGITS)
    return digits if _luhn(digits) or digits.startswith(LA_POSTE) else Doubtful(digits, WRONG_KEY)


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0

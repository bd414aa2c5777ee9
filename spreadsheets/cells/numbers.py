"""Numbers, durations and SIRET, in every way a French office writes them."""

import datetime as dt
import re
from math import isfinite

from stdnum.fr import siret
from stdnum.luhn import is_valid as _luhn

from spreadsheets.cells.doubt import Cause, Doubtful
from spreadsheets.cells.text import as_text, fold
from spreadsheets.model import Cell

UNREADABLE = Cause("Nombre illisible", "Écrivez un nombre, comme 1 234,50.")
NOT_WHOLE = Cause("Nombre entier attendu", "Écrivez un nombre entier, sans signe ni décimale.")
ABOUT = Cause("Nombre approché", "Le nombre écrit est gardé ; précisez-le.")
REMARKED = Cause("Nombre suivi d’une remarque", "Le nombre est gardé, la remarque non ; vérifiez-le.")
TWO_READINGS = Cause(
    "Nombre à trois chiffres après son signe, qui peut être des milliers ou des décimales",
    "Écrivez 1 500 ou 1,50 ; il est lu comme les autres du tableau.",
)
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
LA_POSTE = "356000000"  # its branches' SIRET have a key of their own
_UNIT = re.compile(r"(€|%|(euros?|eur|heures?|h|points?|pts?)\b\.?)$")
_TAXED = re.compile(r"\s*(?:h\.?t\.?|t\.?t\.?c\.?|nets?|bruts?)$")
_UNIT_BEFORE = re.compile(r"^(?:€|eur(?:os?)?\b)\s*")
_UNIT_INSIDE = re.compile(r"(?<=\d)\s*(?:€|euros?)\s*(?=\d{2}$)")
"""« 1 234 € 50 »."""
_THOUSANDS = re.compile(r"(?<=[\d\s])\s*(?:k\s?(?:€|eur(?:os?)?)?|milliers?(?: d'euros?)?)$")
_ABOUT = re.compile(r"^(?:env(?:iron|\.)?|~|≈|±|\+/-|a peu pres|plus de|moins de|pres de|>|<|≥|≤|ca\.?|approx\.?)\s*")
_REMARK = re.compile(r"^([^()]*\d[^()]*?)\s*\([^()]*[a-z][^()]*\)$")
_MINUS_AFTER = re.compile(r"^([\d\s.,'’]+)-$")
_IN_PARENTHESES = re.compile(r"^\(\s*([^()a-z]*\d[^()a-z]*)\)$")
"""How accountants write what is taken away."""
_THREE_AFTER_A_MARK = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?")
_LOST_SPACE = re.compile(r"(?<=\d)\?(?=\d{3}(?!\d))")
"""What an encoding without narrow spaces makes of the one between thousands."""
_DOT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
_COMMA_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3}){2,}")
_HOURS = re.compile(r"(\d{1,5})\s*(?:h|heures?|:)\s*(?:([0-5]?\d)\s*(?:m|mn|min|minutes?)?(?::[0-5]\d)?)?\.?")
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|mn|min|minutes?|'|’)\.?")
_ISO_DURATION = re.compile(r"p(?:(\d+)d)?t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:[.,]\d+)?s)?")
_ABOUT_SIRET = re.compile(r"^\D*?siret\W*|[.,]0{1,2}$", re.I)
"""« SIRET : » before the number, and the decimals that an export adds to it."""
_EXCEL_EPOCH = dt.datetime(1899, 12, 31)  # noqa: DTZ001 (a duration of more than a day, as Excel shows it)


def read_number(cell: Cell) -> float | Doubtful:
    """« 1 234,50 € » → 1234.5; « 87 % » → 87."""
    return _read(cell, grouped=isinstance(cell, str) and "€" in cell)


def read_amount(cell: Cell) -> float | Doubtful:
    """An amount of money to the cent, of whichever file: « (120,50) » → −120.5, « 1,5 k€ » → 1500."""
    text = re.sub(r"[\s€]", "", cell) if isinstance(cell, str) else ""
    found = _read(cell, grouped="." in text)
    value = found.value if isinstance(found, Doubtful) else found
    if value is None:
        return found
    cents = round(value, 2)
    if isinstance(found, Doubtful):
        return found._replace(value=cents)
    sure = "." in text and "€" in str(cell)
    return Doubtful(cents, TWO_READINGS) if _THREE_AFTER_A_MARK.fullmatch(text) and not sure else cents


def _read(cell: Cell, *, grouped: bool) -> float | Doubtful:
    """What a cell says, be it approximate or followed by a remark."""
    value = _number(cell, grouped=grouped)
    if value is not None or not isinstance(cell, str):
        return Doubtful(None, UNREADABLE) if value is None else value
    text = fold(cell).strip()
    if (about := _number(_ABOUT.sub("", text), grouped=grouped)) is not None:
        return Doubtful(about, ABOUT)
    remarked = _REMARK.fullmatch(text)
    value = _number(remarked[1], grouped=grouped) if remarked else None
    return Doubtful(value, UNREADABLE if value is None else REMARKED)


def read_integer(cell: Cell) -> int | Doubtful:
    """A whole number from 0 up."""
    found = _read(cell, grouped=True)
    value = found.value if isinstance(found, Doubtful) else found
    if value is None or not value.is_integer() or not 0 <= value <= LARGEST_INTEGER:
        return Doubtful(None, UNREADABLE if value is None else NOT_WHOLE)
    return found._replace(value=int(value)) if isinstance(found, Doubtful) else int(value)


def _number(cell: Cell, *, grouped: bool) -> float | None:
    """``grouped`` reads the point of « 1.500 » as the one between thousands."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if not isinstance(cell, str):
        return float(cell) if abs(cell) < 1e300 else None
    text, factor = _bare(fold(cell).replace("−", "-").strip())
    text = _LOST_SPACE.sub("", re.sub(r"[\s'’\u200b]", "", text))
    if text.count(",") + text.count(".") > 1 or (grouped and _DOT_GROUPS.fullmatch(text)):
        text = _ungroup(text)
    text = text.replace(",", ".")
    value = factor * float(text) if _NUMBER.fullmatch(text) else None
    return value if value is not None and isfinite(value) else None


def _bare(text: str) -> tuple[str, int]:
    """A number without its units, and what they multiply it by: « 1,5 k€ HT » → « 1,5 » and 1000."""
    text = _TAXED.sub("", text)
    if match := _THOUSANDS.search(text):
        return text[: match.start()].strip(), 1000
    text = _UNIT_BEFORE.sub("", _UNIT.sub("", _UNIT_INSIDE.sub(",", text)).strip())
    if taken := _IN_PARENTHESES.fullmatch(text) or _MINUS_AFTER.fullmatch(text):
        return f"-{taken[1].strip()}", 1
    return text, 1


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
    if match := _ISO_DURATION.fullmatch(text):
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return 24 * days + hours + minutes / 60 + seconds / 3600
    if match := _MINUTES.fullmatch(text):
        return int(match[1]) / 60
    value = _number(cell, grouped=False)
    return Doubtful(None, UNREADABLE_DURATION) if value is None or value < 0 else value


def read_siret(cell: Cell) -> str | Doubtful:
    """The 14 digits of a company's establishment, from text with spaces or from a number of Excel."""
    text = _ABOUT_SIRET.sub("", as_text(cell))
    if scientific := re.fullmatch(r"(\d)(?:[.,](\d+))?E\+?13", text, re.I):
        text = f"{scientific[1]}{scientific[2] or ''}"
        if len(text) < 14:
            return Doubtful(None, LOST_DIGITS)
    digits = re.sub(r"[\s.\-'’]", "", text)
    if not (digits.isascii() and digits.isdecimal()):
        return Doubtful(None, WRONG_LENGTH)
    if len(digits) in (12, 13) and _luhn(digits):
        digits = digits.zfill(14)  # Excel eats the first zeros of a number
    if len(digits) != 14:
        return Doubtful(None, WRONG_LENGTH)
    if isinstance(cell, float) and digits.endswith("00000"):  # no establishment is numbered 00000
        return Doubtful(None, LOST_DIGITS)
    return digits if _has_key(digits) else Doubtful(digits, WRONG_KEY)


def _has_key(digits: str) -> bool:
    """Whether the last digit is the one that the others call for; the key of the SIREN within is not asked."""
    return siret.is_valid(digits) if digits.startswith(LA_POSTE) else _luhn(digits)

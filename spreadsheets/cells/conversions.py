"""From what cells hold to what the base keeps: one conversion per kind of column, on distinct values only."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeGuard

from spreadsheets.cells.codes import read_mef, read_naf
from spreadsheets.cells.dates import read_campaigns, read_dates, read_school_years
from spreadsheets.cells.doubt import FORMULA, NOT_COMPUTED, Cause, Doubtful
from spreadsheets.cells.niveaux import read_niveau
from spreadsheets.cells.numbers import read_amount, read_duration, read_integer, read_number, read_siret
from spreadsheets.cells.text import as_lines, as_text, fold, is_error, is_uncomputed, normalise
from spreadsheets.cells.wordings import value_first, value_within
from spreadsheets.model import Cell, Column

NEITHER_YES_NOR_NO = Cause("Ni oui ni non", "Écrivez oui ou non.")
UNKNOWN_ANSWER = Cause("Ni oui ni non, laissé vide", "Rattachez ce mot à oui ou à non, ou écrivez oui ou non.")
UNKNOWN_SEX = Cause("Sexe inconnu", "L’élève est compté à part ; écrivez F ou M.")
SAID_WITH_MORE = Cause("Valeur reconnue parmi d’autres mots", "Vérifiez-la, ou rattachez ces mots à une autre valeur.")
UNLISTED_OTHER = Cause("Valeur inconnue, rangée dans « autre »", "Rattachez-la à une valeur de la liste.")
UNLISTED_EMPTY = Cause("Valeur inconnue, laissée vide", "Écrivez une valeur de la liste.")
OTHER = "autre"
SEVERAL = ";"
"""What stands between two formations in the base."""

YES = {
    "oui", "o", "x", "vrai", "true", "yes", "y", "1", "ok", "concerne", "beneficie", "beneficiaire",
    "✓", "✔", "☑", "☒", "✅", "🗹", "■", "●", "þ", "ý", "ü",  # the last three as Wingdings draws ticked boxes
}  # fmt: skip
NO = {
    "non", "n", "faux", "false", "no", "0", "sans", "aucun", "aucune", "neant", "nc", "na", "ras", "nul", "nulle",
    "✗", "✘", "☐", "❌", "✖", "□", "○", "¨", "o\u0338", "û",  # « ¨ » and « û » as Wingdings draws an empty box, a cross
}  # fmt: skip
_DENIAL = re.compile(
    r"(n|ne|ni|non|nc|na|ras|pas|aucune?|sans|jamais|rien|neant|nullement|hors|ex|ancien|ancienne|fin|plus"
    r"|sorti|sortie|termine|arrete|refus|refuse|rejet|rejete)\b"
)
"""Answers that begin so deny: « non concerné », « aucun aménagement », « pas de PAP », « ex-ULIS »."""
_DENIED = re.compile(r"\b(non|pas|refus|refuse|rejet|rejete|inapplicable|annule)\b")
"""Answers that hold such a word deny, or leave the matter open."""
_PENDING = re.compile(
    r"\b(en cours|en attente|attente|demande|a verifier|a voir|inconnu|possible|peut etre|eventuel)\b"
)
SEXES = {
    "G": {"m", "g", "h", "1", "masculin", "masc", "garcon", "homme", "male", "m.", "mr", "monsieur"},
    "F": {"f", "2", "feminin", "fem", "fille", "femme", "mme", "mlle", "melle", "madame", "mademoiselle"},
}
UNKNOWN = "inconnu"
_SEX_OF = {word: sexe for sexe, words in SEXES.items() for word in words}
_AGREEMENT = re.compile(r"\((?:e|s|es|ne|le)\)|[.·](?:e|s|es)\b", re.I)
_FEMININE = re.compile(r"(?<=\w{3})ee$")
_SHORTENED = {"conv": "convention", "entr": "entreprise"}
_BETWEEN_FORMATIONS = re.compile(r"\s*[;|\r\n]\s*|\s*[,/+]\s*(?=[A-ZÀ-ÖØ-Þ0-9])")


class Converted(NamedTuple):
    """The values of distinct cells, what an empty cell gives, and the doubts, by position of the cell."""

    values: list[Any]
    empty: Any
    doubts: dict[int, Cause]


def convert(column: Column, cells: Sequence[Cell], annee: str | None = None) -> Converted:
    """Convert the distinct, non-empty ``cells`` of one column; its dates without a year are of the school year
    ``annee``. Never raises: what cannot be read becomes a doubt.
    """
    sound = [cell for cell in cells if not is_error(cell)]
    if column.kind in DATES:
        read = iter(read_dates(sound, end=column.kind == "date_fin", annee=annee))
    else:
        read = iter(CONVERSIONS[column.kind](column, sound))
    found = [Doubtful(None, _failure(cell)) if is_error(cell) else next(read) for cell in cells]
    values = [item.value if isinstance(item, Doubtful) else item for item in found]
    doubts = {position: item.cause for position, item in enumerate(found) if isinstance(item, Doubtful)}
    return Converted(values, _EMPTY.get(column.kind, column.default), doubts)


def _failure(cell: Cell) -> Cause:
    return NOT_COMPUTED if is_uncomputed(cell) else FORMULA


def _each(read: Callable[[Cell], Any]) -> Callable[[Column, Sequence[Cell]], list[Any]]:
    return lambda _, cells: [read(cell) for cell in cells]


def _answers(column: Column, cells: Sequence[Cell]) -> list[bool | None]:
    """Yes, no, or nothing for what says neither."""
    words = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    words |= {word: answer == "oui" for word, answer in vocabulary(column).items()}
    return [_answer(words, as_text(cell).replace("\ufe0f", "")) for cell in cells]


def _answer(words: Mapping[str, bool], text: str) -> bool | None:
    for spelled in (fold(text), list_key(text)):
        if spelled in words:
            return words[spelled]
    if _number_told(text) == 0:
        return False
    return False if _DENIAL.match(normalise(text)) else None


def _number_told(text: str) -> float | None:
    found = read_number(text)
    return None if isinstance(found, Doubtful) else found


def _yes_or_no(column: Column, cells: Sequence[Cell]) -> list[bool | Doubtful]:
    answers = _answers(column, cells)
    return [Doubtful(None, NEITHER_YES_NOR_NO) if answer is None else answer for answer in answers]


def _filled(column: Column, cells: Sequence[Cell]) -> list[bool]:
    """Whatever is written says yes, but for the few words that say no."""
    words = vocabulary(column)
    texts = map(as_text, cells)
    return [fold(text) not in NO and words.get(list_key(text)) != "non" for text in texts]


def _benefits(column: Column, cells: Sequence[Cell]) -> list[bool | Doubtful]:
    """A column that says what (« PAP », « échelon 3 ») where it could say yes; a wording it does not know is no yes."""
    words = vocabulary(column)
    known = {word for word, answer in words.items() if answer == "oui"}
    found: list[bool | Doubtful] = []
    for cell, answer in zip(cells, _answers(column, cells), strict=True):
        told = answer if answer is not None else _tell(known, as_text(cell))
        found.append(Doubtful(None, UNKNOWN_ANSWER) if told is None else told)
    return found


def _tell(known: Set[str], text: str) -> bool | None:
    """Yes for a text that holds a word of ``known`` or is a rank (« 3 »), no for one that denies; nothing for both."""
    said, words = list_key(text), normalise(text)
    if said.isdecimal():
        return int(said) > 0
    if _PENDING.search(words):
        return None
    named = any(f" {word} " in f" {said} " for word in known)
    denied = _DENIED.search(words) is not None
    return named if named != denied else None


def _free_text(column: Column, cells: Sequence[Cell]) -> list[str | Doubtful | None]:
    """Any text, but one spelling for the few values that the column declares."""
    words = vocabulary(column)
    return [
        changed_to_date(f"{cell.day}-{cell.month}")
        if _is_day(cell)
        else words.get(list_key(as_text(cell)), as_text(cell)) or None
        for cell in cells
    ]


def changed_to_date(typed: str) -> Doubtful:
    """« 1-2 », which the spreadsheet took for the first of February."""
    return Doubtful(
        typed,
        Cause(
            f"Texte que le tableur a changé en date, lu « {typed} »", "Mettez la colonne au format Texte et retapez-le."
        ),
    )


def _is_day(cell: Cell) -> TypeGuard[dt.date]:
    return isinstance(cell, dt.date) and not (isinstance(cell, dt.datetime) and cell.time() != dt.time())


def _sex(cell: Cell) -> str | Doubtful:
    return _SEX_OF.get(fold(as_text(cell))) or Doubtful(UNKNOWN, UNKNOWN_SEX)


def _formations(cell: Cell) -> str:
    pieces = _BETWEEN_FORMATIONS.split(as_lines(cell).strip())
    return SEVERAL.join(" ".join(piece.split()) for piece in pieces if piece.strip())


def _listed(column: Column, cells: Sequence[Cell]) -> list[str | Doubtful]:
    words = vocabulary(column)
    return [words.get(list_key(as_text(cell))) or _said_with_more(column, words, as_text(cell)) for cell in cells]


def _said_with_more(column: Column, words: Mapping[str, str], text: str) -> Doubtful:
    """The value that a text holds among other words, doubtful; where it may be none of the list, wherever it stands."""
    value = value_first(text, words, list_key)
    if value is None and column.unknown == "autre":
        value = value_within(text, words, list_key)
    return _unlisted(column) if value is None or value == OTHER else Doubtful(value, SAID_WITH_MORE)


def _unlisted(column: Column) -> Doubtful:
    """What becomes of a value that the list of ``column`` does not know."""
    if column.unknown == "autre":
        return Doubtful(OTHER, UNLISTED_OTHER)
    if column.unknown == "vide":
        return Doubtful(None, UNLISTED_EMPTY)
    accepted = ", ".join(column.values)
    return Doubtful(None, Cause("Valeur inconnue", f"Écrivez l’une de ces valeurs : {accepted}.", refuses=True))


def vocabulary(column: Column) -> Mapping[str, str]:
    """Every accepted spelling of ``column``, as ``list_key`` writes it → the value it stands for."""
    return {
        list_key(word): value for value, synonyms in column.values.items() for word in (*synonyms, value)
    }  # a value is a spelling of itself, whatever another value claims


def list_key(text: str) -> str:
    """``text`` without case, accents, punctuation nor marks of agreement: « signé(e)s », « signée » → « signe »."""
    words = normalise(_AGREEMENT.sub("", text)).split()
    singular = (word.removesuffix("s") if len(word) > 3 else word for word in words)
    return " ".join(_SHORTENED.get(word, _FEMININE.sub("e", word)) for word in singular) or text.strip()


DATES = ("date", "date_fin")
_EMPTY: dict[str, Any] = {"oui_non": False, "rempli": False, "beneficie": False, "sexe": UNKNOWN}
CONVERSIONS: dict[str, Callable[[Column, Sequence[Cell]], list[Any]]] = {
    "texte": _free_text,
    "identite": _each(lambda cell: as_text(cell) or None),
    "formations": _each(lambda cell: _formations(cell) or None),
    "niveau": _each(lambda cell: read_niveau(as_text(cell))),
    "entier": _each(read_integer),
    "nombre": _each(read_number),
    "montant": _each(read_amount),
    "duree": _each(read_duration),
    "siret": _each(read_siret),
    "mef": _each(lambda cell: read_mef(as_text(cell))),
    "naf": _each(lambda cell: read_naf(as_text(cell))),
    "sexe": _each(_sex),
    "rempli": _filled,
    "beneficie": _benefits,
    "oui_non": _yes_or_no,
    "liste": _listed,
    "annee_scolaire": lambda _, cells: read_school_years(cells),
    "campagne": lambda _, cells: read_campaigns(cells),
}
KINDS = CONVERSIONS.keys() | set(DATES)

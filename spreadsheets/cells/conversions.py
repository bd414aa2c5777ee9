"""From what cells hold to what the base keeps: one conversion per kind of column, on distinct values only."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from spreadsheets.cells.dates import read_campaigns, read_dates, read_school_years
from spreadsheets.cells.doubt import FORMULA, Cause, Doubtful
from spreadsheets.cells.niveaux import read_niveau
from spreadsheets.cells.numbers import read_duration, read_integer, read_number, read_siret
from spreadsheets.cells.text import as_lines, as_text, fold, is_error, normalise
from spreadsheets.model import Cell, Column

NEITHER_YES_NOR_NO = Cause("Ni oui ni non", "Écrivez oui ou non.")
UNKNOWN_SEX = Cause("Sexe inconnu", "L’élève est compté à part ; écrivez F ou M.")
UNLISTED_OTHER = Cause("Valeur inconnue, rangée dans « autre »", "Rattachez-la à une valeur de la liste.")
UNLISTED_EMPTY = Cause("Valeur inconnue, laissée vide", "Écrivez une valeur de la liste.")
OTHER = "autre"
SEVERAL = ";"
"""What stands between two formations in the base."""

YES = {"oui", "o", "x", "✓", "✔", "☑", "☒", "vrai", "true", "yes", "y", "1"}
NO = {"non", "n", "faux", "false", "no", "0", "✗", "✘", "☐", "sans", "aucun", "aucune", "neant", "non renseigne"}
SEXES = {
    "G": {"m", "g", "h", "1", "masculin", "masc", "garcon", "homme", "male", "m.", "mr", "monsieur"},
    "F": {"f", "2", "feminin", "fem", "fille", "femme", "mme", "mlle", "melle", "madame", "mademoiselle"},
}
UNKNOWN = "inconnu"
_SEX_OF = {word: sexe for sexe, words in SEXES.items() for word in words}
_AGREEMENT = re.compile(r"\((?:e|s|es|ne|le)\)|[.·](?:e|s|es)\b", re.I)
_FEMININE = re.compile(r"(?<=\w{3})ee$")
_BETWEEN_FORMATIONS = re.compile(r"\s*[;|\r\n]\s*|\s*[,/+]\s*(?=[A-ZÀ-ÖØ-Þ0-9])")


class Converted(NamedTuple):
    """The values of distinct cells, what an empty cell gives, and the doubts, by position of the cell."""

    values: list[Any]
    empty: Any
    doubts: dict[int, Cause]


def convert(column: Column, cells: Sequence[Cell]) -> Converted:
    """Convert the distinct, non-empty ``cells`` of one column. Never raises: what cannot be read becomes a doubt."""
    sound = [cell for cell in cells if not is_error(cell)]
    read = iter(CONVERSIONS[column.kind](column, sound))
    found = [Doubtful(None, FORMULA) if is_error(cell) else next(read) for cell in cells]
    values = [item.value if isinstance(item, Doubtful) else item for item in found]
    doubts = {position: item.cause for position, item in enumerate(found) if isinstance(item, Doubtful)}
    return Converted(values, _EMPTY.get(column.kind, column.default), doubts)


def _each(read: Callable[[Cell], Any]) -> Callable[[Column, Sequence[Cell]], list[Any]]:
    return lambda _, cells: [read(cell) for cell in cells]


def _yes_or_no(column: Column, cells: Sequence[Cell]) -> list[bool | Doubtful]:
    words = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    words |= {word: answer == "oui" for word, answer in vocabulary(column).items()}
    found = ((words.get(fold(as_text(cell))), words.get(list_key(as_text(cell)))) for cell in cells)
    answers = [exact if exact is not None else loose for exact, loose in found]
    return [Doubtful(None, NEITHER_YES_NOR_NO) if answer is None else answer for answer in answers]


def _filled(column: Column, cells: Sequence[Cell]) -> list[bool]:
    words = vocabulary(column)
    texts = map(as_text, cells)
    return [fold(text) not in NO and words.get(list_key(text)) != "non" for text in texts]


def _free_text(column: Column, cells: Sequence[Cell]) -> list[str | None]:
    """Any text, but one spelling for the few values that the column declares."""
    words = vocabulary(column)
    return [words.get(list_key(text), text) or None for text in map(as_text, cells)]


def _sex(cell: Cell) -> str | Doubtful:
    return _SEX_OF.get(fold(as_text(cell))) or Doubtful(UNKNOWN, UNKNOWN_SEX)


def _formations(cell: Cell) -> str:
    pieces = _BETWEEN_FORMATIONS.split(as_lines(cell).strip())
    return SEVERAL.join(" ".join(piece.split()) for piece in pieces if piece.strip())


def _listed(column: Column, cells: Sequence[Cell]) -> list[str | Doubtful]:
    words = vocabulary(column)
    unlisted = _unlisted(column)
    return [words.get(list_key(as_text(cell)), unlisted) for cell in cells]


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
    return " ".join(_FEMININE.sub("e", word) for word in singular) or text.strip()


_EMPTY: dict[str, Any] = {"oui_non": False, "rempli": False, "sexe": UNKNOWN}
CONVERSIONS: dict[str, Callable[[Column, Sequence[Cell]], list[Any]]] = {
    "texte": _free_text,
    "identite": _each(lambda cell: as_text(cell) or None),
    "formations": _each(lambda cell: _formations(cell) or None),
    "niveau": _each(lambda cell: read_niveau(as_text(cell))),
    "entier": _each(read_integer),
    "nombre": _each(read_number),
    "duree": _each(read_duration),
    "siret": _each(read_siret),
    "sexe": _each(_sex),
    "rempli": _filled,
    "oui_non": _yes_or_no,
    "liste": _listed,
    "date": lambda _, cells: read_dates(cells),
    "date_fin": lambda _, cells: read_dates(cells, end=True),
    "annee_scolaire": lambda _, cells: read_school_years(cells),
    "campagne": lambda _, cells: read_campaigns(cells),
}

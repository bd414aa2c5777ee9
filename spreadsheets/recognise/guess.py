"""Columns whose cells say what they are when their header does not: a sex, a name, the words of a list."""

from collections.abc import Callable, Sequence

from spreadsheets.cells import SEXES, fold, normalise
from spreadsheets.model import Column
from spreadsheets.recognise.headings import OTHER_THING, words
from spreadsheets.recognise.synonyms import is_known

GUESSED = 0.5
"""How sure a column is that its cells alone tell."""
_FEWEST = 3
"""Cells without which nothing is told."""
_SEX_WORDS = {word for spellings in SEXES.values() for word in spellings if not word.isdecimal()}


def is_vague(title: str) -> bool:
    """Whether a header says nothing of its column: it is empty, or one word that no table knows."""
    told = words(title)
    return len(told) < 2 and not any(is_known(word) or word in OTHER_THING for word in told)


def tells_itself(column: Column, texts: Sequence[str], *, titled: bool) -> bool:
    """Whether cells can only be those of ``column``; names are not guessed under a title."""
    told = _TOLD.get(column.name, _TOLD.get(column.kind))
    if told is None or (titled and column.name == "nom_prenom"):
        return False
    return len(texts) >= _FEWEST and len(set(texts)) > 1 and told(column, texts)


def _are_names(_: Column, texts: Sequence[str]) -> bool:
    """Two words or more, the family name in capitals, hardly ever twice the same: « MARTIN Léa »."""
    alike = [text for text in texts if _is_name(text.split())]
    return len(alike) >= 0.9 * len(texts) and len(set(texts)) >= 0.9 * len(texts)


def _is_name(parts: Sequence[str]) -> bool:
    letters = all(part.replace("-", "").replace("’", "").replace("'", "").isalpha() for part in parts)
    return len(parts) > 1 and letters and any(part.isupper() for part in parts) and any(map(str.istitle, parts))


def _are_sexes(_: Column, texts: Sequence[str]) -> bool:
    return all(fold(text) in _SEX_WORDS for text in texts)


def _are_listed(column: Column, texts: Sequence[str]) -> bool:
    values = {normalise(value) for value in column.values}
    return (column.required or column.expected) and all(normalise(text) in values for text in texts)


_TOLD: dict[str, Callable[[Column, Sequence[str]], bool]] = {
    "sexe": _are_sexes,
    "liste": _are_listed,
    "nom_prenom": _are_names,
}

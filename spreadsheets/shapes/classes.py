"""The class that the name of a sheet or a title above it tells: « TMELEC1 », « Suivi des PFMP – 1CAP EPC – PP… »."""

import re
from collections.abc import Iterable

from spreadsheets.cells import as_text, fold

_CLASS = re.compile(
    r"(?:(?:[123](?:ere?|re|nde?|de|e|eme)?|t(?:le|erm(?:inale)?)?|seconde|premiere|terminale)\s?"
    r"(?:bac\s?pro|cap|bts|bma|bp|mc|pro)?\s?(?=[a-z])[a-z0-9&./' -]{2,24}"
    r"|(?:cap|bts|mc|bp|bma|csa?)\s?[123]?\s?[a-z][a-z0-9&./' -]{1,20})"
)
_NOT_A_CLASS = re.compile(
    r"\b(?:pfmp|stages?|periode|trimestre|semestre|semaine|visites?|actions?|liste|suivi|feuil\w*|sheet\w*|mois|an|ans"
    r"|taxe|ta|total|titulaires?|tableaux?|tuteurs?|transport)\b"
)
_BETWEEN = re.compile(r"\s+[-–—|:]+\s+|\s*[:|(),;–—]\s*")
_LED = re.compile(r"\bclasses?\s*(?:de|des|:)?\s+(?=\S)")


def is_class(text: str) -> bool:
    """Whether a text is written as the name of a class, and is not one of another thing."""
    plain = fold(as_text(text)).strip()
    return bool(_CLASS.fullmatch(plain)) and not _NOT_A_CLASS.search(plain) and len(plain) <= 30


def class_in(name: str, titles: Iterable[str]) -> tuple[str, str] | None:
    """The class and what tells it: the name of the sheet, else a piece of a title; ``None`` if neither does."""
    if is_class(name):
        return as_text(name), "l’onglet"
    for title in titles:
        pieces = [*_BETWEEN.split(title), *(_LED.split(fold(title))[1:] and _LED.split(as_text(title), maxsplit=1)[1:])]
        for piece in pieces:
            if is_class(piece):
                return piece.strip(), "le titre"
    return None

"""The ways a list names a pupil, and what makes two spellings of a name the same."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from spreadsheets.cells.coded import BLANK, Coded, Mask
from spreadsheets.cells.text import as_text, fold
from spreadsheets.model import Cell

IDENTITY = ("ine", "interne", "nom", "prenom", "nom_prenom", "date_naissance")
SHORTEST_INE = 8
_MARKS = re.compile(r"[\W_]+")


class Spelled(NamedTuple):
    """What a row says of a pupil, as comparable text; empty when it does not say it. Never leaves the memory."""

    ine: str
    interne: str
    naissance: str
    nom: str


def has_name(coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows that name a pupil at all: a number, a whole name, or a name with a first name."""

    def filled(name: str) -> Mask:
        return coded[name].codes != BLANK if name in coded else np.zeros(size, dtype=bool)

    first_name = filled("prenom") if "prenom" in coded else np.ones(size, dtype=bool)
    return filled("ine") | filled("interne") | filled("nom_prenom") | (filled("nom") & first_name)


def spell(cells: Mapping[str, Cell], birth: dt.date | None) -> Spelled:
    """The identity columns of one row, comparable."""
    name = _name(cells)
    number = letters(as_text(cells.get("interne"))).lstrip("0")
    return Spelled(_ine(cells.get("ine")), number, f"{name}|{birth}" if name and birth else "", name)


def _name(cells: Mapping[str, Cell]) -> str:
    whole = as_text(cells.get("nom_prenom"))
    name, first_name = as_text(cells.get("nom")), as_text(cells.get("prenom"))
    if name and (first_name or "prenom" not in cells):
        whole = f"{name} {first_name}"
    return rotated(letters(whole))


def _ine(cell: Cell) -> str:
    """A word that stands for a missing number (« en cours », « 00000000000 ») names nobody."""
    number = letters(as_text(cell))
    return number if len(number) >= SHORTEST_INE and re.search("[1-9]", number) else ""


def letters(text: str) -> str:
    """Letters and digits alone, in any script: « D’Été-Martin » → « detemartin »."""
    folded = fold(text)
    return folded if folded.isalnum() else _MARKS.sub("", folded)


def rotated(word: str) -> str:
    """The first of the rotations of ``word``, in alphabetical order: « MARTIN Léa » and « Léa MARTIN » share it."""
    doubled, first = word + word, min(word, default="")
    return min((doubled[at : at + len(word)] for at, letter in enumerate(word) if letter == first), default="")

"""What stands around a table tells of all its rows: the tab, the titles above, the name of the file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from spreadsheets.cells import as_text, is_blank, letters, normalise, span_in
from spreadsheets.model import Cell, Column, Constant, Sheet, Table
from spreadsheets.recognise.classes import class_in, is_class, may_be_class

TAB, TITLE, FILE, PERSON = "l’onglet", "le titre", "le nom du fichier", "votre choix"
_PERIOD = re.compile(
    r"\b(?:pfmp|periode|stage)s? ?(?:no? ?|numero ?)?([1-9])\b"
    r"|\b([1-9])(?:e|re|er|ere|eme|nde|de)? (?:pfmp|periode)\b"
)
_CAMPAIGN = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/.]|\s?-\s?\d)")
_MOST_TITLES = 12
_FIGURES = (
    "date",
    "date_fin",
    "annee_scolaire",
    "campagne",
    "entier",
    "nombre",
    "montant",
    "duree",
    "siret",
    "oui_non",
)


@dataclass(frozen=True)
class Around:
    """What is known besides one sheet: the ``letters`` of the classes of the base, the tabs of the same file."""

    classes: frozenset[str] = frozenset()
    tabs: tuple[str, ...] = ()

    def names_class(self, tab: str) -> bool:
        """Whether a tab is a class: it looks like one, the base knows it, or the other tabs of the file are classes."""
        if is_class(tab) or letters(tab) in self.classes:
            return True
        others = [each for each in self.tabs if each != tab]
        alike = sum(is_class(each) or letters(each) in self.classes or may_be_class(each) for each in others)
        return may_be_class(tab) and bool(others) and alike * 2 > len(others)


class Place(NamedTuple):
    """One text around the table, and what it is."""

    text: str
    source: str


def places_around(sheet: Sheet, header_line: int) -> list[Place]:
    """The texts that speak of the whole table, the nearest first: its tab, the titles above its header, its file."""
    titles = [Place(title, TITLE) for title in _titles(sheet.rows[: header_line - 1])]
    file = PurePath(sheet.fichier).stem.replace("_", " ")
    return [*([Place(sheet.feuille, TAB)] if sheet.feuille else []), *titles, Place(file, FILE)]


def _titles(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Lines that say one thing, in one cell or in cells merged together; the nearest to the table first."""
    for row in reversed(rows[-_MOST_TITLES:]):
        texts = {as_text(cell) for cell in row if not is_blank(cell)}
        if len(texts) == 1:
            yield texts.pop()


def constants(table: Table, places: Sequence[Place], around: Around, chosen: Mapping[str, str]) -> dict[str, Constant]:
    """The columns of ``table`` that its surroundings tell, or that a person has ``chosen``, whether or not the sheet
    has them."""
    found = {}
    for column in table.columns:
        if column.name in chosen:
            found[column.name] = Constant(chosen[column.name], PERSON)
        elif tell := _TOLD.get((table.name, column.name), _TOLD.get(("", column.name))):
            told = ((tell(place, around), place.source) for place in places)
            value, source = next((each for each in told if each[0] is not None), (None, ""))
            if value is not None:
                found[column.name] = Constant(value, source)
    return found


def proposals(column: Column, sheet: Sheet, header_line: int, around: Around | None = None) -> list[str]:
    """What a person may give all the rows of a sheet in a column: what its surroundings tell, then these themselves.

    A column of a list is given one of its values, those that the surroundings name first.
    """
    places = places_around(sheet, header_line)
    if column.values:
        told = " ".join(f" {normalise(place.text)} " for place in places)
        named = [value for value in column.values if _names(told, (value, *column.values[value]))]
        return list(dict.fromkeys([*named, *column.values]))
    tells = [tell for (_, name), tell in _TOLD.items() if name == column.name]
    known = (tell(place, around or Around()) for tell in tells for place in places)
    texts = [] if column.kind in _FIGURES else [place.text for place in places]
    return list(dict.fromkeys([*(as_text(value) for value in known if value is not None), *texts]))


def _names(told: str, wordings: Sequence[str]) -> bool:
    return any(len(words) > 2 and f" {words} " in told for words in map(normalise, wordings))


def _class(place: Place, around: Around) -> Cell:
    if place.source == TAB and around.names_class(place.text):
        return " ".join(place.text.split())
    return class_in(place.text, around.classes)


def _period(place: Place, _: Around) -> Cell:
    match = _PERIOD.search(normalise(place.text))
    return f"PFMP {match[1] or match[2]}" if match else None


def _first_day(place: Place, _: Around) -> Cell:
    span = span_in(place.text)
    return span[0] if span else None


def _last_day(place: Place, _: Around) -> Cell:
    span = span_in(place.text)
    return span[1] if span else None


def _campaign(place: Place, _: Around) -> Cell:
    years = set(_CAMPAIGN.findall(place.text))
    return int(years.pop()) if len(years) == 1 else None


_TOLD: dict[tuple[str, str], Callable[[Place, Around], Cell]] = {
    ("", "classe"): _class,
    ("pfmp", "periode"): _period,
    ("pfmp", "date_debut"): _first_day,
    ("pfmp", "date_fin"): _last_day,
    ("taxe", "campagne"): _campaign,
}

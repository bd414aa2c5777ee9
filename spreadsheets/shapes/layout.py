"""How a wide sheet is laid out: its header lines, the columns that name each row, the rows that are data."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from spreadsheets.cells import BLANK, IDENTITY, Coded, as_text, has_name, is_blank, normalise
from spreadsheets.cells.coded import encode
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Constant, Sheet
from spreadsheets.recognise.around import Around, constants, places_around
from spreadsheets.recognise.headings import is_heading, words
from spreadsheets.recognise.synonyms import SURE, columns_named
from spreadsheets.shapes.moments import year_told

Places = NDArray[np.intp]
DEEPEST = 40
"""Lines among which the header of a wide sheet is looked for."""
MOST_HEADS = 4
_LABEL = re.compile(
    r"(?:sous |s )?(?:total|totaux|nb|nbre|nombre|effectif|moyenne|taux|somme|legende|observation|remarque|fait a|nota"
    r"|edite|imprime|mis a jour)\b.*|presents?|absents?|places?|signatures?"
)
_LABELLED = ("nom", "nom_prenom", "prenom", "ine", "interne", "entreprise")
"""Columns where a label is no value: an indicator may well be a rate."""
PUPIL = (*IDENTITY, "classe", "sexe")


@dataclass(frozen=True)
class Known:
    """What is known besides a sheet: the school year asked for, the classes of the base, the tabs of the file."""

    annee: str | None = None
    around: Around = field(default_factory=Around)
    asked: bool = False
    """Whether a person has said what the columns of the sheet are."""
    blank: str | None = None
    """What a person said that an empty cell of an attendance stands for: « absent », « non concerné »."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """What a person said that all the rows have in a column."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The notes that a person gave to answers of a survey."""


@dataclass(frozen=True)
class Layout:
    """A sheet of which ``fixed`` columns (name → place) name each row; those at its other places are to be unfolded."""

    sheet: Sheet
    top: int
    """Index of the highest header line."""
    first: int
    """Index of the first line under the header."""
    fixed: Mapping[str, int]
    turned: Sheet | None = None
    """The sheet as it was read, when its lines stand here as columns."""

    @property
    def source(self) -> Sheet:
        """The sheet as it was read."""
        return self.turned or self.sheet

    @cached_property
    def source_titles(self) -> tuple[str, ...]:
        """The texts above the header of the sheet as it was read."""
        if self.turned is None:
            return self.titles
        above = self.turned.rows[: next(iter(self.fixed.values()))]
        return tuple(dict.fromkeys(as_text(cell) for row in above for cell in row if not is_blank(cell)))

    @cached_property
    def _data(self) -> tuple[Places, tuple[int, ...]]:
        return _sort_out(self.sheet, self.first, self.fixed)

    @property
    def rows(self) -> Places:
        """Indexes of the lines that are data."""
        return self._data[0]

    @property
    def aside(self) -> tuple[int, ...]:
        """Lines (from 1) under the header that hold something and are no data."""
        return self._data[1]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The texts above the header, each once."""
        above = self.sheet.rows[: self.top]
        return tuple(dict.fromkeys(as_text(cell) for row in above for cell in row if not is_blank(cell)))

    @cached_property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max(map(len, self.sheet.rows[: self.first + 1]), default=0)

    @cached_property
    def others(self) -> list[int]:
        """The places of the columns that do not name the rows."""
        return [place for place in range(self.width) if place not in self.fixed.values()]

    @cached_property
    def _columns(self) -> list[tuple[Cell, ...]]:
        width = self.width
        rows = [self.sheet.rows[row] for row in self.rows.tolist()]
        return list(zip(*(row if len(row) == width else padded(row, width) for row in rows), strict=True))

    def column(self, place: int) -> tuple[Cell, ...]:
        """The cells of the data rows, in one column."""
        return self._columns[place] if self._columns else ()

    def heads(self, place: int) -> list[Cell]:
        """What stands above a column in each header line, from the highest; ``None`` where nothing does."""
        return [row[place] if place < len(row) else None for row in self.sheet.rows[self.top : self.first]]

    def annee(self, known: "Known") -> str | None:
        """The school year of the sheet: that of its titles, its name or its file's, else the one asked for."""
        return year_told((*self.titles, self.sheet.feuille, self.sheet.fichier)) or known.annee

    def around(self, table: str, known: "Known", *names: str) -> dict[str, Constant]:
        """What the tab, the titles and the name of the file tell of columns that the sheet lacks."""
        wanted = [name for name in names if name not in self.fixed]
        places = places_around(self.sheet, self.top + 1)
        told = constants(BY_NAME[table], places, known.around, {}) if wanted else {}
        return {name: told[name] for name in wanted if name in told}


def lay_out(sheet: Sheet, table: str, naming: Sequence[str] = PUPIL) -> Layout | None:
    """The layout of a sheet whose rows are named by columns of ``table`` among ``naming``; ``None`` if nothing says so.

    The header is looked for among the first lines; the lines right above it that hold several titles belong to it.
    """
    wanted = frozenset(naming)
    for line, row in enumerate(sheet.rows[:DEEPEST]):
        fixed = named(row, table, wanted)
        if _names_rows(fixed, naming):
            return _around(sheet, table, wanted, line)
    return None


def _names_rows(fixed: Mapping[str, int], naming: Sequence[str]) -> bool:
    """A pupil is named by a number or a name, a company or an indicator by itself."""
    if naming is PUPIL:
        return bool(fixed.keys() & {"nom_prenom", "nom", "ine", "interne"})
    return naming[0] in fixed


def _around(sheet: Sheet, table: str, naming: Set[str], line: int) -> Layout:
    fixed: dict[str, int] = {}
    lowest = line
    for below in range(line, min(line + 3, len(sheet.rows))):
        more = named(sheet.rows[below], table, naming)
        held = [row_cell(sheet.rows[below], place) for place in fixed.values()]
        if len(more) >= sum(not is_blank(cell) for cell in held) and more:  # a first name may be a title: « Inès »
            lowest = below
            fixed = {**{name: place for name, place in fixed.items() if place not in more.values()}, **more}
    fixed = _spread(fixed, sheet.rows[lowest])
    places = set(fixed.values())
    first = lowest + 1
    while first < min(len(sheet.rows), lowest + 4) and _is_under_header(sheet.rows, lowest, first, places):
        first += 1
    top = highest(sheet.rows, line, min(places))
    return Layout(sheet, top, first, fixed)


def named(row: Sequence[Cell], table: str, naming: Set[str]) -> dict[str, int]:
    """The columns of ``table`` among ``naming`` that a line names, each at its first place."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and is_heading(cell) and not _vocabulary(table, naming).isdisjoint(words(cell)):
            for column, strength in columns_named(cell).get(table, ()):
                if column in naming and strength >= SURE:
                    found.setdefault(column, place)
    return found


@lru_cache(maxsize=64)
def _vocabulary(table: str, naming: Set[str]) -> frozenset[str]:
    columns = (column for column in BY_NAME[table].columns if column.name in naming)
    return frozenset(word for column in columns for text in (column.title, *column.synonyms) for word in words(text))


def _spread(fixed: dict[str, int], row: Sequence[Cell]) -> dict[str, int]:
    """« Élève » over two columns stands above a name and a first name."""
    place = fixed.get("nom_prenom")
    if place is None or "nom" in fixed or place + 1 >= len(row) or row[place] != row[place + 1]:
        return fixed
    return {name: where for name, where in fixed.items() if name != "nom_prenom"} | {"nom": place, "prenom": place + 1}


def _is_under_header(rows: Sequence[Sequence[Cell]], lowest: int, line: int, places: Set[int]) -> bool:
    """Whether a line says nothing of a row of its own: its naming cells are empty, or still those of the header."""
    header = rows[lowest]
    cells = [(row_cell(rows[line], place), row_cell(header, place)) for place in places]
    return all(is_blank(cell) or cell == title for cell, title in cells)


def row_cell(row: Sequence[Cell], place: int) -> Cell:
    """The cell of a row at a place, ``None`` beyond its end."""
    return row[place] if place < len(row) else None


def highest(rows: Sequence[Sequence[Cell]], line: int, leftmost: int) -> int:
    """The highest of the lines above that belong to the header: several titles, or one that is clear of the left."""
    top = line
    while top > max(0, line - MOST_HEADS):
        texts = {as_text(cell) for cell in rows[top - 1] if not is_blank(cell)}
        starts = not is_blank(row_cell(rows[top - 1], leftmost)) or not is_blank(row_cell(rows[top - 1], 0))
        if not texts or (len(texts) == 1 and starts):
            break
        top -= 1
    return top


def _sort_out(sheet: Sheet, first: int, fixed: Mapping[str, int]) -> tuple[Places, tuple[int, ...]]:
    """The lines under the header that name something, and the others that hold something: totals, legends, notes."""
    rows = sheet.rows[first:]
    coded = {name: encode([row_cell(row, place) for row in rows]) for name, place in fixed.items()}
    data = _named_rows(coded, len(rows))
    for name in coded:
        if name in _LABELLED:
            labels = [code for code, cell in enumerate(coded[name].cells) if is_label(cell)]
            data &= ~np.isin(coded[name].codes, labels)
    others = [index for index in np.flatnonzero(~data).tolist() if not all(map(is_blank, rows[index]))]
    return np.flatnonzero(data) + first, tuple(index + first + 1 for index in others)


def _named_rows(coded: Mapping[str, Coded], size: int) -> NDArray[np.bool_]:
    if coded.keys() & set(IDENTITY):
        return has_name(coded, size)
    return next(iter(coded.values())).codes != BLANK


def is_label(cell: Cell) -> bool:
    """Whether a cell that should name a row says « TOTAL présents », « Nb élèves », « Légende »."""
    return _LABEL.fullmatch(normalise(as_text(cell))) is not None


def padded(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row[:width], *[None] * (width - len(row))]


def distinct(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a column that hold something, each once."""
    return (cell for cell in dict.fromkeys(cells) if not is_blank(cell))

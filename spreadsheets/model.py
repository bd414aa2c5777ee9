"""What the stations of an import hand to each other: sheets, table declarations, anomalies, reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from warehouse import Change

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Severity = Literal["refus", "alerte", "information"]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet as it stands: ``rows[i][j]`` is the cell of line ``i + 1``; an empty cell is ``None``.

    Merged cells are already filled with the value of their first cell; rows may have different lengths. Cells of a
    text file are all text, those of a workbook have its types; a formula in error is ``None`` in a workbook.
    """

    fichier: str
    feuille: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int] | None = None
    """Number of each row (see ``line_of``) when it is not its rank: rows unfolded from a wide sheet."""


GROUP = 2**21
"""Two rows unfolded from one line, from two groups of its columns, have numbers that differ by a multiple of this."""


def line_of(ligne: int) -> int:
    """The line of the sheet that a row comes from, as a person counts it."""
    return ligne % GROUP


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table, as ``tables/<table>.toml`` declares it.

    ``kind`` names the conversion (texte, date, date_fin, annee_scolaire, campagne, entier, nombre, montant, duree,
    oui_non, rempli, beneficie, sexe, siret, niveau, formations, liste, identite); ``values`` maps each accepted value
    of a list to its synonyms; ``unknown`` says what becomes of a value the list does not know: kept beside « autre »,
    left empty or refused. A column that is not ``stored`` only serves to find a pupil or an action, or to set rows
    aside.
    """

    name: str
    title: str
    kind: str
    required: bool = False
    expected: bool = False
    """A sheet of the table has it as a rule; one that lacks it comes in all the same, its rows « non renseigné »."""
    default: str | int | None = None
    synonyms: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: Literal["autre", "vide", "refus"] = "refus"
    stored: bool = True
    unless: tuple[str, ...] = ()
    """Columns that excuse an empty one: who has left may have no class any more."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One of the eleven tables. ``key`` lists alternatives: the first whose own columns are filled identifies a row."""

    name: str
    title: str
    grain: str
    rank: int
    columns: tuple[Column, ...]
    key: tuple[tuple[str, ...], ...]
    needs: tuple[tuple[str, ...], ...]
    """Each group is satisfied by any one of its columns: ``(("situation", "entreprise"), ("periode",))``."""
    made_of: str
    """What a sheet of this table is, in a sentence: « des participations »."""
    hints: tuple[str, ...] = ()
    """Words of a sheet's or a file's name that suggest this table."""
    ignored: tuple[str, ...] = ()
    """Headers that look like those of a column and are not."""
    contrary: tuple[str, ...] = ()
    """Headers that no sheet of this table has: a list of teachers names persons too, with a discipline."""
    adults: tuple[str, ...] = ()
    """Headers by which one is reached: with a civility and no birth date nor number, those of a list of adults."""
    least: float = 3.0
    """What the headers must weigh together (see ``header.rarity``) for the sheet to be of this table."""
    beside: str = ""
    """The table whose columns may also stand in a sheet of this one, unread: those of the pupils it lists."""

    @property
    def expects(self) -> tuple[Column, ...]:
        """The columns that a sheet of this table has as a rule."""
        return tuple(column for column in self.columns if column.expected)

    def column(self, name: str) -> Column:
        """The column of that name; raises ``KeyError`` when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


@dataclass(frozen=True, kw_only=True)
class Anomaly:
    """One cause, counted: where, what was read, what to do. Never the name of a pupil."""

    severity: Severity
    fichier: str
    feuille: str
    colonne: str
    message: str
    lignes: tuple[int, ...]
    question: str | None = None
    """The column of the table for which one value, told by a person, would bring the sheet in."""


@dataclass(frozen=True)
class Constant:
    """One value for all the rows of a sheet, and what tells it: « l’onglet », « le titre », « le nom du fichier »."""

    value: Cell
    source: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person decides of a sheet in the place of the recognition; what is left out is found as usual."""

    table: str | None = None
    header_line: int | None = None
    """Line (from 1) of the header, of its lowest line when it has two."""
    columns: Mapping[str, int | None] = field(default_factory=dict)
    """Column of the table → column of the sheet, from 0; ``None`` for a column that the sheet does not have."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """Column of the table → the value that all the rows have there, as a person typed it."""
    shape: str | None = None
    """« liste » (one row a line), or what the columns of a wide sheet are: « actions », « periodes », « annees »,
    « questions »."""
    blank: str | None = None
    """What an empty cell of an attendance stands for: « absent », « non concerné »."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Answer of a survey → its note out of the largest one, « 4/5 »; « » for an answer that is out of the count."""


@dataclass(frozen=True, kw_only=True)
class Unfolded:
    """What a wide sheet holds of one table, in long form: one row for each line and group of columns.

    The rows of ``sheet`` stand under a header of the titles of ``table``, at the place of the header of ``source``.
    """

    sheet: Sheet
    table: str
    columns: Mapping[str, int]
    """Column of the table → column of ``sheet``."""
    source: Sheet
    """The sheet as it was read: what is shown and handed back is taken from it."""
    shape: str
    """How it was read: « actions », « periodes », « annees », « questions »."""
    told: tuple[str, ...] = ()
    """What was understood, in sentences."""
    unused: tuple[str, ...] = ()
    """The headers of the columns that feed nothing."""
    aside: tuple[int, ...] = ()
    """Lines under the header that hold something and are no data: totals, legends."""
    constants: Mapping[str, Constant] = field(default_factory=dict)
    """Columns that what stands around the sheet tells."""
    used: int = 0
    """How many columns of ``source`` feed it."""
    blank: str | None = None
    """What an empty cell of an attendance was taken for."""
    asks: tuple[str, ...] = ()
    """Columns that nothing tells and without which no row counts: one value for the sheet is to be asked for."""
    words: tuple[str, ...] = ()
    """Answers of its scales that are not known: left aside until a person says their notes."""
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """A sheet whose table is known: its header lines and which column of the sheet feeds which column of the table."""

    sheet: Sheet
    table: Table
    first_line: int
    """Line number (from 1) of the first row under the header."""
    columns: Mapping[str, int]
    unmatched: tuple[str, ...]
    constants: Mapping[str, Constant] = field(default_factory=dict)
    """Columns that the sheet lacks and that what stands around it tells: the same value for all its rows."""
    confidence: float = 1.0
    """From 0 to 1: how well the headers say these columns, and how far behind the second-best table stands."""
    unfolded: Unfolded | None = None
    """Where ``sheet`` comes from, when it is the long form of a wide one."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What became of each line of a sheet that holds something, once whatever rows it gave.

    ``lines == taken + refused + sum(aside.values())``; a line that gave several rows is refused if one of them is.
    """

    lines: int
    taken: int = 0
    refused: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)
    """What the lines that give no row seem to be → how many they are: « total », « ligne au-dessus de l’en-tête »."""


@dataclass(frozen=True, kw_only=True)
class SheetReport:
    """What became of one sheet: ``read == added + updated + unchanged + rejected``; ``ignored`` rows (totals, repeated
    headers, notes) are not counted as read. ``table`` is ``None`` when the sheet was refused, with the reason among
    the anomalies."""

    fichier: str
    feuille: str
    table: str | None
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    ignored: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    """Title of each column of the table → header it was read from."""
    number: int | None = None
    """Place of the sheet in its ``Reading``; ``None`` for a file that could not be read."""
    recognised: Recognised | None = None
    """How the sheet was read; for a sheet that was refused, the closest that it could be, from which to repair it."""
    taken_lines: Sequence[int] = field(default=(), repr=False, compare=False)
    """Lines of the sheet that gave rows to the base."""
    refused_lines: Sequence[int] = field(default=(), repr=False, compare=False)
    changes: tuple[Change, ...] = ()
    """The first values that the sheet overwrites, when it is only reviewed."""
    anomalies: tuple[Anomaly, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The sheets of the files dropped together, in the order they are asked about, and the files that were refused."""

    sheets: tuple[Sheet, ...]
    refused: tuple[SheetReport, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What became of the files dropped together, sheet by sheet, in the order they were taken in."""

    sheets: tuple[SheetReport, ...]
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    """Place of each sheet in its ``Reading`` → what became of its lines."""

"""The long form of a wide sheet, column by column: what names a row is said again for each of its groups."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from spreadsheets.cells import BLANK, Coded, is_blank
from spreadsheets.cells.coded import Stacked, encode
from spreadsheets.declared import BY_NAME
from spreadsheets.model import GROUP, Cell, Recognised, Sheet, Unfolded
from spreadsheets.shapes.layout import Layout

MOST_GROUPS = 1000
"""A row's number holds the rank of its group on ten bits."""


def tiled(coded: Coded, times: int) -> Coded:
    """A column that names the rows, once for each group."""
    return Coded(np.tile(coded.codes, times), coded.cells)


def repeated(values: Sequence[Cell], size: int) -> Coded:
    """One value for all the ``size`` rows of each group."""
    held = encode(values)
    return Coded(np.repeat(held.codes, size), held.cells)


def joined(columns: Sequence[Sequence[Cell]]) -> Coded:
    """The cells of one column of each group, one after the other."""
    return encode([cell for column in columns for cell in column])


def pile(layout: Layout, table: str, columns: Mapping[str, Coded], ranks: Sequence[int], keep: Sequence[bool]) -> Sheet:
    """The long sheet: a row for each of the rows of ``layout`` and of the groups of those ``ranks`` (0: no group).

    ``columns`` are those of the groups, one code for each row; the columns that name the rows are added where ``table``
    has them. ``keep`` says which rows are kept.
    """
    known = {column.name: column.title for column in BY_NAME[table].columns}
    named = {name: encode(layout.column(place)) for name, place in layout.fixed.items() if name in known}
    whole = {name: tiled(coded, len(ranks)) for name, coded in named.items()} | dict(columns)
    mask = np.asarray(keep, dtype=bool)
    kept = {name: coded.keep(mask) for name, coded in whole.items() if (coded.codes != BLANK).any()}
    lines = np.tile(layout.rows + 1, len(ranks)) + np.repeat(np.array(ranks) * GROUP, len(layout.rows))
    above = [
        *layout.sheet.rows[: layout.top],
        *([()] * (layout.first - layout.top - 1)),
        [known[name] for name in kept],
    ]
    numbers = [*range(1, len(above) + 1), *lines[mask].tolist()]
    return replace(layout.sheet, rows=Stacked(above, list(kept.values())), lines=numbers)


def unfolded(layout: Layout, sheet: Sheet, table: str, shape: str, told: Sequence[str], **others: object) -> Unfolded:
    """One piece of a wide sheet; ``others`` are the last fields of ``Unfolded``."""
    titles = {column.title: column.name for column in BY_NAME[table].columns}
    header = sheet.rows[layout.first - 1]
    columns = {titles[str(title)]: place for place, title in enumerate(header)}
    return Unfolded(
        sheet=sheet, table=table, columns=columns, source=layout.sheet, shape=shape, told=tuple(told),
        aside=layout.aside, **others,
    )  # type: ignore[arg-type]  # fmt: skip


def recognised(piece: Unfolded) -> Recognised:
    """The long form as any sheet of a known table."""
    rows = piece.sheet.rows
    return Recognised(
        sheet=piece.sheet,
        table=BY_NAME[piece.table],
        first_line=len(rows.above) + 1 if isinstance(rows, Stacked) else 2,
        columns=piece.columns,
        unmatched=piece.unused,
        constants=piece.constants,
        confidence=piece.confidence,
        unfolded=piece,
    )


def is_empty(cells: Sequence[Cell]) -> bool:
    """Whether a column holds nothing."""
    return all(map(is_blank, cells))

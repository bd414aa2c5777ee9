"""The long form of a wide sheet, column by column: what names a row is said again for each of its groups."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import french
from spreadsheets.cells import BLANK, Coded
from spreadsheets.cells.coded import Stacked, encode
from spreadsheets.declared import BY_NAME
from spreadsheets.model import GROUP, Anomaly, Cell, Recognised, Sheet, Unfolded
from spreadsheets.shapes.layout import Layout, distinct

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


class Long(NamedTuple):
    """A long sheet, and which column of it feeds which column of the table."""

    sheet: Sheet
    columns: Mapping[str, int]


def pile(
    layout: Layout,
    table: str,
    columns: Mapping[str, Coded],
    ranks: Sequence[int],
    keep: NDArray[np.bool_] | None = None,
    places: Sequence[int] = (),
) -> Long:
    """The long sheet: a row for each of the rows of ``layout`` and of the groups of those ``ranks`` (0: no group).

    ``columns`` are those of the groups, one code for each row; the columns that name the rows are added where ``table``
    has them. ``keep`` says which rows are kept; ``places``, of a turned sheet, are the columns that were its lines.
    """
    known = {column.name: column.title for column in BY_NAME[table].columns}
    named = {name: encode(layout.column(place)) for name, place in layout.fixed.items() if name in known}
    whole = {name: tiled(coded, len(ranks)) for name, coded in named.items()} | dict(columns)
    size = len(layout.rows)
    mask = np.ones(size * len(ranks), dtype=bool) if keep is None else keep
    kept = {name: coded.keep(mask) for name, coded in whole.items() if (coded.codes != BLANK).any()}
    if layout.turned:
        lines = np.repeat(np.array(places) + 1, size) + GROUP * np.tile(np.arange(1, size + 1), len(ranks))
    else:
        lines = np.tile(layout.rows + 1, len(ranks)) + GROUP * np.repeat(np.array(ranks), size)
    above = [*_above(layout), [known.get(name, name) for name in kept]]
    numbers = [*range(1, len(above) + 1), *lines[mask].tolist()]
    sheet = replace(layout.source, rows=Stacked(above, list(kept.values())), lines=numbers)
    return Long(sheet, {name: place for place, name in enumerate(kept)})


def _above(layout: Layout) -> list[Sequence[Cell]]:
    """The titles over the header of the sheet as it was read, and as many lines as stand over its lowest line."""
    if layout.turned:
        return list(layout.turned.rows[: next(iter(layout.fixed.values()))])
    return [*layout.sheet.rows[: layout.top], *([()] * (layout.first - layout.top - 1))]


def unfolded(layout: Layout, long: Long, table: str, shape: str, told: Sequence[str], **others: Any) -> Unfolded:
    """One piece of a wide sheet; ``others`` are the last fields of ``Unfolded``."""
    return Unfolded(
        sheet=long.sheet, table=table, columns=long.columns, source=layout.source, shape=shape, told=tuple(told),
        **{"aside": () if layout.turned else layout.aside, **others},
    )  # fmt: skip


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


def question(piece: Unfolded) -> Anomaly:
    """Why a piece cannot come in yet: the column of which one value is to be told."""
    column = BY_NAME[piece.table].column(piece.asks[0])
    among = f" ({french.enumerate_words(list(column.values), 'ou')})" if column.values else ""
    return Anomaly(
        severity="refus",
        fichier=piece.source.fichier,
        feuille=piece.source.feuille,
        colonne="",
        message=french.spaced(
            f"Rien ne dit la colonne « {column.title} »{among} : choisissez une valeur pour toute la feuille, ou "
            "écrivez-la dans le nom du fichier, puis déposez-le de nouveau."
        ),
        lignes=(),
        question=column.name,
    )


def is_empty(cells: Sequence[Cell]) -> bool:
    """Whether a column holds nothing."""
    return next(distinct(cells), None) is None

"""From coded columns to typed ones: each cell converted, each doubt told, each row that cannot stay rejected."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from spreadsheets.cells import BLANK, MISSING, UNLISTED_OTHER, Cause, Coded, Converted, Names, as_text, convert, typed
from spreadsheets.check.faults import Faults, Lines, refusing
from spreadsheets.model import Column, Table

AS_READ = "_lu"
_TYPES = {
    "date": "datetime64[s]",
    "date_fin": "datetime64[s]",
    "entier": "Int64",
    "campagne": "Int64",
    "nombre": "Float64",
    "montant": "Float64",
    "duree": "Float64",
    "oui_non": "boolean",
    "rempli": "boolean",
    "beneficie": "boolean",
}
_TEXT = "str"


def type_of(column: Column) -> str:
    """What pandas calls the values of a column."""
    return _TYPES.get(column.kind, _TEXT)


def validate(
    table: Table, coded: Mapping[str, Coded], lines: Lines, faults: Faults, annee: str | None = None
) -> pd.DataFrame:
    """The columns of ``table`` that hold no identity, typed; one row per line of the sheet, named by its line.

    ``annee`` is the school year of the dates that do not tell theirs.
    """
    rows = pd.DataFrame(index=pd.Index(lines, name="ligne"))
    for column in table.columns:
        if column.kind == "identite":
            continue
        if column.name in coded:
            _fill(rows, column, coded[column.name], faults, annee)
        elif column.required and column.default is not None:
            rows[column.name] = column.default
    return rows


def _fill(rows: pd.DataFrame, column: Column, coded: Coded, faults: Faults, annee: str | None) -> None:
    converted = convert(column, coded.cells, annee)
    lines = rows.index.to_numpy()
    values = _without_names(converted.values, faults.names) if column.kind == "niveau" else converted.values
    rows[column.name] = _spread([*values, converted.empty], type_of(column), coded)
    if column.unknown == "autre" and column.kind == "liste":
        rows[column.name + AS_READ] = _spread([*_as_read(converted, coded, faults.names), None], _TEXT, coded)
    faults.blame_cells(column.name, coded, _weigh(column, converted), lines)


def nothing(column: Column, size: int) -> Any:
    """The cells of a column that a sheet does not have."""
    return typed([None] * size, _TYPES.get(column.kind, _TEXT))


def _without_names(values: list[Any], names: Names) -> list[Any]:
    """Any word may be a level, but not a pupil's name that strayed there."""
    return [value if names.hide(value) is value else None for value in values]


def _spread(values: list[Any], kind: str, coded: Coded) -> Any:
    """The value of each row; the last of ``values`` is that of a blank cell, whose code is −1."""
    return typed(values, kind).take(np.where(coded.codes == BLANK, len(values) - 1, coded.codes))


def _as_read(converted: Converted, coded: Coded, names: Names) -> list[str | None]:
    unlisted = {position for position, cause in converted.doubts.items() if cause is UNLISTED_OTHER}
    return [
        as_text(cell) if position in unlisted and names.hide(cell) is cell else None
        for position, cell in enumerate(coded.cells)
    ]


def _weigh(column: Column, converted: Converted) -> dict[int, Cause]:
    """A cell that gives nothing costs its row where the column is required."""
    return {
        position: refusing(cause) if column.required and converted.values[position] is None else cause
        for position, cause in converted.doubts.items()
    }


def demand(table: Table, rows: pd.DataFrame, faults: Faults) -> None:
    """Reject the rows that lack a required value and are not rejected yet; the year may still come from elsewhere."""
    for column in table.columns:
        if column.required and column.name in rows and column.name != "annee":
            lacking = rows.index[rows[column.name].isna() & ~_is_excused(column, rows)].to_numpy()
            faults.blame(MISSING, lacking[~np.isin(lacking, list(faults.rejected))], column.name)


def _is_excused(column: Column, rows: pd.DataFrame) -> "pd.Series[bool]":
    excused = pd.Series(data=False, index=rows.index)
    for name in column.unless:
        if name in rows:
            excused |= rows[name].notna() & rows[name].ne(other=False).fillna(value=True).astype(bool)
    return excused

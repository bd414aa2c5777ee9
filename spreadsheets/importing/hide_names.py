"""Hides in the free texts of a sheet the pupils of its drop and of the base, before anything of it is kept."""

import re

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import typed
from spreadsheets.identify import MASK, Pupils
from spreadsheets.importing.receive import seal
from spreadsheets.tables import ACTION_SEAL, CLASS_SEAL, PRINTS, SHEET_YEAR, Received

_REACHED = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)")
"""An e-mail, a French telephone."""
_NOT_TEXTS = frozenset({*PRINTS, CLASS_SEAL, ACTION_SEAL, SHEET_YEAR, "annee"})


def hide_pupils(received: Received, pupils: Pupils, key: bytes) -> None:
    """Hide them in all texts of the rows, as they were read and as they stand, and say in which columns and lines."""
    for name, lines in _hide(received, received.rows, pupils).items():
        told = french.plural(len(lines), "valeur cite un élève", "valeurs citent un élève")
        received.faults.add("information", f"{told}\u00a0: son nom y est masqué.", lines, name)
    if "action" in _hide(received, received.brought, pupils):
        for rows in (received.brought, received.rows):
            seal(rows, key)


def _hide(received: Received, rows: pd.DataFrame, pupils: Pupils) -> dict[str, pd.Index]:
    """Column → lines of the rows whose text is no longer what it was."""
    personal = any(column.kind == "identite" for column in received.table.columns)
    hidden = {}
    for name in rows.columns:
        if name in _NOT_TEXTS or not isinstance(rows[name].dtype, pd.StringDtype):
            continue
        codes, distinct = pd.factorize(rows[name])
        kept = [pupils.hide(text) for text in distinct]
        if personal:
            kept = [_REACHED.sub(MASK, text) for text in kept]
        changed = np.array([new != old for new, old in zip(kept, distinct, strict=True)] + [False], dtype=bool)
        if changed.any():
            hidden[str(name)] = rows.index[changed[codes]]
            rows[name] = typed([*kept, None]).take(codes)
    return hidden

"""Takes out of the texts of a sheet the pupils whom they name, before they are kept, and tells where."""

import re

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import typed
from spreadsheets.identify import MASK, Pupils, seal_actions
from spreadsheets.tables import ACTION_SEAL, CLASS_SEAL, PRINTS, SHEET_YEAR, Received

_REACHED = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)")
"""An e-mail, a French telephone."""
_NOT_TEXTS = frozenset({*PRINTS, CLASS_SEAL, ACTION_SEAL, SHEET_YEAR, "annee"})


def hide_pupils(received: Received, pupils: Pupils, key: bytes) -> None:
    """Hide them in all texts, of the rows as they were read and as they stand, and say in which columns and lines."""
    personal = any(column.kind == "identite" for column in received.table.columns)
    for name in received.rows.columns:
        if name in _NOT_TEXTS or not isinstance(received.rows[name].dtype, pd.StringDtype):
            continue
        lines = _hide(received.rows, name, pupils, personal=personal)
        if name in received.brought:
            _hide(received.brought, name, pupils, personal=personal)
        if not len(lines):
            continue
        told = french.plural(len(lines), "valeur cite un élève", "valeurs citent un élève")
        received.faults.add("information", f"{told}\u00a0: son nom y est masqué.", lines, name)
        if name == "action":
            for rows in (received.rows, received.brought):
                rows[ACTION_SEAL] = seal_actions(key, rows["action"])


def _hide(rows: pd.DataFrame, name: str, pupils: Pupils, *, personal: bool) -> "pd.Index[int]":
    """The lines whose text has changed."""
    codes, distinct = pd.factorize(rows[name])
    kept = [pupils.hide(text) for text in distinct]
    if personal:
        kept = [_REACHED.sub(MASK, text) for text in kept]
    changed = np.array([new != old for new, old in zip(kept, distinct, strict=True)] + [False], dtype=bool)
    if changed.any():
        rows[name] = typed([*kept, None]).take(codes)
    return rows.index[changed[codes]]

"""Turns what names a pupil into fingerprints that only this installation can make; the names go no further."""

import datetime as dt
import hmac
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from spreadsheets.cells import (
    IDENTITY,
    INCOMPLETE,
    Cause,
    Coded,
    Codes,
    Doubtful,
    Spelled,
    group,
    read_dates,
    spell,
    typed,
)
from spreadsheets.check import Faults, Lines

LEVELS = ("ine", "interne", "naissance", "nom")
"""What identifies a pupil, from the surest to the least sure."""


class Fingerprints(NamedTuple):
    """The four fingerprints of a pupil, as `eleves` keeps them; ``None`` for what the list does not tell."""

    ine: str | None
    interne: str | None
    naissance: str | None
    nom: str | None


UNNAMED = Cause(
    "Élève non désigné",
    "Complétez l’INE, le n° interne, ou le nom et le prénom.",
    refuses=True,
)


def pseudonymise(
    coded: Mapping[str, Coded], lines: Lines, key: bytes, faults: Faults
) -> tuple[Codes, list[Fingerprints]]:
    """Which identity each row bears, and the fingerprints of each; rows that name nobody are rejected."""
    columns = {name: coded[name] for name in IDENTITY if name in coded}
    births = _read_births(columns, lines, faults)
    codes, first_rows = group([column.codes for column in columns.values()], len(lines))
    found = []
    for row in first_rows:
        cells = {name: column.cell(row) for name, column in columns.items()}
        birth = columns["date_naissance"].codes[row] if births else -1
        found.append(fingerprint(spell(cells, births[birth] if birth >= 0 else None), key))
    nobody = [number for number, identity in enumerate(found) if not any(identity)]
    faults.blame(UNNAMED, lines[[code in set(nobody) for code in codes]] if nobody else lines[:0])
    return codes, found


def _read_births(columns: Mapping[str, Coded], lines: Lines, faults: Faults) -> list[dt.date | None]:
    if "date_naissance" not in columns:
        return []
    column = columns["date_naissance"]
    read = read_dates(column.cells, birth=True)
    doubts = {position: found.cause for position, found in enumerate(read) if isinstance(found, Doubtful)}
    faults.blame_cells("date_naissance", column, doubts, lines, quoted=False)
    sure = (found.value if isinstance(found, Doubtful) and found.cause != INCOMPLETE else found for found in read)
    return [None if isinstance(found, Doubtful) else found for found in sure]


def fingerprint(spelled: Spelled, key: bytes) -> Fingerprints:
    """The seal of each identifier."""
    return Fingerprints(*(seal(key, level, text) for level, text in zip(LEVELS, spelled, strict=True)))


def seal(key: bytes, kind: str, text: str) -> str | None:
    """HMAC-SHA-256 of a text; its kind stands before it, so that two kinds never meet. Nothing seals nothing."""
    return hmac.digest(key, f"{kind}:{text}".encode(), "sha256").hex() if text else None


def seal_column(key: bytes, kind: str, texts: "pd.Series[str]", comparable: Callable[[str], str]) -> Any:
    """The seal of each text, as ``comparable`` spells it; each distinct text is sealed once."""
    codes, distinct = pd.factorize(texts)
    seals = [seal(key, kind, comparable(text)) for text in distinct]
    return typed([*seals, None]).take(codes)

"""What a company's cell and that of its agreement say together of a placement: « RIEN », « OK », « en cours »."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from spreadsheets.cells import BLANK, Coded, as_text, fold, is_blank, list_key, vocabulary
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell

SIGNED, PLACED, SEARCHING, NONE, EXCUSED = (
    "convention signée", "place trouvée", "en recherche", "sans solution", "dispensé",
)  # fmt: skip
_YES = {"oui", "o", "ok", "x", "1", "vrai", "true", "fait", "faite", "✓", "✔", "☑", "☒", "v", "yes"}
_NOT_YET = {"en cour", "en cours", "a faire", "a signer", "partielle", "partiel", "0", "non", "n"}
_NO_COMPANY = {"neant", "nc", "n c", "a definir", "a chercher", "a voir", "cherche encore", "pas encore", "pas de lieu"}


def settle(company: Coded | None, status: Coded | None, conventions: NDArray[np.bool_]) -> dict[str, Coded]:
    """The company and the situation of each row; ``conventions`` says where ``status`` is that of an agreement.

    A company's cell that says « RIEN », « ? », « en recherche » is no company; « OK », « x » under an agreement sign
    it, « en cours » there is a place found.
    """
    size = len(conventions)
    blank = Coded(np.full(size, BLANK), ())
    company, status = company or blank, status or blank
    answers = [_read_company(cell) for cell in company.cells] + [(None, None)]
    real = np.array([name is not None for name, _ in answers])
    found: dict[tuple[int, int, bool], str | None] = {}
    keys, codes = np.unique(
        np.stack([company.codes, status.codes, conventions.astype(np.intp)]), axis=1, return_inverse=True
    )
    for place, asked, agreed in keys.T.tolist():
        name, said = answers[place]
        told = status.cells[asked] if asked != BLANK else None
        found[place, asked, agreed] = _situation(name is not None, said, told, agreed=bool(agreed))
    values = list(dict.fromkeys(value for value in found.values() if value))
    place_of = {value: place for place, value in enumerate(values)}
    numbers = np.array([place_of.get(found[tuple(key)] or "", BLANK) for key in keys.T.tolist()], dtype=np.intp)
    named = Coded(np.where(real[company.codes], company.codes, BLANK), company.cells)
    return {
        "entreprise": named.keep(np.ones(size, dtype=bool)),
        "situation": Coded(numbers[codes.ravel()], tuple(values)),
    }


@lru_cache(maxsize=1)
def _situations() -> Mapping[str, str]:
    """The words of a situation, made once: they are asked for each distinct cell."""
    return vocabulary(BY_NAME["pfmp"].column("situation"))


def _read_company(cell: Cell) -> tuple[str | None, str | None]:
    """The company that a cell names, or what it says in the place of one."""
    text = as_text(cell)
    key = list_key(text)
    said = _situations().get(key)
    if said or key in _NO_COMPANY or not any(map(str.isalpha, text)):
        return None, said or NONE
    return text, None


def _situation(placed: bool, said: str | None, told: Cell, *, agreed: bool) -> str | None:
    """The situation of one row: of what its company's cell says and of what its status says, the surer."""
    value = _read_agreement(told) if agreed else _read_status(told)
    if EXCUSED in (value, said):
        return EXCUSED
    if placed:
        return PLACED if agreed and value in (None, NONE, SEARCHING) else value or PLACED
    if value in (SIGNED, PLACED):
        return value
    return said or value or NONE


def _read_status(cell: Cell) -> str | None:
    """A wording that the list does not know is left as it is: it will be told."""
    if is_blank(cell):
        return None
    return _situations().get(list_key(as_text(cell)), as_text(cell))


def _read_agreement(cell: Cell) -> str | None:
    if is_blank(cell):
        return None
    text = as_text(cell)
    key = list_key(text)
    if isinstance(cell, dt.date) or fold(text) in _YES or key in _YES:
        return SIGNED
    value = _situations().get(key)
    if key in _NOT_YET:
        return NONE if key in ("non", "n", "0") else PLACED
    return value or PLACED

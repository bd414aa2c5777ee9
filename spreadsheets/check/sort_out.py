"""Tells the rows of a sheet that are data from those that are not: totals, repeated headers, notes, SIECLE groups."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from spreadsheets.cells import BLANK, IDENTITY, Coded, Mask, as_text, has_name, is_blank, normalise
from spreadsheets.model import Cell, Recognised

GROUP_ROW = "type_structure"
_TOTAL = re.compile(r"(sous |s )?(total|totaux|totals|moyenne|somme)\b.*")
_LABEL = re.compile(r"(?:sous |s )?(?:total|totaux)(?: general| generaux| annuel)?(?: \d+)*")
_FIGURES = ("date", "date_fin", "annee_scolaire", "campagne", "entier", "nombre", "montant", "duree", "siret")
_TITLE_WIDTH = 3
"""From this many cells on, one text in all of them is a merged title, not a row."""


def sort_out(recognised: Recognised, coded: Mapping[str, Coded]) -> tuple[Mask, int]:
    """Which rows are data, and how many others hold something; blank rows are not counted at all."""
    rows = recognised.sheet.rows[recognised.first_line - 1 :]
    filled = _count_filled(coded, len(rows))
    data = (filled > 0) & ~_repeats_header(recognised, coded, filled) & ~_is_group(coded, len(rows))
    data &= ~_is_total(recognised, coded, len(rows))
    for row in np.flatnonzero(data & _is_labelled_total(recognised, coded, len(rows))).tolist():
        data[row] = not _is_sum(rows[row])
    lacking = lacks_required(recognised, coded, len(rows)) | _lacks_need(recognised, coded, len(rows))
    lacking |= _lacks_expected(recognised, coded, len(rows))
    for row in np.flatnonzero(data & (lacking | _looks_merged(coded, len(rows)))).tolist():
        data[row] = not _is_note_or_total(rows[row], lacking=bool(lacking[row]))
    written = sum(1 for row in np.flatnonzero(~data).tolist() if not all(is_blank(cell) for cell in rows[row]))
    return data, written


def _count_filled(coded: Mapping[str, Coded], size: int) -> np.ndarray:
    total = np.zeros(size, dtype=np.intp)
    for column in coded.values():
        total += column.codes != BLANK
    return total


def _repeats_header(recognised: Recognised, coded: Mapping[str, Coded], filled: np.ndarray) -> Mask:
    """Rows whose every cell says again what the header says in its column."""
    repeated = np.zeros(len(filled), dtype=np.intp)
    header = recognised.sheet.rows[: recognised.first_line - 1][-2:]
    for name, column in coded.items():
        place = recognised.columns[name]
        titles = {normalise(as_text(row[place])) for row in header if place < len(row)} - {""}
        positions = [index for index, cell in enumerate(column.cells) if normalise(as_text(cell)) in titles]
        repeated += np.isin(column.codes, positions)
    found: Mask = (filled > 0) & (repeated == filled)
    return found


def _is_group(coded: Mapping[str, Coded], size: int) -> Mask:
    """SIECLE repeats a pupil for each group besides the class: « G » rows."""
    if GROUP_ROW not in coded:
        return np.zeros(size, dtype=bool)
    column = coded[GROUP_ROW]
    positions = [index for index, cell in enumerate(column.cells) if normalise(as_text(cell)) in ("g", "groupe")]
    return np.isin(column.codes, positions)


def _is_total(recognised: Recognised, coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows that say « TOTAL 2025 » in a column of figures or dates, where it would be read as a value."""
    total = np.zeros(size, dtype=bool)
    for column in recognised.table.columns:
        if column.name in coded and column.kind in _FIGURES:
            positions = [index for index, cell in enumerate(coded[column.name].cells) if says_total(cell)]
            total |= np.isin(coded[column.name].codes, positions)
    return total


def _is_labelled_total(recognised: Recognised, coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows that say « Total » alone in a column of texts: a company may be « Total Énergies »."""
    labelled = np.zeros(size, dtype=bool)
    for column in recognised.table.columns:
        if column.name in coded and column.kind not in _FIGURES:
            cells = coded[column.name].cells
            positions = [index for index, cell in enumerate(cells) if isinstance(cell, str) and _is_label(cell)]
            labelled |= np.isin(coded[column.name].codes, positions)
    return labelled


def _is_label(text: str) -> bool:
    return text[:1] in "TtSs" and _LABEL.fullmatch(normalise(as_text(text))) is not None


def _is_sum(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but a label and figures."""
    texts = [as_text(cell) for cell in row if not is_blank(cell)]
    return all(_LABEL.fullmatch(normalise(text)) or not any(map(str.isalpha, text)) for text in texts)


def says_total(cell: Cell) -> bool:
    """Whether a cell says « Total », « Moyenne des notes »."""
    return isinstance(cell, str) and _TOTAL.fullmatch(normalise(as_text(cell))) is not None


def lacks_required(recognised: Recognised, coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows without a value that the table cannot do without, or that name nobody."""
    lacking = np.zeros(size, dtype=bool)
    for column in recognised.table.columns:
        if column.required and column.default is None and column.name in coded:
            lacking |= coded[column.name].codes == BLANK
    identities = [column for name, column in coded.items() if name in IDENTITY]
    return lacking | ~has_name(coded, size) if identities else lacking


def _lacks_need(recognised: Recognised, coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows without any value of some group of columns of which the table needs one."""
    lacking = np.zeros(size, dtype=bool)
    for group in recognised.table.needs:
        filled = [coded[name].codes != BLANK for name in group if name in coded]
        lacking |= ~np.logical_or.reduce(filled) if filled else False
    return lacking


def _lacks_expected(recognised: Recognised, coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows without a value that those of the table nearly always have."""
    lacking = np.zeros(size, dtype=bool)
    for column in recognised.table.expects:
        if column.name in coded:
            lacking |= coded[column.name].codes == BLANK
    return lacking


def _looks_merged(coded: Mapping[str, Coded], size: int) -> Mask:
    """Rows that hold one same cell in the first two columns that are read: candidates only."""
    if len(coded) < 2:
        return np.zeros(size, dtype=bool)
    first, second = list(coded.values())[:2]
    places = {cell: place for place, cell in enumerate(first.cells)}
    same = np.array([*(places.get(cell, BLANK) for cell in second.cells), BLANK])
    found: Mask = (first.codes != BLANK) & (first.codes == same[second.codes])
    return found


def _is_note_or_total(row: Sequence[Cell], *, lacking: bool) -> bool:
    texts = [as_text(cell) for cell in row if not is_blank(cell)]
    if len(set(texts)) == 1 and (lacking or len(texts) >= _TITLE_WIDTH):
        return True
    return lacking and any(map(says_total, texts))

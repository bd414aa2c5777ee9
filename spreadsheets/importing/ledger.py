"""The count of every line of a sheet that holds something: taken, refused, or left aside and named for what it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from spreadsheets.cells import as_text, is_blank, normalise
from spreadsheets.check import says_total
from spreadsheets.model import Cell, Ledger, Reading, Sheet, SheetReport

TITLE, HEADER, ABOVE = "titre", "ligne d’en-tête", "ligne au-dessus de l’en-tête"
TOTAL, REPEATED, NOTE, OTHER, WHOLE = (
    "total", "en-tête répété", "note", "ligne sans rien à compter", "ligne de la feuille",
)  # fmt: skip
PLURALS = {
    TITLE: "titres",
    HEADER: "lignes d’en-tête",
    ABOVE: "lignes au-dessus de l’en-tête",
    TOTAL: "totaux",
    REPEATED: "en-têtes répétés",
    NOTE: "notes",
    OTHER: "lignes sans rien à compter",
    WHOLE: "lignes de la feuille",
}
_DEEPEST_HEADER = 4
"""A header has at most this many lines."""


def count_lines(reading: Reading, reports: Iterable[SheetReport]) -> dict[int, Ledger]:
    """The ledger of each sheet of ``reading``, from the reports of all that it gave."""
    pieces: dict[int, list[SheetReport]] = {}
    for report in reports:
        if report.number is not None:
            pieces.setdefault(report.number, []).append(report)
    return {number: _ledger(reading.sheets[number], each) for number, each in pieces.items()}


def _ledger(sheet: Sheet, pieces: Sequence[SheetReport]) -> Ledger:
    if all(piece.table is None for piece in pieces):
        lines = sum(1 for _ in _filled(sheet.rows, frozenset()))
        lost = any(each.severity == "refus" for piece in pieces for each in piece.anomalies)
        aside = {WHOLE: lines} if lines and not lost else {}
        return Ledger(lines=lines, refused=lines if lost else 0, aside=aside)
    refused = {line for piece in pieces for line in piece.refused_lines}
    taken = {line for piece in pieces for line in piece.taken_lines} - refused
    first = min(piece.recognised.first_line for piece in pieces if piece.recognised)
    kinds = _kinds(sheet.rows, first, refused | taken)
    return Ledger(
        lines=len(taken) + len(refused) + sum(kinds.values()), taken=len(taken), refused=len(refused), aside=kinds
    )


def _filled(rows: Sequence[Sequence[Cell]], but: Set[int]) -> Iterator[int]:
    """The lines, from 1, that hold something, ``but`` these."""
    for line, row in enumerate(rows, start=1):
        if line not in but and not all(map(is_blank, row)):
            yield line


def _kinds(rows: Sequence[Sequence[Cell]], first: int, used: Set[int]) -> Mapping[str, int]:
    """What the lines that gave no row are: those above the line ``first``, then those under."""
    header = [normalise(as_text(cell)) for cell in rows[first - 2]] if first >= 2 else []
    top = _top(rows, first)
    found: Counter[str] = Counter()
    for line in _filled(rows, used):
        row = rows[line - 1]
        found[_above(row, line, top) if line < first else _under(row, header)] += 1
    return dict(found)


def _top(rows: Sequence[Sequence[Cell]], first: int) -> int:
    """The highest line of the header: the lines above its last one that hold several texts, without a gap."""
    top = first - 1
    while top > max(1, first - _DEEPEST_HEADER) and len(_texts(rows[top - 2])) > 1:
        top -= 1
    return top


def _texts(row: Sequence[Cell]) -> set[str]:
    return {as_text(cell) for cell in row if not is_blank(cell)}


def _above(row: Sequence[Cell], line: int, top: int) -> str:
    if line >= top:
        return HEADER
    return TITLE if len(_texts(row)) == 1 else ABOVE


def _under(row: Sequence[Cell], header: Sequence[str]) -> str:
    if any(map(says_total, row)):
        return TOTAL
    texts = [normalise(as_text(cell)) for cell in row]
    if all(text in ("", title) for text, title in zip(texts, header, strict=False)) and any(texts):
        return REPEATED
    return NOTE if len(_texts(row)) == 1 else OTHER

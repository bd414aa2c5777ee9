"""What was found wrong in one sheet, gathered by cause, and which rows it costs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spreadsheets.cells import HIDDEN, Cause, Coded, Names, as_text, sentence
from spreadsheets.model import Anomaly, Cell, Recognised, Severity, line_of

Lines = NDArray[np.intp]


class Faults:
    """The anomalies of one sheet so far; lines are those of the sheet, from 1."""

    def __init__(self, fichier: str, feuille: str, headers: Mapping[str, str]) -> None:
        self.headers = headers
        self.rejected: set[int] = set()
        self.anomalies: list[Anomaly] = []
        self.names = Names({})
        self.doubted: Lines = np.array([], dtype=np.intp)
        """Lines whose cells may stand in another column than their own: none of them is quoted."""
        self._fichier, self._feuille = fichier, feuille

    def keep(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows, named by their line, that no anomaly rejects so far."""
        return rows.drop(index=rows.index.intersection(list(self.rejected))) if self.rejected else rows

    def add(self, severity: Severity, message: str, lines: Iterable[int] = (), column: str = "") -> None:
        """One cause and the lines it touches; nothing if it touches none of those it was given."""
        kept = tuple(int(line) for line in lines)
        self.anomalies.append(
            Anomaly(
                severity=severity,
                fichier=self._fichier,
                feuille=self._feuille,
                colonne=self.headers.get(column, ""),
                message=message,
                lignes=tuple(dict.fromkeys(map(line_of, kept))),
            )
        )
        if severity == "refus":
            self.rejected.update(kept)

    def blame(self, cause: Cause, lines: Lines, column: str = "", cells: Iterable[Cell] = ()) -> None:
        """``add`` for a cause that quotes what was read; says nothing when no line is touched."""
        if len(lines):
            self.add(
                "refus" if cause.refuses else "alerte", sentence(cause, map(self.names.hide, cells)), lines, column
            )

    def blame_cells(
        self, column: str, coded: Coded, doubts: Mapping[int, Cause], lines: Lines, *, quoted: bool = True
    ) -> None:
        """The doubts of one column, by position of the distinct cell; ``quoted`` never for what names a pupil."""
        sure = set(coded.codes[~np.isin(lines, self.doubted)].tolist())
        for cause in dict.fromkeys(doubts.values()):
            positions = [position for position, its in doubts.items() if its == cause]
            cells = [coded.cells[place] if place in sure else HIDDEN for place in positions] if quoted else []
            self.blame(cause, lines[np.isin(coded.codes, positions)], column, cells)


def refusing(cause: Cause) -> Cause:
    """The same cause where the row cannot do without the value."""
    return replace(cause, refuses=True)


def headers(recognised: Recognised) -> dict[str, str]:
    """Name of each column of the table → the header it was read from: the lowest cell above its values."""
    above = recognised.sheet.rows[: recognised.first_line - 1][::-1][:2]
    return {
        name: next((as_text(row[place]) for row in above if place < len(row) and as_text(row[place])), "")
        for name, place in recognised.columns.items()
    }

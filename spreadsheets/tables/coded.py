"""What is made of the names of formations and of the codes that stand for a formation or a sector."""

from collections.abc import Callable

import pandas as pd

from spreadsheets.cells import mef_in, naf_in, typed
from spreadsheets.formations import formation_names, sector_of_mef, sector_of_naf
from spreadsheets.tables.habits import Drop, Received


def complete_formation_and_sector(received: Received) -> None:
    """Each formation under its one name, whatever its year and its spelling, and the sector that a code tells."""
    _rewrite(received.rows, "formation", formation_names)
    complete_sector(received)


def complete_sector(received: Received) -> None:
    """The sector of a row that tells none, from its code NAF, else from its code MEF; a code is no name of a sector."""
    rows = received.rows
    if "secteur" in rows:
        _rewrite(rows, "secteur", lambda text: (sector_of_naf(code) if (code := naf_in(text)) else None) or text)
    for column, sector in (("naf", sector_of_naf), ("mef", sector_of_mef)):
        if column in rows:
            received.ensure("secteur")
            rows["secteur"] = rows["secteur"].fillna(told_by(rows[column], sector))


def told_by(codes: "pd.Series[str]", tell: Callable[[str], str | None]) -> "pd.Series[str]":
    """What each code tells."""
    places, distinct = pd.factorize(codes)
    return pd.Series(typed([*map(tell, distinct), None]).take(places), index=codes.index)


def move_codes(received: Received) -> None:
    """A code MEF that stands in the column of the formation goes to its own."""
    rows = received.rows
    if "formation" in rows and (codes := told_by(rows["formation"], mef_in)).notna().any():
        received.ensure("mef")
        rows["mef"] = rows["mef"].fillna(codes)
        rows["formation"] = rows["formation"].where(codes.isna())


def _rewrite(rows: pd.DataFrame, column: str, written: Callable[[str], str]) -> None:
    if column in rows:
        rows[column] = told_by(rows[column], lambda text: written(text) or None)


def rename_formations(table: str) -> Callable[[Drop], None]:
    """What gives their one name to the rows of ``table`` that an earlier version of the application wrote."""

    def rename(drop: Drop) -> None:
        for old in drop.deposit.frame(f"select distinct formation from {table}")["formation"].dropna():
            if (new := formation_names(old)) not in ("", old):
                drop.deposit.execute(f"update {table} set formation = ? where formation = ?", [new, old])

    return rename

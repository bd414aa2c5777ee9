"""Checks one sheet on its own, whatever the base holds: typed rows, fingerprints instead of identities."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import Coded, Names, as_text, cut, propose_annee, typed
from spreadsheets.check import Faults, headers, lacks_required, sort_out, validate
from spreadsheets.identify import pseudonymise, seal_actions, seal_classes
from spreadsheets.model import Recognised, SheetReport
from spreadsheets.tables import (
    ACTION_SEAL,
    CLASS_SEAL,
    HABITS,
    PRINTS,
    SHEET_YEAR,
    Received,
    bears_year,
    complete,
    reject_incomplete,
)

UNKNOWN_YEAR = "L’année scolaire de cette liste n’est pas connue : choisissez-la, puis importez de nouveau le fichier."


class SheetRefused(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """A whole sheet that cannot be taken in; its text is a French sentence."""


def receive(recognised: Recognised, key: bytes, annee: str | None) -> tuple[Received, int, int]:
    """The rows of a sheet that hold on their own, how many were read, and how many are no data (totals, notes).

    ``annee`` is the school year of a sheet that does not tell its own. Raises ``SheetRefused`` for a list whose year
    nothing tells.
    """
    sheet, table = recognised.sheet, recognised.table
    faults = Faults(sheet.fichier, sheet.feuille, headers(recognised))
    coded = cut(recognised)
    data, ignored = sort_out(recognised, coded)
    coded = {name: column.keep(data) for name, column in coded.items()}
    lines = np.flatnonzero(data) + recognised.first_line
    pupils = any(column.kind == "identite" for column in table.columns)
    if pupils:
        faults.names = Names(coded)
        faults.doubted = lines[lacks_required(recognised, coded, len(lines))]
    rows = validate(table, coded, lines, faults)
    prints = _hide(coded, rows, key, faults) if pupils else frozenset()
    received = Received(table, faults.names.mask(sheet.fichier), faults, rows, prints=prints)
    if pupils:
        received.ensure("classe")
        seal(rows, key)
    habits = HABITS[table.name]
    if habits.takes_sheet_year:
        rows[SHEET_YEAR] = typed([_sheet_year(received, recognised, annee)] * len(rows))
    received.brought = rows.copy()
    complete(habits, received)
    if habits.takes_sheet_year and bears_year(table) and len(rows) and rows["annee"].isna().all():
        raise SheetRefused(french.spaced(UNKNOWN_YEAR))
    reject_incomplete(habits, received)
    if annee is not None and SHEET_YEAR in rows and rows[SHEET_YEAR].eq(annee).any():
        _warn_of_other_year(faults, annee, _named_year(recognised))
    return received, len(lines), ignored


def seal(rows: pd.DataFrame, key: bytes) -> None:
    """Have the seals of rows that name pupils follow their texts."""
    rows[CLASS_SEAL] = seal_classes(key, rows["classe"])
    if "action" in rows:
        rows[ACTION_SEAL] = seal_actions(key, rows["action"])


def lacks_year(report: SheetReport) -> bool:
    """Whether a sheet was refused because nothing tells its school year: it can be asked for and imported again."""
    return any(each.message == french.spaced(UNKNOWN_YEAR) for each in report.anomalies)


def _hide(coded: dict[str, Coded], rows: pd.DataFrame, key: bytes, faults: Faults) -> frozenset[str]:
    codes, identities = pseudonymise(coded, rows.index.to_numpy(), key, faults)
    for place, column in enumerate(PRINTS):
        rows[column] = typed(prints[place] for prints in identities).take(codes)
    return frozenset(each for prints in identities for each in (prints.ine, prints.nom) if each)


def _sheet_year(received: Received, recognised: Recognised, annee: str | None) -> str | None:
    """The year of the rows that do not tell theirs, if there are some; the days of attendances tell their action's."""
    if not bears_year(received.table):
        return _annee_of(received, recognised, annee)
    if "annee" in received.rows and bool(received.rows["annee"].notna().all()):
        return None
    days = [column.name for column in received.table.columns if column.kind in ("date", "date_fin")]
    return _annee_of(received, recognised, annee, days)


def _annee_of(received: Received, recognised: Recognised, annee: str | None, dates: Iterable[str] = ()) -> str | None:
    """The year of a sheet whose rows do not tell theirs: the one asked for, else what its names or ``dates`` tell."""
    if annee is not None:
        return annee
    rows = received.rows
    days = {day.date() for name in dates if name in rows for day in rows[name].dropna().unique()}
    return _named_year(recognised) or propose_annee(dates=days)


def _named_year(recognised: Recognised) -> str | None:
    """The year that the names of a sheet or the titles above it tell."""
    sheet = recognised.sheet
    above = sheet.rows[: max(recognised.first_line - 2, 0)]
    titles = [as_text(cell) for row in above for cell in row if isinstance(cell, str)]
    return propose_annee(sheet.fichier, sheet.feuille, *titles)


def _warn_of_other_year(faults: Faults, annee: str, named: str | None) -> None:
    if named not in (None, annee):
        faults.add(
            "alerte",
            f"Le fichier, la feuille ou un titre annonce l’année {named} ; les lignes sont rangées en "
            f"{annee}, comme demandé. Vérifiez l’année choisie.",
        )

"""Takes the rows of one sheet into the base: their pupils and actions are found, then they are written."""

from dataclasses import replace

import pandas as pd

import french
from spreadsheets import rules
from spreadsheets.findings import headers
from spreadsheets.free_texts import hide_pupils
from spreadsheets.model import Anomaly, Recognised, SheetReport
from spreadsheets.reading import refusal
from spreadsheets.receive import Received, SheetRefused, receive
from spreadsheets.steps import STEPS, Drop
from warehouse import SheetCounts

STORED_AS = {"motif_sortie": "sorti"}


Checked = tuple[Received, int, int] | SheetRefused
"""What ``receive`` found of a sheet, or why it is refused whole."""


def check(drop: Drop, recognised: Recognised, annee: str | None) -> Checked:
    """A sheet on its own; from now on its pupils are named by no text of the drop."""
    try:
        checked = receive(recognised, drop.key, annee)
    except SheetRefused as reason:
        return reason
    drop.pupils.learn(checked[0].prints)
    return checked


def take_in(drop: Drop, recognised: Recognised, checked: Checked, number: int | None = None) -> SheetReport:
    """Write the rows that can be, and keep what was received; the report says what became of each."""
    if isinstance(checked, SheetRefused):
        return _refuse(recognised, str(checked), number)
    received, read, ignored = checked
    sheet, deposit = recognised.sheet, drop.deposit
    hide_pupils(received, drop.pupils, drop.key)
    received.fichier = drop.pupils.hide(received.fichier)
    feuille = drop.pupils.hide(received.findings.names.mask(sheet.feuille))
    import_id = deposit.open_sheet(received.fichier, feuille, received.table.name)
    if deposit.changes is not None:
        deposit.changes.clear()
    lasting = received.lasting()
    _tell_unmatched(recognised, received)
    counts = place(drop, received, import_id, read, ignored)
    deposit.keep_received(import_id, lasting.loc[received.rows.index])  # of a refused row, nothing stays
    return SheetReport(
        fichier=sheet.fichier,
        feuille=sheet.feuille,
        table=received.table.name,
        columns=_titles(recognised),
        anomalies=tuple(received.findings.anomalies),
        number=number,
        recognised=recognised,
        changes=tuple(deposit.changes or ()),
        **counts._asdict(),
    )


def place(drop: Drop, received: Received, import_id: int, read: int, ignored: int) -> SheetCounts:
    """Write received rows as the base stands now, and what became of them in the journal."""
    deposit, table = drop.deposit, received.table
    if step := STEPS.get(table.name):
        step(drop, received)
        received.reject_found()
    rules.warn(received.rows, received.findings)
    _tell_twice(received)
    rows = received.rows.reset_index().rename(columns=STORED_AS)
    stored = deposit.columns(table.name)
    rows = rows[[column for column in rows.columns if column in stored]]
    added, updated, unchanged = deposit.upsert(table.name, rows, table.key, import_id)
    if table.name == "actions":
        deposit.number_actions()
    counts = SheetCounts(read, added, updated, unchanged, read - len(rows), ignored)
    deposit.close_sheet(import_id, counts, _only_year(rows))
    return counts


def _only_year(rows: pd.DataFrame) -> str | None:
    years = list(rows["annee"].unique()) if "annee" in rows else []
    return str(years[0]) if len(years) == 1 else None


def _titles(recognised: Recognised) -> dict[str, str]:
    titles = {column.name: column.title for column in recognised.table.columns}
    return {titles[name]: header for name, header in headers(recognised).items()}


def _tell_twice(received: Received) -> None:
    """Rows of one key: where the key is made of the columns themselves, say which rows say the same thing twice."""
    key = received.table.key[-1]
    if set(key) <= set(received.rows.columns):
        twice = received.rows.index[received.rows.duplicated(list(key), keep=False)]
        if len(twice):
            received.findings.add("information", "Lignes en double : seule la dernière est gardée.", twice)


def _tell_unmatched(recognised: Recognised, received: Received) -> None:
    """Their headers are not quoted: in a grid of pupils, they are names."""
    if count := len(recognised.unmatched):
        columns = french.plural(count, "colonne non reconnue, laissée", "colonnes non reconnues, laissées")
        received.findings.add("information", f"{columns} de côté.")


def _refuse(recognised: Recognised, message: str, number: int | None) -> SheetReport:
    sheet = recognised.sheet
    anomaly = Anomaly(
        severity="refus", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )
    return replace(refusal(sheet.fichier, sheet.feuille, (anomaly,), number), recognised=recognised)

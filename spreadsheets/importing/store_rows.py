"""Takes the rows of one sheet into the base: their pupils and actions are found, then they are written."""

from dataclasses import replace

import pandas as pd

import french
from spreadsheets.check import AS_READ, headers, warn
from spreadsheets.files import refusal
from spreadsheets.importing.hide_names import hide_pupils
from spreadsheets.importing.receive import SheetRefused, receive
from spreadsheets.model import Anomaly, Recognised, SheetReport, Table
from spreadsheets.tables import HABITS, PRINTS, SHEET_YEAR, Drop, Received
from warehouse import SheetCounts

STORED_AS = {"motif_sortie": "sorti"}
FOUND = {
    "eleves": ("eleve_id", "suivi", *PRINTS),
    "actions": (SHEET_YEAR,),
    "offres": (SHEET_YEAR,),
    "invitations": (SHEET_YEAR,),
    "participations": ("action_id", "eleve_id"),
    "pfmp": ("eleve_id",),
    "satisfaction": ("rang",),
}
"""Table → the columns that its rows owe to no column of a sheet, but to what was found from several."""


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
    feuille = drop.pupils.hide(received.faults.names.mask(sheet.feuille))
    import_id = deposit.open_sheet(received.fichier, feuille, received.table.name)
    if deposit.changes is not None:
        deposit.changes.clear()
    _tell_unfolded(recognised, received)
    _tell_unmatched(recognised, received)
    counts = place(drop, received, import_id, read, ignored)
    deposit.keep_received(import_id, received.lasting())  # of a refused row, nothing stays
    return SheetReport(
        fichier=sheet.fichier,
        feuille=sheet.feuille,
        table=received.table.name,
        columns=_titles(recognised),
        anomalies=tuple(received.faults.anomalies),
        number=number,
        recognised=recognised,
        changes=tuple(deposit.changes or ()),
        **counts._asdict(),
    )


def place(drop: Drop, received: Received, import_id: int, read: int, ignored: int) -> SheetCounts:
    """Write received rows as the base stands now, and what became of them in the journal."""
    deposit, table = drop.deposit, received.table
    received.import_id = import_id
    habits = HABITS[table.name]
    if habits.take:
        habits.take(drop, received)
        received.reject_found()
    warn(habits.rules, received.rows, received.faults)
    _tell_twice(received)
    rows = received.rows.reset_index().rename(columns=STORED_AS)
    stored = stored_columns(table)
    rows = rows[[column for column in rows.columns if column in stored]]
    added, updated, unchanged = deposit.upsert(table.name, rows, table.key, import_id)
    if habits.written:
        habits.written(deposit)
    counts = SheetCounts(read, added, updated, unchanged, read - len(rows), ignored)
    deposit.close_sheet(import_id, counts, _only_year(rows))
    return counts


def close(drop: Drop) -> None:
    """Complete the base once all the sheets dropped together are in it."""
    for habits in HABITS.values():
        if habits.closed:
            habits.closed(drop)


def stored_columns(table: Table) -> set[str]:
    """The columns of the base that the rows of a table may fill; those that only serve to find something have none."""
    kept = [column for column in table.columns if column.stored]
    as_read = {column.name + AS_READ for column in kept if column.kind == "liste" and column.unknown == "autre"}
    return {
        "ligne",
        *(STORED_AS.get(column.name, column.name) for column in kept),
        *FOUND.get(table.name, ()),
        *as_read,
    }


def _only_year(rows: pd.DataFrame) -> str | None:
    years = list(rows["annee"].unique()) if "annee" in rows else []
    return str(years[0]) if len(years) == 1 else None


def _titles(recognised: Recognised) -> dict[str, str]:
    titles = {column.name: column.title for column in recognised.table.columns}
    return {titles[name]: header for name, header in headers(recognised).items() if name in titles}


def _tell_twice(received: Received) -> None:
    """Rows of one key: where the key is made of the columns themselves, say which rows say the same thing twice."""
    key = received.table.key[-1]
    if set(key) <= set(received.rows.columns):
        twice = received.rows.index[received.rows.duplicated(list(key), keep=False)]
        if len(twice):
            received.faults.add("information", "Lignes en double : seule la dernière est gardée.", twice)


def _tell_unfolded(recognised: Recognised, received: Received) -> None:
    """What was understood of a wide sheet, without the names of its pupils."""
    if recognised.unfolded:
        for sentence in recognised.unfolded.told:
            received.faults.add("information", str(received.faults.names.hide(french.spaced(sentence))))


def _tell_unmatched(recognised: Recognised, received: Received) -> None:
    """Their headers are not quoted: in a grid of pupils, they are names."""
    if count := len(recognised.unmatched):
        columns = french.plural(count, "colonne non reconnue, laissée", "colonnes non reconnues, laissées")
        received.faults.add("information", f"{columns} de côté.")


def _refuse(recognised: Recognised, message: str, number: int | None) -> SheetReport:
    sheet = recognised.sheet
    anomaly = Anomaly(
        severity="refus", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )
    return replace(refusal(sheet.fichier, sheet.feuille, (anomaly,), number), recognised=recognised)

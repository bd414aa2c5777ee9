"""Takes the rows of one sheet into the base: their pupils and actions are found, then they are written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

import french
from spreadsheets.check import AS_READ, headers, warn
from spreadsheets.files import refusal
from spreadsheets.importing.hide_names import hide_pupils
from spreadsheets.importing.receive import SheetRefused, receive
from spreadsheets.model import Anomaly, Recognised, SheetReport, Table, line_of
from spreadsheets.recognise import is_common
from spreadsheets.tables import HABITS, PRINTS, SHEET_YEAR, Drop, Received
from warehouse import SheetCounts

STORED_AS = {"motif_sortie": "sorti"}
FOUND = {
    **dict.fromkeys(("actions", "offres", "invitations"), (SHEET_YEAR,)),
    "eleves": ("eleve_id", *PRINTS),
    "participations": ("action_id", "eleve_id"),
    "pfmp": ("eleve_id",),
    "satisfaction": ("rang",),
}
"""Table → the columns that its rows owe to no column of a sheet, but to what was found from several."""


_MOST_NAMED = 12


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


@dataclass(frozen=True)
class Arrival:
    """A sheet that holds on its own, entered in the journal and not placed yet."""

    recognised: Recognised
    received: Received
    read: int
    ignored: int
    number: int | None


def arrive(drop: Drop, recognised: Recognised, checked: Checked, number: int | None) -> Arrival | SheetReport:
    """Enter a sheet in the journal, or say why it is refused."""
    if isinstance(checked, SheetRefused):
        return _refuse(recognised, str(checked), number)
    received, read, ignored = checked
    hide_pupils(received, drop.pupils, drop.key)
    received.fichier = drop.pupils.hide(received.fichier)
    feuille = drop.pupils.hide(received.faults.names.mask(recognised.sheet.feuille))
    received.import_id = drop.deposit.open_sheet(received.fichier, feuille, received.table.name)
    _tell_unfolded(recognised, received)
    _tell_unmatched(recognised, received)
    if HABITS[received.table.name].links:  # a list to come may name whom and what no list names yet
        drop.deposit.keep_received(received.import_id, received.lasting())
    return Arrival(recognised, received, read, ignored, number)


def settle(drop: Drop, arrival: Arrival) -> SheetReport:
    """Write the rows that can be, and keep what was received; the report says what became of each."""
    deposit, received = drop.deposit, arrival.received
    if deposit.changes is not None:
        deposit.changes.clear()
    counts = place(drop, received, arrival.read, arrival.ignored)
    if not HABITS[received.table.name].links:
        deposit.keep_received(received.import_id, received.lasting())  # of a refused row, nothing stays
    return SheetReport(
        fichier=arrival.recognised.sheet.fichier,
        feuille=arrival.recognised.sheet.feuille,
        table=received.table.name,
        columns=_titles(arrival.recognised),
        anomalies=tuple(received.faults.anomalies),
        number=arrival.number,
        recognised=arrival.recognised,
        taken_lines=_lines(received.rows.index),
        refused_lines=_lines(received.faults.rejected),
        changes=tuple(deposit.changes or ()),
        **counts._asdict(),
    )


def place(drop: Drop, received: Received, read: int, ignored: int) -> SheetCounts:
    """Write received rows as the base stands now, and what became of them in the journal."""
    deposit, table = drop.deposit, received.table
    habits = HABITS[table.name]
    if habits.take:
        habits.take(drop, received)
        received.reject_found()
    warn(habits.rules, received.rows, received.faults)
    _tell_twice(received)
    rows = received.rows.reset_index().rename(columns=STORED_AS)
    stored = stored_columns(table)
    rows = rows[[column for column in rows.columns if column in stored]]
    added, updated, unchanged = deposit.upsert(table.name, rows, table.key, received.import_id)
    if habits.written:
        habits.written(deposit)
    counts = SheetCounts(read, added, updated, unchanged, read - len(rows), ignored)
    deposit.close_sheet(received.import_id, counts, _only_year(rows))
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
    years = list(rows["annee"].dropna().unique()) if "annee" in rows else []
    return str(years[0]) if len(years) == 1 else None


def _lines(numbers: Iterable[int]) -> tuple[int, ...]:
    """The lines of the sheet that these rows stand on, each once."""
    return tuple({line_of(number) for number in numbers})


def _titles(recognised: Recognised) -> dict[str, str]:
    titles = {column.name: column.title for column in recognised.table.columns}
    return {titles[name]: header for name, header in headers(recognised).items() if name in titles}


def _tell_twice(received: Received) -> None:
    """Rows of one key: where the key is made of the columns themselves, say which rows say the same thing twice."""
    first, *_ = received.table.key[-1]
    key = [name for name in dict.fromkeys(sum(received.table.key, ())) if name in received.rows]
    if first in key:
        twice = received.rows.index[received.rows.duplicated(key, keep=False)]
        if len(twice):
            received.faults.add("information", "Lignes en double : seule la dernière est gardée.", twice)


def _tell_unfolded(recognised: Recognised, received: Received) -> None:
    """What was understood of a wide sheet, without the names of its pupils."""
    if recognised.unfolded:
        for sentence in recognised.unfolded.told:
            received.faults.add("information", str(received.faults.names.hide(french.spaced(sentence))))
        if words := recognised.unfolded.words:
            told = french.enumerate_words([f"« {word} »" for word in words])
            message = f"Réponses dont la note n’est pas connue, laissées de côté : {told}. Dites la note de chacune."
            received.faults.add("alerte", str(received.faults.names.hide(french.spaced(message))))


def _tell_unmatched(recognised: Recognised, received: Received) -> None:
    """The columns that feed nothing, by their headers; those that are no common words may be the names of pupils."""
    if not (count := len(recognised.unmatched)):
        return
    columns = french.plural(count, "colonne laissée", "colonnes laissées")
    named = [title for title in dict.fromkeys(recognised.unmatched) if is_common(title)]
    named = [f"« {title} »" for title in named if received.faults.names.hide(title) is title][:_MOST_NAMED]
    others = count - len(named)
    if named and others:
        named.append(french.plural(others, "autre"))
    listed = f" : {french.enumerate_words(named)}" if named else ", sans intitulé connu"
    received.faults.add("information", french.spaced(f"{columns} de côté{listed}."))


def _refuse(recognised: Recognised, message: str, number: int | None) -> SheetReport:
    sheet = recognised.sheet
    anomaly = Anomaly(
        severity="refus", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )
    return replace(refusal(sheet.fichier, sheet.feuille, (anomaly,), number), recognised=recognised)

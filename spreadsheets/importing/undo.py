"""Takes imports and corrections back, or in again: the tables are made anew from what was received and still counts."""

from collections.abc import Callable, Container, Sequence

import pandas as pd

from spreadsheets.cells import Doubtful, convert, list_key, typed, vocabulary
from spreadsheets.check import AS_READ, Faults
from spreadsheets.declared import BY_NAME
from spreadsheets.importing.find_named import FOLLOW_UPS, Drop
from spreadsheets.importing.link import link
from spreadsheets.importing.memory import Memory
from spreadsheets.importing.receive import Received
from spreadsheets.importing.store_rows import place
from spreadsheets.importing.surveys import drop_replaced_answers
from spreadsheets.model import Table
from warehouse import Deposit, KeptSheet, Store

Change = Callable[[Deposit], None]


def undo_imports(store: Store, import_ids: Sequence[int]) -> None:
    """Leave the base as the other imports alone, in their order, would have made it."""
    change(store, lambda deposit: deposit.mark(import_ids, undone=True))


def redo_imports(store: Store, import_ids: Sequence[int]) -> None:
    """Let imports that were undone count again, each at its place in the order."""
    change(store, lambda deposit: deposit.mark(import_ids, undone=False))


def correct(store: Store, import_id: int, ligne: int, colonne: str, valeur: str) -> str | None:
    """Write ``valeur``, as a person typed it, in one cell of what was received; a French sentence if it cannot be read.

    Raises ``KeyError`` for a column that the table of that sheet does not have.
    """
    table = store.row("select tableau from journal where import_id = ?", [import_id])[0]
    column = next((each for each in BY_NAME[table].columns if each.name == colonne and each.stored), None)
    if column is None:
        raise KeyError(colonne)
    doubts = convert(column, [valeur]).doubts if valeur else {}
    if doubts and convert(column, [valeur]).values[0] is None:
        return f"{doubts[0].what}. {doubts[0].advice}"
    change(store, lambda deposit: deposit.correct(import_id, ligne, colonne, valeur))
    return None


def corrections_made(store: Store) -> pd.DataFrame:
    """The corrections that count, the latest first: correction_id, fichier, ligne, colonne, valeur, faite_le."""
    return store.frame("""
        select correction_id, fichier, ligne_lue(ligne) as ligne, colonne, valeur, faite_le
        from corrections join journal using (import_id)
        where annulee_le is null order by correction_id desc""")


def undo_correction(store: Store, correction_id: int) -> None:
    """Let the cell be again what the file said, or what an earlier correction did."""
    change(store, lambda deposit: deposit.mark_correction(correction_id, undone=True))


def change(store: Store, do: Change) -> None:
    """Change what counts, then make the tables anew, in one transaction."""
    with store.importing() as deposit:
        do(deposit)
        rebuild(deposit, Memory(deposit, store.fingerprint_key))


def rebuild(deposit: Deposit, memory: Memory) -> None:
    """Make the eleven tables anew from the sheets that count."""
    deposit.empty_tables()
    sheets = deposit.kept_sheets()
    for number in dict.fromkeys(sheet.depot for sheet in sheets):
        drop = Drop(deposit, memory.key)
        for sheet in sheets:
            if sheet.depot == number and sheet.tableau not in FOLLOW_UPS:
                place(drop, receive_again(deposit, memory, sheet), sheet.lues, sheet.ignorees)
        drop_replaced_answers(deposit, drop.answers)
    again = follow_ups_again(deposit, memory)
    drop = Drop(deposit, memory.key)
    link(drop, [received for received, _ in again])
    for received, sheet in again:
        place(drop, received, sheet.lues, sheet.ignorees)


def follow_ups_again(deposit: Deposit, memory: Memory, but: Container[int] = ()) -> list[tuple[Received, KeptSheet]]:
    """The follow-ups that count, in the order they are linked, as they were received; ``but`` some imports."""
    ranked = sorted(deposit.kept_sheets(), key=lambda sheet: (BY_NAME[sheet.tableau].rank, sheet.import_id))
    wanted = [sheet for sheet in ranked if sheet.tableau in FOLLOW_UPS and sheet.import_id not in but]
    return [(receive_again(deposit, memory, sheet), sheet) for sheet in wanted]


def corrected_rows(deposit: Deposit, import_id: int, table: Table) -> pd.DataFrame:
    """What a sheet brought, as it was corrected since, its words attached to the values of ``table``."""
    rows = deposit.received(import_id)
    for ligne, colonne, valeur in deposit.corrections(import_id):
        _write_correction(rows, table, ligne, colonne, valeur)
    _attach(rows, table)
    return rows


def receive_again(deposit: Deposit, memory: Memory, sheet: KeptSheet) -> Received:
    """The rows of a sheet taken in before, as if it had just been read."""
    table = memory.table(BY_NAME[sheet.tableau])
    rows = corrected_rows(deposit, sheet.import_id, table)
    return Received(table, sheet.fichier, Faults(sheet.fichier, sheet.feuille, {}), rows, sheet.import_id)


def _write_correction(rows: pd.DataFrame, table: Table, ligne: int, colonne: str, valeur: str) -> None:
    column = next(each for each in table.columns if each.name == colonne)
    converted = convert(column, [valeur] if valeur else [])
    value = converted.values[0] if valeur else converted.empty
    if colonne in rows and ligne in rows.index:
        kept = value.value if isinstance(value, Doubtful) else value
        rows.loc[ligne, colonne] = typed([kept], rows[colonne].dtype)[0]


def _attach(rows: pd.DataFrame, table: Table) -> None:
    """Give the words that were kept beside « autre » the value that they have been attached to since."""
    for column in table.columns:
        told = column.name + AS_READ
        if told not in rows or column.name not in rows:
            continue
        known = vocabulary(column)
        values = rows[told].map(lambda text, known=known: known.get(list_key(text)), na_action="ignore")
        rows[column.name] = values.where(values.notna(), rows[column.name]).astype("str")
        rows[told] = rows[told].where(values.isna())

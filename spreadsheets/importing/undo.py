"""Takes imports and corrections back, or in again: the tables are made anew from what was received and still counts."""

from collections.abc import Callable, Sequence

import pandas as pd

from spreadsheets.cells import Doubtful, convert, list_key, typed, vocabulary
from spreadsheets.check import AS_READ, Faults, type_of
from spreadsheets.declared import BY_NAME
from spreadsheets.importing.memory import Memory
from spreadsheets.importing.store_rows import close, place
from spreadsheets.model import Table
from spreadsheets.tables import CLASS_SEAL, HABITS, Drop, Received, complete, reject_incomplete
from warehouse import Deposit, KeptSheet, Store, WarehouseError

TOO_OLD = (
    "Rien n’a changé : une version d’essai a importé « {fichier} » (feuille « {feuille} ») sans garder "
    "de quoi le reprendre. Ses chiffres restent justes ; pour annuler, rétablir ou corriger, effacez la base à la page "
    "« Passation », puis importez de nouveau vos fichiers."
)
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
        select correction_id, fichier, ligne, colonne, valeur, faite_le from corrections join journal using (import_id)
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
    """Make the eleven tables anew from the sheets that count. Raises ``WarehouseError`` where one kept too little."""
    sheets = deposit.kept_sheets()
    _check_received(deposit, sheets)
    deposit.empty_tables()
    for number in dict.fromkeys(sheet.depot for sheet in sheets):
        drop = Drop(deposit, memory.key)
        for sheet in sheets:
            if sheet.depot == number:
                _take_in_again(drop, sheet, memory.table(BY_NAME[sheet.tableau]))
        close(drop)


def _check_received(deposit: Deposit, sheets: Sequence[KeptSheet]) -> None:
    """The first versions kept nothing of what they received, then no seal of the classes."""
    received = deposit.received_columns()
    for sheet in sheets:
        named = any(column.kind == "identite" for column in BY_NAME[sheet.tableau].columns)
        if not {"ligne", *({CLASS_SEAL} if named else ())} <= received.get(sheet.import_id, set()):
            raise WarehouseError(TOO_OLD.format(fichier=sheet.fichier, feuille=sheet.feuille))


def received_again(deposit: Deposit, sheet: KeptSheet, table: Table) -> Received:
    """What a sheet brought, as it was corrected since, its words attached to the values of ``table``; completed."""
    rows = deposit.received(sheet.import_id)
    for ligne, colonne, valeur in deposit.corrections(sheet.import_id):
        _write_correction(rows, table, ligne, colonne, valeur)
    _attach(rows, table)
    received = Received(table, sheet.fichier, Faults(sheet.fichier, sheet.feuille, {}), rows)
    complete(HABITS[table.name], received)
    return received


def _take_in_again(drop: Drop, sheet: KeptSheet, table: Table) -> None:
    received = received_again(drop.deposit, sheet, table)
    reject_incomplete(HABITS[table.name], received)
    place(drop, received, sheet.import_id, sheet.lues, sheet.ignorees)


def _write_correction(rows: pd.DataFrame, table: Table, ligne: int, colonne: str, valeur: str) -> None:
    column = next(each for each in table.columns if each.name == colonne)
    converted = convert(column, [valeur] if valeur else [])
    value = converted.values[0] if valeur else converted.empty
    if ligne in rows.index:
        if colonne not in rows:
            rows[colonne] = typed([None] * len(rows), type_of(column))
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

"""Takes imports back, or in again: the tables are made anew from what the imports that count had received."""

from collections.abc import Sequence

from spreadsheets.findings import Findings
from spreadsheets.receive import Received
from spreadsheets.steps import Drop
from spreadsheets.surveys import drop_replaced_answers
from spreadsheets.tables import BY_NAME
from spreadsheets.take_in import place
from warehouse import Deposit, KeptSheet, Store


def undo_imports(store: Store, import_ids: Sequence[int]) -> None:
    """Leave the base as the other imports alone, in their order, would have made it."""
    _mark(store, import_ids, undone=True)


def redo_imports(store: Store, import_ids: Sequence[int]) -> None:
    """Let imports that were undone count again, each at its place in the order."""
    _mark(store, import_ids, undone=False)


def _mark(store: Store, import_ids: Sequence[int], *, undone: bool) -> None:
    with store.importing() as deposit:
        deposit.mark(import_ids, undone=undone)
        rebuild(deposit, store.fingerprint_key)


def rebuild(deposit: Deposit, key: bytes) -> None:
    """Make the eleven tables anew from the sheets that count."""
    deposit.empty_tables()
    sheets = deposit.kept_sheets()
    for number in dict.fromkeys(sheet.depot for sheet in sheets):
        drop = Drop(deposit, key)
        for sheet in sheets:
            if sheet.depot == number:
                _take_in_again(drop, sheet)
        drop_replaced_answers(deposit, drop.answers)


def _take_in_again(drop: Drop, sheet: KeptSheet) -> None:
    findings = Findings(sheet.fichier, sheet.feuille, {})
    received = Received(BY_NAME[sheet.tableau], sheet.fichier, findings, drop.deposit.received(sheet.import_id))
    place(drop, received, sheet.import_id, sheet.lues, sheet.ignorees)

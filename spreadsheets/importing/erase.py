"""Erases a school year for good: its rows, what was received of them, and the backups where they could be read."""

from functools import partial

import numpy as np

import annee_scolaire as school_year
from spreadsheets.declared import BY_NAME
from spreadsheets.identify import ACTIONS, Actions
from spreadsheets.importing.memory import Memory
from spreadsheets.importing.undo import rebuild, received_again
from spreadsheets.tables import HABITS
from warehouse import Deposit, KeptSheet, Store, erase_backups, save_before


def erase_year(store: Store, annee: str, *, keep_backups: bool = False) -> None:
    """Leave the base as if nothing of that school year had ever been dropped, and its file without a byte of it.

    What lasts (an agreement, a network, an indicator that is shared) goes only if all of its life lies in that year.
    Backups go as well, unless ``keep_backups``: one is then made first. Raises ``WarehouseError``.
    """
    if keep_backups:
        save_before("effacement", store)
    store.rewrite(partial(_erase, annee=annee))
    if not keep_backups:
        erase_backups(store)


def _erase(draft: Store, annee: str) -> None:
    with draft.importing() as deposit:
        memory = Memory(deposit, draft.fingerprint_key)
        actions = Actions(deposit.frame(ACTIONS), memory.key)
        for sheet in [*deposit.kept_sheets(), *deposit.undone_sheets()]:
            rows = received_again(deposit, sheet, memory.table(BY_NAME[sheet.tableau])).rows
            imported_in = _imported_in(deposit, sheet)
            mine = np.array(HABITS[sheet.tableau].years(rows, actions, imported_in), dtype=object) == annee
            if mine.any() or (rows.empty and imported_in == annee):  # all of them were refused: only its name is left
                deposit.forget_received(sheet.import_id, [int(line) for line in rows.index[mine]])
        rebuild(deposit, memory)


def _imported_in(deposit: Deposit, sheet: KeptSheet) -> str:
    when = deposit.frame("select importe_le from journal where import_id = ?", [sheet.import_id])["importe_le"][0]
    return school_year.containing(when.date())

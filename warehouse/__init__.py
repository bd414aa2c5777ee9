"""The base: one DuckDB file that holds the eleven tables and the journal of imports."""

from typing import TYPE_CHECKING

from faces import lazily
from warehouse.damage import DamagedBase, WarehouseError
from warehouse.deposit import Deposit, KeptSheet, SheetCounts
from warehouse.opening import data_folder
from warehouse.store import Store, damaged_store, open_warehouse
from warehouse.upsert import Change, Counts

if TYPE_CHECKING:
    from warehouse.archive import NOT_EMPTY, SUFFIX, Label, is_empty, pack, read_label, take_key
    from warehouse.backups import LATEST, Backup, begin_again, bring_back, erase_backups, list_backups, save_before
    from warehouse.companies import NAMED, WITH_TOWN, follow, own_key
    from warehouse.keys import NOT_ITS_KEY
    from warehouse.opening import FOLDER_VARIABLE
    from warehouse.retention import outlived, pupil_years, retained_years, set_retention

__all__ = [
    "FOLDER_VARIABLE",
    "LATEST",
    "NAMED",
    "NOT_EMPTY",
    "NOT_ITS_KEY",
    "SUFFIX",
    "WITH_TOWN",
    "Backup",
    "Change",
    "Counts",
    "DamagedBase",
    "Deposit",
    "KeptSheet",
    "Label",
    "SheetCounts",
    "Store",
    "WarehouseError",
    "begin_again",
    "bring_back",
    "damaged_store",
    "data_folder",
    "erase_backups",
    "follow",
    "is_empty",
    "list_backups",
    "open_warehouse",
    "outlived",
    "own_key",
    "pack",
    "pupil_years",
    "read_label",
    "retained_years",
    "save_before",
    "set_retention",
    "take_key",
]
__getattr__ = lazily(__name__, __file__)

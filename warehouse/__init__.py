"""The base: one DuckDB file that holds the eleven tables and the journal of imports."""

from warehouse.damage import DamagedBase, WarehouseError
from warehouse.deposit import Deposit, KeptSheet, SheetCounts
from warehouse.opening import data_folder
from warehouse.store import Store, damaged_store, open_warehouse
from warehouse.upsert import Change, Counts

__all__ = [
    "Change",
    "Counts",
    "DamagedBase",
    "Deposit",
    "KeptSheet",
    "SheetCounts",
    "Store",
    "WarehouseError",
    "damaged_store",
    "data_folder",
    "open_warehouse",
]

"""The base: one DuckDB file that holds the eleven tables and the journal of imports."""

from warehouse.deposit import Deposit, KeptSheet, SheetCounts
from warehouse.opening import WarehouseError, data_folder
from warehouse.store import Store, open_warehouse
from warehouse.upsert import Change, Counts

__all__ = [
    "Change",
    "Counts",
    "Deposit",
    "KeptSheet",
    "SheetCounts",
    "Store",
    "WarehouseError",
    "data_folder",
    "open_warehouse",
]

"""The base: one DuckDB file that holds the eleven tables and the journal of imports."""

from warehouse.opening import WarehouseError
from warehouse.store import Deposit, SheetCounts, Store, data_folder, open_warehouse
from warehouse.upsert import Counts

__all__ = ["Counts", "Deposit", "SheetCounts", "Store", "WarehouseError", "data_folder", "open_warehouse"]

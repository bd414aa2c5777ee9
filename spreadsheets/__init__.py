"""From the files that a DDFPT drops to checked rows in the base."""

from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.files import read_file
from spreadsheets.importing import import_files
from spreadsheets.model import (
    Anomaly,
    Choice,
    Column,
    Ledger,
    Reading,
    Recognised,
    Report,
    Sheet,
    SheetReport,
    Table,
    Unfolded,
    line_of,
)
from spreadsheets.recognise import recognise

__all__ = [
    "BY_NAME",
    "TABLES",
    "Anomaly",
    "Choice",
    "Column",
    "Ledger",
    "Reading",
    "Recognised",
    "Report",
    "Sheet",
    "SheetReport",
    "Table",
    "Unfolded",
    "import_files",
    "line_of",
    "read_file",
    "recognise",
]

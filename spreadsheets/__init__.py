"""From the files that a DDFPT drops to checked rows in the base."""

from spreadsheets.declared import TABLES
from spreadsheets.files import read_file
from spreadsheets.importing import import_files
from spreadsheets.model import Anomaly, Choice, Column, Recognised, Report, Sheet, SheetReport, Table
from spreadsheets.recognise import recognise

__all__ = [
    "TABLES",
    "Anomaly",
    "Choice",
    "Column",
    "Recognised",
    "Report",
    "Sheet",
    "SheetReport",
    "Table",
    "import_files",
    "read_file",
    "recognise",
]

"""From the files that a DDFPT drops to checked rows in the base."""

from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.files import read_file
from spreadsheets.importing import import_files
from spreadsheets.model import Anomaly, Choice, Column, Reading, Recognised, Report, Sheet, SheetReport, Table
from spreadsheets.recognise import recognise

__all__ = [
    "BY_NAME",
    "TABLES",
    "Anomaly",
    "Choice",
    "Column",
    "Reading",
    "Recognised",
    "Report",
    "Sheet",
    "SheetReport",
    "Table",
    "import_files",
    "read_file",
    "recognise",
]

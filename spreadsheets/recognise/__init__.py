"""Which table a sheet is, where its header stands, which column feeds which."""

from spreadsheets.recognise.which_table import recognise

__all__ = [
    "recognise",
]

"""Which table a sheet is, where its header stands, which column feeds which."""

from spreadsheets.recognise.around import Around
from spreadsheets.recognise.blocks import blocks
from spreadsheets.recognise.classes import class_in, is_class
from spreadsheets.recognise.which_table import recognise

__all__ = [
    "Around",
    "blocks",
    "class_in",
    "is_class",
    "recognise",
]

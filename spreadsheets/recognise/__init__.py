"""Which table a sheet is, where its header stands, which column feeds which."""

from spreadsheets.recognise.around import PERSON, Around, proposals
from spreadsheets.recognise.blocks import blocks
from spreadsheets.recognise.classes import class_in, is_class
from spreadsheets.recognise.synonyms import is_common
from spreadsheets.recognise.which_table import closest, recognise

__all__ = [
    "PERSON",
    "Around",
    "blocks",
    "class_in",
    "closest",
    "is_class",
    "is_common",
    "proposals",
    "recognise",
]

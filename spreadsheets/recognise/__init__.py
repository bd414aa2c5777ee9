"""Which table a sheet is, where its header stands, which column feeds which."""

from spreadsheets.recognise.around import FILE, PERSON, TAB, TITLE, Around, constants, places_around, proposals
from spreadsheets.recognise.blocks import blocks
from spreadsheets.recognise.classes import class_in, is_class
from spreadsheets.recognise.headings import is_heading, words
from spreadsheets.recognise.sample import Sample
from spreadsheets.recognise.synonyms import SURE, Match, columns_named, is_common, is_synonym
from spreadsheets.recognise.which_table import closest, recognise

__all__ = [
    "FILE",
    "PERSON",
    "SURE",
    "TAB",
    "TITLE",
    "Around",
    "Match",
    "Sample",
    "blocks",
    "class_in",
    "closest",
    "columns_named",
    "constants",
    "is_class",
    "is_common",
    "is_heading",
    "is_synonym",
    "places_around",
    "proposals",
    "recognise",
    "words",
]

"""What one cell means: text, dates, numbers, words of a list, names; and the doubt when it means nothing sure."""

from spreadsheets.cells.coded import BLANK, Coded, Codes, Mask, cut, group, typed
from spreadsheets.cells.conversions import SEXES, UNLISTED_OTHER, Converted, convert, list_key, vocabulary
from spreadsheets.cells.dates import INCOMPLETE, propose_annee, read_dates
from spreadsheets.cells.doubt import MISSING, Cause, Doubtful, sentence
from spreadsheets.cells.identity import IDENTITY, SHORTEST_INE, Spelled, has_name, letters, rotated, spell
from spreadsheets.cells.names import HIDDEN, Names
from spreadsheets.cells.niveaux import niveau_of_pupil
from spreadsheets.cells.text import as_text, fold, is_blank, is_error, normalise

__all__ = [
    "BLANK",
    "HIDDEN",
    "IDENTITY",
    "INCOMPLETE",
    "MISSING",
    "SEXES",
    "SHORTEST_INE",
    "UNLISTED_OTHER",
    "Cause",
    "Coded",
    "Codes",
    "Converted",
    "Doubtful",
    "Mask",
    "Names",
    "Spelled",
    "as_text",
    "convert",
    "cut",
    "fold",
    "group",
    "has_name",
    "is_blank",
    "is_error",
    "letters",
    "list_key",
    "niveau_of_pupil",
    "normalise",
    "propose_annee",
    "read_dates",
    "rotated",
    "sentence",
    "spell",
    "typed",
    "vocabulary",
]

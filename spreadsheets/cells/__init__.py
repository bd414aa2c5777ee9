"""What one cell means: text, dates, numbers, words of a list, names; and the doubt when it means nothing sure."""

from spreadsheets.cells.coded import BLANK, Coded, Codes, Mask, Stacked, constant_columns, cut, encode, group, typed
from spreadsheets.cells.codes import mef_in, naf_in
from spreadsheets.cells.conversions import DATES, SEXES, UNLISTED_OTHER, Converted, convert, list_key, vocabulary
from spreadsheets.cells.dates import (
    ANY_YEAR,
    INCOMPLETE,
    month_named,
    propose_annee,
    read_dates,
    school_year_in,
    tells_no_year,
)
from spreadsheets.cells.doubt import MISSING, Cause, Doubtful, sentence
from spreadsheets.cells.identity import IDENTITY, SHORTEST_INE, Spelled, has_name, letters, rotated, spell
from spreadsheets.cells.jotted import Span, month_begun, read_span
from spreadsheets.cells.names import HIDDEN, Names
from spreadsheets.cells.niveaux import niveau_of_mef, niveau_of_pupil
from spreadsheets.cells.numbers import read_integer, read_number
from spreadsheets.cells.spans import span_in
from spreadsheets.cells.terms import complete_ends
from spreadsheets.cells.text import as_text, fold, is_blank, is_error, normalise, without_accents

__all__ = [
    "ANY_YEAR",
    "BLANK",
    "DATES",
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
    "Span",
    "Spelled",
    "Stacked",
    "as_text",
    "complete_ends",
    "constant_columns",
    "convert",
    "cut",
    "encode",
    "fold",
    "group",
    "has_name",
    "is_blank",
    "is_error",
    "letters",
    "list_key",
    "mef_in",
    "month_begun",
    "month_named",
    "naf_in",
    "niveau_of_mef",
    "niveau_of_pupil",
    "normalise",
    "propose_annee",
    "read_dates",
    "read_integer",
    "read_number",
    "read_span",
    "rotated",
    "school_year_in",
    "sentence",
    "span_in",
    "spell",
    "tells_no_year",
    "typed",
    "vocabulary",
    "without_accents",
]

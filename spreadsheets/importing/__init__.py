"""From recognised sheets to rows in the base: received, tried, kept, remembered, taken back, erased."""

from spreadsheets.importing.erase import erase_year
from spreadsheets.importing.ledger import PLURALS
from spreadsheets.importing.memory import (
    attach_words,
    detach_word,
    forget_shape,
    known_shapes,
    known_words,
    unknown_words,
)
from spreadsheets.importing.receive import lacks_year
from spreadsheets.importing.undo import change, correct, corrections_made, redo_imports, undo_correction, undo_imports
from spreadsheets.importing.whole_way import Choices, import_files, import_reading, read_files, review

__all__ = [
    "PLURALS",
    "Choices",
    "attach_words",
    "change",
    "correct",
    "corrections_made",
    "detach_word",
    "erase_year",
    "forget_shape",
    "import_files",
    "import_reading",
    "known_shapes",
    "known_words",
    "lacks_year",
    "read_files",
    "redo_imports",
    "review",
    "undo_correction",
    "undo_imports",
    "unknown_words",
]

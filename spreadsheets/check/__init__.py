"""What is wrong in the rows of one sheet, told by cause, and which rows stand."""

from spreadsheets.check.faults import Faults, Lines, headers
from spreadsheets.check.rules import KEPT, Rule, ends_before, exceeds, far_away, negative, warn
from spreadsheets.check.sort_out import lacks_required, sort_out
from spreadsheets.check.validate import AS_READ, demand, type_of, validate

__all__ = [
    "AS_READ",
    "KEPT",
    "Faults",
    "Lines",
    "Rule",
    "demand",
    "ends_before",
    "exceeds",
    "far_away",
    "headers",
    "lacks_required",
    "negative",
    "sort_out",
    "type_of",
    "validate",
    "warn",
]

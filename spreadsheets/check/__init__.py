"""What is wrong in the rows of one sheet, told by cause, and which rows stand."""

from spreadsheets.check.faults import Faults, Lines, headers
from spreadsheets.check.sort_out import lacks_required, sort_out
from spreadsheets.check.validate import AS_READ, demand, validate

__all__ = [
    "AS_READ",
    "Faults",
    "Lines",
    "demand",
    "headers",
    "lacks_required",
    "sort_out",
    "validate",
]

"""What is handed back to fill or to correct: the model workbook, the rows that an import refused."""

from spreadsheets.handout.refused_rows import build_refused, has_refused_rows
from spreadsheets.handout.template import build_template

__all__ = [
    "build_refused",
    "build_template",
    "has_refused_rows",
]

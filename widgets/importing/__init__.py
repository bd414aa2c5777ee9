"""The screens that take files in, tell what became of them, and correct what was taken."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from widgets.importing.company_merging import show_companies
    from widgets.importing.drop import READING, REPORT, ask_year, drop_zone, reopen
    from widgets.importing.handed_out import model_button, model_workbook, refused_rows
    from widgets.importing.import_journal import show_journal
    from widgets.importing.import_report import show_report
    from widgets.importing.remembered import show_shapes, show_words
    from widgets.importing.row_corrections import show_corrections

__all__ = [
    "READING",
    "REPORT",
    "ask_year",
    "drop_zone",
    "model_button",
    "model_workbook",
    "refused_rows",
    "reopen",
    "show_companies",
    "show_corrections",
    "show_journal",
    "show_report",
    "show_shapes",
    "show_words",
]
__getattr__ = lazily(__name__, __file__)

"""The Excel workbooks: that of the figures, and that of the rows behind one."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.workbook.figures_workbook import build_workbook
    from reports.workbook.rows_workbook import build_proof

__all__ = [
    "build_proof",
    "build_workbook",
]
__getattr__ = lazily(__name__, __file__)

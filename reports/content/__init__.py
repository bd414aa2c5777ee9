"""What every document shows, whatever its format: figures, tables, native charts, words, logo."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.content.exhibits import YEARS, Breakdown, Exhibit, gather
    from reports.content.figure_tables import (
        FigureCell,
        FigureColumn,
        FigureTable,
        breakdown_title,
        capital,
        table_of,
        unit_of,
        whole_cell,
        widths,
    )
    from reports.content.figure_words import Export, aimed, heading, ignored, moved, notes, resting_on, value
    from reports.content.logo import picture_of, png_of
    from reports.content.native_charts import SATISFACTION, Drawing, Series, drawing_of

__all__ = [
    "SATISFACTION",
    "YEARS",
    "Breakdown",
    "Drawing",
    "Exhibit",
    "Export",
    "FigureCell",
    "FigureColumn",
    "FigureTable",
    "Series",
    "aimed",
    "breakdown_title",
    "capital",
    "drawing_of",
    "gather",
    "heading",
    "ignored",
    "moved",
    "notes",
    "picture_of",
    "png_of",
    "resting_on",
    "table_of",
    "unit_of",
    "value",
    "whole_cell",
    "widths",
]
__getattr__ = lazily(__name__, __file__)

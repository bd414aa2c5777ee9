"""The Excel workbook of the figures: contents, definitions, and a sheet per indicator with its tables and charts."""

import io
from collections.abc import Sequence
from textwrap import shorten

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

import version
from conseil import school_of
from excel import LONGEST_TITLE, sheet_title, writable, write_cell
from indicators import Scope
from indicators.secret import LEAST, Decide, hidden_cells
from indicators.words import parts_of, typeset, years_label
from reports.content import (
    Exhibit,
    Export,
    FigureColumn,
    FigureTable,
    aimed,
    drawing_of,
    gather,
    heading,
    ignored,
    moved,
    resting_on,
    table_of,
    unit_of,
    whole_cell,
    widths,
)
from reports.workbook.sheet_cells import fit, raise_line, write_figure, write_heading, write_line, write_text
from reports.workbook.sheet_charts import add_chart
from reports.workbook.workbook_french import speak_french
from warehouse import Store

CONTENTS, DEFINITIONS = "Sommaire", "Définitions"
LINK = Font(color="1D5FA0", underline="single")
MOST_GROUPS, CHART_COLUMN = 40, 9
PRINTED = CHART_COLUMN + 8
"""The columns of the sheet of an indicator: its tables, and its charts beside them."""
WIDTHS = (34, 28, 60, 36, 36, 24, 14, 24, 36, 50)
"""Those of the columns of the definitions."""
CONTENTS_WIDTHS = (46, 16, 16, 12, 52, 24, 46)


def build_workbook(
    store: Store,
    scope: Scope,
    ids: Sequence[str] | None = None,
    threshold: int = LEAST,
    *,
    decide: Decide = hidden_cells,
) -> bytes:
    """An .xlsx of the indicators ``ids`` (all those that have a value if ``None``) over ``scope``: typed cells, native
    charts, neither macro nor formula; every figure about people behind the mask of what leaves the application.

    A percentage is stored as Excel wants it (0.873) and read « 87,3 % ». ``decide`` may be a ``hidden_cells`` that
    remembers its answers. Raises ``KeyError`` for an unknown indicator, ``ValueError`` for a threshold below 5.
    """
    document = Export(store, school_of(store), scope, threshold)
    exhibits = gather(store, scope, ids, threshold, decide=decide)
    book = Workbook()
    book.remove(book.worksheets[0])
    titles = _titles(exhibits)
    _write_contents(book.create_sheet(CONTENTS), document, exhibits, titles)
    _write_definitions(book.create_sheet(DEFINITIONS), exhibits)
    alternatives: list[str] = []
    for exhibit, title in zip(exhibits, titles, strict=True):
        alternatives += _write_indicator(book.create_sheet(title), document, exhibit)
    said = book.properties
    said.title, said.creator, said.lastModifiedBy = document.title, *[writable(document.signature)] * 2
    said.language, said.subject, said.description = "fr-FR", "Fiche Qualéduc 2.5", version.NAMED
    content = io.BytesIO()
    book.save(content)
    return speak_french(content.getvalue(), alternatives)


def _titles(exhibits: Sequence[Exhibit]) -> list[str]:
    """A name for each sheet, that no other has: Excel takes 31 characters and does not tell capitals apart."""
    taken = {CONTENTS.lower(), DEFINITIONS.lower()}
    titles = []
    for exhibit in exhibits:
        label = shorten(typeset(exhibit.indicator.label), LONGEST_TITLE, placeholder="…")
        title = whole = sheet_title(label)
        rank = 2
        while title.lower() in taken:
            title, rank = f"{whole[:28]} {rank}", rank + 1
        taken.add(title.lower())
        titles.append(title)
    return titles


def _write_contents(sheet: Worksheet, document: Export, exhibits: Sequence[Exhibit], names: Sequence[str]) -> None:
    """A line per indicator, under its family: value, what it rests on, year before, target; each leads to its sheet."""
    line = write_heading(sheet, _about(document), len(CONTENTS_WIDTHS), 200)
    write_line(
        sheet, line, ["Indicateur", "Valeur", "Un an plus tôt", "Effectif", "Base", "Évolution", "Cible"], head=True
    )
    sheet.freeze_panes = f"A{line + 1}"
    family = ""
    for exhibit, name in zip(exhibits, names, strict=True):
        if exhibit.indicator.family != family:
            family, line = exhibit.indicator.family, line + 1
            write_cell(sheet, line, 1, document.family(exhibit.indicator)).font = Font(bold=True)
        line += 1
        cell = write_cell(sheet, line, 1, typeset(exhibit.indicator.label))
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(name)}!A1")
        cell.font = LINK
        _write_whole(sheet, line, exhibit)
        for place, text in ((5, resting_on(exhibit)), (6, moved(exhibit)), (7, aimed(exhibit))):
            write_cell(sheet, line, place, text)
    for table in document.tables:
        line += 1 if table != document.tables[0] else 2
        write_text(sheet, line, table, len(CONTENTS_WIDTHS), 200)
    fit(sheet, CONTENTS_WIDTHS, len(CONTENTS_WIDTHS))


def _about(document: Export) -> list[str]:
    return [document.title, document.signed, document.filters, document.day, document.secret]


def _write_whole(sheet: Worksheet, line: int, exhibit: Exhibit) -> None:
    """Value, year before, number of people or things, from the second column on."""
    column = FigureColumn("", unit_of(exhibit.indicator))
    for place, cell in ((2, whole_cell(exhibit)), (3, exhibit.measure.previous)):
        write_figure(sheet, line, place, column, cell)
    if exhibit.measure.status == "ok":
        write_figure(sheet, line, 4, FigureColumn("", "nb"), exhibit.measure.population)


def _write_definitions(sheet: Worksheet, exhibits: Sequence[Exhibit]) -> None:
    """Each indicator as it is declared, a line each."""
    titles = ["Définition", "Numérateur", "Dénominateur", "Compté à part", "Unité", "Sens", "Ventilations", "Prudence"]
    write_line(sheet, 1, ["Indicateur", "Identifiant", *titles], head=True)
    for line, exhibit in enumerate(exhibits, start=2):
        parts = parts_of(exhibit.indicator)
        values = [typeset(exhibit.indicator.label), exhibit.indicator.id, *(parts.get(title, "") for title in titles)]
        write_line(sheet, line, values)
        raise_line(sheet, line, WIDTHS)
    sheet.freeze_panes = "B2"
    fit(sheet, WIDTHS, len(WIDTHS))


def _write_indicator(sheet: Worksheet, document: Export, exhibit: Exhibit) -> list[str]:
    """The figure of the whole, then a table for each breakdown with its chart beside it; gives what the charts say."""
    alternatives = []
    facts = [resting_on(exhibit), moved(exhibit), aimed(exhibit), ignored(exhibit)]
    lines = [typeset(exhibit.indicator.label), heading(exhibit), *exhibit.said[1:], *facts]
    line = write_heading(sheet, [*lines, f"Sources\u00a0: {document.sources(exhibit.indicator)}"], PRINTED, 150)
    write_line(sheet, line, ["Ensemble", "Valeur", "Un an plus tôt", "Effectif"], head=True)
    write_cell(sheet, line + 1, 1, years_label(exhibit.indicator, exhibit.scope.annees))
    _write_whole(sheet, line + 1, exhibit)
    line += 3
    needed = [10] * 6
    for part in exhibit.breakdowns:
        table = table_of(exhibit, part)
        _write_table(sheet, line, table)
        drawing = drawing_of(exhibit, part, MOST_GROUPS)
        high = len(table.lines) + 3
        if drawing is not None:
            high = max(high, add_chart(sheet, drawing, line, CHART_COLUMN))
            alternatives.append(drawing.alt)
        line += high
        needed = [max(pair) for pair in zip(needed, [*widths(table), *[0] * 6], strict=False)]
    fit(sheet, [width + 2 for width in needed], PRINTED)
    return alternatives


def _write_table(sheet: Worksheet, line: int, table: FigureTable) -> None:
    write_cell(sheet, line, 1, table.title).font = Font(bold=True)
    write_line(sheet, line + 1, [column.title for column in table.columns], head=True)
    for place, cells in enumerate(table.lines, start=line + 2):
        for rank, (column, cell) in enumerate(zip(table.columns, cells, strict=True), start=1):
            write_figure(sheet, place, rank, column, cell)

"""Draws a chart in a sheet as Excel draws its own, from a block of figures that the sheet shows too."""

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from excel import write_cell
from reports.content import Drawing, Series

BLOCK = "Données du graphique"
BLOCK_AFTER = 11
"""How many columns after the chart its figures begin."""
WIDE, BAR, LEAST, LINE_HEIGHT = 18.0, 0.75, 6.5, 0.53
"""Centimetres: the width of a chart, the height of a bar, of the smallest chart, of a line of the sheet."""
HATCHES: dict[str, Any] = {"/": "wdUpDiag", "\\": "wdDnDiag", ".": "dotGrid", "x": "diagCross", "-": "ltHorz"}
DASHES: dict[str, Any] = {"": "solid", "/": "dash", ".": "sysDot", "\\": "dashDot", "x": "lgDash", "-": "sysDash"}
BEHIND = "E9EDF2"


def add_chart(sheet: Worksheet, drawing: Drawing, line: int, column: int) -> int:
    """Draw at this line and column of the sheet; return how many lines the chart and its figures take."""
    first = column + BLOCK_AFTER
    write_cell(sheet, line, first, BLOCK).font = Font(bold=True, color="7D8590")
    chart = (
        _curves(sheet, drawing, line + 1, first) if drawing.kind == "curve" else _bars(sheet, drawing, line + 1, first)
    )
    _dress(chart, drawing)
    chart.width = WIDE
    chart.height = max(LEAST, BAR * len(drawing.categories) + 1.5) if drawing.kind in ("bars", "diverging") else 7.5
    sheet.add_chart(chart, f"{get_column_letter(column)}{line}")
    taken = max((len(each.values) for each in drawing.series), default=0) + 3
    return max(int(chart.height / LINE_HEIGHT) + 2, taken)


def _bars(sheet: Worksheet, drawing: Drawing, line: int, first: int) -> Any:
    """Write the groups under one another, a column a series, and chart them."""
    chart: Any = LineChart() if drawing.kind == "line" else BarChart()
    if drawing.kind != "line":
        chart.type = "col" if drawing.kind == "columns" else "bar"
        chart.grouping = "stacked" if drawing.kind == "diverging" else "clustered"
        chart.overlap = 100 if drawing.kind == "diverging" else -5
        chart.gapWidth = 45 if len(drawing.categories) > 5 else 110
    for place, category in enumerate(drawing.categories, start=line + 1):
        write_cell(sheet, place, first, category)
    last = line + len(drawing.categories)
    for rank, series in enumerate(drawing.series, start=1):
        write_cell(sheet, line, first + rank, series.name)
        for place, value in enumerate(series.values, start=line + 1):
            _write_value(sheet, place, first + rank, drawing, value)
        drawn = SeriesFactory(Reference(sheet, first + rank, line + 1, first + rank, last))
        drawn.tx = SeriesLabel(strRef=StrRef(_place(sheet, first + rank, line)))
        drawn.cat = AxDataSource(strRef=StrRef(f"{_place(sheet, first, line + 1)}:${get_column_letter(first)}${last}"))
        _paint(drawing, series, drawn)
        chart.series.append(drawn)
    return chart


def _curves(sheet: Worksheet, drawing: Drawing, line: int, first: int) -> Any:
    """Write each curve in two columns, days and shares, and chart them."""
    chart: Any = ScatterChart()
    chart.style, chart.scatterStyle = None, "lineMarker"
    for rank, series in enumerate(drawing.series):
        column = first + 2 * rank
        write_cell(sheet, line, column, "Jours avant le début")
        write_cell(sheet, line, column + 1, series.name)
        for place, (day, value) in enumerate(zip(series.days, series.values, strict=True), start=line + 1):
            write_cell(sheet, place, column, day)
            _write_value(sheet, place, column + 1, drawing, value)
        last = line + len(series.days)
        drawn = SeriesFactory(
            Reference(sheet, column + 1, line + 1, column + 1, last), Reference(sheet, column, line + 1, column, last)
        )
        drawn.tx = SeriesLabel(strRef=StrRef(_place(sheet, column + 1, line)))
        _paint(drawing, series, drawn)
        chart.series.append(drawn)
    chart.x_axis.scaling.min, chart.x_axis.scaling.max = min(each.days[0] for each in drawing.series), 0
    return chart


def _write_value(sheet: Worksheet, line: int, column: int, drawing: Drawing, value: float | None) -> None:
    """A hidden figure leaves an empty cell, which no chart draws."""
    if value is not None:
        write_cell(sheet, line, column, value / drawing.per).number_format = drawing.number_format


def _place(sheet: Worksheet, column: int, line: int) -> str:
    return f"{quote_sheetname(sheet.title)}!${get_column_letter(column)}${line}"


def _paint(drawing: Drawing, series: Series, drawn: Any) -> None:
    if drawing.kind in ("line", "curve"):
        drawn.smooth = False
        color = series.color.removeprefix("#")
        drawn.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=color, prstDash=DASHES[series.hatch], w=28_000)
        )
        drawn.marker.symbol = "circle" if drawing.kind == "line" else "none"
        drawn.marker.graphicalProperties = GraphicalProperties(solidFill=color)
        return
    drawn.invertIfNegative = False
    drawn.graphicalProperties = _filled(series.color, series.hatch)
    for place, (color, hatch) in enumerate(series.paint):
        drawn.dPt.append(DataPoint(idx=place, invertIfNegative=False, spPr=_filled(color, hatch)))


def _filled(color: str, hatch: str) -> GraphicalProperties:
    front = color.removeprefix("#")
    if not hatch:
        return GraphicalProperties(solidFill=front)
    colors: list[Any] = [front, BEHIND]
    ink, paper = (ColorChoice(srgbClr=color) for color in colors)
    return GraphicalProperties(pattFill=PatternFillProperties(prst=HATCHES[hatch], fgClr=ink, bgClr=paper))


def _dress(chart: Any, drawing: Drawing) -> None:
    low, high = drawing.extent
    chart.legend.position = "t"
    if len(drawing.series) < 2:
        chart.legend = None
    chart.x_axis.delete, chart.y_axis.delete = False, drawing.kind != "curve"  # each bar bears its figure
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.majorGridlines = chart.y_axis.majorGridlines if drawing.kind == "curve" else None
    chart.y_axis.scaling.min = None if low is None else low / drawing.per
    chart.y_axis.scaling.max = None if high is None else high / drawing.per
    chart.y_axis.number_format = drawing.number_format
    if drawing.kind in ("bars", "diverging"):
        chart.x_axis.scaling.orientation = "maxMin"  # the first group at the top, as in the table
    if drawing.kind != "curve":
        labels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        labels.numFmt = drawing.number_format
        labels.position = {"line": "t", "diverging": "ctr"}.get(drawing.kind, "outEnd")
        chart.dLbls = labels

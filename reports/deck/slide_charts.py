"""Draws a chart in a slide as PowerPoint draws its own: editable, with its figures in a workbook inside."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from excel import writable, write_cell
from reports.content import Drawing, Series

KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "diverging": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "curve": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
}
PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    ".": MSO_PATTERN.DOTTED_GRID,
    "x": MSO_PATTERN.DIAGONAL_CROSS,
    "-": MSO_PATTERN.LIGHT_HORIZONTAL,
}
DASHES = {
    "": MSO_LINE_DASH_STYLE.SOLID,
    "/": MSO_LINE_DASH_STYLE.DASH,
    ".": MSO_LINE_DASH_STYLE.ROUND_DOT,
    "\\": MSO_LINE_DASH_STYLE.DASH_DOT,
    "x": MSO_LINE_DASH_STYLE.LONG_DASH,
    "-": MSO_LINE_DASH_STYLE.SQUARE_DOT,
}
SHEET, MOST_LABELLED = "Données", 8
DAY = '"J\u2212"0;"J\u2212"0;"J"'
INK, LIGHT, BEHIND = RGBColor(0x3A, 0x42, 0x4C), RGBColor(0xD5, 0xDA, 0xE0), RGBColor(0xE9, 0xED, 0xF2)
Box = tuple[int, int, int, int]


def add_chart(slide: Slide, drawing: Drawing, box: Box) -> None:
    """Draw in the ``box`` (left, top, width, height, in EMU) of a slide; the text alternative comes with it."""
    left, top, width, height = box
    shapes: Any = slide.shapes
    frame = shapes.add_chart(KINDS[drawing.kind], left, top, width, height, _data(drawing))
    frame.name = "Graphique"
    frame.element.nvGraphicFramePr.cNvPr.set("descr", writable(drawing.alt))
    chart = frame.chart
    _embed(chart, drawing)
    chart.font.size, chart.font.color.rgb = Pt(12), INK
    chart.has_title = False
    chart.has_legend = len(drawing.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for series, drawn in zip(drawing.series, chart.plots[0].series, strict=True):
        _paint(drawing, series, drawn)
    _axes(drawing, chart)
    _labels(drawing, chart)
    _in_french(chart)


def _data(drawing: Drawing) -> CategoryChartData | XyChartData:
    if drawing.kind == "curve":
        curves = XyChartData(number_format=drawing.number_format)
        for series in drawing.series:
            points = curves.add_series(writable(series.name))
            for day, value in zip(series.days, series.values, strict=True):
                points.add_data_point(day, (value or 0.0) / drawing.per)
        return curves
    data = CategoryChartData(number_format=drawing.number_format)
    data.categories = [str(place) for place in range(len(drawing.categories))]
    for series in drawing.series:
        data.add_series(writable(series.name), [_stored(drawing, value) for value in series.values])
    return data


def _stored(drawing: Drawing, value: float | None) -> float | None:
    return None if value is None else value / drawing.per


def _embed(chart: Chart, drawing: Drawing) -> None:
    """Put our own workbook inside: the library's is in English, and takes a name such as « =1+1 » for a formula."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 (a new workbook has a sheet)
    sheet.title, book.properties.creator, book.properties.language = SHEET, "", "fr-FR"
    if drawing.kind == "curve":
        _write_curves(sheet, drawing)
    else:
        _write_categories(sheet, drawing)
    content = io.BytesIO()
    book.save(content)
    part: Any = chart.part
    part.chart_workbook.update_from_xlsx_blob(content.getvalue())
    for formula in chart.element.iter(qn("c:f")):
        formula.text = (formula.text or "").replace("Sheet1!", f"{SHEET}!")
    for place, category in enumerate(drawing.categories):
        for point in chart.element.iterfind(f".//{qn('c:cat')}//{qn('c:pt')}[@idx='{place}']/{qn('c:v')}"):
            point.text = writable(category)


def _write_categories(sheet: Worksheet, drawing: Drawing) -> None:
    for place, category in enumerate(drawing.categories, start=2):
        write_cell(sheet, place, 1, category)
    for column, series in enumerate(drawing.series, start=2):
        write_cell(sheet, 1, column, series.name)
        for place, value in enumerate(series.values, start=2):
            write_cell(sheet, place, column, _stored(drawing, value)).number_format = drawing.number_format


def _write_curves(sheet: Worksheet, drawing: Drawing) -> None:
    """As the references of a scatter chart expect: the series under one another, a blank line between them."""
    line = 1
    for series in drawing.series:
        write_cell(sheet, line, 1, "Jour")
        write_cell(sheet, line, 2, series.name)
        for place, (day, value) in enumerate(zip(series.days, series.values, strict=True), start=line + 1):
            write_cell(sheet, place, 1, day)
            write_cell(sheet, place, 2, _stored(drawing, value)).number_format = drawing.number_format
        line += len(series.days) + 2


def _paint(drawing: Drawing, series: Series, drawn: Any) -> None:
    if drawing.kind in ("line", "curve"):
        drawn.smooth = False
        line = drawn.format.line
        line.width, line.dash_style = Pt(2.5), DASHES[series.hatch]
        line.color.rgb = _color(series.color)
        if drawing.kind == "line":
            drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 8
            _fill(drawn.marker.format.fill, series.color, "")
        return
    drawn.invert_if_negative = False
    _fill(drawn.format.fill, series.color, series.hatch)
    for place, (color, hatch) in enumerate(series.paint):
        _fill(drawn.points[place].format.fill, color, hatch)


def _fill(fill: FillFormat, color: str, hatch: str) -> None:
    if not hatch:
        fill.solid()
        fill.fore_color.rgb = _color(color)
        return
    fill.patterned()
    fill.pattern = PATTERNS[hatch]
    fill.fore_color.rgb, fill.back_color.rgb = _color(color), BEHIND


def _color(color: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(color.removeprefix("#")))


def _axes(drawing: Drawing, chart: Chart) -> None:
    values, groups = chart.value_axis, chart.category_axis
    low, high = drawing.extent
    values.minimum_scale = None if low is None else low / drawing.per
    values.maximum_scale = None if high is None else high / drawing.per
    values.has_major_gridlines = drawing.kind == "curve"
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = drawing.number_format, False
    if drawing.kind == "curve":
        values.tick_labels.number_format = '0"\u202f"%'
        values.major_gridlines.format.line.color.rgb = LIGHT
        groups.has_major_gridlines = False
        groups.minimum_scale, groups.maximum_scale = min(series.days[0] for series in drawing.series), 0
        groups.tick_labels.number_format, groups.tick_labels.number_format_is_linked = DAY, False
        values.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        return
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE  # each bar bears its figure
    groups.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    groups.format.line.color.rgb = INK
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')  # no group without its name
    groups._element.insert_element_before(every, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    if len(drawing.categories) > MOST_LABELLED:
        groups.tick_labels.font.size = Pt(10)
    groups.reverse_order = drawing.kind in ("bars", "diverging")  # the first group at the top, as on screen
    if drawing.kind != "line":
        plot: Any = chart.plots[0]
        plot.gap_width, plot.overlap = (
            45 if len(drawing.categories) > 5 else 110,
            100 if drawing.kind == "diverging" else -5,
        )


def _labels(drawing: Drawing, chart: Chart) -> None:
    """The figure of each bar or point; of a curve, whose points are many, the axis says enough."""
    plot: Any = chart.plots[0]
    if drawing.kind == "curve":
        return
    plot.has_data_labels = True
    crowded = len(drawing.categories) > MOST_LABELLED
    _label(plot.data_labels, drawing, Pt(10 if crowded else 12))
    if crowded and len(plot.series) > 1 and drawing.kind == "bars":
        plot.series[1].data_labels.show_value = False  # the year before is in the table
    if drawing.kind == "line" and len(plot.series) > 1:
        aimed = plot.series[1].data_labels
        _label(aimed, drawing, Pt(12))
        aimed.position = XL_LABEL_POSITION.BELOW
    if drawing.kind == "diverging":
        satisfied = plot.series[0].data_labels
        _label(satisfied, drawing, Pt(14))
        satisfied.font.bold, satisfied.font.color.rgb = True, RGBColor(0xFF, 0xFF, 0xFF)


def _label(labels: Any, drawing: Drawing, size: int) -> None:
    labels.number_format, labels.number_format_is_linked = drawing.number_format, False
    labels.show_value, labels.font.size, labels.font.color.rgb = True, size, INK
    labels.position = {
        "line": XL_LABEL_POSITION.ABOVE,
        "diverging": XL_LABEL_POSITION.CENTER,
    }.get(drawing.kind, XL_LABEL_POSITION.OUTSIDE_END)


def _in_french(chart: Chart) -> None:
    """The language of the chart and of each of its texts."""
    space = chart.element
    for each in space.findall(qn("c:lang")):
        space.remove(each)
    before = space.find(qn("c:date1904"))
    place = 0 if before is None else list(space).index(before) + 1
    space.insert(place, parse_xml(f'<c:lang {nsdecls("c")} val="fr-FR"/>'))
    for run in space.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", "fr-FR")

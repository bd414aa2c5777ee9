"""How a test opens the three files that leave the application, and finds its figures in them again."""

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation

from indicators import CATALOGUE, Measure, Scope, compute, mask
from indicators.secret import hidden_cells
from warehouse import Store

YEAR, TODAY = "2025-2026", dt.date(2026, 6, 30)
Grid = list[list[Any]]


def expected(store: Store, ids: list[str], scope: Scope, by: str = "", threshold: int = 5) -> Mapping[str, Measure]:
    """What may be told, straight from the two functions that every figure goes through."""
    names = (by,) if by else ()
    found = compute(store, ids, scope, names)
    return mask(store, found, scope, names, threshold=threshold, room=True, decide=remembered)


def remembered(store: Store, *question: Any) -> Any:
    """``hidden_cells``, that many tests ask the same of."""
    return _hidden(store, store.version, *question)


@cache
def _hidden(store: Store, version: int, *question: Any) -> Any:  # noqa: ARG001 (another version, another answer)
    return hidden_cells(store, *question)


@dataclass
class Chart:
    """A chart as PowerPoint keeps it, and the workbook inside it."""

    categories: list[str]
    series: dict[str, list[float | None]]
    embedded: Grid
    alt: str


@dataclass
class Shown:
    """A slide."""

    title: str
    texts: list[str]
    tables: list[Grid]
    charts: list[Chart]
    pictures: int
    notes: str


def slides_of(content: bytes) -> list[Shown]:
    return [_slide(each) for each in Presentation(io.BytesIO(content)).slides]


def _slide(slide: Any) -> Shown:
    shapes = list(slide.shapes)
    return Shown(
        title=slide.shapes.title.text_frame.text,
        texts=[each.text_frame.text for each in shapes if each.has_text_frame],
        tables=[[[cell.text for cell in row.cells] for row in each.table.rows] for each in shapes if each.has_table],
        charts=[_chart(each) for each in shapes if each.has_chart],
        pictures=sum(each.shape_type == 13 for each in shapes),
        notes=slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
    )


def _chart(frame: Any) -> Chart:
    plot = frame.chart.plots[0]
    sheet = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    curve = frame.chart.chart_type == -4169 or "XY" in frame.chart.chart_type.name
    return Chart(
        categories=[] if curve else [str(each) for each in plot.categories],
        series={each.name: list(each.values) for each in plot.series},
        embedded=[[cell.value for cell in row] for row in sheet.iter_rows()],
        alt=frame._element.nvGraphicFramePr.cNvPr.get("descr", ""),
    )


def parts_of_archive(content: bytes) -> dict[str, bytes]:
    """Every part of an Office file, those of the workbooks inside it too; without the day it was written."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inside}": each for inside, each in parts_of_archive(part).items()}
            else:
                found[name] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"", part)
    return found


def sheets_of(content: bytes) -> dict[str, Any]:
    """The sheets of a workbook, by name."""
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: sheet for sheet in book.worksheets}


def tables_under(sheet: Any, title_ends: str) -> Grid:
    """The lines of the table of a sheet whose title ends so, its header first."""
    lines = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(max_col=8)]
    start = next(place for place, line in enumerate(lines) if str(line[0] or "").endswith(title_ends)) + 1
    end = next((place for place in range(start, len(lines)) if lines[place][0] is None), len(lines))
    width = sum(cell is not None for cell in lines[start])
    return [line[:width] for line in lines[start:end]]


@dataclass
class Article:
    """An indicator of the web page: its texts, and for each breakdown its table and its figure."""

    texts: list[str] = field(default_factory=list)
    tables: dict[str, Grid] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)


class Reader(HTMLParser):
    """Reads the page as a browser would, without running it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.articles: dict[str, Article] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self._article = Article()
        self._by = ""
        self._json = False
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        if tag == "article":
            self._article = self.articles[str(said["id"])] = Article()
        elif "data-par" in said:
            self._by = str(said["data-par"])
        elif said.get("role") == "img":
            self._article.alts[self._by] = str(said["aria-label"])
        elif tag == "tr":
            self._article.tables.setdefault(self._by, []).append([])
        elif tag in ("th", "td"):
            self._article.tables[self._by][-1].append("")
        self._json = tag == "script" and said.get("type") == "application/json" and "id" not in said
        if tag not in ("meta", "img", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._json:
            self._article.figures[self._by] = json.loads(data)
        elif self._open and self._open[-1] in ("th", "td"):
            self._article.tables[self._by][-1][-1] += data
        elif self._open and self._open[-1] not in ("script", "style"):
            self._article.texts.append(data)
            self.texts.append(data)


def ids_in(articles: Mapping[str, Article]) -> list[str]:
    """The indicators of a page, in its order."""
    known = {id_.replace(".", "-"): id_ for id_ in CATALOGUE}
    return [known[each] for each in articles]

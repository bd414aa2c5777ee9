"""The table beside a chart: the same groups in the same order, every cell as it is read."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

import french
from excel import writable
from reports.content import FigureColumn, FigureTable
from reports.deck.deck_template import lines_of, on_one_line

Box = tuple[int, int, int, int]
Grid = tuple[list[str], list[list[str]]]
"""The titles of a table and its lines, as they are read."""
HIGH, MARGIN, SIZE = Inches(0.27), 40_000, 10
BASE = "Base"


def room_for(grid: Grid, width: int) -> int:
    """The height, in EMU, of the whole table in this width."""
    titles, lines = grid
    return sum(_high(cells, _widths(len(titles), width)) for cells in [titles, *lines])


def _widths(columns: int, width: int) -> list[int]:
    first = int(width * (0.4 if columns > 3 else 0.52))
    return [first, *[(width - first) // (columns - 1)] * (columns - 1)]


def _high(cells: Sequence[str], widths: Sequence[int]) -> int:
    """The height of a line: that of the cell that must be broken the most."""
    most = max(lines_of(text, SIZE, width - 2 * MARGIN) for text, width in zip(cells, widths, strict=True))
    return HIGH + (most - 1) * Pt(SIZE * 1.25)


def _kept(lines: list[list[str]], widths: Sequence[int], room: int) -> list[list[str]]:
    """The first lines that the ``room`` holds; the last place says how many others there are."""
    highs = [_high(cells, widths) for cells in lines]
    if sum(highs) <= room:
        return lines
    count = 0
    while count < len(lines) and sum(highs[: count + 1]) <= room - HIGH:
        count += 1
    more = f"… et {french.plural(len(lines) - count, 'autre')} dans le classeur Excel"
    return [*lines[:count], [more, *[""] * (len(widths) - 1)]]


def add_table(slide: Slide, grid: Grid, title: str, box: Box) -> None:
    """Draw as many groups as the ``box`` (in EMU) has room for, and say how many are left out."""
    titles, lines = grid
    left, top, width, height = box
    widths = _widths(len(titles), width)
    kept = _kept(lines, widths, height - _high(titles, widths))
    highs = [_high(cells, widths) for cells in [titles, *kept]]
    if kept is not lines:
        highs[-1] = HIGH  # its words have the whole width
    frame: Any = slide.shapes.add_table(len(kept) + 1, len(titles), *map(Emu, (left, top, width, sum(highs))))
    frame.name = "Tableau"
    frame.element.nvGraphicFramePr.cNvPr.set("descr", writable(title))
    for column, wide in zip(frame.table.columns, widths, strict=True):
        column.width = Emu(wide)
    for line, cells in enumerate([titles, *kept]):
        frame.table.rows[line].height = Emu(highs[line])
        for place, text in enumerate(cells):
            _write(frame.table.cell(line, place), text, right=place > 0, bold=line == 0)
    if kept is not lines:
        frame.table.cell(len(kept), 0).merge(frame.table.cell(len(kept), len(titles) - 1))


def shown_of(table: FigureTable, *, rate: bool) -> Grid:
    """The titles and the cells that a slide has room for: group, value, what it rests on, the year before or the
    target; « 295 sur 358 » for a ``rate``, else the number of people or things where it is not the value itself.
    """
    columns, lines = table.columns, table.lines
    named = [column.title for column in columns]
    people = named.index("Effectif")
    counted = rate and people > 2
    base = [_share(columns, line) if counted else columns[people].written(line[people]) for line in lines]
    values = [columns[1].written(line[1]) for line in lines]
    based = any(text and text != value for text, value in zip(base, values, strict=True))
    titles = [named[0], named[1], *([BASE] if based else []), *named[people + 1 :]]
    rows = [
        [
            str(line[0]),
            value,
            *([text] if based else []),
            *(column.written(cell) for column, cell in zip(columns[people + 1 :], line[people + 1 :], strict=True)),
        ]
        for line, value, text in zip(lines, values, base, strict=True)
    ]
    return titles, rows


def _share(columns: tuple[FigureColumn, ...], line: tuple[Any, ...]) -> str:
    above, below = line[2], line[3]
    if above is None or below is None:
        return ""
    return f"{columns[2].written(above)} sur {french.number(below)}"


def _write(cell: Any, text: str, *, right: bool, bold: bool) -> None:
    cell.margin_top = cell.margin_bottom = Emu(14000)
    cell.margin_left = cell.margin_right = Emu(MARGIN)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = on_one_line(text)
    run.font.size, run.font.bold, run.font.language_id = Pt(SIZE), bold, MSO_LANGUAGE_ID.FRENCH

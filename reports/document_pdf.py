"""Writes a document as a PDF, without an office suite or a browser on the machine.

fpdf2 rather than reportlab: pure Python, typed, it embeds only the letters in use of a font that we ship (DejaVu Sans
Condensed, which has the narrow no-break space that the standard fonts of a PDF lack; its licence stands beside it), it
orders right-to-left texts, and its structure tree can be completed (``pdf_tags``), which the free reportlab has not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from fpdf.prefs import ViewerPreferences
from PIL.Image import Image

import french
import version
from reports.document import CREATOR, LANGUAGE, Document, Heading, Paragraph, Table, written
from reports.logo import picture_of
from reports.pdf_tags import Tags, untagged

FONTS = Path(__file__).with_name("fonts")
FILES = {"": FONTS / "DejaVuSansCondensed.ttf", "B": FONTS / "DejaVuSansCondensed-Bold.ttf"}
FAMILY = "DejaVu"
MARGIN, WIDTH, BOTTOM, LABEL = 20.0, 170.0, 275.0, 36.0
"""Millimetres: the margins, what is between them, where a page ends, the column of the labels."""
INK, BLACK, GREY = (31, 63, 110), (20, 20, 24), (69, 75, 84)
HEADINGS = {1: (15.0, 5.0), 2: (12.0, 3.5), 3: (10.5, 2.5)}
"""Size of a title (points) and the space above it (mm), by level."""
UNKNOWN = "□"
AGAIN = "header repeated"
"""What is drawn on each page, and said on the first."""
SPACE = re.compile(r"[^\S\u202f]")
PAGES = "\x00pages\x00"
"""Where the number of pages goes once it is known: what no text holds once it is ``written``."""


@dataclass(frozen=True)
class Cell:
    """Some text and how it is set: width and padding in mm, size in points."""

    text: str
    width: float
    size: float = 9.5
    style: str = ""
    color: tuple[int, int, int] = BLACK
    padding: float = 0.0

    @property
    def line(self) -> float:
        """The height of one line, in mm."""
        return self.size * 0.48


class Sheet(FPDF):
    """Pages of A4 with the foot that bears their number."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self.tags = self.struct_builder = Tags()
        self._foot = foot
        self.alias_nb_pages(PAGES)
        self.set_auto_page_break(False)
        self.set_margin(MARGIN)
        for style, path in FILES.items():
            self.add_font(FAMILY, style, path)
        self.set_lang(LANGUAGE)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def footer(self) -> None:
        with untagged(self):
            self.set_xy(MARGIN, BOTTOM + 5)
            self.set_font(FAMILY, "", 8)
            self.set_text_color(*GREY)
            self.cell(WIDTH, 5, f"{self._foot} – page{french.NO_BREAK}{self.page_no()} sur {PAGES}", align="C")

    @property
    def room(self) -> float:
        """What is left of the page, in mm."""
        return BOTTOM - self.get_y()


def write_pdf(document: Document) -> bytes:
    """The document as a PDF in A4, browsed by its titles, read aloud in order, in French."""
    named = [text for text in (document.school, document.title) if text]
    pdf = Sheet(legible(" – ".join(named)).replace("\n", " ")[:120])
    pdf.set_title(written(document.title))
    pdf.set_subject(written(document.subtitle))
    pdf.set_author(CREATOR)
    pdf.set_creator(version.NAMED)
    pdf.set_producer("fpdf2")
    pdf.add_page()
    _open(pdf, document)
    for block in document.blocks:
        match block:
            case Heading():
                _heading(pdf, block)
            case Paragraph():
                _paragraph(pdf, block)
            case Table():
                _table(pdf, block)
    return bytes(pdf.output())


@cache
def _letters() -> frozenset[int]:
    with TTFont(FILES[""]) as regular, TTFont(FILES["B"]) as bold:
        return frozenset(regular.getBestCmap()) & frozenset(bold.getBestCmap())


def legible(text: str) -> str:
    """``text`` with a box for each letter that the font has not, rather than nothing."""
    known = _letters()
    return "".join(each if each == "\n" or ord(each) in known else UNKNOWN for each in written(text))


def _open(pdf: Sheet, document: Document) -> None:
    if logo := picture_of(document.logo):
        _logo(pdf, logo, document.school)
    if document.school:
        _row(pdf, [Cell(document.school, WIDTH, 10.5)], "P")
    _row(pdf, [Cell(document.title, WIDTH, 19, "B", INK)], "H1")
    if document.subtitle:
        _row(pdf, [Cell(document.subtitle, WIDTH, 12, "", GREY)], "P")
    pdf.ln(3)


def _logo(pdf: Sheet, picture: Image, school: str) -> None:
    height = min(18.0, WIDTH / 2 * picture.height / picture.width)
    with pdf.tags.tagged(pdf, "Figure", f"Logo de l’établissement {written(school)}".strip()):
        pdf.image(picture, MARGIN, MARGIN, h=height)
    pdf.set_y(MARGIN + height + 3)


def _heading(pdf: Sheet, block: Heading) -> None:
    size, above = HEADINGS[block.level]
    if pdf.room < 30:  # a title never ends a page
        pdf.add_page()
    else:
        pdf.ln(above)
    text = legible(block.text).replace("\n", " ")
    pdf.start_section(text or UNKNOWN, block.level - 1, strict=False)
    _row(pdf, [Cell(text, WIDTH, size, "B", INK)], f"H{block.level + 1}")
    pdf.ln(1)


def _paragraph(pdf: Sheet, block: Paragraph) -> None:
    small = block.manner == "note"
    text = Cell(block.text, WIDTH, 8.5 if small else 9.5, "", GREY if small else BLACK)
    if block.manner == "item":
        _row(pdf, [Cell("•", 5, padding=1), replace(text, width=WIDTH - 5)], "P")
    elif block.label:
        label = Cell(f"{block.label}{french.NO_BREAK}:", LABEL, text.size, "B")
        _row(pdf, [label, replace(text, width=WIDTH - LABEL)], "P")
    else:
        _row(pdf, [text], "P")
    pdf.ln(1)


def _table(pdf: Sheet, block: Table) -> None:
    widths = [WIDTH * width / sum(block.widths) for width in block.widths]
    head = [Cell(text, width, 9, "B", padding=1.2) for text, width in zip(block.columns, widths, strict=True)]
    if pdf.room < 25:
        pdf.add_page()
    with pdf.tags.within("Table", pdf.page, written(block.title)):
        _row(pdf, head, "TH")
        for texts in block.rows:
            cells = [Cell(text, width, 9, padding=1.2) for text, width in zip(texts, widths, strict=True)]
            _row(pdf, cells, "TD", head, least=14 if block.tall else 0)
    pdf.ln(3)


def _row(pdf: Sheet, cells: Sequence[Cell], kind: str, head: Sequence[Cell] = (), least: float = 0) -> None:
    """Some texts side by side, under one another where they are long; over two pages when one is not enough, or on the
    next one, under the ``head`` of the table.
    """
    lines = [_lines(pdf, cell) for cell in cells]
    step, around = max(cell.line for cell in cells), 2 * max(cell.padding for cell in cells)
    while True:
        needed = max(max(map(len, lines)) * step + around, least)
        most = int((pdf.room - around) / step)
        if needed > pdf.room and (needed < BOTTOM - 3 * MARGIN or most < 2):
            pdf.add_page()
            if head:
                _row(pdf, head, AGAIN)
            most = int((pdf.room - around) / step)
        now = [each[:most] for each in lines]
        _draw(pdf, cells, now, kind, max(max(map(len, now)) * step + around, least))
        lines = [each[most:] for each in lines]
        if not any(lines):
            return


def _lines(pdf: Sheet, cell: Cell) -> list[str]:
    pdf.set_font(FAMILY, cell.style, cell.size)
    found = pdf.multi_cell(
        cell.width - 2 * cell.padding, cell.line, legible(cell.text), align="L", dry_run=True,
        output=MethodReturnValue.LINES,
    )  # fmt: skip
    return list(found) if isinstance(found, list) else []


def _draw(pdf: Sheet, cells: Sequence[Cell], lines: Sequence[Sequence[str]], kind: str, height: float) -> None:
    x, y = MARGIN, pdf.get_y()
    if kind in ("TH", "TD", AGAIN):
        _frame(pdf, cells, kind, height)
    if kind in ("TH", "TD"):
        with pdf.tags.within("TR", pdf.page):
            for cell, said in zip(cells, lines, strict=True):
                with pdf.tags.tagged(pdf, kind):
                    _text(pdf, cell, said, x, y)
                x += cell.width
    else:
        with untagged(pdf) if kind == AGAIN else pdf.tags.tagged(pdf, kind):
            for cell, said in zip(cells, lines, strict=True):
                _text(pdf, cell, said, x, y)
                x += cell.width
    pdf.set_xy(MARGIN, y + height)


def _frame(pdf: Sheet, cells: Sequence[Cell], kind: str, height: float) -> None:
    pdf.set_draw_color(150, 158, 170)
    pdf.set_fill_color(232, 237, 243)
    x, y = MARGIN, pdf.get_y()
    with untagged(pdf):
        for cell in cells:
            pdf.rect(x, y, cell.width, height, style="D" if kind == "TD" else "DF")
            x += cell.width


def _text(pdf: Sheet, cell: Cell, lines: Sequence[str], x: float, y: float) -> None:
    pdf.set_font(FAMILY, cell.style, cell.size)
    pdf.set_text_color(*cell.color)
    pdf.c_margin = 0
    whole = SPACE.sub(" ", legible(cell.text))  # as fpdf2 gives the lines back
    for rank, line in enumerate(lines):
        pdf.set_xy(x + cell.padding, y + cell.padding + rank * cell.line)
        broken = rank + 1 < len(lines) and f"{line}{lines[rank + 1]}" in whole  # within a word
        pdf.cell(cell.width - 2 * cell.padding, cell.line, line if broken else f"{line} ")  # which is said apart

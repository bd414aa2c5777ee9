"""The slides of the deck: the first, one for each indicator, the last."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from excel import writable
from indicators.words import typeset
from reports.content import (
    YEARS,
    Exhibit,
    Export,
    aimed,
    drawing_of,
    heading,
    moved,
    notes,
    picture_of,
    png_of,
    resting_on,
    table_of,
    value,
)
from reports.deck.deck_template import MARGIN, TITLES, Template, lines_of, on_one_line
from reports.deck.slide_charts import Box, add_chart
from reports.deck.slide_table import add_table, room_for, shown_of

NAVY, INK, GREY = RGBColor(0x1D, 0x35, 0x57), RGBColor(0x3A, 0x42, 0x4C), RGBColor(0x5B, 0x64, 0x6F)
MOST_GROUPS, LONG = 14, 110
GAP, LEAST_BODY = Inches(0.1), 0.45
SUBTITLES = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
LEAST_CHART, MOST_CHART = Inches(1.3), Inches(2)


def opening_slide(template: Template, document: Export) -> None:
    """The school, the year, the day of the figures, the logo."""
    slide = template.deck.slides.add_slide(template.opening)
    lines = [document.signed, document.filters, document.day, f"Fiche Qualéduc {document.fiche.code}"]
    lines = [line for line in lines if line]
    title = _title(slide, template)
    _write(title.text_frame, [document.title], size=36, color=None if template.own else NAVY, bold=not template.own)
    texts = [each for each in slide.placeholders if each.placeholder_format.type in SUBTITLES]
    if texts:
        _write(texts[0].text_frame, lines, size=20, color=None if template.own else INK)
    else:
        top = int(title.top + title.height)
        _box(slide, "Texte", (int(title.left), top, int(title.width), Inches(1.5)), lines, size=20)
    _keep(slide, title, *texts[:1])
    logo = picture_of(document.school.logo)
    if logo is not None:
        _logo(template, slide, document, png_of(logo))


def _logo(template: Template, slide: Slide, document: Export, logo: io.BytesIO) -> None:
    shapes: Any = slide.shapes
    picture = shapes.add_picture(logo, 0, 0)
    most = min(Inches(1.6) / picture.height, Inches(3) / picture.width)
    picture.width, picture.height = Emu(int(picture.width * most)), Emu(int(picture.height * most))
    picture.left = Emu(int(template.deck.slide_width or 0) - picture.width - Inches(0.5))
    picture.top = Inches(0.4)
    picture.name = "Logo"
    picture.element.nvPicPr.cNvPr.set("descr", writable(f"Logo de {document.signature}"))


def indicator_slide(template: Template, document: Export, exhibit: Exhibit) -> None:
    """The sentence as title, the figure and what it rests on, a native chart, its table, and the notes."""
    slide, body = _content_slide(template, document, heading(exhibit))
    left, top, width, height = body
    family = f"{document.family(exhibit.indicator)} – {typeset(exhibit.indicator.label)}"
    facts = "   " + " – ".join(text for text in (resting_on(exhibit), moved(exhibit), aimed(exhibit)) if text)
    used = _stack(slide, "Famille", body, 0, family, size=12, color=GREY)
    high = Inches(0.42) + Inches(0.24) * (lines_of(value(exhibit) * 2 + facts, 14, width) - 1)
    frame = _box(slide, "Valeur", (left, top + used, width, high), [value(exhibit)], size=26, bold=True)
    _dress(frame.paragraphs[0].add_run(), facts, 14, INK)
    used += high + GAP
    if more := " ".join(exhibit.said[1:]):
        used += _stack(slide, "Constat", body, used, more, size=15, color=INK) + GAP
    _show_figures(slide, exhibit, (left, top + used, width, height - used))
    slide.notes_slide.notes_text_frame.text = ""  # type: ignore[union-attr]
    _write(slide.notes_slide.notes_text_frame, notes(document, exhibit))


def _stack(slide: Slide, name: str, body: Box, used: int, text: str, *, size: int, color: RGBColor) -> int:
    """Write a text under what is already there; how high it is."""
    left, top, width, _ = body
    high = int(Pt(size) * 1.25) * lines_of(text, size, width) + Inches(0.06)
    _box(slide, name, (left, top + used, width, high), [text], size=size, color=color)
    return high


def _show_figures(slide: Slide, exhibit: Exhibit, box: Box) -> None:
    """The chart on the left, on the right the years (where there are three or more) above the table."""
    left, top, width, height = box
    if not exhibit.breakdowns:
        return
    part = exhibit.breakdowns[0]
    drawing = drawing_of(exhibit, part, MOST_GROUPS)
    side = (left, top, int(width * 0.6), height)
    if drawing is not None:
        wide = int(width * 0.55)
        add_chart(slide, drawing, (left, top, wide, height))
        side = (left + wide + GAP, top, width - wide - GAP, height)
    table = table_of(exhibit, part)
    grid = shown_of(table, rate=exhibit.indicator.unit == "%")
    if drawing is not None and part.by != YEARS:
        taken = _show_years(slide, exhibit, side, int(height) - room_for(grid, side[2]) - GAP)
        side = (side[0], top + taken, side[2], height - taken)
    add_table(slide, grid, table.title, side)


def _show_years(slide: Slide, exhibit: Exhibit, box: Box, room: int) -> int:
    """The last years above the table, if there are three or more and enough ``room``; how much of it was taken."""
    years = exhibit.breakdown(YEARS)
    if years is None or len(years.rows) < 3 or room < LEAST_CHART:
        return 0
    evolution = drawing_of(exhibit, years, MOST_GROUPS)
    if evolution is None:
        return 0
    high = min(room, MOST_CHART)
    add_chart(slide, evolution, (box[0], box[1], box[2], high))
    return high + GAP


def closing_slide(template: Template, document: Export) -> None:
    """Where the figures come from, and what is hidden of them."""
    slide, (left, top, width, height) = _content_slide(template, document, "D’où viennent ces chiffres")
    lines = [*document.tables, document.secret]
    size = 16 if sum(len(line) // 110 + 1 for line in lines) <= 14 else 11
    _box(slide, "Sources", (left, top, width, height), lines, size=size)


def _content_slide(template: Template, document: Export, title: str) -> tuple[Slide, Box]:
    """A slide with its title and its foot, and the room between them."""
    slide = template.deck.slides.add_slide(template.content)
    placeholder = _title(slide, template)
    _keep(slide, placeholder)
    size = 26 if len(title) <= LONG else 21
    _write(placeholder.text_frame, [title], size=size, color=None if template.own else NAVY, bold=not template.own)
    placeholder.text_frame.word_wrap = True
    if not template.own:
        placeholder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    high, foot = int(template.deck.slide_height or 0), Inches(0.35)
    bottom = high - foot - Inches(0.08)
    if bottom - placeholder.top - placeholder.height < high * LEAST_BODY:  # a title in the middle leaves no room
        placeholder.top, placeholder.height = Emu(int(high * 0.04)), Emu(int(high * 0.15))
        placeholder.left, placeholder.width = Emu(MARGIN), Emu(int(template.deck.slide_width or 0) - 2 * MARGIN)
    left, width, top = int(placeholder.left), int(placeholder.width), int(placeholder.top + placeholder.height)
    _foot(slide, document, (left, bottom, width, foot))
    return slide, (left, top, width, bottom - top - GAP)


def _title(slide: Slide, template: Template) -> Any:
    """The title of a slide, where its layout puts it, or at the top if nothing says where."""
    title: Any = next(each for each in slide.placeholders if each.placeholder_format.type in TITLES)
    if None in (title.left, title.top, title.width, title.height):
        width = Emu(int(template.deck.slide_width or 0) - 2 * MARGIN)
        title.left, title.top, title.width, title.height = MARGIN, Inches(0.3), width, Inches(1)
    return title


def _keep(slide: Slide, *placeholders: Any) -> None:
    """Take out of a slide what its layout would have had filled, but for these."""
    kept = {each.element for each in placeholders}
    for each in list(slide.placeholders):
        if each.element not in kept:
            each.element.getparent().remove(each.element)


def _foot(slide: Slide, document: Export, box: Box) -> None:
    said = " – ".join(text for text in (document.signed, document.title, document.day) if text)
    _box(slide, "Pied de page", box, [said], size=10, color=GREY)
    number = _box(slide, "Numéro", (box[0] + box[2] - Inches(0.8), box[1], Inches(0.8), box[3]), [""], size=10)
    paragraph = number.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-4B48-92A6-B652298478BF}}" type="slidenum">'
    paragraph._p.insert_element_before(
        parse_xml(f'{field}<a:rPr lang="fr-FR" sz="1000"/><a:t>1</a:t></a:fld>'), "a:endParaRPr"
    )


def _box(slide: Slide, name: str, box: Box, lines: Sequence[str], **look: Any) -> Any:
    shape = slide.shapes.add_textbox(*map(Emu, box))
    shape.name = name
    shape.text_frame.word_wrap = True
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    shape.text_frame.margin_top = shape.text_frame.margin_bottom = 0
    _write(shape.text_frame, lines, **look)
    return shape.text_frame


def _write(
    frame: Any, lines: Sequence[str], size: int | None = None, color: RGBColor | None = INK, *, bold: bool = False
) -> None:
    """A paragraph a line, in French."""
    for rank, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if rank == 0 else frame.add_paragraph()
        if len(lines) > 3:
            paragraph.space_after = Pt(4)
        _dress(paragraph.add_run(), line, size, color, bold=bold)


def _dress(run: Any, text: str, size: int | None, color: RGBColor | None, *, bold: bool = False) -> None:
    run.text = on_one_line(text)
    run.font.language_id = MSO_LANGUAGE_ID.FRENCH
    if size is not None:
        run.font.size = Pt(size)
    if color is not None:
        run.font.color.rgb = color
    if bold:
        run.font.bold = True

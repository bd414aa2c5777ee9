"""Writes a document as a Word file: Word's own styles (« Titre 1 » on a French Word), language fr-FR, no macro."""

import datetime as dt
import io
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

import french
import version
from reports.content import picture_of, png_of
from reports.papers.paper import CREATOR, LANGUAGE, Heading, Paper, PaperTable, Paragraph, written

FONT = "Calibri"
INK = RGBColor(0x1F, 0x3F, 0x6E)
NAMED = ("Title", "Subtitle", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3")
KEPT = {*NAMED, *(f"{name} Char" for name in NAMED), "Normal", "List Bullet", "Caption", "Table Grid", "Normal Table",
        "Default Paragraph Font", "No List"}  # fmt: skip
"""Word's own styles, which Word names in the language of its user."""
LONGEST = 255
"""Characters that Word takes in a property of the file."""
UNTRUE = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
"""Parts of the library's template that say of it what is not so of ours: its picture, its author, its own styles."""
MARGIN, WIDTH = Cm(2), Cm(17)
SIZES = {
    "Normal": 10.5,
    "Title": 22,
    "Subtitle": 13,
    "Heading 1": 16,
    "Heading 2": 13,
    "Heading 3": 11.5,
    "Caption": 9,
    "Footer": 8.5,
}


def write_docx(document: Paper) -> bytes:
    """The document as a .docx, in A4."""
    word = docx.Document()
    for holder in (word.part.package, word.part):
        for name in [name for name, each in holder.rels.items() if each.reltype.endswith(UNTRUE)]:
            holder.rels.pop(name)
    _dress(word)
    _describe(word, document)
    _open(word, document)
    for block in document.blocks:
        match block:
            case Heading():
                word.add_heading(written(block.text), block.level)
            case Paragraph():
                _paragraph(word, block)
            case PaperTable():
                _table(word, block)
    _number_pages(word, document)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def _dress(word: Word) -> None:
    """Our sizes and French in Word's own styles; those that the template adds are taken out."""
    styles = word.styles
    for style in list(styles):
        if style.name not in KEPT:
            style.delete()
    for name, size in SIZES.items():
        style = styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        style.font.italic = False
        if name.startswith(("Heading", "Title", "Subtitle")):
            style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    styles["Caption"].font.bold, styles["Caption"].font.color.rgb = False, RGBColor(0x45, 0x4B, 0x54)
    for name, before, after in (("Normal", 0, 4), ("Caption", 0, 4), ("List Bullet", 0, 2), ("Heading 1", 16, 4)):
        style_format = styles[name].paragraph_format
        style_format.space_before, style_format.space_after = Pt(before), Pt(after)
    for language in styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            language.set(qn(script), LANGUAGE)
    section = word.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _describe(word: Word, document: Paper) -> None:
    said = word.core_properties
    said.title, said.subject, said.author = (
        written(text)[:LONGEST] for text in (document.title, document.subtitle, CREATOR)
    )
    said.last_modified_by, said.comments, said.keywords, said.language = CREATOR, version.NAMED, "", LANGUAGE
    said.created = said.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)


def _open(word: Word, document: Paper) -> None:
    if logo := picture_of(document.logo):
        drawn = word.add_picture(png_of(logo), height=round(min(Cm(1.8), WIDTH / 2 * logo.height / logo.width)))
        drawn._inline.docPr.set("name", "Logo")
        drawn._inline.docPr.set("descr", written(f"Logo de l’établissement {document.school}".strip()))
    if document.school:
        word.add_paragraph(written(document.school))
    word.add_paragraph(written(document.title), "Title")
    if document.subtitle:
        word.add_paragraph(written(document.subtitle), "Subtitle")


def _paragraph(word: Word, block: Paragraph) -> None:
    style = {"text": "Normal", "note": "Caption", "item": "List Bullet"}[block.manner]
    paragraph = word.add_paragraph(style=style)
    if block.label:
        paragraph.add_run(written(f"{block.label}{french.NO_BREAK}: ")).bold = True
    paragraph.add_run(written(block.text))


def _table(word: Word, block: PaperTable) -> None:
    table = word.add_table(1 + len(block.rows), len(block.columns), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _explain(table, block.title)
    shares = [width / sum(block.widths) for width in block.widths]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = round(WIDTH * share)
    for row, texts in zip(table.rows, (block.columns, *block.rows), strict=True):
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, text, share in zip(row.cells, texts, shares, strict=True):
            cell.width = round(WIDTH * share)
            cell.paragraphs[0].add_run(written(text)).font.size = Pt(9.5)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before, spacing.space_after = Pt(2), Pt(2)
        if block.tall:
            row.height = Cm(1.5)
    _head(table)
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _explain(table: WordTable, title: str) -> None:
    """The alternative text of a table."""
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), written(title))
        table._tbl.tblPr.append(element)


def _head(table: WordTable) -> None:
    first = table.rows[0]
    first.height = None
    _mark(first._tr.get_or_add_trPr(), "w:tblHeader")
    for cell in first.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8EDF3")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _mark(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))


def _number_pages(word: Word, document: Paper) -> None:
    """« Lycée X – Compte rendu – page 2 sur 5 » at the foot of each page; Word counts."""
    foot = word.sections[0].footer.paragraphs[0]
    said = " – ".join(text for text in (document.school, document.title) if text)
    foot.add_run(written(f"{said} – page{french.NO_BREAK}"))
    _field(foot, "PAGE")
    foot.add_run(f"{french.NO_BREAK}sur{french.NO_BREAK}")
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)

"""Writes a document as a PDF, without an office suite or a browser on the machine; its looks are in ``paper.typ``.

Why Typst. It writes PDF/UA-1 by itself and refuses what would break it: titles, lists, tables with their header cells,
artifacts, language, all tagged. Compared on three pages with a table of sixty rows: fpdf2 tags nothing but pictures,
and a whole tree had to hang on a private attribute of it, which any release may break; the free reportlab tags nothing;
WeasyPrint needs Pango, which a locked Windows lacks. Typst is one wheel of 30 MB, without dependency, for Windows, Mac
and Linux; it asks nothing of a network with the font that we ship (DejaVu Sans Condensed, which has the narrow no-break
space), embeds only the letters in use, and takes 0.02 s where fpdf2 took 0.14 s. Its one lack: it gives tables no title
of their own; that of the section stands above them.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

import french
import version
from reports.content import picture_of, png_of
from reports.papers.paper import CREATOR, LANGUAGE, Block, Heading, Paper, PaperTable, Paragraph, written

LOOKS = Path(__file__).with_name("paper.typ")
FONTS = Path(__file__).with_name("fonts")
UNKNOWN = "□"
WIDTH, LABEL, LETTER = 170.0, 36.0, 2.0
"""Millimetres: what is between the margins, the column of the labels, a wide letter."""
BREAK = "\u200b"


def write_pdf(document: Paper) -> bytes:
    """The document as a PDF/UA-1 in A4, browsed by its titles, read aloud in order, in French."""
    return typst.compile(
        LOOKS,
        root=LOOKS.parent,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(_told(document))},
        pdf_standards=["ua-1"],
        format="pdf",
    )


def legible(text: str) -> str:
    """``text`` with a box for each letter that the font has not, rather than nothing."""
    known = _letters()
    return "".join(each if each == "\n" or ord(each) in known else UNKNOWN for each in written(text))


@cache
def _letters() -> frozenset[int]:
    with TTFont(FONTS / "DejaVuSansCondensed.ttf") as regular, TTFont(FONTS / "DejaVuSansCondensed-Bold.ttf") as bold:
        return frozenset(regular.getBestCmap()) & frozenset(bold.getBestCmap())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _told(document: Paper) -> dict[str, Any]:
    """What ``paper.typ`` reads: texts as they are to be drawn, the logo as its bytes."""
    title = _line(document.title) or CREATOR
    logo = picture_of(document.logo)
    return {
        "title": title,
        "subtitle": _broken(document.subtitle),
        "school": _broken(document.school),
        "author": CREATOR,
        "maker": version.NAMED,
        "language": LANGUAGE.split("-"),
        "foot": " – ".join(text for text in (_line(document.school), title) if text)[:120],
        "logo": list(png_of(logo).getvalue()) if logo else None,
        "logo_said": f"Logo de l’établissement {_line(document.school)}".strip(),
        "blocks": list(_blocks(document.blocks)),
    }


def _blocks(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    level = 0
    for block in blocks:
        match block:
            case Heading():
                level = min(block.level, level + 1)  # PDF/UA: no level is left out
                yield {"kind": "heading", "level": level, "text": _line(block.text) or UNKNOWN}
            case Paragraph():
                label = f"{legible(block.label)}{french.NO_BREAK}:" if block.label else ""
                yield {"kind": block.manner, "label": _broken(label, LABEL), "text": _broken(block.text)}
            case PaperTable():
                rooms = [WIDTH * width / sum(block.widths) for width in block.widths]
                rows = [block.columns, *block.rows]
                texts = [[_broken(text, room) for text, room in zip(row, rooms, strict=True)] for row in rows]
                yield {"kind": "table", "head": texts[0], "rows": texts[1:], "widths": rooms, "tall": block.tall}


def _line(text: str) -> str:
    return _broken(text.replace("\n", " ")).strip()


def _broken(text: str, room: float = WIDTH) -> str:
    """The text, where a word that ``room`` (mm) is too narrow for may be broken between any two letters."""
    longest = max(int(room / LETTER), 1)
    return re.sub(rf"\S{{{longest},}}", lambda word: BREAK.join(word[0]), legible(text))

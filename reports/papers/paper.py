"""A document as what it says, before any format: headings, paragraphs, tables. Both writers draw the same one, so that
the Word file and the PDF agree by construction.
"""

import re
from dataclasses import dataclass
from typing import Literal

FileKind = Literal["docx", "pdf"]
LANGUAGE = "fr-FR"
CREATOR = "Réseaux et partenariats"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Heading:
    """A title of level 1 to 3, by which the document is browsed."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Plain text; a ``label`` is read before it, in bold. ``manner``: plain, a small note, or a line of a list."""

    text: str
    label: str = ""
    manner: Literal["text", "note", "item"] = "text"


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table whose header is repeated on each page. ``title`` is for who does not see it; ``widths`` are shares."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    tall: bool = False
    """Whether its rows leave room to write by hand."""


Block = Heading | Paragraph | PaperTable


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The whole: ``title`` and ``subtitle`` open it, ``school`` and the ``logo`` (PNG or JPEG) stand above them."""

    title: str
    subtitle: str
    school: str
    logo: bytes | None
    blocks: tuple[Block, ...]


def written(text: str) -> str:
    """``text`` without what neither format can hold: control characters and halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWRITABLE.sub("", lines)

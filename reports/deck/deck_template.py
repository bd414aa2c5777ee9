"""The blank presentation that a deck begins with: ours, all in French, or the school's own .pptx."""

import io
import math
import zipfile
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches

from excel import writable

WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.5)
EMU_PER_POINT = 12_700
LARGEST, LARGEST_OPENED = 30 * 2**20, 300 * 2**20
UNREADABLE = (
    "Le modèle PowerPoint n'a pas pu être lu : déposez un fichier .pptx, enregistré par PowerPoint ou LibreOffice au "
    "format « Présentation PowerPoint (.pptx) » et sans mot de passe."
)
WITHOUT_TITLE = (
    "Le modèle PowerPoint n'a aucune disposition avec un titre : ajoutez-en une dans le masque des diapositives, puis "
    "déposez-le à nouveau."
)
TOO_LARGE = "Le modèle PowerPoint dépasse 30 Mo : allégez ses images, puis déposez-le à nouveau."
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
ON_EVERY_SLIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
LAYOUTS = {"Title Slide": "Titre", "Title Only": "Indicateur"}


class TemplateError(ValueError):
    """Why a template cannot be used, in a French sentence."""


@dataclass(frozen=True)
class Template:
    """A presentation without slides, the layout of its first slide and that of the others."""

    deck: Deck
    opening: SlideLayout
    content: SlideLayout
    own: bool
    """Whether it is the school's: its fonts and colours are then left as they are."""


def on_one_line(text: str) -> str:
    """A text as a slide can hold it: the library would show the code of a line end that a name may have inside."""
    return " ".join(writable(text).splitlines())


def lines_of(text: str, points: int, width: int) -> int:
    """How many lines a text of this size takes in a width in EMU, with a common font."""
    return max(1, math.ceil(len(text) * points * 0.54 * EMU_PER_POINT / max(width, 1)))


def open_template(own: bytes | None = None) -> Template:
    """Our template, or the school's ``own``. Raises ``TemplateError``."""
    if own is None:
        return _ours()
    deck = _read(own)
    _empty(deck)
    titled = [layout for layout in deck.slide_layouts if any(kind in TITLES for kind in _kinds(layout))]
    if not titled:
        raise TemplateError(WITHOUT_TITLE)
    content = min(titled, key=lambda layout: (_kinds(layout)[0] != PP_PLACEHOLDER.TITLE, len(_kinds(layout))))
    opening = next((each for each in titled if PP_PLACEHOLDER.SUBTITLE in _kinds(each)), content)
    return Template(deck, opening, content, own=True)


def _kind(placeholder: Any) -> PP_PLACEHOLDER:
    return placeholder.placeholder_format.type  # type: ignore[no-any-return]


def _kinds(layout: Any) -> list[PP_PLACEHOLDER]:
    """What a layout has of its own, titles first."""
    found = [_kind(each) for each in layout.placeholders]
    return sorted((each for each in found if each not in ON_EVERY_SLIDE), key=lambda each: each not in TITLES)


def _read(content: bytes) -> Deck:
    if len(content) > LARGEST:
        raise TemplateError(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            opened = sum(each.file_size for each in archive.infolist())
        if opened <= LARGEST_OPENED:
            return Presentation(io.BytesIO(content))
    except Exception as error:  # whatever a file may hold, and the library has no error of its own for most of it
        raise TemplateError(UNREADABLE) from error
    raise TemplateError(TOO_LARGE)


def _empty(deck: Deck) -> None:
    """Take out the slides that a template shows as examples, with what only they hold."""
    slides: Any = deck.slides.element
    for each in list(slides):
        deck.part.drop_rel(each.rId)
        slides.remove(each)


def _ours() -> Template:
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    for layout in list(deck.slide_layouts):
        if layout.name not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    opening, content = deck.slide_layouts
    master = deck.slide_master
    for page in (master, opening, content):
        _without_footers(page)
    width = WIDE - 2 * MARGIN
    _place(master.placeholders[0], Inches(0.3), width, Inches(1.05))
    _place(master.placeholders[1], Inches(1.5), width, Inches(5.2))
    _place(opening.placeholders[0], Inches(2.3), width, Inches(1.5))
    _place(opening.placeholders[1], Inches(3.9), width, Inches(2))
    return Template(deck, opening, content, own=False)


def _without_footers(page: Any) -> None:
    for each in list(page.placeholders):
        if _kind(each) in ON_EVERY_SLIDE:
            each.element.getparent().remove(each.element)


def _place(placeholder: Any, top: int, width: int, height: int) -> None:
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = MARGIN, top, width, height

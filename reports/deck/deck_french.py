"""Makes a presentation French through and through: its texts, its names, its languages, what it says of itself."""

import datetime as dt
import re
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

import version
from excel import writable
from reports.deck.deck_template import LAYOUTS, Template

TEXTS = {
    "Click to edit Master title style": "Titre",
    "Click to edit Master subtitle style": "Sous-titre",
    "Click to edit Master text styles": "Texte",
    "Second level": "Deuxième niveau",
    "Third level": "Troisième niveau",
    "Fourth level": "Quatrième niveau",
    "Fifth level": "Cinquième niveau",
}
NAMES = {
    "Subtitle": "Sous-titre",
    "Slide Image Placeholder": "Image de la diapositive",
    "Slide Number Placeholder": "Numéro",
    "Notes Placeholder": "Notes",
    "Title Placeholder": "Titre",
    "Title": "Titre",
    "Text Placeholder": "Texte",
    "Date Placeholder": "Date",
    "Footer Placeholder": "Pied de page",
    "Header Placeholder": "En-tête",
}
COLORS = {
    "1F497D": "1D3557", "EEECE1": "E8EDF3", "4F81BD": "2F7FB8", "C0504D": "C77F12", "9BBB59": "2A9077",
    "8064A2": "8467BE", "4BACC6": "7D8590", "F79646": "C8553D",
}  # fmt: skip
"""What the theme of the library is painted with, and what ours is."""
_NUMBERED = re.compile(r"^(?P<name>\D+?) ?(?P<number>\d*)$")
_UNTRUE = {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS}
"""What the blank file says of another: the program that wrote it, its picture, its printer."""


def speak_french(template: Template, title: str, author: str) -> None:
    """Do so with all that we wrote; of the school's own template, its masters stay as they are."""
    deck = template.deck
    _describe(deck, title, author)
    _forget(deck)
    for slide in deck.slides:
        _translate(slide.element)
        if slide.has_notes_slide:
            _translate(slide.notes_slide.element)
    if template.own:
        return
    for layout in deck.slide_layouts:
        layout.element.cSld.set("name", LAYOUTS[layout.name])
    for page in (deck.element, deck.slide_master.element, *(layout.element for layout in deck.slide_layouts)):
        _translate(page)
    if any(slide.has_notes_slide for slide in deck.slides):
        _translate(deck.notes_master.element)
    for part in deck.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            _dress(part)


def _describe(deck: Deck, title: str, author: str) -> None:
    said = deck.core_properties
    said.title, said.author, said.last_modified_by = (writable(text)[:250] for text in (title, author, author))
    said.subject, said.comments, said.keywords = "Fiche Qualéduc 2.5", version.NAMED, ""
    said.language, said.revision = "fr-FR", 1
    said.created = said.modified = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)


def _forget(deck: Deck) -> None:
    package: Any = deck.part.package
    for holder in (package, deck.part):
        relations = holder._rels
        for name in [name for name, each in relations.items() if each.reltype in _UNTRUE]:
            relations.pop(name)


def _translate(page: Any) -> None:
    for each in page.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        each.set("lang", "fr-FR")
    for each in page.iter(qn("a:t")):
        each.text = TEXTS.get(each.text, each.text)
    for each in page.iter(qn("p:cNvPr")):
        named = _NUMBERED.match(each.get("name", ""))
        if named and named["name"] in NAMES:
            each.set("name", f"{NAMES[named['name']]} {named['number']}".strip())


def _dress(part: Any) -> None:
    """Our name and our colours in a theme, that the library keeps read or as it was."""
    read = isinstance(part, XmlPart)
    theme = part._element if read else parse_xml(part.blob)
    theme.set("name", "Réseaux et partenariats")
    for color in theme.iter(qn("a:srgbClr")):
        color.set("val", COLORS.get(color.get("val"), color.get("val")))
    if not read:
        part.blob = serialize_part_xml(theme)

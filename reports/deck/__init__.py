"""The PowerPoint of the council."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.deck.council_deck import build_deck
    from reports.deck.deck_template import TemplateError, open_template

__all__ = [
    "TemplateError",
    "build_deck",
    "open_template",
]
__getattr__ = lazily(__name__, __file__)

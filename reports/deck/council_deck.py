"""The PowerPoint of the council: a slide per indicator, whose title is what the figures say."""

import io
from collections.abc import Sequence

from conseil import school_of
from indicators import Scope
from indicators.secret import LEAST, Decide, hidden_cells
from reports.content import Export, gather
from reports.deck.deck_french import speak_french
from reports.deck.deck_template import open_template
from reports.deck.indicator_slides import closing_slide, indicator_slide, opening_slide
from warehouse import Store


def build_deck(
    store: Store,
    scope: Scope,
    ids: Sequence[str] | None = None,
    threshold: int = LEAST,
    *,
    decide: Decide = hidden_cells,
) -> bytes:
    """A .pptx of the indicators ``ids`` (all those that have a value if ``None``) over ``scope``, in French, on the
    school's own template if it has one; every figure about people behind the mask of what leaves the application.

    ``decide`` may be a ``hidden_cells`` that remembers its answers. Raises ``KeyError`` for an unknown indicator,
    ``ValueError`` for a threshold below 5, ``TemplateError`` (its sentence is in French) for a template that cannot be
    used.
    """
    school = school_of(store)
    template = open_template(school.modele)
    document = Export(store, school, scope, threshold)
    opening_slide(template, document)
    for exhibit in gather(store, scope, ids, threshold, whole=False, decide=decide):
        indicator_slide(template, document, exhibit)
    closing_slide(template, document)
    speak_french(template, document.title, document.signature)
    content = io.BytesIO()
    template.deck.save(content)
    return content.getvalue()

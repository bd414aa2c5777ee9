"""What leaves the application, in the formats that people open: nothing in it tells of a few people."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.deck import build_deck
    from reports.page import build_page
    from reports.papers import build_fiche, build_minutes
    from reports.workbook import build_proof, build_workbook

__all__ = [
    "build_deck",
    "build_fiche",
    "build_minutes",
    "build_page",
    "build_proof",
    "build_workbook",
]
__getattr__ = lazily(__name__, __file__)

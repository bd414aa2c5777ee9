"""What leaves the application, in the formats that people open: nothing in it tells of a few people."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.deck import build_deck
    from reports.documents import build_fiche, build_minutes
    from reports.page import build_page
    from reports.proof import build_proof
    from reports.workbook import build_workbook

__all__ = ["build_deck", "build_fiche", "build_minutes", "build_page", "build_proof", "build_workbook"]

_WRITERS = {
    "build_deck": "reports.deck",
    "build_fiche": "reports.documents",
    "build_minutes": "reports.documents",
    "build_page": "reports.page",
    "build_proof": "reports.proof",
    "build_workbook": "reports.workbook",
}


def __getattr__(name: str) -> Any:
    """Load what writes a format when it is asked for: each of these libraries is slow to load."""
    if name not in _WRITERS:
        raise AttributeError(f"module 'reports' has no attribute {name!r}")
    return getattr(import_module(_WRITERS[name]), name)

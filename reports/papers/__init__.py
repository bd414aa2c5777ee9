"""The documents of words, as Word files and as PDF: the filled fiche, the minutes of a council."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.papers.build import build_fiche, build_minutes
    from reports.papers.paper import FileKind

__all__ = [
    "FileKind",
    "build_fiche",
    "build_minutes",
]
__getattr__ = lazily(__name__, __file__)

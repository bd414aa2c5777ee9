"""The web page of the figures, in one file."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from reports.page.web_page import build_page


__all__ = [
    "build_page",
]
__getattr__ = lazily(__name__, __file__)

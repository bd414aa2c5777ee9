"""The statistical secret: what is hidden of the figures about people, before they are shown or written."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from indicators.secret.masking import LEAST, PUBLIC_DOCUMENT, Decide, Shown, hidden_cells, mask, may_list

__all__ = [
    "LEAST",
    "PUBLIC_DOCUMENT",
    "Decide",
    "Shown",
    "hidden_cells",
    "mask",
    "may_list",
]
__getattr__ = lazily(__name__, __file__)

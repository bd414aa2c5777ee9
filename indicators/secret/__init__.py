"""The statistical secret: what is hidden of the figures about people, before they are shown or written."""

from indicators.secret.masking import LEAST, PUBLIC_DOCUMENT, Shown, hidden_cells, mask, may_list

__all__ = ["LEAST", "PUBLIC_DOCUMENT", "Shown", "hidden_cells", "mask", "may_list"]

"""The fiche's indicators: their declarations, and what turns them into figures and charts."""

from typing import TYPE_CHECKING

from faces import lazily
from indicators.engine import compute
from indicators.families import CATALOGUE
from indicators.model import DIMENSIONS, NOT_FILLED, TABLES, Indicator, Measure, Scope, adds_up, kind_of

if TYPE_CHECKING:
    from indicators.secret import mask

__all__ = [
    "CATALOGUE",
    "DIMENSIONS",
    "NOT_FILLED",
    "TABLES",
    "Indicator",
    "Measure",
    "Scope",
    "adds_up",
    "compute",
    "kind_of",
    "mask",
]
__getattr__ = lazily(__name__, __file__)

"""The fiche's indicators: their declarations, and what turns them into figures and charts."""

from typing import TYPE_CHECKING

from faces import lazily
from indicators.engine import compute
from indicators.families import CATALOGUE
from indicators.model import DIMENSIONS, Indicator, Measure, Scope

if TYPE_CHECKING:
    from indicators.secret import mask

__all__ = [
    "CATALOGUE",
    "DIMENSIONS",
    "Indicator",
    "Measure",
    "Scope",
    "compute",
    "mask",
]
__getattr__ = lazily(__name__, __file__)

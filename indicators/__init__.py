"""The fiche's indicators: their declarations, and what turns them into figures and charts."""

from typing import TYPE_CHECKING, Any

from indicators.catalogue import CATALOGUE
from indicators.compute import compute
from indicators.model import DIMENSIONS, Indicator, Measure, Scope

if TYPE_CHECKING:
    from indicators.secret import mask

__all__ = ["CATALOGUE", "DIMENSIONS", "Indicator", "Measure", "Scope", "compute", "mask"]


def __getattr__(name: str) -> Any:
    """``mask`` alone is fetched when it is asked for: what it counts with is slow to load."""
    if name != "mask":
        raise AttributeError(name)
    from indicators.secret import mask

    return mask

"""The fiche's indicators: their declarations, and what turns them into figures and charts."""

from indicators.catalogue import CATALOGUE
from indicators.compute import compute
from indicators.model import DIMENSIONS, Indicator, Measure, Scope
from indicators.secret import mask

__all__ = ["CATALOGUE", "DIMENSIONS", "Indicator", "Measure", "Scope", "compute", "mask"]

"""The declarations of the fiche's indicators, a family a file, each beside the SQL of what it counts."""

from indicators.families.actions import ACTIONS
from indicators.families.catalogue import CATALOGUE
from indicators.families.offres import OFFRES
from indicators.families.participation import EFFECTIF, PRESENCES
from indicators.families.pfmp import PFMP
from indicators.families.taxe import TAXE

__all__ = [
    "ACTIONS",
    "CATALOGUE",
    "EFFECTIF",
    "OFFRES",
    "PFMP",
    "PRESENCES",
    "TAXE",
]

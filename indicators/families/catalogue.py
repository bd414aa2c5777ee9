"""Every indicator of the fiche, by its id, in the fiche's order."""

from collections.abc import Mapping
from types import MappingProxyType

from indicators.families import (
    actions,
    conventions,
    entreprises,
    offres,
    partages,
    participation,
    pfmp,
    reseaux,
    satisfaction,
    taxe,
)
from indicators.model import Indicator

FAMILIES = (
    conventions,
    reseaux,
    actions,
    participation,
    pfmp,
    offres,
    taxe,
    partages,
    entreprises,
    satisfaction,
)

CATALOGUE: Mapping[str, Indicator] = MappingProxyType(
    {indicator.id: indicator for family in FAMILIES for indicator in family.INDICATORS}
)

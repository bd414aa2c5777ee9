"""Every indicator of the fiche, by its id, in the fiche's order."""

from collections.abc import Mapping
from types import MappingProxyType

from indicators import conventions, participation, pfmp, taxe
from indicators.model import Indicator

CATALOGUE: Mapping[str, Indicator] = MappingProxyType(
    {indicator.id: indicator for family in (conventions, participation, pfmp, taxe) for indicator in family.INDICATORS}
)

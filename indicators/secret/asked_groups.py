"""Which groups of people a figure tells of: those of its filters, of its row, of what the indicator is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from indicators.model import Indicator, Scope
from indicators.secret.counted_groups import STEPPED
from indicators.secret.crosstabs import Cell
from indicators.secret.crowds import TRAITS, unions


@dataclass(frozen=True)
class Asked:
    """A figure asked for: of which crowd, and of which of its groups (``None`` when it is finer than any table)."""

    crowd: str
    protected: bool
    """Whether it tells of a priority public."""
    about_people: bool
    looks_back: bool
    """Whether it tells of the year before as well."""
    cells: Sequence[Cell] | None

    @classmethod
    def about(cls, indicator: Indicator, scope: Scope, group: Mapping[str, str]) -> "Asked":
        """The figure of ``indicator`` in one row (``group``: dimension → value) of a breakdown of ``scope``."""
        fact = indicator.fact
        filters = {name: values for name, values in scope.filters if name in fact.dimensions}
        row = {name: (value,) for name, value in group.items() if name in fact.dimensions}
        said = {**filters, **row}
        publics = [set(each) for each in (indicator.publics, filters.get("public"), row.get("public")) if each]
        said.pop("public", None)
        return cls(
            crowd=fact.crowd,
            protected=bool(publics),
            about_people=bool(fact.crowd) and (not fact.things or bool(publics) or bool(TRAITS & said.keys())),
            looks_back=fact.things,
            cells=_cells(indicator, publics, said),
        )


def _cells(indicator: Indicator, publics: Sequence[set[str]], said: Mapping[str, Sequence[str]]) -> list[Cell] | None:
    narrowest = min(publics, key=len, default=set())
    together = tuple(sorted(narrowest))
    if STEPPED in said or (together and together not in unions()) or not all(narrowest <= each for each in publics):
        return None
    sides = [{name: (value,)} for name, value in indicator.sides if value in said.get(name, (value,))]
    exact = [{**said, **side} for side in sides or [{}]]
    return [
        Cell(together, tuple(zip(sorted(each), values, strict=True)))
        for each in exact
        for values in product(*(each[name] for name in sorted(each)))
    ]

"""The groups of a breakdown, in the order and in the words in which they are shown."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

import french
from indicators.model import NOT_FILLED, Indicator
from indicators.words import wording

IN_ORDER = {"annee", "niveau", "periode", "mois"}  # these read in their own order, the others from the greatest down
LAST = (NOT_FILLED, "inconnu", "autre")
_FIGURES = ("value", "numerator", "denominator")


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group of a breakdown; ``name`` is its value in the base, the rest is what is read, not yet escaped."""

    name: str
    label: str
    value: float | None
    text: str
    details: tuple[str, ...]

    @property
    def length(self) -> float:
        """How far its bar reaches; a group without value has none."""
        return self.value or 0.0


def arrange(indicator: Indicator, rows: pd.DataFrame, by: str) -> list[Group]:
    """The groups of a breakdown ``by`` one dimension, first to be read first; those that say nothing come last."""
    groups = [_group(indicator, row, by) for row in rows.to_dict("records")]
    if by in IN_ORDER:
        return sorted(groups, key=lambda group: (group.name in LAST, group.name))
    return sorted(groups, key=lambda group: (group.name in LAST, group.value is None, -group.length, group.label))


def _group(indicator: Indicator, row: dict[Any, Any], by: str) -> Group:
    name = str(row[by])
    value, above, below = (None if pd.isna(row[figure]) else float(row[figure]) for figure in _FIGURES)
    hidden = bool(row.get("masked", False))
    text = french.MASKED if hidden else wording.value_text(indicator, value)
    share = wording.share_text(above, below) if indicator.unit == "%" else ""
    details = [f"{wording.typeset(indicator.label)} : {text}"]
    if share:
        details.append(f"{share} ({wording.typeset(indicator.denominator_label)})")
    if not pd.isna(row["population"]):
        details.append(wording.typeset(f"{indicator.population_label} : {french.number(row['population'])}"))
    return Group(
        name=name,
        label=wording.year_label(indicator, name) if by == "annee" else wording.group_label(by, name),
        value=value,
        text=f"{text} – {share}" if share else text,
        details=tuple(french.spaced(line) for line in details),
    )


def describe(indicator: Indicator, rows: pd.DataFrame, by: str) -> str:
    """The breakdown in one sentence, for whom it is read aloud: how many groups, the highest, the lowest."""
    title = f"{wording.typeset(indicator.label)}, par {wording.dimension_label(by).lower()}"
    known = [group for group in arrange(indicator, rows, by) if group.value is not None]
    if not known:
        return french.spaced(f"{title} : aucune valeur.")
    high, low = max(known, key=lambda group: group.length), min(known, key=lambda group: group.length)
    count = french.plural(len(known), "groupe")
    said = [f"{group.label} ({wording.value_text(indicator, group.value)})" for group in (high, low)]
    return french.spaced(f"{title} : {count} ; le plus haut, {said[0]} ; le plus bas, {said[1]}.")

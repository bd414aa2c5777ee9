"""What stands out in a breakdown: the group that moved or differs the most for its size, or none.

The rule. A group is never looked at if it is masked, if it gathers those of whom nothing is known (« non renseigné »,
« inconnu », « autre »), or, for shares, means and gaps, if it has fewer than ``FEWEST`` people. Then, by kind:

- shares and scores: at least 2 points, sure given how many groups are looked at (``chance.is_sure``);
  or, with a reserve, at least 10 points that chance alone would give less than one time in five (``chance.LIKELY``);
  A move is compared to that of the whole: within 2 points of it, it is no news. Nor are groups that are all at 0 %, or
  all at 100 %: they are what the indicator counts;
- gaps between girls and boys: the same, a gap over n pupils being taken as known within 100 ÷ √n points;
- mean durations: the same with 5 % and 20 % in place of 2 and 10 points;
- counts: at least 2 more or less and 5 %, less than one time in five by chance; no reserve, as a count is what it is;
- amounts and sums of hours: at least 5 % of the whole; there is no chance in them;
- a part of a count or of an amount stands out when at least three groups share the whole and it holds half of it.

Below ``FEW`` people nothing is sure. Among several, the one that is sure, then the one that moved, then the one
furthest beyond chance for its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import pandas as pd

from indicators.model import Indicator, Kind, Measure, kind_of, none_is_zero
from indicators.words import chance
from indicators.words.groups import LAST

FEWEST, FEW = 5, 20
LEAST_POINTS, BROAD_POINTS = 2.0, 10.0
_LEAST = {
    "share": (LEAST_POINTS, BROAD_POINTS),
    "gap": (LEAST_POINTS, BROAD_POINTS),
    "mean": (0.05, 0.2),
    "count": (0.05, 0.05),
}


class Line(NamedTuple):
    """The figures of one group, in one year."""

    value: float
    numerator: float
    population: float


NOTHING = Line(0.0, 0.0, 0.0)
Lines = dict[tuple[str, ...], Line | None]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One group, its figures, and those of the year before or of the whole (``moved`` says which) it is compared to."""

    group: tuple[str, ...]
    now: Line
    other: Line
    moved: bool
    sure: bool
    errors: float

    @property
    def change(self) -> float:
        """In the indicator's unit (points for a percentage)."""
        return self.now.value - self.other.value


def read_lines(rows: pd.DataFrame | None, by: Sequence[str]) -> Lines:
    """The groups of a breakdown; ``None`` for one that is masked or has no value."""
    found: Lines = {}
    if rows is None:
        return found
    for row in rows.to_dict("records"):
        hidden = bool(row.get("masked", False)) or pd.isna(row["value"]) or pd.isna(row["population"])
        above = 0.0 if pd.isna(row["numerator"]) else float(row["numerator"])
        line = None if hidden else Line(float(row["value"]), above, float(row["population"]))
        found[tuple(str(row[name]) for name in by)] = line
    return found


def find(indicator: Indicator, measure: Measure, now: Lines, before: Lines | None) -> Finding | None:
    """The group worth a sentence, from the groups of this year and those of the year before (``None`` if unknown)."""
    kind = kind_of(indicator)
    if kind == "answer" or measure.value is None:
        return None
    moves = _moves(indicator, measure, now, before) if before is not None else []
    found = [*moves, *_differences(kind, measure, now)]
    return max(found, key=lambda each: (each.sure, each.moved, abs(each.errors), each.group), default=None)


def _moves(indicator: Indicator, measure: Measure, now: Lines, before: Lines) -> list[Finding]:
    kind, groups = kind_of(indicator), now.keys() | before.keys()
    if measure.previous is None or kind == "growth" or len(groups) < 2:
        return []
    if not none_is_zero(indicator) or indicator.fact.crowd:
        groups = now.keys() & before.keys()  # of things, no row is nothing; of people, the mask may have taken it out
    pairs = []
    for group in groups:
        line, earlier = now.get(group, NOTHING), before.get(group, NOTHING)
        if line is None or earlier is None or not _may_lead(kind, group, line, earlier):
            continue
        if kind != "share" or abs(line.value - earlier.value - (measure.evolution or 0.0)) >= LEAST_POINTS:
            pairs.append((group, line, earlier))
    found = [judge(kind, measure.previous, pair, len(pairs), moved=True) for pair in pairs]
    return [each for each in found if each is not None]


def _differences(kind: Kind, measure: Measure, now: Lines) -> list[Finding]:
    known = {group: line for group, line in now.items() if line is not None and _may_lead(kind, group, line)}
    whole = Line(measure.value or 0.0, measure.numerator or 0.0, float(measure.population))
    if kind in ("count", "amount"):
        return _halves(known, whole) if len(now) >= 3 else []
    if kind == "growth":
        return _growths(known, measure)
    if kind == "share" and {line.value for line in known.values()} in ({0.0}, {100.0}):
        return []
    pairs = [(group, line, whole) for group, line in known.items() if line.population < whole.population]
    found = [judge(kind, whole.value, pair, len(pairs), moved=False) for pair in pairs]
    return [each for each in found if each is not None]


def _may_lead(kind: Kind, group: tuple[str, ...], *lines: Line) -> bool:
    enough = kind in ("count", "amount", "growth") or all(line.population >= FEWEST for line in lines)
    return enough and not set(LAST).intersection(group)


def judge(
    kind: Kind, whole: float, pair: tuple[tuple[str, ...], Line, Line], looked_at: int, *, moved: bool
) -> Finding | None:
    """The finding that a group makes, from its figures and those that they are compared to, if the rule says so."""
    group, now, other = pair
    change, errors = now.value - other.value, _errors(kind, whole, now, other, moved=moved)
    if kind == "amount":
        worth = sure = abs(change) >= 0.05 * abs(whole) and change != 0
    else:
        relative = kind in ("mean", "count")
        size = abs(change) / (abs(other.value) or abs(change) or 1) if relative else abs(change)
        least, broad = _LEAST[kind]
        likely = abs(errors) >= chance.LIKELY and size >= broad
        if kind == "count":
            worth = sure = likely and abs(now.numerator - other.numerator) >= 2
        else:
            sure = chance.is_sure(errors, looked_at) and size >= least and min(now.population, other.population) >= FEW
            worth = sure or likely
    return Finding(group=group, now=now, other=other, moved=moved, sure=sure, errors=errors) if worth else None


def _errors(kind: Kind, whole: float, now: Line, other: Line, *, moved: bool) -> float:
    """How many standard errors apart; for amounts, which have none, what part of the whole."""
    if kind == "share" and moved:
        return chance.between_shares(now.value / 100, now.population, other.value / 100, other.population)
    if kind == "share":
        return chance.from_whole(now.value / 100, now.population, other.value / 100)
    if kind == "gap":
        return (now.value - other.value) / 100 / sqrt(1 / now.population + (1 / other.population if moved else 0))
    if kind == "mean":
        return chance.between_means(now.value, now.population, other.value, other.population)
    if kind == "count":
        return chance.between_counts(now.numerator, other.numerator)
    return (now.value - other.value) / abs(whole) if whole else 0.0


def _halves(known: dict[tuple[str, ...], Line], whole: Line) -> list[Finding]:
    return [
        Finding(group=group, now=line, other=whole, moved=False, sure=False, errors=line.value / whole.value)
        for group, line in known.items()
        if whole.value > 0 and line.value >= whole.value / 2 and (line.numerator >= FEWEST)
    ]


def _growths(known: dict[tuple[str, ...], Line], measure: Measure) -> list[Finding]:
    """What each group brought to a growth (its numerator), when that is 5 % of what there was."""
    whole, before = Line(measure.value or 0.0, measure.numerator or 0.0, float(measure.population)), measure.denominator
    return [
        Finding(group=group, now=line, other=whole, moved=False, sure=True, errors=line.numerator / before)
        for group, line in known.items()
        if before and abs(line.numerator) >= 0.05 * before
    ]

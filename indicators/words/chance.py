"""How far a difference goes beyond what chance alone would give, in standard errors; nothing here is random."""

from math import sqrt
from statistics import NormalDist

LIKELY = NormalDist().inv_cdf(0.8)  # chance alone would give as much, on that side, one time in five
_DOUBT = 0.025  # … one time in forty: what a 95 % interval leaves on each side


def between_shares(share: float, people: float, before: float, people_before: float) -> float:
    """Two shares (0 to 1), each over its people, after Agresti and Caffo: one more who does and one more who does not
    on each side, so that a few people who all do the same are not taken for a certainty. A mean between 0 and 1, which
    spreads less than a share of the same height, is judged as one; above 1 (more came than were expected), as 1.
    """
    sides = ((min(share, 1.0), people), (min(before, 1.0), people_before))
    now, then = ((value * count + 1) / (count + 2) for value, count in sides)
    return (now - then) / sqrt(now * (1 - now) / (people + 2) + then * (1 - then) / (people_before + 2))


def from_whole(share: float, people: float, whole: float) -> float:
    """One share over its people and the share of all: beyond z when ``whole`` is out of its Wilson interval."""
    spread = whole * (1 - whole)
    return (share - whole) / sqrt(spread / people) if spread > 0 and people else 0.0


def between_means(mean: float, people: float, before: float, people_before: float) -> float:
    """Two means of durations, which spread about as wide as their mean."""
    spread = mean**2 / people + before**2 / people_before if people and people_before else 0.0
    return (mean - before) / sqrt(spread) if spread else 0.0


def between_counts(count: float, before: float) -> float:
    """Two numbers of things that come one by one."""
    return (count - before) / sqrt(count + before) if count + before > 0 else 0.0


def is_sure(errors: float, looked_at: int) -> bool:
    """Whether this many standard errors are beyond doubt for the most striking of ``looked_at`` groups: the more of
    them are looked at, the more easily chance makes one strike.
    """
    return abs(errors) >= NormalDist().inv_cdf(1 - _DOUBT / max(looked_at, 1))

"""Seeded chances: the same fiction at each run, and a part of it that changes leaves the others as they were."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
SEED = "deux-rives"


def chance(*topic: object) -> Random:
    """The chances of one topic, always the same."""
    return Random("|".join(map(str, (SEED, *topic))))


def pick(luck: Random, weights: Mapping[T, float]) -> T:
    """One of the keys of ``weights``, by its weight."""
    return luck.choices(list(weights), list(weights.values()))[0]


def pick_several(luck: Random, items: Sequence[T], weights: Sequence[float], count: int) -> list[T]:
    """``count`` distinct items, the heaviest the most often, in their own order."""
    if count >= len(items):
        return list(items)
    rank = sorted(range(len(items)), key=lambda place: luck.random() ** (1 / max(weights[place], 1e-9)))
    return [items[place] for place in sorted(rank[-count:])]

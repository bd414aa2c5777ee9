"""How long a piece of work takes, several times over."""

import time
from collections.abc import Callable
from statistics import median


def median_seconds(runs: int, work: Callable[[], object]) -> float:
    """The median of so many runs, one after the other."""
    return median(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started

"""The curve of the days before a period, by steps that each gather enough people."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

ADDED = ("numerator", "denominator", "population")
Row = Mapping[Hashable, Any]


def merge_steps(rows: pd.DataFrame, by: Sequence[str], days: str, threshold: int) -> pd.DataFrame:
    """The rows of a share that adds up over ``days``, with neighbouring days put together.

    From the earliest day on, days are put together until they gather ``threshold`` people; a step bears its last day,
    when all of them are there. Who comes after the first day of the period stands with who never comes, without day.
    """
    others = [name for name in by if name != days]
    found: list[dict[str, Any]] = []
    for key, group in rows.groupby(others, sort=True) if others else [((), rows)]:
        said = dict(zip(others, key, strict=True))
        early = group[group[days] >= 0].sort_values(days, ascending=False)
        late = group[~(group[days] >= 0)]
        steps = _steps(early.to_dict("records"), threshold)
        found += [said | {days: step[-1][days]} | _sum(step) for step in steps]
        found += [said | {days: None} | _sum(late.to_dict("records"))] if len(late) else []
    return pd.DataFrame(found, columns=rows.columns).astype({days: "float"})


def _steps(rows: Iterable[Row], threshold: int) -> list[list[Row]]:
    steps: list[list[Row]] = []
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if sum(each["population"] for each in waiting) >= threshold:
            steps.append(waiting)
            waiting = []
    if waiting and steps:
        steps[-1] += waiting
    return steps


def _sum(rows: Sequence[Row]) -> dict[str, float]:
    sums = {name: float(sum(each[name] for each in rows)) for name in ADDED}
    return {"value": 100 * sums["numerator"] / sums["denominator"], **sums}

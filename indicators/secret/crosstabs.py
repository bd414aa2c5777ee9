"""What is told of every group of people, in the tables that are small enough to be judged."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.model import DIMENSIONS, Fact, Scope
from indicators.secret.counted_groups import Count, Names, count_rows, crosses_of, read_groups, sizes_of
from warehouse import Store

MOST_CELLS = 2000  # what is judged in a fraction of a second
FEW_ROWS = 50_000  # of one year of a lycée: whatever it is divided by, it is soon read
VAST = MOST_CELLS + MOST_CELLS // 4  # more beyond any doubt, though counted roughly
Crosstab = tuple[Names, Names]
Floats = NDArray[np.float64]


class Cell(NamedTuple):
    """A group of people: those of any of ``publics`` (everybody, if it is empty) who are all that ``group`` says."""

    publics: Names
    group: tuple[tuple[str, str], ...]

    @property
    def names(self) -> Names:
        """The dimensions that the group says."""
        return tuple(name for name, _ in self.group)

    @property
    def table(self) -> Crosstab:
        """The table where the group has its place."""
        return self.publics, self.names


def read_cells(
    store: Store, counting: Sequence[Fact], scope: Scope, publics: Sequence[Names], most: int, counts: Sequence[Count]
) -> tuple[dict[Cell, Floats], set[Names]]:
    """What is told of each cell of ``most`` dimensions at most, by count, and the tables that are small enough."""
    crosses: Mapping[Fact, Sequence[Names]] = {fact: crosses_of(fact, range(most + 1)) for fact in counting}
    if any(count_rows(store, fact, scope) > FEW_ROWS for fact in counting):
        return _read_by_steps(store, crosses, scope, publics, counts)
    told = _read_told(store, crosses, scope, publics, counts)
    return told, _smallest({*chain(*crosses.values())}, [cell.names for cell in told])


def _read_by_steps(
    store: Store, every: Mapping[Fact, Sequence[Names]], scope: Scope, publics: Sequence[Names],
    counts: Sequence[Count],
) -> tuple[dict[Cell, Floats], set[Names]]:  # fmt: skip
    """The same, without reading what will not be kept, for it could have millions of groups: a vast table, or a cross
    whose dimensions are not both kept.
    """
    told: dict[Cell, Floats] = {}
    kept: set[Names] = set()
    for size in sorted({len(names) for tables in every.values() for names in tables}):
        opened = {
            fact: [each for each in tables if len(each) == size and _is_open(each, kept)]
            for fact, tables in every.items()
        }
        crosses = {fact: _not_vast(store, fact, scope, each) for fact, each in opened.items()}
        told |= _read_told(store, crosses, scope, publics, counts)
        kept = _smallest({*kept, *chain(*crosses.values())}, [cell.names for cell in told])
    return told, kept


def _cells(groups: pd.DataFrame) -> list[Cell]:
    named = sorted(DIMENSIONS.keys() & groups.columns)
    return [
        Cell(
            tuple(filter(None, row["publics"].split("+"))),
            tuple((name, row[name]) for name in named if not pd.isna(row[name])),
        )
        for row in groups[["publics", *named]].to_dict("records")
    ]


def _read_told(
    store: Store, crosses: Mapping[Fact, Sequence[Names]], scope: Scope, publics: Sequence[Names],
    counts: Sequence[Count],
) -> dict[Cell, Floats]:  # fmt: skip
    found = [read_groups(store, fact, scope, publics, tables) for fact, tables in crosses.items() if tables]
    if not found:
        return {}
    groups = pd.concat(found, ignore_index=True).reindex(
        columns=["publics", *sorted({name for tables in crosses.values() for names in tables for name in names}),
                 *(count.column for count in counts)]
    )  # fmt: skip
    return _told(_cells(groups), groups[[count.column for count in counts]].to_numpy(float), counts)


def _not_vast(store: Store, fact: Fact, scope: Scope, tables: Sequence[Names]) -> list[Names]:
    return [names for names, groups in sizes_of(store, fact, scope, tables).items() if groups <= VAST] if tables else []


def _is_open(names: Names, kept: Collection[Names]) -> bool:
    """Whether a table may be kept: each of its dimensions is, if it has two."""
    return len(names) < 2 or all((name,) in kept for name in names)


def _smallest(tables: Collection[Names], found: Sequence[Names]) -> set[Names]:
    """Those that hold at most ``MOST_CELLS`` groups together; one of two dimensions, only if each alone is there."""
    sizes = Counter(found)
    kept: set[Names] = set()
    room = MOST_CELLS
    for names in sorted(set(tables), key=lambda names: (len(names), sizes[names], names)):
        if sizes[names] <= room and _is_open(names, kept):
            kept.add(names)
            room -= sizes[names]
    return kept


def _told(cells: Sequence[Cell], rows: Floats, counts: Sequence[Count]) -> dict[Cell, Floats]:
    """What the facts together tell of each cell, by count: each of them fills its own columns."""
    told: dict[Cell, Floats] = {}
    said = {
        names: np.array([count.within <= set(names) for count in counts], bool)
        for names in {cell.names for cell in cells}
    }
    for cell, row in zip(cells, rows, strict=True):
        before = told.get(cell, np.full(len(counts), np.nan))
        told[cell] = np.where(said[cell.names] & ~np.isnan(row), row, before)
    return told

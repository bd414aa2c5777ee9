"""Which groups may be shown, so that no small one can be deduced from all that is shown.

A group is small if one of its counts is 1 or more and below the threshold. The small ones are hidden. The others are
taken one by one, from the whole to the crosses and from the largest to the smallest, and each is shown unless it
would, with those already shown, give away a small one:

- in a line, by taking the parts from the whole (``lines``);
- in all the tables together, by any sum or difference (``deduction``).

So what is hidden depends on the figures alone, never on what is looked at first.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from indicators.secret.crosstabs import Cell, Crosstab, Floats
from indicators.secret.crowds import TRAITS, Bools, Family
from indicators.secret.deduction import NOTHING, Deduction
from indicators.secret.divisions import Ledger, lines_of, sets_of

FINER = 3  # dimensions of the groups that no table shows, and that must not be deduced either
ROUNDS = 50  # each finds finer groups to protect, nearly always none; two are enough


@dataclass
class Watch:
    """Counts that are 0 in the same atoms, and the groups of these atoms that must not be deduced."""

    ranks: list[int]
    held: Bools
    told: Bools
    secret: list[Bools] = field(default_factory=list)


def shown_cells(family: Family, threshold: int, allowed: Collection[Cell] | None = None) -> frozenset[Cell]:
    """The cells of a family whose figures may be shown together, among those ``allowed`` (all, by default)."""
    sets = sets_of(family)
    counts = _by_set(family.counts, sets)
    few_others = np.logical_or.reduce(is_small(_by_set(family.others[family.whole], sets), threshold))
    hidden = few_others | np.logical_or.reduce(is_small(counts, threshold))
    if allowed is not None:
        hidden[sets[[cell not in allowed for cell in family.cells]]] = True
    order = [rank for rank in _order(family) if sets[rank] == rank and not hidden[rank]]
    watches = _watches(family, counts, few_others, threshold)
    lines = lines_of(family, sets)
    for _ in range(ROUNDS):
        deductions = [Deduction(family.members[:, watch.held], watch.secret) for watch in watches]
        shown = _show(order, Ledger(lines, counts, threshold), watches, deductions)
        betrayed = [list(_finer(family, *pair, threshold)) for pair in zip(watches, deductions, strict=True)]
        if not any(betrayed):
            return frozenset(cell for cell, one in zip(family.cells, sets.tolist(), strict=True) if one in shown)
        for watch, found in zip(watches, betrayed, strict=True):
            watch.secret += found
    return frozenset()  # never seen; rather show nothing than something unsure


def inherited(family: Family, shown: Collection[Cell]) -> frozenset[Cell]:
    """The cells shown, less those that say what people do who all belong to a hidden group of what people are.

    What they do may be all that the group does: the only action of a class tells of that class.
    """
    said = np.array([cell in shown for cell in family.cells], bool)
    traits = np.array([set(cell.names) <= TRAITS for cell in family.cells], bool)
    hidden, known, about = (np.flatnonzero(each) for each in (traits & ~said, traits & said, ~traits & said))
    in_hidden, in_known = (_within(family, about, each) for each in (hidden, known))
    betraying = in_hidden & ~(in_known.astype(int) @ _within(family, known, hidden).astype(int) > 0)
    return frozenset(shown) - {family.cells[rank] for rank in about[np.logical_or.reduce(betraying, axis=1)]}


def _within(family: Family, inner: NDArray[np.intp], outer: NDArray[np.intp]) -> Bools:
    """Whether each cell of ``inner`` is a part of each of ``outer``, of the same publics."""
    one, other = (family.members[ranks].astype(float) for ranks in (inner, outer))
    same = [[family.cells[a].publics == family.cells[b].publics for b in outer] for a in inner]
    held = np.equal(one @ other.T, one.sum(axis=1, keepdims=True))
    return np.asarray(held, bool) & np.array(same, bool).reshape(held.shape)


def tables_of_ones(family: Family, shown: Collection[Crosstab]) -> frozenset[Crosstab]:
    """The tables in which every row is hidden and would be known to be 1, by counting the rows."""
    found: dict[Crosstab, list[int]] = {}
    for rank, cell in enumerate(family.cells):
        if cell.group and cell.table not in shown:
            found.setdefault(cell.table, []).append(rank)
    return frozenset(table for table, ranks in found.items() if (family.counts[:, ranks].max(axis=1) == 1).any())


def is_small(counts: Floats, threshold: int) -> Bools:
    """1 or more, and below the threshold; NaN is not."""
    return np.greater_equal(counts, 1) & np.less(counts, threshold)


def _show(order: Sequence[int], ledger: Ledger, watches: Sequence[Watch], deductions: Sequence[Deduction]) -> set[int]:
    shown = set()
    for one in order:
        about = [deduction for watch, deduction in zip(watches, deductions, strict=True) if watch.told[one]]
        if ledger.betrays(one) or any(deduction.betrays(one) for deduction in about):
            continue
        ledger.show(one)
        for deduction in about:
            deduction.show(one)
        shown.add(one)
    return shown


def _by_set(counts: Floats, sets: np.ndarray) -> Floats:
    """What is told of a cell, under any of its names."""
    merged = np.full(counts.shape, np.nan)
    for cell, one in enumerate(sets):
        merged[:, one] = np.where(np.isnan(merged[:, one]), counts[:, cell], merged[:, one])
    return merged


def _order(family: Family) -> list[int]:
    """The whole, then the tables of one dimension, then of two, the smallest first; in a table, the largest first."""
    sizes = Counter(cell.names for cell in family.cells)
    people = np.nan_to_num(family.counts).max(axis=0, initial=0)

    def place(rank: int) -> tuple[object, ...]:
        cell = family.cells[rank]
        return len(cell.group), sizes[cell.names], cell.names, -len(cell.publics), -people[rank], cell

    return sorted(range(len(family.cells)), key=place)


def _watches(family: Family, counts: Floats, few_others: Bools, threshold: int) -> list[Watch]:
    found: dict[bytes, Watch] = {}
    for rank in np.flatnonzero(family.free):
        held, told = family.atom_counts[rank] != 0, ~np.isnan(counts[rank])
        watch = found.setdefault(held.tobytes() + told.tobytes(), Watch([], held, told))
        watch.ranks.append(int(rank))
        secret = is_small(counts[rank], threshold) | (few_others & (counts[rank] > 0))
        watch.secret += [family.members[one, held] for one in np.flatnonzero(secret)]
    return list(found.values())


def _finer(family: Family, watch: Watch, deduction: Deduction, threshold: int) -> Iterator[Bools]:
    """The small groups of ``FINER`` dimensions or of two publics that can be deduced although no table shows them."""
    atoms = np.flatnonzero(watch.held)
    parts = np.array(list(_parts(family)), bool)[:, atoms]
    moved = deduction.witnesses()[:, :, None] * parts.T[:, None, :]
    told = family.atom_counts[watch.ranks][:, atoms].T[:, :, None] * parts.T[:, None, :]
    names = sorted(family.codes)
    for number in {*range(min(FINER, len(names)) + 1), len(names)}:
        for chosen in combinations(names, number):
            codes = [family.codes[name][atoms] for name in chosen]
            order = np.lexsort(codes) if codes else np.arange(len(atoms))
            changed = np.zeros(len(atoms), bool)
            changed[:1] = True
            for each in codes:
                changed[1:] |= each[order][1:] != each[order][:-1]
            starts = np.flatnonzero(changed)
            if not len(starts):
                continue
            still = np.abs(np.add.reduceat(moved[order], starts)).max(axis=1) < NOTHING
            small = is_small(np.add.reduceat(told[order], starts), threshold).any(axis=1)
            for group, part in np.argwhere(still & small):
                mask = np.zeros(len(atoms), bool)
                end = starts[group + 1] if group + 1 < len(starts) else len(atoms)
                mask[order[starts[group] : end]] = True
                yield mask & parts[part]


def _parts(family: Family) -> Iterator[Bools]:
    yield from family.among.values()
    for one, other in combinations([each for each in family.among if len(each) == 1], 2):
        yield family.among[one] & family.among[other]

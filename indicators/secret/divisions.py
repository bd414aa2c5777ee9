"""The lines of the tables: a group, and the groups that one more dimension, or the publics, divide it into."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indicators.secret.crosstabs import Cell, Floats
from indicators.secret.crowds import Bools, Family

Signs = NDArray[np.uint64]


class Division(NamedTuple):
    """A whole and its parts, each by the rank of the set of people that it is.

    ``lost`` counts the parts that no table shows, and ``depth`` the dimensions that the whole needs.
    """

    whole: int
    parts: tuple[int, ...]
    lost: int
    depth: int


def sign(family: Family) -> Signs:
    """A number for each atom; those of a set of atoms add up to a number that no other set has."""
    return np.asarray(np.random.default_rng(25).integers(0, 2**63, family.members.shape[1], dtype=np.uint64))


def sets_of(family: Family) -> NDArray[np.intp]:
    """Of each cell, the rank of the set of people that it is: « TCU » and « TCU, terminale » are the same."""
    signed = family.members.astype(np.uint64) @ sign(family)
    first = {number: rank for rank, number in reversed(list(enumerate(signed.tolist())))}
    return np.array([first[number] for number in signed.tolist()], np.intp)


def lines_of(family: Family, sets: NDArray[np.intp]) -> list[Division]:
    """Every line that has a part in a table."""
    signs = sign(family)
    signed = family.members.astype(np.uint64) @ signs
    known = dict(zip(signed.tolist(), sets.tolist(), strict=True))
    found = {line: None for table in {cell.table for cell in family.cells} for line in _divided(family, table, known)}
    return sorted({**found, **dict.fromkeys(_joined(family, sets))})


def _divided(
    family: Family, table: tuple[tuple[str, ...], tuple[str, ...]], known: Mapping[int, int]
) -> Iterator[Division]:
    """The lines of a table by each other dimension."""
    publics, names = table
    held = np.logical_and.reduce([family.among[publics], *(family.codes[name] >= 0 for name in names)])
    atoms = np.flatnonzero(held)
    for name in family.codes.keys() - set(names):
        for whole, parts in _split(sign(family), atoms, [family.codes[each] for each in names], family.codes[name]):
            shown = tuple(sorted(known[part] for part in parts if part in known))
            if whole in known and shown and shown != (known[whole],):
                rank = known[whole]
                yield Division(rank, shown, len(parts) - len(shown), len(family.cells[rank].group))


def _split(
    signs: Signs, atoms: NDArray[np.intp], codes: list[NDArray[np.intp]], by: NDArray[np.intp]
) -> Iterator[tuple[int, list[int]]]:
    """The signature of each group of ``codes`` and those of its parts ``by`` one more."""
    order = atoms[np.lexsort([by[atoms], *(each[atoms] for each in reversed(codes))])]
    new_whole = _changes([each[order] for each in codes], len(order))
    new_part = new_whole | _changes([by[order]], len(order))
    wholes, parts = np.flatnonzero(new_whole), np.flatnonzero(new_part)
    sums = np.add.reduceat(signs[order], parts).tolist()
    said = (by[order][parts] >= 0).tolist()
    ends = np.searchsorted(parts, [*wholes[1:], len(order)]).tolist()
    for start, end, whole in zip([0, *ends], ends, np.add.reduceat(signs[order], wholes).tolist(), strict=False):
        yield whole, [part for part, known in zip(sums[start:end], said[start:end], strict=True) if known]


def _changes(codes: list[NDArray[np.intp]], length: int) -> NDArray[np.bool_]:
    changed = np.zeros(length, bool)
    changed[:1] = True
    for each in codes:
        changed[1:] |= each[1:] != each[:-1]
    return changed


def _joined(family: Family, sets: NDArray[np.intp]) -> Iterator[Division]:
    """The publics that are put together, and each of them."""
    ranks = dict(zip(family.cells, sets.tolist(), strict=True))
    for cell, rank in ranks.items():
        alone = {ranks.get(Cell((public,), cell.group), rank) for public in cell.publics} - {rank}
        if len(cell.publics) > 1 and alone:
            yield Division(rank, tuple(sorted(alone)), 1, len(family.cells[rank].group))


class Ledger:
    """What is left of each line, for each count, when the parts that are shown are taken from the whole."""

    def __init__(self, lines: Sequence[Division], counts: Floats, threshold: int) -> None:
        """``counts`` are counts × sets of people; NaN where nobody is told the number."""
        self._counts, self._told, self._threshold = np.nan_to_num(counts), ~np.isnan(counts), threshold
        self._whole = np.array([line.whole for line in lines], np.intp)
        self._open = np.array([line.lost for line in lines], np.intp) > 0
        self._depth = np.array([line.depth for line in lines], np.intp)
        self._given = np.zeros((len(counts), len(lines)))
        self._hidden = np.zeros((len(counts), len(lines)))
        self._shown = np.zeros(counts.shape[1], bool)
        self._as_part: list[list[int]] = [[] for _ in range(counts.shape[1])]
        self._as_whole: list[list[int]] = [[] for _ in range(counts.shape[1])]
        for rank, line in enumerate(lines):
            self._as_whole[line.whole].append(rank)
            self._hidden[:, rank] = (self._counts[:, line.parts] > 0).sum(axis=1)
            for part in line.parts:
                self._as_part[part].append(rank)

    def betrays(self, one: int) -> bool:
        """Whether, were this set of people shown too, a line would give away a small number."""
        as_part = [rank for rank in self._as_part[one] if self._shown[self._whole[rank]]]
        ranks = np.array(as_part + self._as_whole[one], np.intp)
        part = np.arange(len(ranks)) < len(as_part)
        own = self._counts[:, [one]]
        whole = np.where(part, self._counts[:, self._whole[ranks]], own)
        rest = whole - self._given[:, ranks] - part * own
        hidden = self._hidden[:, ranks] - part * (own > 0)
        closed = ~self._open[ranks]
        overlap = closed & (hidden == 0) & self._is_small(-rest)
        all_ones = (
            closed & (part | (self._depth[ranks] > 0) | (self._given[:, ranks] > 0)) & (rest == hidden) & (hidden > 0)
        )
        without = part & self._is_small(whole - own)
        told = self._told[:, [one]] & self._told[:, self._whole[ranks]]
        return bool((told & (self._is_small(rest) | overlap | all_ones | without)).any())

    def show(self, one: int) -> None:
        """Count this set of people among those that are shown."""
        self._shown[one] = True
        own = self._counts[:, [one]]
        self._given[:, self._as_part[one]] += own
        self._hidden[:, self._as_part[one]] -= own > 0

    def _is_small(self, numbers: Floats) -> Bools:
        return (numbers >= 1) & (numbers < self._threshold)

"""Gives the columns of a sheet to those of a table: each to one at most, and none on a guess."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from spreadsheets.recognise.synonyms import SURE

_AS_GOOD = 0.0002
"""Two matches closer than this say the same."""
_MOST_WEAK = 10


class Edge(NamedTuple):
    """A column of the sheet (``place``, from 0) that may feed a column of the table.

    ``strength`` is what its header says, ``weight`` what its header and its cells say together, from 0 to 1.
    """

    column: str
    place: int
    strength: float
    weight: float
    text: str


def assign(edges: Iterable[Edge]) -> dict[str, Edge]:
    """Column of the table → the edge that feeds it: the sure headers first, then the best sharing of the others."""
    known = list(edges)
    sure = [edge for edge in known if edge.strength >= SURE]
    weak = [edge for edge in known if edge.strength < SURE]
    chosen = {edge.column: edge for edge in _only_best(_only_best(sure, _place), _column)}
    taken = {edge.place for edge in sure}
    return chosen | _share([edge for edge in weak if edge.column not in chosen and edge.place not in taken])


def _place(edge: Edge) -> Hashable:
    return edge.place


def _column(edge: Edge) -> Hashable:
    return edge.column


def _only_best(edges: Iterable[Edge], rival: Callable[[Edge], Hashable]) -> list[Edge]:
    """The heaviest edge of each group of rivals; none of a group whose two heaviest weigh the same."""
    groups: dict[Hashable, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: -edge.weight):
        groups[rival(edge)].append(edge)
    return [group[0] for group in groups.values() if len(group) == 1 or group[0].weight - group[1].weight > _AS_GOOD]


def _share(edges: Sequence[Edge]) -> dict[str, Edge]:
    """The sharing that weighs most; what two such sharings disagree about is left out."""
    heaviest = sorted(edges, key=lambda edge: -edge.weight)[:_MOST_WEAK]
    sharings = list(_sharings(heaviest))
    most = max(map(_weigh, sharings))
    best = [set(sharing) for sharing in sharings if most - _weigh(sharing) <= _AS_GOOD]
    return {edge.column: edge for edge in set.intersection(*best)}


def _sharings(edges: Sequence[Edge]) -> Iterator[tuple[Edge, ...]]:
    """Every set of edges in which no column and no place comes twice."""
    if not edges:
        yield ()
        return
    first, *others = edges
    for sharing in _sharings(others):
        yield sharing
        if all(first.column != edge.column and first.place != edge.place for edge in sharing):
            yield (first, *sharing)


def _weigh(sharing: Iterable[Edge]) -> float:
    return sum(edge.weight for edge in sharing)

"""An attacker: reads every figure that the mask lets through, and tries to find the small numbers that it hides.

It knows the school: which class is of which formation, which actions there were, and where the zeros are that it is
shown. It knows nothing of how the mask chooses.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

import numpy as np

from indicators import Measure
from tests.indicators.plain_facts import PUBLICS

Said = Mapping[str, tuple[str, ...]]
Does = frozenset[str]
Column = tuple[Mapping[str, Sequence[str]], Does, int]
UNIONS = [*((public,) for public in PUBLICS), ("ulis", "ebep"), PUBLICS]
ABOUT = {"participation.taux_inclusion": ("ulis", "ebep"), "participation.taux_prioritaires": PUBLICS}


class Figure(NamedTuple):
    """A figure on a screen: of which indicator and which group, and what it tells (``None`` where it is masked)."""

    id: str
    said: Said
    numerator: float | None
    denominator: float | None

    @property
    def about_publics(self) -> bool:
        return "public" in self.said or self.id in ABOUT

    @property
    def numbers(self) -> list[float]:
        """Who counts, who is looked at, who does not count; nothing of a masked figure."""
        if self.numerator is None or self.denominator is None:
            return [] if self.numerator is None else [self.numerator]
        return [self.numerator, self.denominator, self.denominator - self.numerator]


def read_figures(measure: Measure, by: Sequence[str]) -> Iterator[Figure]:
    """The value of a measure, or its rows if it has a breakdown."""
    if not by and measure.status != "nd":
        yield _figure(measure.id, {}, measure.status == "masque", measure.numerator, measure.denominator)
    for row in measure.rows.to_dict("records") if by else []:
        said = {name: (row[name],) for name in by}
        yield _figure(measure.id, said, bool(row["masked"]), row["numerator"], row["denominator"])


def _figure(id_: str, said: Said, masked: bool, numerator: Any, denominator: Any) -> Figure:
    above, below = (None if each is None or np.isnan(each) else float(each) for each in (numerator, denominator))
    assert not masked or (above, below) == (None, None), "a masked figure still has a number"
    return Figure(id_, said, above, below)


class People:
    """A crowd as the attacker sees it: columns of people who are alike in all that the figures can tell of them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Each column is the groups that its people are in, what they do, and how many they are.

        Which groups there are is known; what anyone does in them is not, so every way of doing has its columns.
        """
        alike: dict[tuple[Any, Does], int] = defaultdict(int)
        for groups, does, number in columns:
            alike[tuple(sorted((name, tuple(values)) for name, values in groups.items())), does] += number
        possible = list(product({groups for groups, _ in alike}, {does for _, does in alike}))
        self.numbers = np.array([alike[each] for each in possible], float)
        self.does = [does for _, does in possible]
        self.of = [dict(groups) for groups, _ in possible]
        self.names = sorted({name for groups in self.of for name in groups})
        self._in: dict[tuple[str, str], np.ndarray] = {}
        self._doing = {
            what: np.array([what in does for does in self.does], bool) for what in frozenset().union(*self.does)
        }

    def who(self, said: Said) -> np.ndarray:
        """The columns of a group."""
        found = np.ones(len(self.of), bool)
        for name, values in said.items():
            found &= np.logical_or.reduce([self._group(name, value) for value in values])
        return found

    def doing(self, what: str | None) -> np.ndarray:
        """The columns of those who do something; all of them for "", none for ``None``."""
        return self._doing.get(what, np.full(len(self.of), what == ""))

    def _group(self, name: str, value: str) -> np.ndarray:
        if (name, value) not in self._in:
            self._in[name, value] = np.array([value in groups[name] for groups in self.of], bool)
        return self._in[name, value]

    def groups(self, most: int) -> Iterator[tuple[Said, np.ndarray]]:
        """Every group of ``most`` dimensions at most that holds somebody; if publics are told apart, of each of them,
        of those that an indicator puts together, and of two of them at once.
        """
        names = [name for name in self.names if name != "public"]
        for count in range(most + 1):
            for chosen in combinations(names, count):
                for values in sorted({tuple(groups[name][0] for name in chosen) for groups in self.of}):
                    said = {name: (value,) for name, value in zip(chosen, values, strict=True)}
                    yield from self._of_publics(said) if "public" in self.names else [(said, self.who(said))]

    def _of_publics(self, said: Said) -> Iterator[tuple[Said, np.ndarray]]:
        everybody = self.who(said)
        for each in UNIONS:
            yield {**said, "public": each}, everybody & self.who({"public": each})
        for one, other in combinations(PUBLICS, 2):
            yield (
                {**said, "public": (f"{one} and {other}",)},
                everybody & self._group("public", one) & self._group("public", other),
            )


def deducible(people: People, shown: Sequence[tuple[np.ndarray, float]], targets: np.ndarray) -> np.ndarray:
    """Of each target (a row of columns), whether sums and differences of what is shown give its number."""
    rows = np.unique(np.array([who for who, _ in shown], bool), axis=0)
    assert all(number == who @ people.numbers for who, number in shown), "the attacker counts wrongly"
    empty = [who for who, number in shown if number == 0]
    unknown = ~np.logical_or.reduce(empty) if empty else np.ones(len(people.numbers), bool)
    _, sizes, directions = np.linalg.svd(rows[:, unknown].astype(float), full_matrices=False)
    known = directions[sizes > 1e-9]
    left = targets[:, unknown].astype(float)
    return np.abs(left - (left @ known.T) @ known).max(axis=1, initial=0) < 1e-7


def give_away_by_subtraction(figures: Sequence[Figure], threshold: int) -> list[str]:
    """The lines in which a total less the rows shown, or less one of them, is a small number of people."""
    found = []
    for whole, parts, name in _lines(figures):
        shown = [part.numbers for part in parts if part.numbers]
        if not whole.numbers or not shown:
            continue
        rest, without = np.array(whole.numbers) - np.sum(shown, axis=0), np.array(whole.numbers) - np.array(shown)
        if name == "public":  # a pupil may belong to several, and everybody else to none
            rest, without = rest * (whole.id == "participation.taux_prioritaires"), without[:, -2:-1]
        if _small(np.append(rest, without), threshold).any():
            found.append(f"{whole.id} {dict(whole.said)} by {name}: {whole.numbers} less {shown}")
    return found


def give_away_by_bounds(figures: Sequence[Figure], threshold: int) -> list[str]:
    """The masked rows that must hold as many people as they do, as a row that is there holds one person at least."""
    low: dict[Any, float] = defaultdict(lambda: 1.0)
    high: dict[Any, float] = defaultdict(lambda: np.inf)
    sums = []
    for whole, parts, name in _lines(figures):
        if name != "public" and len(whole.numbers) == 3:
            rest = whole.numbers[1] - sum(part.numbers[1] for part in parts if part.numbers)
            sums.append((rest, [(part.id, _key(part.said)) for part in parts if not part.numbers]))
    for _ in range(10):
        for rest, hidden in sums:
            for one in hidden:
                others = [each for each in hidden if each != one]
                high[one] = min(high[one], rest - sum(low[each] for each in others))
                low[one] = max(low[one], rest - sum(high[each] for each in others))
    return [f"{one} holds {low[one]}" for one in high if low[one] == high[one] < threshold]


def _lines(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], str]]:
    """Each figure, with its parts by one more dimension, if a table gives them."""
    known = {(each.id, _key(each.said)): each for each in figures}
    lines: dict[Any, list[Figure]] = defaultdict(list)
    for each in known.values():
        for name in each.said:
            lines[each.id, _key({other: each.said[other] for other in each.said if other != name}), name].append(each)
    for (id_, whole, name), parts in lines.items():
        if (id_, whole) in known:
            yield known[id_, whole], parts, name


def _key(said: Said) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted(said.items()))


def _small(numbers: np.ndarray, threshold: int) -> np.ndarray:
    return (numbers >= 1) & (numbers < threshold)

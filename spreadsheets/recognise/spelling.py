"""Words of headers misspelt by one letter or cut by a point, brought back to those we know."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, product

from spreadsheets.cells import as_text, fold

_SHORTEST = 5
"""A shorter word is one letter away from too many others."""
_MOST_READINGS = 8


class Spelling:
    """What an unknown word may stand for among the known ones."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            if len(word) >= _SHORTEST:
                for variant in _variants(word):
                    self._near[variant].add(word)

    def readings(self, text: str, told: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The ways to read the words of a header; the words themselves come first."""
        cut = {word.rstrip(".") for word in fold(as_text(text)).replace("/", " ").split() if word.endswith(".")}
        options = [self._options(word, word in cut) for word in told]
        return list(islice(product(*options), _MOST_READINGS))

    def _options(self, word: str, cut: bool) -> list[str]:
        if word in self._known:
            return [word]
        if cut and len(word) > 2:
            return [word, *sorted(known for known in self._known if known.startswith(word))]
        if len(word) < _SHORTEST - 1:
            return [word]
        near = {
            known for variant in _variants(word) for known in self._near.get(variant, ()) if _one_apart(word, known)
        }
        return [*sorted(near), word] if near else [word]


def _variants(word: str) -> Iterator[str]:
    """The word itself and what is left of it without one of its letters."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _one_apart(word: str, other: str) -> bool:
    """Whether one letter added, dropped or changed, or two neighbours swapped, make one word of the other."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(word), len(other)) - start and word[-1 - end] == other[-1 - end]:
        end += 1
    middle, others = word[start : len(word) - end], other[start : len(other) - end]
    return max(len(middle), len(others)) <= 1 or (len(middle) == 2 and middle == others[::-1])

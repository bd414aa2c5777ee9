"""Words of headers misspelt by one letter or cut by a point, brought back to those we know."""

from collections.abc import Iterable
from itertools import islice, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from spreadsheets.cells import as_text, fold

_SHORTEST = 5
"""A shorter word is one letter away from too many others."""
_MOST_READINGS = 8


class Spelling:
    """What an unknown word may stand for among the known ones."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._long = sorted(word for word in self._known if len(word) >= _SHORTEST)

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
        near = [
            known for known, *_ in process.extract(word, self._long, scorer=OSA.distance, score_cutoff=1, limit=None)
        ]
        return [*near, word]

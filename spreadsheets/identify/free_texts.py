"""Hides the pupils whom a free text names – a company, a town, a title, the name of a file – before it is kept.

A pupil of the base is only known by fingerprints: the words of a text are sealed in their turn, two to six together, in
any order of family name and first name. A family name alone (« Garage Martin ») says nobody and stays.
"""

import re
from collections.abc import Iterable

from spreadsheets.cells import SHORTEST_INE, letters, rotated
from spreadsheets.identify.pseudonymise import seal

MASK = "[nom masqué]"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6
_SHORTEST_LETTERS = 5
"""Letters of the shortest whole name that is looked for."""


class Pupils:
    """The pupils of a drop and of the base, by the fingerprints of their names and of their INE."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: set[str] = set()
        self._hidden: dict[str, str] = {}

    def learn(self, prints: Iterable[object]) -> None:
        """Add the fingerprints of more pupils; what is missing says nobody."""
        self._known.update(each for each in prints if isinstance(each, str))
        self._hidden.clear()

    def hide(self, text: str) -> str:
        """The text, « [nom masqué] » in the place of each pupil; each distinct text is searched once."""
        if text not in self._hidden:
            self._hidden[text] = self._search(text)
        return self._hidden[text]

    def _search(self, text: str) -> str:
        words = [word.span() for word in _WORD.finditer(text)]
        spans: list[tuple[int, int]] = []
        for size in range(min(_LONGEST, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                start, end = words[first][0], words[first + size - 1][1]
                apart = all(end <= taken or start >= ended for taken, ended in spans)
                if apart and self._names(letters(text[start:end]), size):
                    spans.append((start, end))
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + MASK + text[end:]
        return text

    def _names(self, word: str, size: int) -> bool:
        if size == 1:
            number = len(word) >= SHORTEST_INE and not word.isalpha()
            return number and seal(self._key, "ine", word) in self._known
        whole = len(word) >= _SHORTEST_LETTERS and word.isalpha()
        return whole and seal(self._key, "nom", rotated(word)) in self._known

"""Hides the pupils whom a free text names – a company, a town, a title, the name of a file – before it is kept.

A pupil of the base is only known by fingerprints: the words of a text are sealed in their turn, two to six together, in
any order of family name and first name. A family name alone (« Garage Martin ») says nobody and stays.
"""

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

import french
from spreadsheets.coded import typed
from spreadsheets.identity import SHORTEST_INE, letters, rotated
from spreadsheets.pseudonymise import seal
from spreadsheets.receive import ACTION_SEAL, CLASS_SEAL, PRINTS, Received, seal_again

MASK = "[nom masqué]"
_WORD = re.compile(r"[^\W_]+")
_REACHED = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)")
"""An e-mail, a French telephone."""
_LONGEST = 6
_SHORTEST_LETTERS = 5
"""Letters of the shortest whole name that is looked for."""
_NOT_TEXTS = frozenset({*PRINTS, CLASS_SEAL, ACTION_SEAL, "annee"})


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


def hide_pupils(received: Received, pupils: Pupils, key: bytes) -> None:
    """Hide them in all texts of the rows, and say in which columns and lines."""
    rows, personal = received.rows, any(column.kind == "identite" for column in received.table.columns)
    for name in rows.columns:
        if name in _NOT_TEXTS or not isinstance(rows[name].dtype, pd.StringDtype):
            continue
        codes, distinct = pd.factorize(rows[name])
        kept = [pupils.hide(text) for text in distinct]
        if personal:
            kept = [_REACHED.sub(MASK, text) for text in kept]
        changed = np.array([new != old for new, old in zip(kept, distinct, strict=True)] + [False], dtype=bool)
        if not changed.any():
            continue
        lines = rows.index[changed[codes]]
        rows[name] = typed([*kept, None]).take(codes)
        told = french.plural(len(lines), "valeur cite un élève", "valeurs citent un élève")
        received.findings.add("information", f"{told}\u00a0: son nom y est masqué.", lines, name)
        if name == "action":
            seal_again(received, key)

"""The names that a sheet of pupils holds, so that nothing that quotes or files this sheet repeats them."""

import re
from collections.abc import Mapping

from spreadsheets.cells.coded import Coded
from spreadsheets.cells.identity import IDENTITY, letters
from spreadsheets.cells.text import as_text, fold
from spreadsheets.model import Cell

HIDDEN = "texte caché, car il peut nommer un élève"
_WORD = re.compile(r"[^\W\d_]{3,}")
_MASK = "…"


class Names:
    """What its identity columns say of the pupils of one sheet; nothing for a table that names none."""

    def __init__(self, coded: Mapping[str, Coded]) -> None:
        self._whole = {letters(as_text(cell)) for name in IDENTITY if name in coded for cell in coded[name].cells}
        self._family = _words(coded, "nom") | _words(coded, "nom_prenom")
        self._words = self._family | _words(coded, "prenom")

    def hide(self, cell: Cell) -> Cell:
        """The cell, or a sentence in its place when a word of it is one of a name, or all of it an identity."""
        text = as_text(cell)
        named = letters(text) in self._whole or any(fold(word) in self._words for word in _WORD.findall(text))
        return HIDDEN if named else cell

    def mask(self, title: str) -> str:
        """The name of a file or of a sheet without those of its pupils; a first name alone (« Lycée Jean… ») stays."""
        if not any(fold(word) in self._family for word in _WORD.findall(title)):
            return title
        return _WORD.sub(lambda word: _MASK if fold(word[0]) in self._words else word[0], title)


def _words(coded: Mapping[str, Coded], name: str) -> set[str]:
    cells = coded[name].cells if name in coded else ()
    return {fold(word) for cell in cells for word in _WORD.findall(as_text(cell))}

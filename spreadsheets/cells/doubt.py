"""Why a cell is not taken as it was read, and the sentence that says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import french
from spreadsheets.cells.text import as_text
from spreadsheets.model import Cell

SHOWN = 3
LONGEST = 60


@dataclass(frozen=True)
class Cause:
    """``what`` names the trouble and ``advice`` what to do; the values read are quoted between the two."""

    what: str
    advice: str
    refuses: bool = False
    """The row cannot stay, even though its column may be empty."""


class Doubtful(NamedTuple):
    """What is kept of a cell, with a warning; ``None`` when nothing is."""

    value: Any
    cause: Cause


FORMULA = Cause("Formule en erreur", "Corrigez-la dans le tableur, puis réimportez le fichier.")
NOT_COMPUTED = Cause(
    "Formule jamais calculée", "Ouvrez le classeur dans le tableur, enregistrez-le, puis déposez-le de nouveau."
)
MISSING = Cause("Valeur manquante", "Cette colonne est indispensable : complétez-la.", refuses=True)


def sentence(cause: Cause, cells: Iterable[Cell] = ()) -> str:
    """« Date illisible : « 31/02/2026 » et 2 autres. Écrivez jj/mm/aaaa. »"""
    texts = list(dict.fromkeys(as_text(cell) for cell in cells))
    if not texts:
        return french.spaced(f"{cause.what}. {cause.advice}")
    shown = [_quote(text) for text in texts[:SHOWN]]
    if len(texts) > SHOWN:
        shown.append(french.plural(len(texts) - SHOWN, "autre"))
    return french.spaced(f"{cause.what} : {french.enumerate_words(shown)}. {cause.advice}")


def _quote(text: str) -> str:
    return f"« {text if len(text) <= LONGEST else text[:LONGEST] + '…'} »"

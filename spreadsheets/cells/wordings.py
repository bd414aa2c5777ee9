"""A value of a list said with more words: « CDD - 6 mois », « Oui (par mail) », « Visite de la scierie »."""

import re
from collections.abc import Callable, Iterator, Mapping

from spreadsheets.cells.text import normalise

_MORE = re.compile(r"\s*[-–—:;,(\[/]\s*|\s+(?=(?:le|du|de|depuis|pour|en|x)?\s*\d)", re.I)
"""What stands between a value and a remark on it."""
_DENIED = re.compile(r"\b(?:pas|non|sans|hors|aucune?|ni|jamais|sauf|ou)\b")
_VAGUE = {
    "etablissement", "formation", "emploi", "projet", "action", "partenaire", "professionnel", "commune", "ville",
    "partie", "ensemble", "prof", "stage", "commun", "semaine", "mois", "annee", "groupe", "mission", "service",
    "oral", "epreuve", "pays", "nature", "cadre", "accord", "contrat", "membre", "national", "local", "echange",
    "atelier", "entretien", "decouverte", "orientation", "insertion", "sejour", "commerce", "direction", "eleve",
}  # fmt: skip
"""Words of lists that say their value alone, and nothing sure beside others."""
_SHORTEST = 3


def value_first(text: str, words: Mapping[str, str], key: Callable[[str], str]) -> str | None:
    """The value that a text says before a remark that names no other; ``words`` are its spellings, as ``key`` writes
    them → their values."""
    for match in reversed(list(_MORE.finditer(text))):
        value = words.get(key(text[: match.start()])) if match.start() else None
        if value:
            others = set(_named(key(text[match.end() :]), words)) - {value}
            return None if others else value
    return None


def value_within(text: str, words: Mapping[str, str], key: Callable[[str], str]) -> str | None:
    """The only value whose spellings a text holds, whole words; none where it denies something, or says it vaguely."""
    if _DENIED.search(normalise(text)):
        return None
    found = set(_named(key(text), words))
    return found.pop() if len(found) == 1 else None


def _named(said: str, words: Mapping[str, str]) -> Iterator[str]:
    """The values that a text names, by its longest spellings first."""
    rest = f" {said} "
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _SHORTEST and word not in _VAGUE and f" {word} " in rest:
            rest = rest.replace(f" {word} ", " | ")
            yield words[word]

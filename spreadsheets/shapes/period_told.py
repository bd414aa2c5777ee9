"""The period of PFMP that a header or a title tells: its name, its days, and what else it says."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spreadsheets.cells import fold
from spreadsheets.shapes.moments import Span, read_span, says_dates

_WORD = r"(?:pfmp|pfe|stages?|periodes?(?: de (?:pfmp|stage|formation(?: en milieu professionnel)?))?)"
_NUMBERED = re.compile(rf"\b({_WORD})\s*(?:n\s*°|no|numero|:|-|_)?\s*([1-9]|iv|iii|ii|i)\b|\b(p)\s?([1-9])\b")
_RANKED = re.compile(rf"\b([1-9])\s*(?:ere|re|er|e|eme|nde|de|d)?\s+({_WORD})\b")
_ANY = re.compile(rf"\b{_WORD}\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
Read = Callable[[str], "Period | None"]


@dataclass(frozen=True)
class Period:
    """A period as a header says it: its name, its days if told, and what else the header says."""

    name: str
    span: Span
    rest: str


def read_period(text: str, annee: str | None) -> Period | None:
    """« PFMP1 (17/11-12/12) Entreprise » → PFMP 1, its two days, « Entreprise »; ``None`` where no period is told."""
    span = read_span(text, annee)
    folded = "".join(fold(letter)[:1] or " " for letter in span.rest)
    if match := _NUMBERED.search(folded):
        word, number = (span.rest[match.start(1) : match.end(1)], match[2]) if match[1] else ("PFMP", match[4])
    elif match := _RANKED.search(folded):
        word, number = span.rest[match.start(2) : match.end(2)], match[1]
    elif says_dates(text) and (match := _ANY.search(folded)):
        word, number = match[0], ""
    else:
        return None
    name = f"{_word(word)} {_ROMAN.get(number, number)}".strip()
    rest = f"{span.rest[: match.start()]} {span.rest[match.end() :]}"
    return Period(name, span, " ".join(rest.split()).strip(" -–—:()_/"))


def _word(word: str) -> str:
    folded = fold(word)
    if "pfmp" in folded or folded in ("pfe", "p") or "formation" in folded:
        return "PFMP"
    return "Stage" if "stage" in folded else "Période"


def reader(headers: Iterable[str], around: Iterable[str], annee: str | None) -> Read:
    """How to read the periods of a sheet: by their name or, where ``headers`` tell days alone and what stands
    ``around`` speaks of PFMP, by these days, numbered in their order."""
    known = list(dict.fromkeys(headers))
    if any(read_period(text, annee) for text in known) or not any(_ANY.search(fold(text)) for text in around):
        return lambda text: read_period(text, annee)
    spans = {text: read_span(text, annee) for text in known}
    whole = {text: span for text, span in spans.items() if span.start and span.end and span.start < span.end}
    ranks = {days: rank for rank, days in enumerate(sorted({span[:2] for span in whole.values()}), start=1)}
    found = {text: Period(f"PFMP {ranks[span[:2]]}", span, span.rest) for text, span in whole.items()}
    return found.get

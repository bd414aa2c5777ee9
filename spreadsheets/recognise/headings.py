"""What the words of a header mean, whatever its case, accents, order, units, numbering and abbreviations."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from spreadsheets.cells import as_text, normalise

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\s*[.)°–-]|\(?[a-hA-H]\)|\d{1,2}\s*/(?!\d))\s*(?=[^\W\d])")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\(\s*\d{1,2}\s*\)\s*$")
_AGREEMENT = re.compile(r"\((?:e|s|es|ne|le|fs|x)\)|[.·](?:e|s|es)\b", re.I)
_HINT = re.compile(
    r"""[(\[]\s*(?:en\s+)?(?:
        €|eur(?:os?)?|ttc|h|hrs?|heures?|%|nombre|nb|texte|majuscules?|x|\*        # a unit, a kind of value
        |jj?\s*/.*?|aaaa.*?|format.*?|14\ chiffres.*?|\d+\ caract.*?                   # how to write it
        |oui.*?|[^()/,;…]+(?:\s*[/,;…]\s*[^()/,;…]*)+                                    # what to choose from
        |facultati.*?|obligatoire.*?|optionnel.*?|si\ .*?|ex\b.*?|à\ .*?|voir\ .*?|cocher.*?|liste.*?|choisir.*?|menu.*?
    )\s*[)\]]""",
    re.I | re.X,
)
_CHOICE = re.compile(
    r"(?:\s*:\s*[^:/]+(?:/[^:/]+)+|(?<=\w)[\s:,–-]+(?:o\s*/\s*n|oui\s*/\s*non|[mfgh]\s*/\s*[mfgh])\W*)$", re.I
)
_YEARS = re.compile(r"\b(?:20)?\d\d\s?[-/]\s?(?:20)?\d\d\b")
_UNIT = re.compile(r"(?<=\w)\s+(?:en\s+(?:€|euros?|heures?|h)|€)\W*$", re.I)
_BETWEEN_PARTS = re.compile(r"[/()\[\]|–]|\s-\s|\sou\s")
_YEAR = re.compile(r"20\d\d")


def _declared() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


_WORDS = _declared()
_SMALL = frozenset(_WORDS["small"])
_LAST = frozenset(_WORDS["last"])
_MEANT = {short: meant for meant, forms in _WORDS["short"].items() for short in forms}
VAGUE = frozenset(_WORDS["vague"])
"""Words that name no column by themselves once they are in company."""
FILLERS = frozenset(_WORDS["fillers"])
"""Words that add nothing to a header."""
OTHER_THING = frozenset(_WORDS["other_thing"])
"""Words that make a header that of another thing."""
COMMON = frozenset(_WORDS["common"])
"""Words that name no column and no person: what is left aside may be told by them."""


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The meaningful words of a header, in order: « N° de l’Élève* » → ("numero", "eleve"); a title of small words
    alone (« Du ») keeps them."""
    found = normalise(_AGREEMENT.sub("", _bare(text))).split()
    told = [word for word in found if word not in _SMALL] + [word for word in found[-1:] if word in _LAST]
    dated = [word for word in told if not _YEAR.fullmatch(word)]
    return tuple(_singular(_MEANT.get(word, word)) for word in dated or told or found)


def _singular(word: str) -> str:
    """« conventions » → « convention », « réseaux » → « reseau », « signée » → « signe »."""
    if len(word) > 4 and word.endswith(("aux", "eux", "oux")):
        return word[:-1]
    if len(word) > 3 and word.endswith("s"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("ee") else word


@lru_cache(maxsize=8192)
def literal(text: str) -> str:
    """The header as it is written, but for its numbering, its unit and its marks: what is compared first."""
    return normalise(_bare(text))


def parts(text: str) -> list[str]:
    """The sayings of a header that says itself twice: « Sexe / genre », « Quartier prioritaire (QPV) »."""
    return [part for part in _BETWEEN_PARTS.split(_bare(text)) if normalise(part)]


def _bare(text: str) -> str:
    """A header without what only helps to fill its column; all of it when nothing else is left."""
    bare = _HINT.sub(" ", _FOOTNOTE.sub("", _NUMBERING.sub("", _CAMEL.sub(" ", as_text(text)))))
    bare = _UNIT.sub("", _CHOICE.sub("", _YEARS.sub(" ", bare)))
    return bare if normalise(bare) else text


def is_heading(text: str) -> bool:
    """Whether a text may stand above a column: some letter, not a paragraph, not an address."""
    return len(text) <= 120 and "@" not in text and any(map(str.isalpha, text))

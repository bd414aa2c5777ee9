"""What two spellings of one company have in common: their own words, without legal forms, accents nor small words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from spreadsheets.cells import fold, normalise

_FORMS = """
    sa sas sasu sarl eurl ei eirl snc scop scic sca scs scp sci selarl scea earl gaec gie ets etablissement
    etablissements ste societe groupe entreprise entreprises cie compagnie fils filles pere frere freres"""
LEGAL_FORMS = frozenset(_FORMS.split())
_SMALL = "a au aux d de des du en et l la le les"
SMALL_WORDS = frozenset(_SMALL.split())
CLOSE = 90.0
"""Likeness, out of 100, from which two names are worth showing to a person."""
SAME_TOWN, OTHER_TOWN = 4.0, -15.0
"""What a town known on both sides adds to the likeness of the names."""
SHORTEST_MISSPELT = 5
"""Letters of a word below which one letter more or less makes another word: « pont », « port »."""
BLOCK = 4
_INITIALS = re.compile(r"(?<![a-z])(?:[a-z]\. ?)+[a-z](?![a-z])")
_DISTRICT = re.compile(r"\b(?:cedex|\d+\w*)\b")


def own_words(name: str) -> str:
    """The words that tell a company from the others, sorted: « Ets DUPONT S.A. » → « dupont »."""
    initials = _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", ""), fold(name))
    words = normalise(initials).split()
    own = [word for word in words if word not in LEGAL_FORMS and word not in SMALL_WORDS]
    return " ".join(sorted(own or words))


def town(commune: str) -> str:
    """A town without its district: « LYON CEDEX 03 » → « lyon », « St-Étienne » → « saint etienne »."""
    words = _DISTRICT.sub("", normalise(commune)).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def close_names(names: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of distinct ``own_words`` that may be one company, and their likeness out of 100."""
    least = CLOSE - SAME_TOWN
    found: dict[tuple[str, str], None] = {}  # in the order they are met: a set has none
    for block in _blocks(names).values():
        likeness = process.cdist(block, block, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32)
        for one, other in np.argwhere(np.triu(likeness >= least, k=1)):
            found[block[one], block[other]] = None
    for one, other in found:
        if one.replace(" ", "") == other.replace(" ", ""):
            yield one, other, 100.0
        elif (score := _likeness_of_the_rest(one, other)) >= least:
            yield one, other, score


def _blocks(names: Sequence[str]) -> Mapping[str, list[str]]:
    """The names that share the beginning of a word, or their last letters; no two others are compared."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        joined = name.replace(" ", "")
        for shared in {*(word[:BLOCK] for word in name.split()), joined[:BLOCK], f"…{joined[-BLOCK:]}"}:
            blocks[shared].append(name)
    return {shared: block for shared, block in blocks.items() if len(block) > 1}


def _likeness_of_the_rest(one: str, other: str) -> float:
    """That of the words which only one of the two names holds: a long common word would hide what tells them apart.

    0 where such a word is short or holds a figure.
    """
    ours, theirs = set(one.split()), set(other.split())
    if any(len(word) < SHORTEST_MISSPELT or not word.isalpha() for word in ours ^ theirs):
        return 0.0
    return fuzz.ratio(" ".join(sorted(ours - theirs)), " ".join(sorted(theirs - ours)))


def weigh_towns(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """What the towns of two companies say: the same one, another one, or nothing."""
    if not ours or not theirs:
        return 0.0
    return SAME_TOWN if ours & theirs else OTHER_TOWN

"""Which columns of which tables a header may name, and how surely."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from spreadsheets.cells import normalise
from spreadsheets.declared import TABLES
from spreadsheets.model import Table
from spreadsheets.recognise.headings import COMMON, FILLERS, OTHER_THING, VAGUE, literal, parts, words
from spreadsheets.recognise.spelling import Spelling

LITERAL, SAME_WORDS, CORRECTED, CONTAINED, REWORDED, SUSPECTED = 1.0, 0.95, 0.75, 0.7, 0.65, 0.55
"""How sure a match is: the same text, the same words, the same words misspelt or cut, one text within the other, words
that only the headers of one column use, one text within another that says something unknown."""
SURE = 0.8
"""From here on, a match is the synonym itself, however it is written."""
_RANK = 0.0005
"""What a synonym loses to the one declared before it."""

Key = frozenset[str]


class Match(NamedTuple):
    """A column that a header may name, and how surely, from 0 to 1."""

    column: str
    strength: float


class _Synonyms:
    """The headers that the columns of one table accept."""

    def __init__(self, table: Table) -> None:
        self.by_text: dict[str, Match] = {}
        self.by_words: dict[Key, list[Match]] = defaultdict(list)
        self.by_word: dict[str, set[Key]] = defaultdict(set)
        self.used: dict[str, set[str]] = defaultdict(set)
        self.ignored = {literal(text) for text in table.ignored}
        for column in table.columns:
            for rank, text in enumerate((column.title, *column.synonyms)):
                self._add(column.name, text, rank * _RANK)

    def _add(self, column: str, text: str, lost: float) -> None:
        match = Match(column, SAME_WORDS - lost)
        self.by_text.setdefault(literal(text), Match(column, LITERAL - lost))
        self.by_text.setdefault(literal(text).replace(" ", ""), match)
        self.by_text.setdefault("".join(words(text)), match)
        key = frozenset(words(text))
        if all(match.column != known.column for known in self.by_words[key]):
            self.by_words[key].append(match)
        self.used[column] |= key
        for word in key:
            self.by_word[word].add(key)


_BY_TABLE: Mapping[str, _Synonyms] = {table.name: _Synonyms(table) for table in TABLES}
_KNOWN = frozenset(word for each in _BY_TABLE.values() for word in each.by_word)
_TEXTS = frozenset(
    text
    for table in TABLES
    for column in table.columns
    for said in (column.title, *column.synonyms)
    for text in (literal(said), " ".join(words(said)))
)
_COMMON = _KNOWN | FILLERS | OTHER_THING | VAGUE | COMMON
_SPELLING = Spelling(_KNOWN | FILLERS | OTHER_THING)


def is_known(word: str) -> bool:
    """Whether some header of some table holds this word."""
    return word in _KNOWN


def is_common(text: str) -> bool:
    """Whether a header is made of words of headers alone: it may be quoted, since it names nobody."""
    told = words(text)
    return not all(map(str.isdecimal, told)) and all(word in _COMMON or word.isdecimal() for word in told)


@lru_cache(maxsize=4096)
def columns_named(text: str) -> Mapping[str, tuple[Match, ...]]:
    """Table → the columns that a header may name there; empty where it names none."""
    told = words(text)
    readings = [frozenset(reading) for reading in _SPELLING.readings(text, told)]
    if not any(_KNOWN & reading for reading in readings):
        return {}
    found = {name: _find(each, text, told, readings) for name, each in _BY_TABLE.items()}
    return {name: matches for name, matches in found.items() if matches}


def is_synonym(text: str) -> bool:
    """Whether some table accepts this very header, but for case, accents and punctuation; quicker than the rest."""
    return normalise(text) in _TEXTS


def _find(synonyms: _Synonyms, text: str, told: tuple[str, ...], readings: Iterable[Key]) -> tuple[Match, ...]:
    if literal(text) in synonyms.ignored:
        return ()
    if match := synonyms.by_text.get(literal(text)):
        return (match,)
    if matches := synonyms.by_words.get(frozenset(told)):
        return tuple(matches)
    if match := synonyms.by_text.get("".join(told)):
        return (match,)
    return _find_twice(synonyms, text) or _find_misspelt(synonyms, readings)


def _find_twice(synonyms: _Synonyms, text: str) -> tuple[Match, ...]:
    """The column that each part of a header names, when it is the same one."""
    found = [synonyms.by_text.get(literal(part)) for part in parts(text)]
    named = [match for match in found if match]
    if len(found) < 2 or len(named) < len(found) or len({match.column for match in named}) > 1:
        return ()
    return (Match(named[0].column, SAME_WORDS - (LITERAL - named[0].strength)),)


def _find_misspelt(synonyms: _Synonyms, readings: Iterable[Key]) -> tuple[Match, ...]:
    corrected = [Match(found.column, CORRECTED) for key in readings for found in synonyms.by_words.get(key, ())]
    if corrected:
        return _strongest(corrected)
    return _strongest(
        match for key in readings for find in (_find_contained, _find_reworded) for match in find(synonyms, key)
    )


def _find_contained(synonyms: _Synonyms, told: Key) -> Iterable[Match]:
    """The synonyms that say less than the header without another meaning, or more without a clearer one."""
    for key in {key for word in told - VAGUE for key in synonyms.by_word.get(word, ())}:
        strength = _closeness(told, key)
        if strength:
            yield from (Match(found.column, strength) for found in synonyms.by_words[key])


def _find_reworded(synonyms: _Synonyms, told: Key) -> Iterable[Match]:
    """The only column whose headers use every word of this one: « Montant total versé »."""
    columns = [column for column, used in synonyms.used.items() if told - FILLERS <= used]
    if len(columns) == 1 and told - VAGUE - FILLERS and not told & OTHER_THING:
        yield Match(columns[0], REWORDED)


def _closeness(told: Key, key: Key) -> float:
    more, less = told - key, key - told
    if (more and less) or not key - VAGUE:
        return 0.0
    if less:
        return CONTAINED if less <= VAGUE | FILLERS else 0.0
    if more <= FILLERS:
        return CONTAINED
    strange = all(word not in _KNOWN and word not in OTHER_THING and word.isalpha() for word in more - FILLERS)
    return SUSPECTED if strange and len(more) < 3 and len(key) > 1 else 0.0


def _strongest(matches: Iterable[Match]) -> tuple[Match, ...]:
    best: dict[str, float] = {}
    for column, strength in matches:
        best[column] = max(strength, best.get(column, 0.0))
    return tuple(Match(column, strength) for column, strength in best.items())

"""What the answers of surveys say: words of a scale of satisfaction, from « pas du tout » to « tout à fait »."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from spreadsheets.cells import fold, normalise

_WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("scales.toml").read_text(encoding="utf-8"))
_RANKED = re.compile(
    r"^\s*[(\[]?\s*(?:\d{1,2}|[a-f])\s*(?:[)\]./:=–—-]\s*)+(?=\D)|\s*[(\[]\s*\d{1,2}\s*[)\]]\s*$", re.I
)
"""« 4 - Très satisfait », « Très satisfait (4) »."""
_AGREEMENT = re.compile(r"(?:\((?:e|s|es|ne)\)|[.·/](?:es|e|s)\b)(?:[.·]s\b)?", re.I)
_NEITHER = re.compile(r"\bni\b.+\bni\b")
_FREQUENCY, _BARE, _YES_NO = "fréquence", "degré", "oui"
STRONG, PLAIN, WEAK, SOMETIMES, NEUTRAL = 2.0, 1.5, 1.0, -0.5, 0.0
_SELF_STRONG, _LOW = 2.5, 1.75
_MOST_UNKNOWN = 1
"""A text of a scale has no more words than this that nothing knows."""


class Answer(NamedTuple):
    """How far an answer is from the middle of its scale (0), from −2.5 to 2.5, and what it speaks of."""

    degree: float
    family: str
    graded: bool = True
    """Whether it says how much; « oui » and « non » alone do not."""


class Note(NamedTuple):
    """A note, and the largest one of its scale."""

    note: float
    among: float


OUTSIDE = Answer(float("nan"), "")
"""« Sans avis », « Ne sait pas »: out of the count."""


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"\b{word.replace('*', '[a-z]*')}\b" for word in longest))


_OUTSIDE = _pattern(_WORDS["outside"])
_NEUTRAL = _pattern(_WORDS["neutral"])
_DEGREES = {
    name: _pattern(_WORDS[name]) for name in ("least", "little", "strong", "weak", "plain_denial")
}  # in the order in which they are taken out of a text
_OFTEN = _pattern(_WORDS["often"])
_FOR = {name: _pattern(each["for"]) for name, each in _WORDS["families"].items()}
_AGAINST = {name: _pattern(each["against"]) for name, each in _WORDS["families"].items()}
_ALONE = {name: _pattern(words) for name, words in _WORDS["alone"].items()}
_SMALL, _FREE = frozenset(_WORDS["small"]["words"]), frozenset(_WORDS["small"]["free"])
_LONGEST = 60


@lru_cache(maxsize=8192)
def read_answer(text: str) -> Answer | None:
    """What an answer says on its scale; ``OUTSIDE`` for no opinion, ``None`` for what is no word of a scale."""
    bare = _AGREEMENT.sub("", _RANKED.sub("", text)) if len(text) <= _LONGEST else ""
    symbols = [_WORDS["symbols"][letter] for letter in bare if letter in _WORDS["symbols"]]
    said = normalise(bare)
    if symbols and not said:
        return Answer(symbols[0], "symbole")
    if not said or _FREE & set(said.split()):
        return None
    if _OUTSIDE.search(said) and _unknown(_OUTSIDE.sub(" ", said)) == 0:
        return OUTSIDE
    return _read_words(said)


def _read_words(said: str) -> Answer | None:
    if _NEITHER.search(said):
        return Answer(NEUTRAL, _family(said)[0])
    if (often := _OFTEN.search(said)) and not _unknown(said.replace(often[0], " ", 1)):
        return Answer(_WORDS["often"][often[0]], _FREQUENCY)
    return _read_alone(said) or _read_graded(said)


def _read_alone(said: str) -> Answer | None:
    """« Excellent », « Nul », « Médiocre »: they say how much by themselves."""
    degrees = {"for": _SELF_STRONG, "against": -_SELF_STRONG, "low": -_LOW}
    for name, pattern in _ALONE.items():
        if pattern.search(said) and _unknown(pattern.sub(" ", said)) == 0:
            return Answer(degrees[name], "bien")
    return None


def _read_graded(said: str) -> Answer | None:
    """« Plutôt pas d’accord »: how much, and of what; either may be alone."""
    rest, told = said, set()
    family, sign, word = _family(said)
    neutral = _NEUTRAL.search(rest)
    if word:
        rest = re.sub(rf"\b{word}\b", " ", rest, count=1)
        rest = " ".join(rest.split())
    for name, pattern in _DEGREES.items():
        if pattern.search(rest):
            told.add(name)
            rest = pattern.sub(" ", rest)
    if word and family == _YES_NO:
        rest, sign = _yes_or_no(rest, word, sign, told)
    left = _NEUTRAL.sub(" ", rest)
    if not (word or told or neutral) or _unknown(left) > (_MOST_UNKNOWN if word else 0):
        return None
    if neutral and not told & {"least", "little", "strong"}:
        return Answer(NEUTRAL, family or _BARE, graded=neutral[0] != "peut etre")
    if not word and told == {"plain_denial"}:
        return None
    degree = _degree(told, sign)
    return Answer(degree, family or _BARE, graded=not (family == _YES_NO and abs(degree) == PLAIN))


def _yes_or_no(rest: str, word: str, sign: int, told: set[str]) -> tuple[str, int]:
    """In « Non, pas du tout » the denial says again what « non » says; « Oui, un peu » is a weak yes."""
    if sign < 0 and told & {"least", "little", "plain_denial"}:
        return rest, 1
    if sign > 0 and "little" in told and word == "oui":
        told.discard("little")
        told.add("weak")
    return rest, sign


def _degree(told: Collection[str], sign: int) -> float:
    if "least" in told:
        return -STRONG * sign
    if "little" in told or ("plain_denial" in told and "weak" in told):
        return -WEAK * sign
    if "plain_denial" in told:
        return WEAK if sign < 0 else -STRONG if "strong" in told else -PLAIN  # « pas mal » is weak praise
    return (STRONG if "strong" in told else WEAK if "weak" in told else PLAIN) * sign


def _family(said: str) -> tuple[str, int, str]:
    """What an answer speaks of, whether well (1) or badly (−1), and its word."""
    for patterns, sign in ((_AGAINST, -1), (_FOR, 1)):
        for name, pattern in patterns.items():
            found = [each for each in pattern.finditer(said) if not _is_degree(said, each)]
            if found:
                return name, sign, found[-1][0]
    return "", 1, ""


def _is_degree(said: str, found: re.Match[str]) -> bool:
    """« bien sûr » and « non » before a word that is denied say how much, not what."""
    after = said[found.end() :].split()
    return (found[0] == "bien" and after[:1] == ["sur"]) or (
        found[0] in ("non", "oui") and any(pattern.search(" ".join(after)) for pattern in _FOR.values())
    )


def _unknown(rest: str) -> int:
    return sum(word not in _SMALL and not word.isdigit() for word in rest.split())


def scale(answers: Iterable[Answer]) -> dict[float, Note]:
    """The note of each degree of a scale, from the answers seen of it: 1 to 4 of 4, 1 to 5 of 5 with a middle.

    What is well said is above 60 % of the largest note, what is not is at most there. A step that nobody seems to have
    chosen keeps its place: both sides of the scale are then as long as the longer one.
    """
    degrees = {each.degree for each in answers}
    sometimes = {SOMETIMES} & degrees if -WEAK in degrees else set()  # the middle, where « rarement » is said
    steps = sorted(degrees - sometimes | {NEUTRAL for _ in sometimes})
    notes = {each: Note(rank, len(steps)) for rank, each in enumerate(steps, start=1)}
    if not _is_whole(steps) or any((each > 0) != (note * 5 > among * 3) for each, (note, among) in notes.items()):
        notes = _symmetrical(steps)
    return notes | ({SOMETIMES: notes[NEUTRAL]} if sometimes else {})


def _is_whole(steps: Sequence[float]) -> bool:
    """Whether no step seems to be missing: « plutôt » calls for « tout à fait », « pas » alone for nothing."""
    sides = [[each for each in steps if each > 0], [each for each in steps if each < 0]]
    shorter, longer = sorted(sides, key=len)
    if not shorter:
        return NEUTRAL in steps and WEAK not in map(abs, longer)
    return any(abs(each) not in (WEAK, STRONG) for each in shorter)


def _symmetrical(steps: Sequence[float]) -> dict[float, Note]:
    better = [each for each in steps if each > 0]
    worse = [each for each in reversed(steps) if each < 0]
    middle = NEUTRAL in steps
    shades = middle or any(abs(each) != PLAIN for each in steps)
    half = max(len(better), len(worse), 2 if shades else 1)
    among = 2 * half + middle
    notes = {each: Note(among - half + rank, among) for each, rank in _ranks(better, half).items()}
    notes |= {each: Note(half + 1 - rank, among) for each, rank in _ranks(worse, half).items()}
    return notes | ({NEUTRAL: Note(half + 1, among)} if middle else {})


def _ranks(side: Sequence[float], half: int) -> dict[float, int]:
    """The rank of each degree of one side, from the middle (1) to the end (``half``): weak ones first, others last."""
    last = half - len(side)
    return {each: rank if abs(each) <= WEAK else rank + last for rank, each in enumerate(side, start=1)}


def is_complete(answers: Iterable[Answer]) -> bool:
    """Whether both sides of a scale are told to their ends: nothing of it is to be learnt from its sister questions."""
    degrees = {each.degree for each in answers}
    better = sum(each > 0 for each in degrees)
    return better > 1 and better == sum(each < 0 for each in degrees)


_SCALE_TOLD = (
    re.compile(r"\b(?:de|entre)?\s*[01]\s*(?:a|et|-|–|/|…|\.\.+)\s*(\d{1,3})\b"),
    re.compile(r"(?:/|\bsur)\s*(4|5|6|7|10|20|100)\b"),
)
_LABELLED = re.compile(r"(\d{1,2})\s*(?:=|:|\bpour\b|\bcorrespond a\b)\s*[«\"“]?\s*([^\d,;)\]»\"”]+)")
_TITLED = (3, 4, 5, 6, 7, 10, 20, 100)


def largest_told(question: str) -> float | None:
    """The largest note that a question tells: « (0 à 10) », « de 1 à 5 », « sur 20 », « /5 »."""
    text = fold(question)
    for pattern in _SCALE_TOLD:
        if (match := pattern.search(text)) and int(match[1]) in _TITLED:
            return float(match[1])
    return None


def is_upside_down(question: str) -> bool:
    """Whether a question says that its lowest note is the best: « (1 = très satisfait, 5 = pas du tout) »."""
    labels = {int(number): read_answer(label.strip()) for number, label in _LABELLED.findall(question)}
    told = sorted((number, answer.degree) for number, answer in labels.items() if answer and answer is not OUTSIDE)
    return len(told) > 1 and told[0][1] > 0 > told[-1][1]

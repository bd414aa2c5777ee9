"""The one name of a formation, from the many labels it bears in its years, its diplomas and its lists."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from spreadsheets.cells import normalise
from spreadsheets.formations.labels import Label, read_label

EVERY = "toutes les formations"
"""What an action or an agreement says that is meant for all formations."""
SEVERAL = ";"
DIPLOMAS = {
    "bac_pro": "Bac pro", "seconde": "2de pro", "cap": "CAP", "bts": "BTS", "cs": "CS", "bma": "BMA", "bp": "BP",
    "bt": "BT",
}  # fmt: skip
_LITTLE = "a au aux d de des du en et l la le les leur leurs s sa ses son par pour"
_SMALL = frozenset(_LITTLE.split())
_AND = re.compile(r"\s(?:et|&|ou|[-–—/])\s|,|/")
_DIPLOMA_OF_NIVEAU = {
    "2ND": "bac_pro", "1RE": "bac_pro", "TLE": "bac_pro", "CAP": "cap", "BTS": "bts", "MC": "cs", "BMA": "bma"
}  # fmt: skip
_OPTION = re.compile(r"\b(?:option|opt|op|specia\w*|sp) ([a-d])\b")
_OPTION_WORD = re.compile(r"\b(?:option|opt|op|specia\w*|sp)\b ?")
_ALL = re.compile(
    r"(?:(?:pour )?(?:tou(?:s|tes?)|ensemble|totalite)\b"
    r"(?: (?:les?|la|des?|du|l|d|lycees?|etablissements?|formations?|filieres?|sections?|classes?|niveaux?|eleves?"
    r"|publics?|specialites?|diplomes?|voie|pro|professionnelle|confondu(?:e?s)|annees?|2ndes?|2des?|secondes?|1res?|1eres?"
    r"|premieres?|tles?|terminales?|jeunes|apprenants))*|tous? etablissement|tout public)"
)
_YEARS = ("1", "2", "3", "t")
"""How a year, or the number of a class, stands alone beside a speciality: « T MELEC », « MELEC 2 »."""
_SHORTEST_TOLD_ALONE = 3
"""Letters of a sigle that is known without its diploma: « MV » or « TP » may be anything."""
_FEWEST_WORDS = 2
"""Words of a label cut short from which it may be known."""


class _Speciality(NamedTuple):
    diploma: str
    name: str
    sigles: frozenset[str]
    labels: tuple[tuple[str, ...], ...]


@cache
def _specialities() -> tuple[_Speciality, ...]:
    told = tomllib.loads(Path(__file__).with_name("specialities.toml").read_text(encoding="utf-8"))
    return tuple(
        _Speciality(
            diploma,
            name,
            frozenset(_joined(normalise(each).split()) for each in (name, *others)),
            tuple(filter(None, (_own_words(normalise(each)) for each in (name, *others)))),
        )
        for diploma, names in told.items()
        for name, others in names.items()
    )


def formation_names(text: str, niveau: str = "") -> str:
    """The names of the formations of a cell, « ; » between them: each once; all of them if one says « toutes ».

    A ``niveau`` (« CAP1 », « TLE ») tells the diploma of a label that does not.
    """
    diploma = _DIPLOMA_OF_NIVEAU.get(niveau[:3], "")
    found = dict.fromkeys(name for name in _names(text.split(SEVERAL), diploma) if name)
    return EVERY if EVERY in found else SEVERAL.join(found)


def _names(pieces: Sequence[str], diploma: str) -> Iterator[str]:
    """A label may have been cut at its own commas: the longest run of pieces that is one speciality comes first."""
    begin = 0
    while begin < len(pieces):
        ends = range(len(pieces), begin + 1, -1)
        end = next((end for end in ends if known_name(" ".join(pieces[begin:end]), whole=True)), begin + 1)
        yield from formation_name(" ".join(pieces[begin:end]), diploma).split(SEVERAL)
        begin = end


@lru_cache(maxsize=10_000)
def formation_name(label: str, diploma: str = "") -> str:
    """« 1ERE PRO MELEC » → « Bac pro MELEC ». A speciality that is not known keeps its words, without their year; what
    only tells a year gives nothing. « MELEC et MSPC » gives both, « ; » between them. ``diploma`` is that of a label
    that tells none: « Cuisine » is a CAP or a « bac pro ».
    """
    if _ALL.fullmatch(normalise(label)):
        return EVERY
    read = read_label(label)
    supposed = DIPLOMAS.get(read.diploma or diploma, "")

    def known(text: str) -> str | None:
        return known_name(text) or (known_name(f"{supposed} {text}") if supposed else None)

    if name := known(label):
        return name
    parts = _AND.split(label)
    names = [known(part) for part in parts]
    if len(parts) > 1 and all(names):
        return SEVERAL.join(dict.fromkeys(filter(None, names)))
    return " ".join(filter(None, (DIPLOMAS.get(read.diploma), _written(read.text))))


def known_name(label: str, *, whole: bool = False) -> str | None:
    """The name of the speciality of a label, if one is known and only one; ``whole``: by all the words of its label."""
    read = read_label(label)
    words = read.words
    found = _find(read, words, whole=whole)
    if found is None and words[1:] and words[-1] in _YEARS:
        found = _find(read, words[:-1], whole=True)
    if found is None and words[1:] and words[0] in _YEARS:
        found = _find(read, words[1:], whole=True)
    return f"{DIPLOMAS[found.diploma]} {found.name}" if found else None


def _find(read: Label, words: Sequence[str], *, whole: bool) -> _Speciality | None:
    """The speciality that these words name best, if one does alone."""
    among = [each for each in _specialities() if _may_be(each.diploma, read)]
    found = (list(filter(names, among)) for names in _ways(read, words, whole=whole))
    best = next(filter(None, found), [])
    if len(best) > 1 and read.year == "2":
        best = [each for each in best if each.diploma == "seconde"]
    return best[0] if len(best) == 1 else None


def _ways(read: Label, words: Sequence[str], *, whole: bool) -> Iterator[Callable[[_Speciality], bool]]:
    """How words may name a speciality, the surest way first."""
    own, joined = _own_words(" ".join(words)), _joined(words)
    if len(joined) >= _SHORTEST_TOLD_ALONE or read.diploma:
        yield lambda each: joined in each.sigles
    yield lambda each: own in each.labels
    yield lambda each: any(len(own) == len(label) and _begins(own, label) for label in each.labels)
    yield lambda each: _says_both(words, each)
    if not whole and len(own) >= _FEWEST_WORDS:
        yield lambda each: any(_begins(own, label) for label in each.labels)


def _may_be(diploma: str, read: Label) -> bool:
    """Whether a speciality of ``diploma`` may be meant: a family of « seconde » has no « première »."""
    if diploma == "seconde":
        return read.year in ("", "2") and read.diploma in ("", "bac_pro")
    if read.diploma:
        return diploma == read.diploma
    return diploma == "bac_pro" or not read.year


def _joined(words: Sequence[str]) -> str:
    """Words as one sigle: « MCV option A » → « mcva »."""
    return "".join(_OPTION_WORD.sub("", " ".join(words)).split())


def _own_words(text: str) -> tuple[str, ...]:
    """The words that tell a speciality from the others; the letter of an option is one of them."""
    marked = _OPTION_WORD.sub("", _OPTION.sub(r"@\1", text))
    return tuple(word for word in marked.split() if word not in _SMALL)


def _begins(read: Sequence[str], label: Sequence[str]) -> bool:
    """Whether words, cut short as they may be, are the first of a label."""
    return 0 < len(read) <= len(label) and all(map(_stands_for, read, label))


def _stands_for(short: str, word: str) -> bool:
    """« maint », « cdte » or « vehicule » for « maintenance », « conduite » or « vehicules »."""
    if short in (word, f"{word}s") or "@" in (short[0], word[0]):
        return short in (word, f"{word}s")
    if word.startswith(short):
        return len(short) > 1
    if len(short) < _SHORTEST_TOLD_ALONE or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _says_both(words: Sequence[str], each: _Speciality) -> bool:
    """« MELEC (métiers de l'électricité…) » and the other way round: the sigle, then words of the same label."""
    for place in range(1, len(words)):
        for sigle, rest in ((words[:place], words[place:]), (words[place:], words[:place])):
            own = _own_words(" ".join(rest))
            if _joined(sigle) in each.sigles and own and any(_holds(label, own) for label in each.labels):
                return True
    return False


def _holds(label: Sequence[str], read: Sequence[str]) -> bool:
    """Whether all the words read are found in a label, in its order."""
    left = iter(label)
    return all(any(_stands_for(short, word) for word in left) for short in read)


def _written(text: str) -> str:
    """A speciality that is not known, as it is shown: « VANNERIE D'ART » → « Vannerie d'art »; a sigle or a class
    (« XYZ », « TMELEC1 ») as it is."""
    spaced = " ".join(text.split())
    if spaced.isupper() and (" " in spaced or (len(spaced) > 6 and spaced.isalpha())):
        spaced = spaced.lower()
    return spaced[:1].upper() + spaced[1:]

"""What a label says before and after the speciality: the year of training, the diploma, whom it is for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spreadsheets.cells import fold

_AGREEMENT = re.compile(r"\((?:ne|e|s|es|trice)\)")
_STUCK = re.compile(r"^((?:tle|1[èe]re|2nde) pro|[123]cap[123]a)(?=techn|lad)", re.I)
"""« Tle protechnicien », « 2cap2aLad »: what the nomenclature itself writes in one word."""
_WORD = re.compile(r"[^\W_]+")
_PRO = r"(?:pro|professionnel(?:le)?)s?(?: (?:agri|agricole))?"
_BEFORE = tuple(
    (re.compile(rf"(?:{pattern})(?= |$)"), year, diploma)
    for pattern, year, diploma in (
        (r"\d{8,11}", "", ""),
        (r"(?:1re|1ere?|1e)proa?", "1", "bac_pro"),
        (r"(?:2nde?|2de?)proa?", "2", "bac_pro"),
        (r"(?:tle?|term)proa?", "t", "bac_pro"),
        (r"[123t]?capa?[123]?a?(?: (?:en )?[123] ans?)?", "", "cap"),
        (r"certificat d aptitude professionnelle(?: agricole)?", "", "cap"),
        (r"[12t]?bts[12]?|brevet de technicien superieur", "", "bts"),
        (r"[12]?bma[12]?|brevet des metiers d art", "", "bma"),
        (r"(?:cs|mc)[345]?(?: [345])?|mentions? complementaires?|certificats? de specialisation", "", "cs"),
        (r"bp|brevet professionnel", "", "bp"),
        (r"bt|brevet de technicien", "", "bt"),
        (rf"bacs? ?{_PRO}|baccalaureats? {_PRO}|bcp", "", "bac_pro"),
        (r"annee [123] [123]", "", ""),
        (r"(?:1re|1ere?|premiere) annees?|1 annee", "", ""),
        (r"(?:2e|2eme|2nde?|2de|deuxieme|seconde) annees?", "", ""),
        (r"(?:3e|3eme|troisieme) annees?", "", ""),
        (r"1re|1eres?|1er|1e|premieres?", "1", ""),
        (r"2nde?s?|2des?|secondes?", "2", ""),
        (r"tles?|tales?|term|terminales?|terminal", "t", ""),
    )
)  # fmt: skip
"""How a label begins → the year it tells (1, 2, t for the bac pro), the diploma it tells."""
_BARE = re.compile(rf"{_PRO}(?= |$)")
"""« pro », once a year is told."""
_LINK = re.compile(
    r"(?:de la|de l|des?|du|en|les|la|et|l|d|specialites?|formations?|filieres?|sections?|classes?|eleves?"
    r"|famille des?|famille|niveaux?)(?= |$)"
)
_AFTER = re.compile(
    r" (?:(?:(?:pour|par|en|des?) )?(?:apprentis?|apprentissage|alternance|initiale?|scolaires?)|en [123] ans?"
    r"|(?:2nde|2de|seconde) commune|(?:1re|1ere?|2e|2eme|2nde|3e|3eme|premiere|deuxieme|troisieme) annee"
    r"|tle|term|terminale|1ere|1re|premiere|2nde|2de|seconde)$"
)


class Label(NamedTuple):
    """A label once its year and its diploma are read; ``words`` are those of the speciality."""

    diploma: str
    """A section of specialities.toml, « bma », « bp », « bt », or nothing."""
    year: str
    """« 2 » for a « seconde », « 1 » or « t » after it, or nothing."""
    words: tuple[str, ...]
    text: str
    """The speciality as it was written."""


def read_label(label: str) -> Label:
    """« 1ERE PRO METIERS DE L'ACCUEIL » → bac_pro, 1, (metiers, de, l, accueil), « METIERS DE L'ACCUEIL »."""
    label = _STUCK.sub(r"\1 ", _AGREEMENT.sub("", label))
    found = list(_WORD.finditer(label))
    words = [fold(each[0]) for each in found]
    told, begin, year, diploma = _read_beginning(words)
    end = _read_end(words, begin)
    return Label(diploma, year, tuple(words[begin:end]), _between(label, found[told:end]) if begin < end else "")


def _between(label: str, words: Sequence[re.Match[str]]) -> str:
    """From the first of these words to the last one, with what encloses them."""
    first, last = words[0].start(), words[-1].end()
    while first and label[first - 1] in "[(«":
        first -= 1
    while last < len(label) and label[last] in "])»":
        last += 1
    return label[first:last]


def _read_beginning(words: list[str]) -> tuple[int, int, str, str]:
    """How many words tell the year and the diploma, how many come before the speciality, which year and diploma."""
    told = begin = 0
    year = diploma = ""
    while begin < len(words):
        rest = " ".join(words[begin:])
        match, its_year, its_diploma = _told_first(rest)
        if not match and year and not diploma:
            match, its_diploma = _BARE.match(rest), "bac_pro"
        match, links = (match, False) if match else (_LINK.match(rest), True)
        if not match:
            break
        begin += match[0].count(" ") + 1
        if not links:
            year, diploma = its_year or year, its_diploma or diploma
        if told or not links:
            told = begin
    return told, begin, year, diploma


def _told_first(rest: str) -> tuple[re.Match[str] | None, str, str]:
    """What tells a year or a diploma at the beginning of words, and which."""
    found = ((pattern.match(rest), year, diploma) for pattern, year, diploma in _BEFORE)
    return next((each for each in found if each[0]), (None, "", ""))


def _read_end(words: list[str], begin: int) -> int:
    """Where the speciality ends: what follows says for whom, in how many years, or which one."""
    end = len(words)
    while end > begin + 1 and (match := _AFTER.search(" ".join(words[begin:end]))):
        end -= match[0].count(" ")
    return end

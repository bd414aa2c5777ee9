"""The year of training of a pupil, from the many names it bears."""

import re

from spreadsheets.cells.text import normalise

_FIRST = r"(?:1|1e|1re|1er|1ere|premiere)"
_SECOND = r"(?:2|2e|2eme|2nd|2nde|2de|deuxieme|seconde)"
_DIPLOMAS = "cap|bts"
_YEAR_OF_DIPLOMA = (
    (re.compile(rf"{_FIRST} ?(?:annee )?(?:de |du )?({_DIPLOMAS})(?:\d|\b).*"), 1),
    (re.compile(rf"{_SECOND} ?(?:annee )?(?:de |du )?({_DIPLOMAS})(?:\d|\b).*"), 2),
    (re.compile(rf"({_DIPLOMAS}).*? {_FIRST} annee\b.*"), 1),
    (re.compile(rf"({_DIPLOMAS}).*? {_SECOND} annee\b.*"), 2),
    (re.compile(rf"({_DIPLOMAS}) ?1\b(?! an).*"), 1),
    (re.compile(rf"({_DIPLOMAS}) ?2\b(?! an).*"), 2),
    (re.compile(r"(?:t|tle|term|terminale) ?(cap)(?:\d|\b).*"), 2),
)
_NAMED = (
    ("2NDE", re.compile(r"(?:2nde|2nd|2de|seconde|2ndpro|2depro)\b(?! annee).*")),
    ("1RE", re.compile(r"(?:1re|1ere|1er|premiere|1erpro|1repro)\b(?! annee).*")),
    ("TLE", re.compile(r"(?:tle|term|terminale|tale|tlepro|termpro)\b.*")),
    ("MC", re.compile(r"(?:mc|mention complementaire)\b.*")),
)
_ALONE = {"t": "TLE", "2": "2NDE", "1": "1RE"}


def read_niveau(text: str) -> str:
    """CAP1, CAP2, 2NDE, 1RE, TLE, BTS1, BTS2 or MC; a level we do not know stays as it is, in capitals."""
    return niveau_of_formation(text) or _ALONE.get(normalise(text)) or text.upper()


def niveau_of_formation(label: str) -> str | None:
    """The level that a formation or MEF label begins with (« 1CAP2 MACON », « 2nde MELEC »), if it tells one."""
    words = normalise(label)
    for pattern, year in _YEAR_OF_DIPLOMA:
        if match := pattern.fullmatch(words):
            return f"{match[1].upper()}{year}"
    return next((niveau for niveau, pattern in _NAMED if pattern.fullmatch(words)), None)


_DIPLOMA_NAMED = (
    (re.compile(r"\b(?:bac ?pro|bacs? pro|baccalaureat prof|bcp)"), {"1": "1RE", "2": "2NDE", "t": "TLE"}),
    (re.compile(r"\bcap\b"), {"1": "CAP1", "2": "CAP2", "t": "CAP2"}),
    (re.compile(r"\bbts\b"), {"1": "BTS1", "2": "BTS2"}),
)
_YEAR_OF_CLASS = re.compile(r"(t|1|2)(?:ale|erm|erminale|le|ere|er|re|nde|nd|de|e)? ?(?=[a-z])")


def niveau_of_pupil(formation: str, classe: str) -> str | None:
    """The level that the formation or the class tells, or both together: « CAP Maçon » and « 1MAC » → CAP1.

    The figure of a class alone tells nothing: « 1MAC » may be a first year of CAP or a « première ».
    """
    if niveau := niveau_of_formation(formation) or niveau_of_formation(classe):
        return niveau
    year = _YEAR_OF_CLASS.match(normalise(classe))
    found = (names for pattern, names in _DIPLOMA_NAMED if pattern.search(normalise(formation)))
    return next((names.get(year[1]) for names in found), None) if year else None

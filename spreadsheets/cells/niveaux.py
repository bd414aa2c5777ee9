"""The year of training of a pupil, from the many names it bears."""

import re

from spreadsheets.cells.text import normalise

_FIRST = r"(?:1|1e|1re|1er|1ere|premiere)"
_SECOND = r"(?:2|2e|2eme|2nd|2nde|2de|deuxieme|seconde)"
_THIRD = r"(?:3|3e|3eme|troisieme)"
_DIPLOMAS = "cap|bts|bma"
_YEAR_OF_DIPLOMA = (
    (re.compile(rf"{_FIRST} ?(?:annee )?(?:de |du )?({_DIPLOMAS})(?:a?\b|\d).*"), 1),
    (re.compile(rf"{_SECOND} ?(?:annee )?(?:de |du )?({_DIPLOMAS})(?:a?\b|\d).*"), 2),
    (re.compile(rf"{_THIRD} ?(?:annee )?(?:de |du )?({_DIPLOMAS})(?:a?\b|\d).*"), 3),
    (re.compile(rf"({_DIPLOMAS}).*? {_FIRST} annee\b.*"), 1),
    (re.compile(rf"({_DIPLOMAS}).*? {_SECOND} annee\b.*"), 2),
    (re.compile(rf"({_DIPLOMAS}).*? {_THIRD} annee\b.*"), 3),
    (re.compile(rf"({_DIPLOMAS}) ?1\b(?! an).*"), 1),
    (re.compile(rf"({_DIPLOMAS}) ?2\b(?! an).*"), 2),
    (re.compile(r"(?:t|tle|term|terminale) ?(cap)(?:\d|\b).*"), 2),
)
_NAMED = (
    ("2NDE", re.compile(r"(?:2nde|2nd|2de|seconde|2ndepro|2ndpro|2depro|2dproa)\b(?! annee).*|annee 1 3 bac pro.*")),
    ("1RE", re.compile(r"(?:1re|1ere|1er|premiere|1erepro|1erpro|1repro|1eproa)\b(?! annee).*|annee 2 3 bac pro.*")),
    ("TLE", re.compile(r"(?:tle|term|terminale|tale|tlepro|termpro|tlproa)\b.*|annee 3 3 bac pro.*")),
    ("MC", re.compile(r"(?:mc|mention complementaire|cs(?: ?[345])?|certificat de specialisation)\b(?! \d).*")),
)
_ALONE = {"t": "TLE", "2": "2NDE", "1": "1RE"}


def read_niveau(text: str) -> str:
    """CAP1 to CAP3, 2NDE, 1RE, TLE, BTS1, BTS2, BMA1, BMA2 or MC; another level stays as it is, in capitals."""
    return niveau_of_formation(text) or _ALONE.get(normalise(text)) or text.upper()


def niveau_of_formation(label: str) -> str | None:
    """The level that a formation or MEF label begins with (« 1CAP2 MACON », « 2nde MELEC »), if it tells one."""
    words = normalise(label)
    for pattern, year in _YEAR_OF_DIPLOMA:
        if match := pattern.fullmatch(words):
            return f"{match[1].upper()}{year}"
    return next((niveau for niveau, pattern in _NAMED if pattern.fullmatch(words)), None)


_DIPLOMA_OF_MEF = {
    **dict.fromkeys(("240", "241", "242", "270", "271", "272"), "CAP"),
    **dict.fromkeys(("310", "311", "312"), "BTS"),
    **dict.fromkeys(("250", "251"), "BMA"),
}
_YEARS_OF_BAC_PRO = {"1": "2NDE", "2": "1RE", "3": "TLE"}
_ONE_LEVEL = {"221": "1RE", "222": "TLE", "257": "MC", "258": "MC"}


def niveau_of_mef(code: str) -> str | None:
    """The level that a « code MEF » of ten or eleven digits tells: its course, then the year in this course."""
    course, year = code[:3], code[9:10]
    if course in ("247", "276"):
        return _YEARS_OF_BAC_PRO.get(year)
    if course in _DIPLOMA_OF_MEF and year in ("1", "2", "3"):
        return f"{_DIPLOMA_OF_MEF[course]}{year}"
    return _ONE_LEVEL.get(course)


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

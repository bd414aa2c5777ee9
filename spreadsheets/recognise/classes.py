"""What a class is called: « TMELEC1 », « 2MRC », « 1CAP EPC », « T BAC PRO ASSP », « 1BTS NDRC »."""

import re
from collections.abc import Sequence, Set

from spreadsheets.cells import letters, without_accents
from spreadsheets.recognise.headings import words
from spreadsheets.recognise.synonyms import is_known

_LONGEST = 28
_SEP = r"[ ._-]*"
_DIPLOMA = r"(?:CAP|BAC ?PRO|BTS|BP|MC|CS|FCIL)"
_FULL_YEAR = r"(?:T(?:LE|ERM|ALE|ERMINALE)|1(?:RE|ER|ERE)|2(?:DE|ND|NDE)|3(?:E|EME)|SECONDE|PREMIERE|TERMINALE)\b\.?"
_YEAR = rf"(?:{_FULL_YEAR}|T|1|2|3)"
_REST = r"[A-Z]\w*(?:[ ._/&-]+\w+)*"
_SHAPES = [
    re.compile(shape, re.I | re.A)
    for shape in (
        r"(?:UPE2A|ULIS|MLDS|3 ?PM|3 ?PREPA[ -]?(?:PRO|METIERS))(?:[ ._-]?\w{1,6})?",
        rf"{_YEAR}{_SEP}{_DIPLOMA}(?:\d?\b{_SEP}(?:{_REST})?|\d?)",
        rf"{_DIPLOMA} ?[123]\b{_SEP}(?:{_REST})?",
        rf"{_DIPLOMA} {_REST} [123]",
    )
]
_BRANCH = re.compile(rf"{_YEAR}[ ._-]?(?P<branch>(?-i:[A-Z]{{2,8}}))(?:[ ._-]?(?-i:[1-9A-Z]))?", re.I | re.A)
_WORDS = re.compile(rf"{_FULL_YEAR} (?P<words>[A-Z]{{3,}}(?:[ ._/&-]+\w+)*)", re.I | re.A)
_CALENDAR = re.compile(r"20\d\d")
_PART = re.compile(r"\s+[-–—|/]\s+|\s*[:;,()\[\]|]\s*|\s{2,}")
_LABELLED = re.compile(r"^(?:la |de la )?(?:classes?|division)(?: de)?\s+", re.I)
_OTHER = {
    "trimestre", "semestre", "periode", "annee", "semaine", "total", "totaux", "tableau", "test", "tcd", "tous",
    "toutes", "tout", "tri", "tuteur", "taxe", "temp", "tache", "taux", "tarif", "texte", "titre", "type",
    "partie", "page", "version", "session", "vague", "tour", "groupe", "liste", "eleve", "pfmp", "stage", "jour",
    "mois", "heure", "copie", "fichier", "lycee", "etablissement", "enquete", "forum", "visite", "an", "eme",
}  # fmt: skip


def is_class(text: str) -> bool:
    """Whether a text on its own can only be the name of a class: a year of training and what is learnt there."""
    plain = " ".join(without_accents(text).split())
    if len(plain) > _LONGEST or _CALENDAR.search(plain):
        return False
    if any(shape.fullmatch(plain) for shape in _SHAPES):
        return True
    match = _BRANCH.fullmatch(plain) or _WORDS.fullmatch(plain)
    return match is not None and not any(
        word in _OTHER or (is_known(word) and not word.isdecimal())
        for said in (plain, match[match.lastgroup or 0])
        for word in words(said)
    )


def may_be_class(text: str) -> bool:
    """Whether a text may be one, beside others: one short word in capitals that no header says (« MELEC »)."""
    plain = text.strip()
    shaped = re.fullmatch(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9 ._-]{1,11}", plain) is not None
    return shaped and not any(word in _OTHER or is_known(word) for word in words(plain))


def class_in(text: str, known: Set[str] = frozenset()) -> str | None:
    """The only class that a title names, in one of its parts; ``known`` are the ``letters`` of those of the base."""
    parts = [_LABELLED.sub("", part.strip()) for part in _PART.split(text)]
    found = {part for part in parts if part and (is_class(part) or letters(part) in known)}
    said = text.split()
    for length in (3, 2, 1):
        runs = (said[at : at + length] for at in range(len(said) - length + 1)) if not found else ()
        found = found or {" ".join(run) for run in runs if _is_run(run, known)}
    return found.pop() if len(found) == 1 else None


def _is_run(run: Sequence[str], known: Set[str]) -> bool:
    """Whether some words of a title are a class; those after the first are in capitals, or the sentence goes on."""
    text = " ".join(run)
    return letters(text) in known or (len(text) > 3 and all(map(str.isupper, run[1:])) and is_class(text))

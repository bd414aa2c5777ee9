"""The action that a header, a title or the name of a file tells: its title, its day, its reference."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from spreadsheets.cells import as_text, fold, is_blank, normalise
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Sheet
from spreadsheets.recognise import is_class
from spreadsheets.shapes.moments import read_span, says_dates, year_told

_REFERENCE = re.compile(r"(?=.*\d)[A-Za-z]{0,6}[-_ .]?\d{1,4}(?:[-_.]\d{1,4})*")
_LIST = (
    r"(?:(?:feuilles?|fiches?|listes?|listings?|tableaux?|suivi|bilan|recap\w*)\s*(?:nominatives?|d.appel)?\s*"
    r"(?:des?|d.)?\s*(?:la |l.)?)?"
    r"(?:presences?|presents?|emargements?|participants?|participations?|inscrits?|inscriptions?|eleves (?:presents|"
    r"participants|inscrits)|pointage)"
)
_LED_BY_LIST = re.compile(rf"^{_LIST}\b\s*(?:a la|a l.|aux?|a|de la|de l.|des?|du|d.|pour|lors)?\b\s*")
_IS_LIST = re.compile(rf"\b{_LIST}\b")
_ABOUT = re.compile(r"\bactions?\b")
_LABEL = re.compile(r"^(?:actions?|intitule|titre|evenement|objet|nom de l.action|manifestation|activite)\s*:\s*")
_OTHER_LABEL = re.compile(
    r"^(?:date|lieu|classes?|prof\w*|pp|organisa\w*|intervenant|horaires?|heures?|duree|annee|lycee|lp|academie|responsable"
    r"|referent|ddfpt|etablissement|groupe|salle|adresse|tel|mail|edite|imprime|mis a jour|version)\b"
)
_BETWEEN = re.compile(r"\s+[-–—|•]+\s+|\s*[|;–—]\s*")
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_GENERIC, _ACTIONS, _VAGUE = (frozenset(_WORDS[name]) for name in ("generic", "actions", "vague"))


class Event(NamedTuple):
    """An action as a sheet tells it; ``day`` is its first one."""

    title: str
    day: dt.date | None = None
    reference: str = ""


def says_action(text: str) -> bool:
    """Whether a title holds a word of some type of action: « visite », « forum », « job dating »."""
    return not _words_of_actions().isdisjoint(normalise(text).split())


@lru_cache(maxsize=1)
def _words_of_actions() -> frozenset[str]:
    values = BY_NAME["actions"].column("type_action").values
    said = {word for value, others in values.items() for text in (value, *others) for word in normalise(text).split()}
    return frozenset(word for word in said - _VAGUE if len(word) > 4) | _ACTIONS


def is_list_of_presence(texts: Iterable[str]) -> bool:
    """Whether a title, the name of the sheet or of the file says that it is an attendance."""
    return any(_IS_LIST.search(fold(text).replace("_", " ")) for text in texts)


def is_about_actions(texts: Iterable[str]) -> bool:
    """Whether one of these texts says that the sheet is about actions, or an attendance."""
    known = list(texts)
    return is_list_of_presence(known) or any(_ABOUT.search(fold(text).replace("_", " ")) for text in known)


def is_generic(text: str) -> bool:
    """Whether a header only says what its cells are: « Présent », « Signature », « P/A »."""
    return all(word in _GENERIC for word in normalise(text).split())


def is_reference(text: str) -> bool:
    """« A1 », « ACT-2025-03 », « 12 »."""
    return _REFERENCE.fullmatch(text) is not None and not says_dates(text)


def event_above(sheet: Sheet, first: int, annee: str | None) -> Event | None:
    """The one action that the lines above ``first`` (an index), the name of the sheet or that of the file tell."""
    texts = [*_lines(sheet.rows[:first]), sheet.feuille, sheet.fichier.rpartition(".")[0].replace("_", " ")]
    days = (span.start for text in texts if (span := read_span(text, annee)).start)
    titles = list(dict.fromkeys(title for text in texts for title in _titles(text)))
    best = sorted(titles, key=lambda title: not says_action(title))
    return Event(best[0], next(days, None)) if best else None


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Each line of a title, its label and its value put together: « Action » | « Forum » → « Action : Forum »."""
    for row in rows:
        texts = list(dict.fromkeys(as_text(cell) for cell in row if not is_blank(cell)))
        if len(texts) == 2:
            yield f"{texts[0].rstrip(' :')} : {texts[1]}"
        elif len(texts) == 1:
            yield texts[0]


def _titles(text: str) -> Iterator[str]:
    """The pieces of a text that may be the title of an action."""
    for piece in _BETWEEN.split(text):
        plain = piece.strip(" :.-–—")
        if match := _LABEL.match(fold(plain)):
            plain = plain[match.end() :]
        if _OTHER_LABEL.match(fold(plain)):
            continue
        rest = read_span(plain, None).rest if says_dates(plain) else plain
        if match := _LED_BY_LIST.match(fold(rest)):
            rest = rest[match.end() :]
        rest = rest.strip(" :.-–—()")
        if sum(map(str.isalpha, rest)) > 3 and not _is_no_title(rest):
            yield rest


def _is_no_title(text: str) -> bool:
    return (
        is_class(text) or year_told([text]) is not None or is_generic(text) or fold(text).startswith(("feuil", "sheet"))
    )

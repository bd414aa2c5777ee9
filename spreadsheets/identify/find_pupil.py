"""Finds a pupil again among those enrolled in a year, from the surest identifier to the least sure; never guesses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

import french
from spreadsheets.cells import letters
from spreadsheets.identify.pseudonymise import LEVELS, Fingerprints, seal_column
from warehouse import Store

ENROLLED = """
    select eleve_id, annee, empreinte_ine, empreinte_interne, empreinte_naissance, empreinte_nom,
        classe, formation, sexe, niveau
    from eleves where suivi is not true order by eleve_id"""
"""The pupils of the lists: those that only a follow-up names are made again from all the follow-ups together."""
_SEXES = {"F": "fille", "G": "garçon"}
MOST_DESCRIBED = 4


class Wanted(NamedTuple):
    """A pupil as a row of a list names it."""

    annee: str
    prints: Fingerprints
    seal: str
    """That of the class; empty if the row tells none."""
    classe: str = ""


@dataclass
class Pupil:
    """A pupil of one year as the base knows it; ``eleve_id`` is 0 until the base has given one."""

    eleve_id: int
    annee: str
    prints: Fingerprints
    seal: str
    classe: str
    formation: str = ""
    sexe: str = ""
    niveau: str | None = None
    followed: bool = False
    """Whether no list names this pupil: only a follow-up of placements or of attendance does."""

    def describe(self) -> str:
        """« 2MELEC1, Bac pro MELEC, fille »: enough to choose, nothing that names."""
        return ", ".join(filter(None, (self.classe, self.formation, _SEXES.get(self.sexe, "")))) or "sans classe"


class Found(NamedTuple):
    """Either the pupil, or those it might be: several, or namesakes that something surer tells apart."""

    pupil: Pupil | None
    candidates: Sequence[Pupil] = ()


class Enrolled:
    """The pupils of every year, by each of their fingerprints."""

    def __init__(self, pupils: Iterable[Pupil] = ()) -> None:
        self._by: dict[tuple[str, str, str], list[Pupil]] = defaultdict(list)
        self._annees: set[str] = set()
        self._classes: set[tuple[str, str]] = set()
        for pupil in pupils:
            self.add(pupil)

    def add(self, pupil: Pupil) -> None:
        """Know one more pupil."""
        if not pupil.followed:
            self._annees.add(pupil.annee)
            self._classes.add((pupil.annee, pupil.seal))
        for level, value in zip(LEVELS, pupil.prints, strict=True):
            if value:
                self._by[level, pupil.annee, value].append(pupil)

    def complete(self, pupil: Pupil, prints: Fingerprints) -> None:
        """Take the identifiers that a new list tells; those it does not tell are kept."""
        before = pupil.prints
        pupil.prints = Fingerprints(*(new or old for new, old in zip(prints, before, strict=True)))
        for level, new, old in zip(LEVELS, pupil.prints, before, strict=True):
            if new and new != old:
                self._by[level, pupil.annee, new].append(pupil)

    def has_year(self, annee: str) -> bool:
        """Whether a list of pupils of that year is known."""
        return annee in self._annees

    def may_hold(self, annee: str, seal: str) -> bool:
        """Whether a pupil of that year is in that class; of a year without list, nobody knows."""
        return (annee, seal) in self._classes or annee not in self._annees

    def sharing(self, level: str, wanted: Wanted) -> list[Pupil]:
        """The pupils of that year with the same fingerprint at one level, whatever the surer ones say."""
        value = getattr(wanted.prints, level)
        return self._by.get((level, wanted.annee, value), []) if value else []

    def possible(self, level: str, wanted: Wanted) -> list[Pupil]:
        """The same, without those that a surer identifier tells apart; of several, those of the same class if any."""
        found = [pupil for pupil in self.sharing(level, wanted) if not _contradicts(pupil.prints, wanted.prints, level)]
        if len(found) > 1:
            return [pupil for pupil in found if same_class(pupil, wanted)] or found
        return found

    def find(self, wanted: Wanted) -> Found:
        """The one pupil that ``wanted`` names, by the surest identifier that tells; of a name alone, the only one."""
        for level in LEVELS[:-1]:
            found = self.possible(level, wanted)
            if found:
                return Found(found[0]) if len(found) == 1 else Found(None, found)
        namesakes = self.sharing("nom", wanted)
        found = self.possible("nom", wanted)
        if len(found) == 1 and (len(namesakes) == 1 or same_class(found[0], wanted)):
            return Found(found[0])
        return Found(None, namesakes)


def same_class(pupil: Pupil, wanted: Wanted) -> bool:
    """Whether the class is known on both sides and the same, whatever its spelling."""
    return bool(wanted.seal) and pupil.seal == wanted.seal


def unsure_namesakes(known: "Enrolled", pupil: Pupil) -> list[Pupil]:
    """Other pupils of the same name that nothing surer than the class tells from ``pupil``."""
    wanted = Wanted(pupil.annee, pupil.prints, pupil.seal)
    others = (other for other in known.sharing("nom", wanted) if other is not pupil)
    return [other for other in others if not _contradicts(other.prints, pupil.prints, "nom")]


def _contradicts(known: Fingerprints, told: Fingerprints, level: str) -> bool:
    """Whether an identifier surer than ``level`` is known on both sides and different."""
    surer = LEVELS.index(level)
    return any(one and other and one != other for one, other in zip(known[:surer], told[:surer], strict=True))


def seal_classes(key: bytes, classes: "pd.Series[str]") -> Any:
    """The seal of each class: two spellings of one class share it."""
    return seal_column(key, "classe", classes, letters)


def known_classes(base: Store) -> frozenset[str]:
    """The classes of the base, in ``letters``."""
    return frozenset(letters(classe) for (classe,) in base.rows("select distinct classe from eleves") if classe)


def load_enrolled(frame: pd.DataFrame, key: bytes) -> Enrolled:
    """The pupils of the base, from the rows of ``ENROLLED``."""
    seals = pd.Series(seal_classes(key, frame["classe"])).fillna("")
    filled = frame.astype(object).where(frame.notna(), None)
    return Enrolled(
        Pupil(row[0], row[1], Fingerprints(*row[2:6]), seal, row[6] or "", row[7] or "", row[8] or "", row[9])
        for row, seal in zip(filled.itertuples(index=False, name=None), seals, strict=True)
    )


def describe(candidates: Iterable[Pupil]) -> str:
    """« (2MELEC1, fille), (2MELEC2, fille) et 3 autres »."""
    texts = sorted(f"({pupil.describe()})" for pupil in candidates)
    if len(texts) > MOST_DESCRIBED:
        texts[MOST_DESCRIBED:] = [french.plural(len(texts) - MOST_DESCRIBED, "autre")]
    return french.enumerate_words(texts)

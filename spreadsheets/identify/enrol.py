"""Gives each row of a list of pupils its pupil: one already known, or a new one; two namesakes stay two pupils."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from spreadsheets.identify.find_pupil import Enrolled, Found, Pupil, Wanted, same_class
from spreadsheets.identify.pseudonymise import Fingerprints


def enrol(known: Enrolled, arrivals: Sequence[Wanted], taken: set[int]) -> list[Found]:
    """The pupil of each arrival, a new one with ``eleve_id`` 0, or the candidates when it cannot be told.

    ``taken`` holds the ids of the pupils that the same file has already named: their namesakes in another class are
    other pupils. Pupils found again take the new identifiers; all are added to ``known``.
    """
    placed: dict[int, Found] = {}
    for level in ("ine", "interne", "naissance"):
        _place(known, arrivals, placed, level)
    _place(known, arrivals, placed, "nom", in_class=True)
    named = taken | {found.pupil.eleve_id for found in placed.values() if found.pupil}
    _place_by_name(known, arrivals, placed, named)
    _admit(known, arrivals, placed)
    return [placed[number] for number in range(len(arrivals))]


def _place(
    known: Enrolled, arrivals: Sequence[Wanted], placed: dict[int, Found], level: str, *, in_class: bool = False
) -> None:
    for number in _waiting(arrivals, placed):
        found = known.possible(level, arrivals[number])
        if in_class:
            found = [pupil for pupil in found if same_class(pupil, arrivals[number])]
        if found:
            placed[number] = _settle(known, arrivals[number], found)


def _place_by_name(known: Enrolled, arrivals: Sequence[Wanted], placed: dict[int, Found], taken: set[int]) -> None:
    """A pupil who changed class: the only one of that name left, wanted by one row only."""
    waiting = _waiting(arrivals, placed)
    names = Counter((arrivals[number].annee, arrivals[number].prints.nom) for number in waiting)
    for number in waiting:
        wanted = arrivals[number]
        left = [pupil for pupil in known.possible("nom", wanted) if pupil.eleve_id not in taken]
        if len(left) == 1 and names[wanted.annee, wanted.prints.nom] == 1:
            placed[number] = _settle(known, wanted, left)
        elif left:
            placed[number] = Found(None, left)


def _admit(known: Enrolled, arrivals: Sequence[Wanted], placed: dict[int, Found]) -> None:
    """New pupils, the best identified first, so that a poorer row of the same pupil joins it."""
    fresh = Enrolled()
    for number in sorted(_waiting(arrivals, placed), key=lambda number: _weakness(arrivals[number].prints)):
        wanted = arrivals[number]
        found = _among(fresh, wanted)
        if found:
            placed[number] = _settle(fresh, wanted, found)
        else:
            pupil = Pupil(0, wanted.annee, wanted.prints, wanted.seal, wanted.classe)
            fresh.add(pupil)
            known.add(pupil)
            placed[number] = Found(pupil)


def admit_followed(known: Enrolled, arrivals: Iterable[Wanted]) -> list[Pupil]:
    """The pupils whom no list names, one for all the rows that may be the same; they are added to ``known``.

    It depends on no order: the best identified come first. A row without a class is that of the only pupil of its name.
    """
    fresh = Enrolled()
    admitted = []
    for wanted in sorted(arrivals, key=lambda each: (_weakness(each.prints), not each.seal, _ordered(each))):
        found = _followed(fresh, wanted)
        if len(found) == 1:
            fresh.complete(found[0], wanted.prints)
            found[0].seal = found[0].seal or wanted.seal
            found[0].classe = found[0].classe or wanted.classe
        elif not found:
            pupil = Pupil(0, wanted.annee, wanted.prints, wanted.seal, wanted.classe, followed=True)
            fresh.add(pupil)
            admitted.append(pupil)
    for pupil in admitted:
        known.add(pupil)
    return admitted


def _ordered(wanted: Wanted) -> tuple[str, ...]:
    return wanted.annee, *(value or "" for value in wanted.prints), wanted.seal, wanted.classe


def _followed(fresh: Enrolled, wanted: Wanted) -> list[Pupil]:
    """The pupils already admitted that a row may name."""
    for level in ("ine", "interne", "naissance"):
        if found := fresh.possible(level, wanted):
            return found
    namesakes = fresh.possible("nom", wanted)
    alike = [pupil for pupil in namesakes if same_class(pupil, wanted)]
    return alike or [pupil for pupil in namesakes if not (pupil.seal and wanted.seal)]


def _among(fresh: Enrolled, wanted: Wanted) -> list[Pupil]:
    for level in ("ine", "interne", "naissance"):
        if found := fresh.possible(level, wanted):
            return found
    return [pupil for pupil in fresh.possible("nom", wanted) if same_class(pupil, wanted)]


def _settle(known: Enrolled, wanted: Wanted, found: list[Pupil]) -> Found:
    if len(found) > 1:
        return Found(None, found)
    known.complete(found[0], wanted.prints)
    return Found(found[0])


def _waiting(arrivals: Sequence[Wanted], placed: Mapping[int, Found]) -> list[int]:
    return [number for number in range(len(arrivals)) if number not in placed]


def _weakness(prints: Fingerprints) -> tuple[bool, ...]:
    return tuple(value is None for value in prints)

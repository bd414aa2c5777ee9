"""The pupils that rows name, among those the base knows when they are taken in: what the tables of pupils share."""

from collections.abc import Set
from typing import Any

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import Cause, group, typed
from spreadsheets.identify import (
    Enrolled,
    Fingerprints,
    Found,
    Pupil,
    Wanted,
    describe,
    same_class,
)
from spreadsheets.model import line_of
from spreadsheets.tables.habits import CLASS_SEAL, PRINTS, Received

UNLISTED = Cause(
    "Élèves connus par le seul suivi : la liste de leur année ne les nomme pas",
    "Ils comptent ici, hors effectif ; vérifiez leur nom, ou complétez la liste des élèves.",
)
NO_LIST = (
    "Élèves connus par le seul suivi : aucune liste de {annee} n’est importée. Ils comptent ici, hors effectif ; "
    "déposez la liste des élèves quand vous l’aurez."
)
NOBODY = Cause(
    "Élève introuvable parmi les inscrits de l’année",
    "Vérifiez le nom et la date de naissance, ou complétez la liste des élèves.",
    refuses=True,
)
LOOK_ALIKES = Cause(
    "Homonymes de la même classe que rien ne distingue : leurs lignes leur sont attribuées dans l’ordre",
    "Les chiffres par classe et par sexe n’en dépendent pas ; indiquez l’INE ou la date de naissance.",
)
OTHER_CLASS = Cause("Élève reconnu à son seul nom, dans une autre classe que celle de la liste", "Vérifiez la classe.")
UNKNOWN_CLASS = Cause("Classe inconnue de la liste des élèves de l’année", "Vérifiez son nom, ou complétez la liste.")


def find_unlisted(received: Received, enrolled: Enrolled) -> dict[Wanted, int]:
    """The pupils of a follow-up whom no list names, with the first line that names each."""
    received.ensure("classe")
    codes, named = wanted(received, "classe")
    lines = received.rows.index.to_numpy()[np.unique(codes, return_index=True)[1]].tolist()
    told = zip(named, lines, strict=True)
    return {each: line for each, line in told if each.annee and not any(enrolled.find(each))}


def find_pupils(received: Received, enrolled: Enrolled) -> None:
    """Each row bears a pupil of its year: write `eleve_id`, reject those that cannot be told from others."""
    received.ensure("classe")
    codes, named = wanted(received, "classe")
    found = [enrolled.find(each) for each in named]
    write_ids(received, codes, [item.pupil for item in found])
    shared = _share_among_look_alikes(received, codes, found)
    reject_unfound(received, codes, found, shared)
    _tell_followed(received, enrolled, codes, found)
    moved = [
        item.pupil is not None and bool(each.seal) and not any(each.prints[:3]) and not same_class(item.pupil, each)
        for item, each in zip(found, named, strict=True)
    ]
    blame_rows(received, OTHER_CLASS, codes, moved)
    _blame_unknown_classes(received, enrolled)


def _share_among_look_alikes(received: Received, codes: np.ndarray, found: list[Found]) -> set[int]:
    """Give the lines of namesakes to them in turn, where no figure can tell them apart and each has lines of their own;
    the codes of those that were."""
    rows, shared = received.rows, set()
    occasion = "periode" if "periode" in rows else "action_id"
    for code, item in enumerate(found):
        if item.pupil or len({_looks(pupil) for pupil in item.candidates}) != 1 or len(item.candidates) < 2:
            continue
        mine = rows.index[codes == code]
        places = _places(mine, rows.loc[mine].get(occasion), len(item.candidates))
        if places is not None:
            rows.loc[mine, "eleve_id"] = [item.candidates[place].eleve_id for place in places]
            received.faults.blame(LOOK_ALIKES, mine.to_numpy())
            shared.add(code)
    return shared


def _looks(pupil: Pupil) -> tuple[object, ...]:
    return pupil.annee, pupil.seal, pupil.formation, pupil.sexe, pupil.niveau


def _places(rows: "pd.Index[int]", occasions: "pd.Series[Any] | None", size: int) -> list[int] | None:
    """Which of ``size`` namesakes each row is: a line each, or a row each on every occasion; nothing otherwise."""
    lines = [line_of(row) for row in rows]
    distinct = sorted(set(lines))
    if len(distinct) == size and len(lines) > size:
        return [distinct.index(line) for line in lines]
    if occasions is None or set(occasions.value_counts(dropna=False)) != {size}:
        return None
    return [int(place) for place in occasions.groupby(occasions, dropna=False).cumcount()]


def _tell_followed(received: Received, enrolled: Enrolled, codes: np.ndarray, found: list[Found]) -> None:
    """The rows whose pupil no list names, year by year."""
    years = {item.pupil.annee for item in found if item.pupil and item.pupil.followed}
    for annee in sorted(years):
        touched = [item.pupil is not None and item.pupil.followed and item.pupil.annee == annee for item in found]
        if enrolled.has_year(annee):
            blame_rows(received, UNLISTED, codes, touched)
        else:
            lines = received.rows.index[np.array(touched, dtype=bool)[codes]]
            received.faults.add("information", french.spaced(NO_LIST.format(annee=annee)), lines)


def wanted(received: Received, *more: str) -> tuple[np.ndarray, list[Wanted]]:
    """The distinct pupils that the rows name, and which one each row names."""
    rows = received.rows[[*PRINTS, CLASS_SEAL, "annee", *more]]
    codes, first_rows = group((pd.factorize(rows[name])[0] for name in rows), len(rows))
    firsts = rows.iloc[first_rows].astype(object)
    firsts = firsts.where(firsts.notna(), None)
    return codes, [
        Wanted(row[5] or "", Fingerprints(*row[:4]), row[4] or "", *(text or "" for text in row[6:]))
        for row in firsts.itertuples(index=False, name=None)
    ]


def write_ids(received: Received, codes: np.ndarray, pupils: list[Pupil | None]) -> None:
    ids = typed((pupil and pupil.eleve_id for pupil in pupils), "Int64")
    received.rows["eleve_id"] = ids.take(codes)


def reject_unfound(received: Received, codes: np.ndarray, found: list[Found], but: Set[int] = frozenset()) -> None:
    """One anomaly for each set of candidates; none for the codes ``but``."""
    said = received.faults.rejected.copy()
    descriptions = [None if item.pupil or code in but else describe(item.candidates) for code, item in enumerate(found)]
    for text in dict.fromkeys(text for text in descriptions if text is not None):
        cause = NOBODY if not text else _choose_among(text)
        blame_rows(received, cause, codes, [each == text for each in descriptions], said)


def _choose_among(candidates: str) -> Cause:
    what = f"Élève à préciser ; portent ce nom : {candidates}"
    return Cause(what, "Indiquez l’INE, la date de naissance ou la classe.", refuses=True)


def blame_rows(
    received: Received,
    cause: Cause,
    codes: np.ndarray,
    touched: list[bool],
    but: set[int] | frozenset[int] = frozenset(),
) -> None:
    lines = received.rows.index[np.array(touched, dtype=bool)[codes]].difference(list(but))
    received.faults.blame(cause, lines.to_numpy())


def _blame_unknown_classes(received: Received, enrolled: Enrolled) -> None:
    """Tell the rows that name a class in which the list of pupils of their year has nobody."""
    rows = received.faults.keep(received.rows)
    codes, first_rows = group((pd.factorize(rows[name])[0] for name in (CLASS_SEAL, "annee")), len(rows))
    pairs = rows[[CLASS_SEAL, "annee"]].iloc[first_rows].itertuples(index=False, name=None)
    unknown = [isinstance(seal, str) and bool(seal) and not enrolled.may_hold(annee, seal) for seal, annee in pairs]
    touched = np.array(unknown, dtype=bool)[codes]
    received.faults.blame(UNKNOWN_CLASS, rows.index[touched].to_numpy(), "classe")

"""Finds the pupils and the actions that the rows name, among those the base knows when they are taken in."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import Cause, group, typed
from spreadsheets.identify import (
    ACTIONS,
    ENROLLED,
    Action,
    Actions,
    Enrolled,
    Fingerprints,
    Found,
    Pupil,
    Wanted,
    describe,
    enrol,
    load_enrolled,
    same_class,
    unsure_namesakes,
)
from spreadsheets.importing.attended import UNKNOWN_ACTION, blame_several, find_or_make
from spreadsheets.importing.cross_checks import blame_two_classes, blame_unknown_classes, warn_of_same_campaigns
from spreadsheets.importing.receive import ACTION_SEAL, ACTION_TITLE, CLASS_SEAL, PRINTS, Received
from spreadsheets.importing.surveys import Survey, number_answers
from warehouse import Deposit

FOLLOW_UPS = ("participations", "pfmp")
"""The tables whose rows name the pupils of the lists."""
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
OTHER_CLASS = Cause("Élève reconnu à son seul nom, dans une autre classe que celle de la liste", "Vérifiez la classe.")
NAMESAKES = Cause(
    "Homonymes dans des classes différentes, comptés comme plusieurs élèves",
    "Ajoutez la date de naissance ou l’INE si c’est le même élève.",
)


@dataclass
class Drop:
    """What the sheets dropped together must remember from one to the next."""

    deposit: Deposit
    key: bytes
    named: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """File → pupils that its sheets have listed so far."""
    answers: dict[Survey, tuple[str, int]] = field(default_factory=dict)
    """Survey → the file that brought it last, and how many answers it has brought; 0 for a total."""


def take_eleves(drop: Drop, received: Received) -> None:
    """Each row is a pupil of one year: known, or new."""
    codes, wanted = _wanted(received)
    known = load_enrolled(drop.deposit.frame(ENROLLED), drop.key)
    named = drop.named[received.fichier]
    found = enrol(known, wanted, named)
    pupils = list({id(item.pupil): item.pupil for item in found if item.pupil}.values())
    last = drop.deposit.last_number("eleves", "eleve_id")
    for number, pupil in enumerate((pupil for pupil in pupils if not pupil.eleve_id), start=last + 1):
        pupil.eleve_id = number
    named |= {pupil.eleve_id for pupil in pupils}
    _write_pupils(received, codes, found)
    doubtful = [item.pupil is not None and bool(unsure_namesakes(known, item.pupil)) for item in found]
    _blame_rows(received, NAMESAKES, codes, doubtful)
    blame_two_classes(received)


def _write_pupils(received: Received, codes: np.ndarray, found: list[Found]) -> None:
    pupils = [item.pupil for item in found]
    _write_ids(received, codes, pupils)
    for place, column in enumerate(PRINTS):
        received.rows[column] = typed(pupil and pupil.prints[place] for pupil in pupils).take(codes)
    before = typed(pupil and pupil.niveau for pupil in pupils)
    received.rows["niveau"] = received.rows["niveau"].fillna(pd.Series(before.take(codes), index=received.rows.index))
    _reject_unfound(received, codes, found)


def find_actions(drop: Drop, received: Received) -> None:
    """Each row is a pupil at an action; the year is the action's."""
    actions = (
        find_or_make(drop.deposit, drop.key, received)
        if ACTION_TITLE in received.rows
        else _find_actions(drop, received)
    )
    received.rows["action_id"] = typed((action and action.action_id for action in actions), "Int64")
    received.rows["annee"] = typed(action and action.annee for action in actions)
    received.reject_found()


def _find_actions(drop: Drop, received: Received) -> list[Action | None]:
    rows = received.rows
    days = [column.name for column in received.table.columns if column.kind == "date" and column.name in rows]
    names = [ACTION_SEAL, "annee", *days[:1]]
    codes, first_rows = group([pd.factorize(rows[name])[0] for name in names], len(rows))
    actions = Actions(drop.deposit.frame(ACTIONS), drop.key)
    chosen: list[Action | None] = []
    unknown = []
    texts = rows["action"] if "action" in rows else pd.Series("", index=rows.index)  # not kept: it may hold a name
    for number, (sealed, annee, *day) in enumerate(rows[names].iloc[first_rows].itertuples(index=False, name=None)):
        date = day[0].date() if day and not pd.isna(day[0]) else None
        found = actions.find(sealed, date, annee if isinstance(annee, str) else None)
        chosen.append(found[0] if len(found) == 1 else None)
        if not found:
            unknown.append(number)
        elif len(found) > 1:
            blame_several(received, texts.iloc[first_rows[number]], found, rows.index[codes == number].to_numpy())
    said = texts.iloc[first_rows[unknown]]
    received.faults.blame(UNKNOWN_ACTION, rows.index[np.isin(codes, unknown)].to_numpy(), "action", said)
    return [chosen[code] for code in codes]


def find_unlisted(received: Received, enrolled: Enrolled) -> dict[Wanted, int]:
    """The pupils of a follow-up whom no list names, with the first line that names each."""
    codes, wanted = _wanted(received)
    lines = received.rows.index.to_numpy()[np.unique(codes, return_index=True)[1]] if len(codes) else []
    return {
        each: int(line) for each, line in zip(wanted, lines, strict=True) if not any(enrolled.find(each)) and each.annee
    }


def find_pupils(received: Received, enrolled: Enrolled) -> None:
    """Each row bears a pupil of its year: write `eleve_id`, reject those that cannot be told from others."""
    codes, wanted = _wanted(received)
    found = [enrolled.find(each) for each in wanted]
    _write_ids(received, codes, [item.pupil for item in found])
    _reject_unfound(received, codes, found)
    _tell_followed(received, enrolled, codes, found)
    moved = [
        item.pupil is not None and bool(each.seal) and not any(each.prints[:3]) and not same_class(item.pupil, each)
        for item, each in zip(found, wanted, strict=True)
    ]
    _blame_rows(received, OTHER_CLASS, codes, moved)
    blame_unknown_classes(received, enrolled)


def _tell_followed(received: Received, enrolled: Enrolled, codes: np.ndarray, found: list[Found]) -> None:
    """The rows whose pupil no list names, year by year."""
    years = {item.pupil.annee for item in found if item.pupil and item.pupil.followed}
    for annee in sorted(years):
        touched = [item.pupil is not None and item.pupil.followed and item.pupil.annee == annee for item in found]
        if enrolled.has_year(annee):
            _blame_rows(received, UNLISTED, codes, touched)
        else:
            lines = received.rows.index[np.array(touched, dtype=bool)[codes]]
            received.faults.add("information", french.spaced(NO_LIST.format(annee=annee)), lines)


def take_taxe(drop: Drop, received: Received) -> None:
    """Each row is a payment."""
    warn_of_same_campaigns(drop.deposit, received)


def take_satisfaction(drop: Drop, received: Received) -> None:
    """Each row is an answer or a total; answers are numbered within their survey."""
    number_answers(received.rows, received.fichier, drop.answers)


def _wanted(received: Received) -> tuple[np.ndarray, list[Wanted]]:
    """The distinct pupils that the rows name, and which one each row names."""
    received.ensure("classe")
    rows = received.rows[[*PRINTS, CLASS_SEAL, "annee", "classe"]]
    codes, first_rows = group((pd.factorize(rows[name])[0] for name in rows), len(rows))
    firsts = rows.iloc[first_rows].astype(object)
    firsts = firsts.where(firsts.notna(), None)
    return codes, [
        Wanted(row[5] or "", Fingerprints(*row[:4]), row[4] or "", *(text or "" for text in row[6:]))
        for row in firsts.itertuples(index=False, name=None)
    ]


def _write_ids(received: Received, codes: np.ndarray, pupils: list[Pupil | None]) -> None:
    ids = typed((pupil and pupil.eleve_id for pupil in pupils), "Int64")
    received.rows["eleve_id"] = ids.take(codes)


def _reject_unfound(received: Received, codes: np.ndarray, found: list[Found]) -> None:
    """One anomaly for each set of candidates."""
    said = received.faults.rejected.copy()
    descriptions = [None if item.pupil else describe(item.candidates) for item in found]
    for text in dict.fromkeys(text for text in descriptions if text is not None):
        cause = NOBODY if not text else _choose_among(text)
        _blame_rows(received, cause, codes, [each == text for each in descriptions], said)


def _choose_among(candidates: str) -> Cause:
    what = f"Élève à préciser ; portent ce nom : {candidates}"
    return Cause(what, "Indiquez l’INE, la date de naissance ou la classe.", refuses=True)


def _blame_rows(
    received: Received,
    cause: Cause,
    codes: np.ndarray,
    touched: list[bool],
    but: set[int] | frozenset[int] = frozenset(),
) -> None:
    lines = received.rows.index[np.array(touched, dtype=bool)[codes]].difference(list(but))
    received.faults.blame(cause, lines.to_numpy())


STEPS: dict[str, Callable[[Drop, Received], None]] = {
    "eleves": take_eleves,
    "satisfaction": take_satisfaction,
    "taxe": take_taxe,
}

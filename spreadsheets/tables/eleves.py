"""Pupils: each row is one of them for one school year, found again or new, whose level may be told by the class."""

import numpy as np
import pandas as pd

from spreadsheets.cells import Cause, niveau_of_mef, niveau_of_pupil, normalise, typed
from spreadsheets.check import exceeds
from spreadsheets.formations import EVERY, formation_names
from spreadsheets.identify import ENROLLED, Found, enrol, load_enrolled, unsure_namesakes
from spreadsheets.tables.coded import move_codes, rename_formations, told_by
from spreadsheets.tables.habits import PRINTS, Drop, Habits, Received
from spreadsheets.tables.pupils import blame_rows, reject_unfound, wanted, write_ids
from spreadsheets.tables.years import complete_year

NAMESAKES = Cause(
    "Homonymes dans des classes différentes, comptés comme plusieurs élèves",
    "Ajoutez la date de naissance ou l’INE si c’est le même élève.",
)
TWO_CLASSES = Cause(
    "Le même élève est dans deux classes de cette liste", "La dernière ligne est gardée ; supprimez l’autre."
)


def _complete_level(received: Received) -> None:
    """A pupil's level, from the formation and the class, else from the code MEF, where the list does not tell it."""
    received.ensure("niveau")
    received.ensure("classe")
    rows = received.rows
    formation = rows["formation"] if "formation" in rows else pd.Series(None, index=rows.index, dtype="str")
    pairs = pd.MultiIndex.from_arrays([formation.fillna(""), rows["classe"].fillna("")])
    codes, distinct = pairs.factorize()
    niveaux = typed(niveau_of_pupil(*pair) for pair in distinct)
    rows["niveau"] = rows["niveau"].fillna(pd.Series(niveaux.take(codes), index=rows.index))
    if "mef" in rows:
        rows["niveau"] = rows["niveau"].fillna(told_by(rows["mef"], niveau_of_mef))


def _name_formation(received: Received) -> None:
    """The formation under its one name; its level says whether « Cuisine » is a CAP or a « bac pro »."""
    rows = received.rows
    if "formation" not in rows:
        return
    pairs = pd.MultiIndex.from_arrays([rows["formation"].fillna(""), rows["niveau"].fillna("")])
    codes, distinct = pairs.factorize()
    names = (formation_names(formation, niveau) for formation, niveau in distinct)
    rows["formation"] = typed(name if name not in ("", EVERY) else None for name in names).take(codes)


def _find_or_enrol(drop: Drop, received: Received) -> None:
    """Each row is a pupil of one year: known, or new."""
    codes, named = wanted(received, "classe")
    known = load_enrolled(drop.deposit.frame(ENROLLED), drop.key)
    listed = drop.named[received.fichier]
    found = enrol(known, named, listed)
    pupils = list({id(item.pupil): item.pupil for item in found if item.pupil}.values())
    last = drop.deposit.last_number("eleves", "eleve_id")
    for number, pupil in enumerate((pupil for pupil in pupils if not pupil.eleve_id), start=last + 1):
        pupil.eleve_id = number
    listed |= {pupil.eleve_id for pupil in pupils}
    _write_pupils(received, codes, found)
    doubtful = [item.pupil is not None and bool(unsure_namesakes(known, item.pupil)) for item in found]
    blame_rows(received, NAMESAKES, codes, doubtful)
    _blame_two_classes(received)


def _write_pupils(received: Received, codes: np.ndarray, found: list[Found]) -> None:
    pupils = [item.pupil for item in found]
    write_ids(received, codes, pupils)
    for place, column in enumerate(PRINTS):
        received.rows[column] = typed(pupil and pupil.prints[place] for pupil in pupils).take(codes)
    before = typed(pupil and pupil.niveau for pupil in pupils)
    received.rows["niveau"] = received.rows["niveau"].fillna(pd.Series(before.take(codes), index=received.rows.index))
    reject_unfound(received, codes, found)


def _blame_two_classes(received: Received) -> None:
    """Tell the rows of a list of pupils where one pupil of one year bears several classes."""
    rows = received.rows
    spelled = rows["classe"].map(normalise, na_action="ignore")
    several = spelled.groupby([rows["annee"], rows["eleve_id"]]).transform("nunique") > 1
    received.faults.blame(TWO_CLASSES, rows.index[several].to_numpy(), "classe")


HABITS = Habits(
    derive=(complete_year, move_codes, _complete_level, _name_formation),
    takes_sheet_year=True,
    take=_find_or_enrol,
    rules=(exceeds("date_entree", "date_sortie", "La date de sortie précède la date d’entrée"),),
    closed=rename_formations("eleves"),
)

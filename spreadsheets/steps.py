"""What each table asks for beyond its own columns: its year, its pupils, its actions."""

from collections.abc import Callable

import numpy as np
import pandas as pd

import french
from spreadsheets import rules
from spreadsheets.actions import ACTIONS, Action, Actions, list_dates
from spreadsheets.coded import group, typed
from spreadsheets.doubt import MISSING, Cause
from spreadsheets.enrol import enrol
from spreadsheets.intake import WHO, Intake, SheetRefused, annee_of
from spreadsheets.link import ENROLLED, Found, Pupil, Wanted, describe, load_enrolled, same_class, unsure_namesakes
from spreadsheets.pseudonymise import LEVELS

UNKNOWN_YEAR = "L’année scolaire de cette liste n’est pas connue : choisissez-la, puis importez de nouveau le fichier."
NOBODY = Cause(
    "Élève introuvable parmi les inscrits de l’année",
    "Vérifiez le nom et la date de naissance, ou complétez la liste des élèves.",
    refuses=True,
)
UNKNOWN_ACTION = Cause(
    "Action inconnue", "Importez la liste des actions, ou corrigez la référence ou l’intitulé.", refuses=True
)
OTHER_CLASS = Cause("Élève reconnu à son seul nom, dans une autre classe que celle de la liste", "Vérifiez la classe.")
NAMESAKES = Cause(
    "Homonymes dans des classes différentes, comptés comme plusieurs élèves",
    "Ajoutez la date de naissance ou l’INE si c’est le même élève.",
)


def take_eleves(intake: Intake) -> None:
    """Each row is a pupil of one year: known, or new."""
    _settle_annee(intake, "")
    intake.ensure("classe")
    intake.reject_found()
    rules.complete_niveau(intake.rows)
    codes, wanted = _wanted(intake)
    deposit = intake.drop.deposit
    known = load_enrolled(deposit.frame(ENROLLED))
    named = intake.drop.named[intake.recognised.sheet.fichier]
    found = enrol(known, wanted, named)
    pupils = list({id(item.pupil): item.pupil for item in found if item.pupil}.values())
    fresh = [pupil for pupil in pupils if not pupil.eleve_id]
    for pupil, number in zip(fresh, deposit.next_ids("numero_eleve", len(fresh)), strict=True):
        pupil.eleve_id = int(number)
    named |= {pupil.eleve_id for pupil in pupils}
    _write_pupils(intake, codes, found)
    doubtful = [item.pupil is not None and bool(unsure_namesakes(known, item.pupil)) for item in found]
    _blame_rows(intake, NAMESAKES, codes, doubtful)


def _write_pupils(intake: Intake, codes: np.ndarray, found: list[Found]) -> None:
    pupils = [item.pupil for item in found]
    _write_ids(intake, codes, pupils)
    for place, level in enumerate(LEVELS):
        prints = typed(pupil and pupil.prints[place] for pupil in pupils)
        intake.rows[f"empreinte_{level}"] = prints.take(codes)
    before = typed(pupil and pupil.niveau for pupil in pupils)
    intake.rows["niveau"] = intake.rows["niveau"].fillna(pd.Series(before.take(codes), index=intake.rows.index))
    _reject_unfound(intake, codes, found)


def take_participations(intake: Intake) -> None:
    """Each row is a pupil at an action; the year is the action's."""
    intake.reject_found()
    actions = _find_actions(intake)
    intake.rows["action_id"] = typed((action and action.action_id for action in actions), "Int64")
    intake.rows["annee"] = typed(action and action.annee for action in actions)
    intake.reject_found()
    _find_pupils(intake)


def _find_actions(intake: Intake) -> list[Action | None]:
    rows = intake.rows
    days = [column.name for column in intake.recognised.table.columns if column.kind == "date" and column.name in rows]
    names = ["action", *days[:1]]
    codes, first_rows = group([pd.factorize(rows[name])[0] for name in names], len(rows))
    actions = Actions(intake.drop.deposit.frame(ACTIONS))
    annee = annee_of(intake)
    chosen: list[Action | None] = []
    unknown = []
    for number, (text, *day) in enumerate(rows[names].iloc[first_rows].itertuples(index=False, name=None)):
        found = actions.find(text, day[0].date() if day and not pd.isna(day[0]) else None, annee)
        chosen.append(found[0] if len(found) == 1 else None)
        if not found:
            unknown.append(number)
        elif len(found) > 1:
            _blame_several(intake, text, found, rows.index[codes == number].to_numpy())
    texts = rows["action"].iloc[first_rows[unknown]]
    intake.findings.blame(UNKNOWN_ACTION, rows.index[np.isin(codes, unknown)].to_numpy(), "action", texts)
    return [chosen[code] for code in codes]


def _blame_several(intake: Intake, text: str, found: list[Action], lines: np.ndarray) -> None:
    what = f"Plusieurs actions de même nom, des {list_dates(found)}"
    cause = Cause(what, "Indiquez la référence de l’action, ou sa date.", refuses=True)
    intake.findings.blame(cause, lines, "action", [text])


def take_pfmp(intake: Intake) -> None:
    """Each row is a pupil in one period; the year is told by the row, else by the first day."""
    rules.complete_annee(intake.rows, "date_debut", None)
    _demand_annee(intake)
    intake.reject_found()
    _find_pupils(intake)


def take_satisfaction(intake: Intake) -> None:
    """Each row is an answer or a total; answers are numbered within their survey."""
    rules.demand_answer(intake.rows, intake.findings)
    _settle_annee(intake, "date_enquete")
    intake.reject_found()


def _settle_annee(intake: Intake, date: str) -> None:
    days = [column.name for column in intake.recognised.table.columns if column.kind in ("date", "date_fin")]
    told = "annee" in intake.rows and bool(intake.rows["annee"].notna().all())
    rules.complete_annee(intake.rows, date, None if told else annee_of(intake, days))
    if len(intake.rows) and intake.rows["annee"].isna().all():
        raise SheetRefused(french.spaced(UNKNOWN_YEAR))
    _demand_annee(intake)


def _demand_annee(intake: Intake) -> None:
    lacking = intake.rows.index[intake.rows["annee"].isna()].difference(list(intake.findings.rejected))
    intake.findings.blame(MISSING, lacking.to_numpy(), "annee")


def _find_pupils(intake: Intake) -> None:
    """Write `eleve_id`; reject the rows whose pupil is not found or cannot be told."""
    intake.ensure("classe")
    codes, wanted = _wanted(intake)
    enrolled = load_enrolled(intake.drop.deposit.frame(ENROLLED))
    found = [enrolled.find(each) for each in wanted]
    absent = {each.annee for each in wanted if not enrolled.has_year(each.annee)}
    for annee in sorted(absent):
        cause = Cause(
            f"Aucune liste d’élèves de {annee} n’est importée", "Importez-la, seule ou avec ce fichier.", refuses=True
        )
        _blame_rows(intake, cause, codes, [each.annee == annee for each in wanted])
    _write_ids(intake, codes, [item.pupil for item in found])
    _reject_unfound(intake, codes, found)
    moved = [
        item.pupil is not None and bool(each.classe) and not any(each.prints[:3]) and not same_class(item.pupil, each)
        for item, each in zip(found, wanted, strict=True)
    ]
    _blame_rows(intake, OTHER_CLASS, codes, moved)


def _wanted(intake: Intake) -> tuple[np.ndarray, list[Wanted]]:
    """The distinct pupils that the rows name, and which one each row names."""
    rows = intake.rows
    classes, years = rows["classe"].fillna(""), rows["annee"].fillna("")
    codes, first_rows = group([rows[WHO].to_numpy(), pd.factorize(classes)[0], pd.factorize(years)[0]], len(rows))
    firsts = zip(years.iloc[first_rows], rows[WHO].iloc[first_rows], classes.iloc[first_rows], strict=True)
    return codes, [Wanted(annee, intake.identities[who], classe) for annee, who, classe in firsts]


def _write_ids(intake: Intake, codes: np.ndarray, pupils: list[Pupil | None]) -> None:
    ids = typed((pupil and pupil.eleve_id for pupil in pupils), "Int64")
    intake.rows["eleve_id"] = ids.take(codes)


def _reject_unfound(intake: Intake, codes: np.ndarray, found: list[Found]) -> None:
    """One anomaly for each set of candidates."""
    said = intake.findings.rejected.copy()
    descriptions = [None if item.pupil else describe(item.candidates) for item in found]
    for text in dict.fromkeys(text for text in descriptions if text is not None):
        cause = NOBODY if not text else _choose_among(text)
        _blame_rows(intake, cause, codes, [each == text for each in descriptions], said)


def _choose_among(candidates: str) -> Cause:
    what = f"Élève à préciser ; portent ce nom : {candidates}"
    return Cause(what, "Indiquez l’INE, la date de naissance ou la classe.", refuses=True)


def _blame_rows(
    intake: Intake, cause: Cause, codes: np.ndarray, touched: list[bool], but: set[int] | frozenset[int] = frozenset()
) -> None:
    lines = intake.rows.index[np.array(touched, dtype=bool)[codes]].difference(list(but))
    intake.findings.blame(cause, lines.to_numpy())


STEPS: dict[str, Callable[[Intake], None]] = {
    "eleves": take_eleves,
    "participations": take_participations,
    "pfmp": take_pfmp,
    "satisfaction": take_satisfaction,
}

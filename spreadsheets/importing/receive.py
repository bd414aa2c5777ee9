"""Checks one sheet on its own, whatever the base holds: typed rows, fingerprints instead of identities."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import MISSING, Coded, Names, as_text, constant_columns, cut, propose_annee, typed
from spreadsheets.check import Faults, Lines, demand, headers, lacks_required, rules, sort_out, validate
from spreadsheets.identify import LEVELS, pseudonymise, seal_actions, seal_classes
from spreadsheets.model import Recognised, SheetReport, Table
from spreadsheets.recognise import is_class

UNKNOWN_YEAR = "L’année scolaire de cette liste n’est pas connue : choisissez-la, puis importez de nouveau le fichier."
DAYS = {"actions": "date_debut", "offres": "date_reception", "invitations": "date_invitation"}
"""Tables of what happens on one day → the column of that day."""
PRINTS = tuple(f"empreinte_{level}" for level in LEVELS)
"""Columns of the rows that bear the identity of a pupil, from the surest to the least sure."""


ACTION_TITLE = "intitule_action"
"""The title of an action as a grid of attendances tells it, kept to make the action where no list tells it."""
CLASS_SEAL, ACTION_SEAL = "empreinte_classe", "empreinte_action"
"""Columns that stand for texts which only serve to find a pupil or an action, and which may hold a name by mistake."""


class SheetRefused(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """A whole sheet that cannot be taken in; its text is a French sentence."""


@dataclass
class Received:
    """One sheet on its way into the base: ``rows`` are named by their line and lose those that are rejected."""

    table: Table
    fichier: str
    """Its name as the journal keeps it, without those of its pupils."""
    faults: Faults
    rows: pd.DataFrame
    import_id: int = 0
    """Its number in the journal, once it has one."""

    def reject_found(self) -> None:
        """Take out the rows that an anomaly rejects."""
        self.rows = self.faults.keep(self.rows)

    def lasting(self) -> pd.DataFrame:
        """The rows without the texts that the base does not hold."""
        texts = [
            column.name
            for column in self.table.columns
            if column.kind == "texte" and not column.stored and column.name != "classe"
        ]
        return self.rows.drop(columns=texts, errors="ignore")

    def ensure(self, column: str) -> None:
        """Have ``column`` among the rows, empty if the sheet has none."""
        if column not in self.rows:
            self.rows[column] = typed([None] * len(self.rows))


def receive(recognised: Recognised, key: bytes, annee: str | None) -> tuple[Received, int, int]:
    """The rows of a sheet that hold on their own, how many were read, and how many are no data (totals, notes).

    ``annee`` is the school year of a sheet that does not tell its own. Raises ``SheetRefused`` for a list whose year
    nothing tells.
    """
    sheet, table = recognised.sheet, recognised.table
    faults = Faults(sheet.fichier, sheet.feuille, headers(recognised))
    coded, lines, ignored = _data_of(recognised)
    pupils = any(column.kind == "identite" for column in table.columns)
    if pupils:
        faults.names = Names(coded)
        faults.doubted = lines[lacks_required(recognised, coded, len(lines))]
    _tell_constants(recognised, faults)
    rows = validate(table, coded, lines, faults)
    if pupils:
        _hide(coded, rows, key, faults)
        _keep_titles(coded, rows, faults)
    received = Received(table, faults.names.mask(sheet.fichier), faults, rows)
    if table.name == "pfmp":
        rules.complete_pfmp(rows)
    demand(table, rows, faults)
    if check := _CHECKS.get(table.name):
        check(received, recognised, annee)
    received.reject_found()
    if pupils:
        _seal(received, key)
    return received, len(lines), ignored


def _numbers(recognised: Recognised) -> Lines:
    """The number of each row under the header."""
    lines = recognised.sheet.lines or range(1, len(recognised.sheet.rows) + 1)
    return np.array(lines[recognised.first_line - 1 :], dtype=np.intp)


def _data_of(recognised: Recognised) -> tuple[dict[str, Coded], Lines, int]:
    """The columns of the rows that are data, their lines, and how many rows are none."""
    coded = cut(recognised)
    data, ignored = sort_out(recognised, coded)
    lines = _numbers(recognised)[data]
    kept = {name: column.keep(data) for name, column in coded.items()}
    aside = recognised.unfolded.aside if recognised.unfolded else ()
    return kept | constant_columns(recognised, len(lines)), lines, ignored + len(aside)


def _tell_constants(recognised: Recognised, faults: Faults) -> None:
    """« Classe : « TMELEC1 », d’après l’onglet. », and the columns of which nothing tells anything."""
    table = recognised.table
    for name, constant in recognised.constants.items():
        value = as_text(faults.names.hide(constant.value))
        message = f"{table.column(name).title} : « {value} », d’après {constant.source}."
        faults.add("information", french.spaced(message))
    known = recognised.columns.keys() | recognised.constants.keys()
    lacking = [f"« {column.title} »" for column in table.expects if column.name not in known]
    if lacking:
        columns = f"{'la colonne' if len(lacking) == 1 else 'les colonnes'} {french.enumerate_words(lacking)}"
        faults.add("information", french.spaced(f"Sans {columns}, ses lignes sont « non renseigné » sur ce point."))


def _seal(received: Received, key: bytes) -> None:
    received.ensure("classe")
    received.rows[CLASS_SEAL] = seal_classes(key, received.rows["classe"])
    if not received.table.column("classe").stored:
        received.rows["classe"] = _sure_classes(received)
    if "action" in received.rows:
        received.rows[ACTION_SEAL] = seal_actions(key, received.rows["action"])


def _sure_classes(received: Received) -> Any:
    """The classes that a follow-up tells, but for a text that may be the name of a pupil."""
    codes, distinct = pd.factorize(received.rows["classe"])
    names = received.faults.names
    sure = [text if is_class(text) and names.hide(text) is text else None for text in distinct]
    return typed([*sure, None]).take(codes)


def lacks_year(report: SheetReport) -> bool:
    """Whether a sheet was refused because nothing tells its school year: it can be asked for and imported again."""
    return any(each.message == french.spaced(UNKNOWN_YEAR) for each in report.anomalies)


def _hide(coded: dict[str, Coded], rows: pd.DataFrame, key: bytes, faults: Faults) -> None:
    codes, identities = pseudonymise(coded, rows.index.to_numpy(), key, faults)
    for place, column in enumerate(PRINTS):
        rows[column] = typed(prints[place] for prints in identities).take(codes)


def _keep_titles(coded: dict[str, Coded], rows: pd.DataFrame, faults: Faults) -> None:
    """Unless a title may name a pupil: nothing may keep it then."""
    if ACTION_TITLE in coded:
        titles = [as_text(cell) if faults.names.hide(cell) is cell else None for cell in coded[ACTION_TITLE].cells]
        rows[ACTION_TITLE] = typed([*titles, None]).take(coded[ACTION_TITLE].codes)


def _check_eleves(received: Received, recognised: Recognised, annee: str | None) -> None:
    _settle_annee(received, recognised, annee, "")
    received.ensure("classe")
    received.reject_found()
    rules.complete_niveau(received.rows)


def _check_participations(received: Received, recognised: Recognised, annee: str | None) -> None:
    """The year is the action's; the one of the sheet only tells two actions of the same name apart."""
    received.rows["annee"] = typed([_annee_of(received, recognised, annee)] * len(received.rows))


def _check_pfmp(received: Received, recognised: Recognised, annee: str | None) -> None:
    _settle_annee(received, recognised, annee, "date_debut")
    rules.name_period(received.rows)


def _check_dated(received: Received, recognised: Recognised, annee: str | None) -> None:
    """Rows of one day that tell none are of the year of their sheet."""
    rows = received.rows
    day = DAYS[received.table.name]
    undated = rows[day].isna() if day in rows else pd.Series(data=True, index=rows.index)
    if not undated.any():
        return
    days = [column.name for column in received.table.columns if column.kind in ("date", "date_fin")]
    found = _annee_of(received, recognised, annee, days)
    if found is None:
        if undated.all():
            raise SheetRefused(french.spaced(UNKNOWN_YEAR))
        received.faults.blame(MISSING, rows.index[undated].to_numpy(), day)
    rows["annee_feuille"] = typed(found if each else None for each in undated)
    if received.table.name == "actions" and day in rows:
        received.ensure("statut")
        rows["statut"] = rows["statut"].mask(undated & rows["statut"].isna(), "prévue")


def _check_satisfaction(received: Received, recognised: Recognised, annee: str | None) -> None:
    rules.demand_answer(received.rows, received.faults)
    _settle_annee(received, recognised, annee, "date_enquete")


def _settle_annee(received: Received, recognised: Recognised, annee: str | None, date: str) -> None:
    days = [column.name for column in received.table.columns if column.kind in ("date", "date_fin")]
    rules.complete_annee(received.rows, date, None)
    told = bool(received.rows["annee"].notna().all())
    rules.complete_annee(received.rows, date, None if told else _annee_of(received, recognised, annee, days))
    if len(received.rows) and received.rows["annee"].isna().all():
        raise SheetRefused(french.spaced(UNKNOWN_YEAR))
    _demand_annee(received)


def _demand_annee(received: Received) -> None:
    rows, faults = received.rows, received.faults
    lacking = rows.index[rows["annee"].isna()].difference(list(faults.rejected))
    faults.blame(MISSING, lacking.to_numpy(), "annee")


def _annee_of(received: Received, recognised: Recognised, annee: str | None, dates: Iterable[str] = ()) -> str | None:
    """The year of a sheet whose rows do not tell theirs: the one asked for, else what its names or ``dates`` tell."""
    sheet = recognised.sheet
    above = sheet.rows[: max(recognised.first_line - 2, 0)]
    titles = [as_text(cell) for row in above for cell in row if isinstance(cell, str)]
    named = propose_annee(sheet.fichier, sheet.feuille, *titles)
    if annee is not None:
        _warn_of_other_year(received.faults, annee, named)
        return annee
    rows = received.rows
    days = {day.date() for name in dates if name in rows for day in rows[name].dropna().unique()}
    return named or propose_annee(dates=days)


def _warn_of_other_year(faults: Faults, annee: str, named: str | None) -> None:
    if named not in (None, annee):
        faults.add(
            "alerte",
            f"Le fichier, la feuille ou un titre annonce l’année {named} ; les lignes sont rangées en "
            f"{annee}, comme demandé. Vérifiez l’année choisie.",
        )


_CHECKS: dict[str, Callable[[Received, Recognised, str | None], None]] = {
    **dict.fromkeys(DAYS, _check_dated),
    "eleves": _check_eleves,
    "participations": _check_participations,
    "pfmp": _check_pfmp,
    "satisfaction": _check_satisfaction,
}

"""Checks one sheet on its own, whatever the base holds: typed rows, fingerprints instead of identities."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

import french
from spreadsheets.cells import (
    DATES,
    Cause,
    Coded,
    Names,
    as_text,
    complete_ends,
    constant_columns,
    convert,
    cut,
    propose_annee,
    tells_no_year,
    typed,
)
from spreadsheets.check import Faults, Lines, headers, lacks_required, sort_out, validate
from spreadsheets.identify import pseudonymise, seal_actions, seal_classes
from spreadsheets.model import Recognised, SheetReport
from spreadsheets.tables import (
    ACTION_SEAL,
    ACTION_TITLE,
    CLASS_SEAL,
    HABITS,
    PRINTS,
    SHEET_YEAR,
    Received,
    bears_year,
    complete,
    knows_no_year,
    reject_incomplete,
)

LONGER = Cause(
    "Ligne plus longue que l’en-tête : un séparateur se trouve dans une de ses valeurs",
    "Mettez cette valeur entre guillemets, ou enregistrez le fichier avec « ; » pour séparateur.",
    refuses=True,
)
UNKNOWN_YEAR = "L’année scolaire de cette liste n’est pas connue : choisissez-la, puis importez de nouveau le fichier."


class SheetRefused(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """A whole sheet that cannot be taken in; its text is a French sentence."""


def receive(recognised: Recognised, key: bytes, annee: str | None) -> tuple[Received, int, int]:
    """The rows of a sheet that hold on their own, how many were read, and how many are no data (totals, notes).

    ``annee`` is the school year of a sheet that does not tell its own. Raises ``SheetRefused`` for a list whose year
    nothing tells.
    """
    sheet, table = recognised.sheet, recognised.table
    faults = Faults(sheet.fichier, sheet.feuille, headers(recognised))
    coded, lines, ignored = _data_of(recognised)
    pupils = any(column.kind == "identite" for column in table.columns)
    faults.blame(LONGER, _longer(recognised, lines))
    if pupils:
        faults.names = Names(coded)
        faults.doubted = lines[lacks_required(recognised, coded, len(lines))]
    _tell_constants(recognised, faults)
    told = _year_of_dates(recognised, coded, annee)
    coded = complete_ends(table, coded, told)
    rows = validate(table, coded, lines, faults, told)
    prints = _hide(coded, rows, key, faults) if pupils else frozenset()
    received = Received(table, faults.names.mask(sheet.fichier), faults, rows, prints=prints)
    if pupils:
        received.ensure("classe")
        _keep_titles(coded, rows, faults)
        seal(rows, key)
    habits = HABITS[table.name]
    if habits.takes_sheet_year:
        rows[SHEET_YEAR] = typed([_sheet_year(received, recognised, annee)] * len(rows))
    received.brought = rows.copy()
    complete(habits, received)
    if knows_no_year(habits, table, rows):
        raise SheetRefused(french.spaced(UNKNOWN_YEAR))
    reject_incomplete(habits, received)
    if annee is not None and SHEET_YEAR in rows and rows[SHEET_YEAR].eq(annee).any():
        _warn_of_other_year(faults, annee, _named_year(recognised))
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


def _longer(recognised: Recognised, lines: Lines) -> Lines:
    """Lines of a text file with cells beyond the last header: a separator stood within one of their values."""
    sheet = recognised.sheet
    header = sheet.rows[recognised.first_line - 2]
    if sheet.feuille or sheet.lines is not None or not all(header):
        return lines[:0]
    width = len(header)
    longer = [any(cell is not None for cell in sheet.rows[line - 1][width:]) for line in lines.tolist()]
    return lines[np.array(longer, dtype=bool)]


def _year_of_dates(recognised: Recognised, coded: Mapping[str, Coded], annee: str | None) -> str | None:
    """The school year of the days that are written without it: that of the titles, else the one asked for, else that of
    the days that tell theirs. Raises ``SheetRefused`` when such a day is there and nothing tells its year.
    """
    dated = [column for column in recognised.table.columns if column.kind in DATES and column.name in coded]
    if not any(tells_no_year(coded[column.name].cells) for column in dated):
        return annee
    days = {day for column in dated for day in convert(column, coded[column.name].cells).values if day is not None}
    found = propose_annee(*_titles_of(recognised)) or annee or propose_annee(dates=days)
    if found is None:
        raise SheetRefused(french.spaced(UNKNOWN_YEAR))
    return found


def _titles_of(recognised: Recognised) -> list[str]:
    """What may tell the year of a whole sheet: the names of its file and of its tab, what stands above its header."""
    sheet = recognised.sheet
    above = sheet.rows[: max(recognised.first_line - 2, 0)]
    titles = (as_text(cell) for row in above for cell in row if isinstance(cell, str))
    return [sheet.feuille, *titles, sheet.fichier]


def seal(rows: pd.DataFrame, key: bytes) -> None:
    """Have the seals of rows that name pupils follow their texts."""
    rows[CLASS_SEAL] = seal_classes(key, rows["classe"])
    if "action" in rows:
        rows[ACTION_SEAL] = seal_actions(key, rows["action"])


def lacks_year(report: SheetReport) -> bool:
    """Whether a sheet was refused because nothing tells its school year: it can be asked for and imported again."""
    return any(each.message == french.spaced(UNKNOWN_YEAR) for each in report.anomalies)


def _hide(coded: dict[str, Coded], rows: pd.DataFrame, key: bytes, faults: Faults) -> frozenset[str]:
    codes, identities = pseudonymise(coded, rows.index.to_numpy(), key, faults)
    for place, column in enumerate(PRINTS):
        rows[column] = typed(prints[place] for prints in identities).take(codes)
    return frozenset(each for prints in identities for each in (prints.ine, prints.nom) if each)


def _keep_titles(coded: dict[str, Coded], rows: pd.DataFrame, faults: Faults) -> None:
    """Unless a title may name a pupil: nothing may keep it then."""
    if ACTION_TITLE in coded:
        titles = [as_text(cell) if faults.names.hide(cell) is cell else None for cell in coded[ACTION_TITLE].cells]
        rows[ACTION_TITLE] = typed([*titles, None]).take(coded[ACTION_TITLE].codes)


def _sheet_year(received: Received, recognised: Recognised, annee: str | None) -> str | None:
    """The year of the rows that do not tell theirs, if there are some; the days of attendances tell their action's."""
    if not bears_year(received.table):
        return _annee_of(received, recognised, annee)
    if "annee" in received.rows and bool(received.rows["annee"].notna().all()):
        return None
    days = [column.name for column in received.table.columns if column.kind in ("date", "date_fin")]
    return _annee_of(received, recognised, annee, days)


def _annee_of(received: Received, recognised: Recognised, annee: str | None, dates: Iterable[str] = ()) -> str | None:
    """The year of a sheet whose rows do not tell theirs: the one asked for, else what its names or ``dates`` tell."""
    if annee is not None:
        return annee
    rows = received.rows
    days = {day.date() for name in dates if name in rows for day in rows[name].dropna().unique()}
    return _named_year(recognised) or propose_annee(dates=days)


def _named_year(recognised: Recognised) -> str | None:
    """The year that the names of a sheet or the titles above it tell."""
    return propose_annee(*_titles_of(recognised))


def _warn_of_other_year(faults: Faults, annee: str, named: str | None) -> None:
    if named not in (None, annee):
        faults.add(
            "alerte",
            f"Le fichier, la feuille ou un titre annonce l’année {named} ; les lignes sont rangées en "
            f"{annee}, comme demandé. Vérifiez l’année choisie.",
        )

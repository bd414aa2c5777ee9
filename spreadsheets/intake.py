"""One sheet on its way into the base, and what a whole drop must remember from one sheet to the next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from spreadsheets.coded import Coded, cut, typed
from spreadsheets.dates import propose_annee
from spreadsheets.findings import Findings
from spreadsheets.model import Recognised
from spreadsheets.names import Names
from spreadsheets.pseudonymise import Fingerprints, pseudonymise
from spreadsheets.sort_out import lacks_required, sort_out
from spreadsheets.text import as_text
from spreadsheets.validate import validate
from warehouse import Deposit

WHO = "identite"
"""Column of ``Intake.rows``: which of ``Intake.identities`` a row bears."""
Survey = tuple[str, str, str]


class SheetRefused(Exception):  # noqa: N818 (an answer to the user, not a fault)
    """A whole sheet that cannot be taken in; its text is a French sentence."""


@dataclass
class Drop:
    """The files dropped together."""

    deposit: Deposit
    key: bytes
    annee: str | None
    named: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """File → pupils that its sheets have listed so far."""
    answers: dict[Survey, tuple[str, int]] = field(default_factory=dict)
    """Survey → the file that brought it last, and how many answers it has brought; 0 for a total."""


@dataclass
class Intake:
    """One sheet: ``rows`` are named by their line and lose those that are rejected."""

    drop: Drop
    recognised: Recognised
    findings: Findings
    rows: pd.DataFrame
    identities: list[Fingerprints]
    read: int
    ignored: int

    def reject_found(self) -> None:
        """Take out the rows that an anomaly rejects."""
        self.rows = self.rows.drop(index=self.rows.index.intersection(list(self.findings.rejected)))

    def ensure(self, column: str) -> None:
        """Have ``column`` among the rows, empty if the sheet has none."""
        if column not in self.rows:
            self.rows[column] = typed([None] * len(self.rows))


def start(drop: Drop, recognised: Recognised) -> Intake:
    """Read the values of a sheet and hide the identities."""
    findings = Findings(recognised)
    coded = cut(recognised)
    data, ignored = sort_out(recognised, coded)
    coded = {name: column.keep(data) for name, column in coded.items()}
    lines = np.flatnonzero(data) + recognised.first_line
    if _names_pupils(recognised):
        findings.names = Names(coded)
        findings.doubted = lines[lacks_required(recognised, coded, len(lines))]
    rows = validate(recognised.table, coded, lines, findings)
    identities = _hide(drop, recognised, coded, rows, findings)
    return Intake(drop, recognised, findings, rows, identities, len(lines), ignored)


def _hide(
    drop: Drop, recognised: Recognised, coded: dict[str, Coded], rows: pd.DataFrame, findings: Findings
) -> list[Fingerprints]:
    if not _names_pupils(recognised):
        return []
    rows[WHO], identities = pseudonymise(coded, rows.index.to_numpy(), drop.key, findings)
    return identities


def _names_pupils(recognised: Recognised) -> bool:
    return any(column.kind == "identite" for column in recognised.table.columns)


def annee_of(intake: Intake, dates: Iterable[str] = ()) -> str | None:
    """The year of a sheet whose rows do not tell theirs: the one asked for, else what its names or ``dates`` tell."""
    sheet = intake.recognised.sheet
    above = sheet.rows[: max(intake.recognised.first_line - 2, 0)]
    titles = [as_text(cell) for row in above for cell in row if isinstance(cell, str)]
    named = propose_annee(sheet.fichier, sheet.feuille, *titles)
    if intake.drop.annee is not None:
        _warn_of_other_year(intake, named)
        return intake.drop.annee
    days = {day.date() for name in dates if name in intake.rows for day in intake.rows[name].dropna().unique()}
    return named or propose_annee(dates=days)


def _warn_of_other_year(intake: Intake, named: str | None) -> None:
    if named not in (None, intake.drop.annee):
        intake.findings.add(
            "alerte",
            f"Le fichier, la feuille ou un titre annonce l’année {named} ; les lignes sont rangées en "
            f"{intake.drop.annee}, comme demandé. Vérifiez l’année choisie.",
        )

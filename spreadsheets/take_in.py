"""Takes one recognised sheet into the base: values, rules, pupils and actions, then the rows themselves."""

import pandas as pd

import french
from spreadsheets import rules
from spreadsheets.findings import headers
from spreadsheets.intake import Drop, Intake, SheetRefused, start
from spreadsheets.model import Anomaly, Recognised, SheetReport
from spreadsheets.steps import STEPS
from spreadsheets.surveys import number_answers
from spreadsheets.validate import demand
from warehouse import SheetCounts

STORED_AS = {"motif_sortie": "sorti"}
_GIVE_ACTION_IDS = "update actions set action_id = nextval('numero_action') where action_id is null"


def take_in(drop: Drop, recognised: Recognised) -> SheetReport:
    """Write the rows that can be; the report says what became of each."""
    try:
        intake = _check(drop, recognised)
    except SheetRefused as refusal:
        return _refuse(recognised, str(refusal))
    return _write(intake)


def _check(drop: Drop, recognised: Recognised) -> Intake:
    intake = start(drop, recognised)
    if recognised.table.name == "pfmp":
        rules.complete_pfmp(intake.rows)
    demand(recognised.table, intake.rows, intake.findings)
    if step := STEPS.get(recognised.table.name):
        step(intake)
    intake.reject_found()
    if recognised.table.name == "satisfaction":
        number_answers(intake)
    rules.warn(intake.rows, intake.findings)
    _tell_twice(intake)
    _tell_unmatched(intake)
    return intake


def _write(intake: Intake) -> SheetReport:
    table, sheet, deposit = intake.recognised.table, intake.recognised.sheet, intake.drop.deposit
    rows = intake.rows.reset_index().rename(columns=STORED_AS)
    stored = deposit.frame(f"select * from {table.name} limit 0").columns
    rows = rows[[column for column in rows.columns if column in stored]]
    fichier, feuille = map(intake.findings.names.mask, (sheet.fichier, sheet.feuille))
    import_id = deposit.open_sheet(fichier, feuille, table.name, _only_year(rows))
    added, updated, unchanged = deposit.upsert(table.name, rows, table.key, import_id)
    if table.name == "actions":
        deposit.execute(_GIVE_ACTION_IDS)
    counts = SheetCounts(intake.read, added, updated, unchanged, intake.read - len(rows), intake.ignored)
    deposit.close_sheet(import_id, counts)
    return SheetReport(
        fichier=sheet.fichier,
        feuille=sheet.feuille,
        table=table.name,
        columns=_titles(intake.recognised),
        anomalies=tuple(intake.findings.anomalies),
        **counts._asdict(),
    )


def _only_year(rows: pd.DataFrame) -> str | None:
    years = list(rows["annee"].unique()) if "annee" in rows else []
    return str(years[0]) if len(years) == 1 else None


def _titles(recognised: Recognised) -> dict[str, str]:
    titles = {column.name: column.title for column in recognised.table.columns}
    return {titles[name]: header for name, header in headers(recognised).items()}


def _tell_twice(intake: Intake) -> None:
    """Rows of one key: where the key is made of the columns themselves, say which rows say the same thing twice."""
    key = intake.recognised.table.key[-1]
    if set(key) <= set(intake.rows.columns):
        twice = intake.rows.index[intake.rows.duplicated(list(key), keep=False)]
        if len(twice):
            intake.findings.add("information", "Lignes en double : seule la dernière est gardée.", twice)


def _tell_unmatched(intake: Intake) -> None:
    """Their headers are not quoted: in a grid of pupils, they are names."""
    if count := len(intake.recognised.unmatched):
        columns = french.plural(count, "colonne non reconnue, laissée", "colonnes non reconnues, laissées")
        intake.findings.add("information", f"{columns} de côté.")


def _refuse(recognised: Recognised, message: str) -> SheetReport:
    sheet = recognised.sheet
    anomaly = Anomaly(
        severity="refus", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )
    return SheetReport(fichier=sheet.fichier, feuille=sheet.feuille, table=None, anomalies=(anomaly,))

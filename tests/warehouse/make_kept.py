"""Writes what the base of the present schema version is and says: ``uv run python -m tests.warehouse.make_kept``.

It is run once for each schema version, by the code that writes it, before the next one changes. What it makes,
« kept/v<version> », then never changes: the code of every later version must open it and say the same.
"""

import datetime as dt
import json
import sys
import tempfile
import zipfile
from dataclasses import asdict, replace
from pathlib import Path

import warehouse
from conseil import (
    AgendaItem,
    Answer,
    Evidence,
    PlannedAction,
    School,
    agenda_of,
    answers_of,
    plan_of,
    save_action,
    save_agenda,
    save_answer,
    save_school,
    school_of,
)
from indicators import CATALOGUE, Scope, compute
from spreadsheets.companies import accept, propose
from spreadsheets.files import read_files
from spreadsheets.importing import import_reading
from spreadsheets.importing.undo import correct, undo_imports
from warehouse import Store, open_warehouse
from warehouse.archive import pack
from warehouse.backups import save_before

FILES = Path(warehouse.__file__).parent.parent / "sample_data" / "fichiers"
YEARS = ("2023-2024", "2024-2025", "2025-2026")
DAY = dt.date(2026, 5, 4)
LINES = 120
"""Of each sheet of the fictional lycée: a small school, for its base is kept in the project."""
BREAKDOWNS = (None, "sexe", "secteur")
UNDONE, CORRECTED = "offres", "conventions"
"""Tables of which a sheet was taken back, and of which a cell was corrected."""


def figures(store: Store) -> dict[str, object]:
    """All that every indicator says of each year, whole and in groups, as JSON would give it back."""
    found = {
        f"{annee} {by} {id_}": _plain(measure)
        for annee in YEARS
        for by in BREAKDOWNS
        for id_, measure in compute(store, list(CATALOGUE), Scope(annee, DAY), by).items()
    }
    return read_back(json.dumps(found, default=str))


def read_back(told: str | bytes) -> dict[str, object]:
    """What JSON tells, to the millionth: the order in which amounts are added is nobody's promise."""
    return json.loads(told, parse_float=lambda text: round(float(text), 6))


def _plain(measure) -> dict[str, object]:
    told = {name: value for name, value in vars(measure).items() if name not in ("rows", "id")}
    rows = measure.rows.astype(object).where(measure.rows.notna(), None)
    return told | {"rows": sorted(rows.to_dict("split")["data"], key=repr)}


def written(store: Store) -> dict[str, object]:
    """All that the council wrote: answers with their evidence, plan, agenda, school; the targets as well."""
    found = {
        "answers": {annee: {ref: asdict(each) for ref, each in answers_of(store, annee).items()} for annee in YEARS},
        "plan": {annee: [asdict(each) for each in plan_of(store, annee)] for annee in YEARS},
        "agenda": {annee: [asdict(each) for each in agenda_of(store, annee)] for annee in YEARS},
        "school": asdict(school_of(store)),
        "targets": store.targets(YEARS).to_dict("records"),
    }
    return json.loads(json.dumps(found, default=str))


def sheet(store: Store, tableau: str) -> int:
    """The last sheet taken in of a table."""
    return store.row("select max(import_id) from journal where tableau = ?", [tableau])[0]


def fill(store: Store) -> None:
    """The three years of the fictional lycée, what a council wrote of them, what a person corrected and took back."""
    whole = read_files(sorted(FILES.iterdir()))
    sheets = tuple(replace(each, rows=each.rows[:LINES]) for each in whole.sheets)
    import_reading(store, replace(whole, sheets=sheets))
    save_before("demande", store, "Lycée Jean-Moulin")
    for cluster in propose(store)[:2]:
        accept(store, cluster, cluster.companies[0].key)
    store.set_target("pfmp.taux_solution", "2025-2026", 97, 90)
    store.set_target("taxe.montant", "2024-2025", 50_000)
    evidence = (Evidence("indicateur", "pfmp.taux_solution", ""), Evidence("texte", None, "Le compte rendu du conseil"))
    for rank, annee in enumerate(YEARS, 1):
        save_answer(
            store, Answer(annee=annee, question="D3.2", position=rank, constats="Réseau élargi.", evidence=evidence)
        )
    save_answer(store, Answer(annee=YEARS[2], question="D1.1", sans_objet=True))
    kept = save_action(store, PlannedAction(annee=YEARS[1], intitule="Rencontrer les partenaires", pilote="DDFPT"))
    again = PlannedAction(annee=YEARS[2], intitule="Les rencontrer encore", etat="en cours", reprise_de=kept.action_id)
    save_action(store, again)
    save_agenda(store, YEARS[2], [AgendaItem(titre="Les PFMP", raison="Un point décidé.")])
    save_school(store, School("Lycée Jean-Moulin", "Nantes"))
    number = sheet(store, CORRECTED)
    correct(store, number, int(store.received(number).index[0]), "date_fin", "31/08/2023")


def main(folder: Path) -> None:
    """Write the base with its key and its backups, and the JSON of what it says before and after its undoing."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        base = Path(place) / "lycee.duckdb"
        store = open_warehouse(base)
        fill(store)
        told = {"before": figures(store), "written": written(store)}
        save_before("annulation", store, "Lycée Jean-Moulin")
        undo_imports(store, [sheet(store, UNDONE)])
        told["after"] = figures(store)
        with (folder / "lycee.passation").open("wb") as file:
            pack(store, file, "Lycée Jean-Moulin")
        store.close()
        with zipfile.ZipFile(folder / "base.zip", "w", zipfile.ZIP_LZMA) as zipped:
            for path in sorted(Path(place).rglob("*")):
                if path.is_file():
                    zipped.write(path, path.relative_to(place))
    with zipfile.ZipFile(folder / "said.zip", "w", zipfile.ZIP_LZMA) as zipped:
        zipped.writestr("said.json", json.dumps(told, ensure_ascii=False, indent=0))


if __name__ == "__main__":
    try:
        from warehouse.migrations import VERSION
    except ImportError:  # the code of version 1 knew no version
        VERSION = 1
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "kept" / f"v{VERSION}")

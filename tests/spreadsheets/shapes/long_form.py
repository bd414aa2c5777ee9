"""A lycée of a dozen invented pupils, and the figures of a wide sheet beside those of its long form."""

from collections.abc import Mapping, Sequence
from typing import Any

from spreadsheets import SheetReport
from tests.spreadsheets.drops import drop
from warehouse import Store, open_warehouse

PUPILS = (
    ("ABADIE", "Lou", "F", "2GATL"), ("BELKACEM", "Inès", "F", "2GATL"), ("CAZENAVE", "Tom", "M", "2GATL"),
    ("DARRICAU", "Nino", "M", "2GATL"), ("ETCHEGARAY", "Maia", "F", "2GATL"),
    ("FAURE", "Sacha", "M", "TASSP"), ("GOMIS", "Awa", "F", "TASSP"), ("HARITCHELHAR", "Eki", "M", "TASSP"),
)  # fmt: skip
LIST = "Nom;Prénom;Sexe;Classe\n" + "".join(";".join(pupil) + "\n" for pupil in PUPILS)
PLACEMENTS = """
    select empreinte_nom is not null, eleves.classe, periode, date_debut, date_fin, situation, entreprise, commune,
        date_solution
    from pfmp join eleves using (eleve_id) order by all"""
PRESENCES = """
    select eleves.eleve_id, intitule, date_debut, presence
    from participations join actions using (action_id) join eleves using (eleve_id) order by all"""


def text(rows: Sequence[Sequence[Any]]) -> str:
    """Rows as a .csv."""
    return "".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


def dropped(
    files: Mapping[str, bytes | str], sql: str, annee: str | None = "2025-2026"
) -> tuple[list[SheetReport], list[tuple[Any, ...]]]:
    """What becomes of the sheets of ``files`` dropped with the list of pupils, and what the base then says."""
    store: Store = open_warehouse(":memory:")
    try:
        report = drop(store, {"eleves.csv": LIST, **files}, annee)
        return [sheet for sheet in report.sheets if sheet.fichier != "eleves.csv"], store.rows(sql)
    finally:
        store.close()

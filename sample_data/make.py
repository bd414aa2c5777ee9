"""Writes the files of the fictional school: ``uv run python -m sample_data.make`` rewrites sample_data/fichiers/."""

import sys
from collections.abc import Callable
from pathlib import Path

from sample_data.layouts import actions, eleves, entreprises, partenaires, participations, pfmp, satisfaction, siecle
from sample_data.write import to_ods, to_text, to_xlsx

FOLDER = Path(__file__).parent / "fichiers"

FILES: dict[str, Callable[[], bytes]] = {
    "exportCSVExtractionClasses_2023-2024.csv": lambda: to_text(eleves.extraction_2023(), ";", "cp1252"),
    "PRONOTE_Eleves_2024-2025.txt": lambda: to_text(eleves.pronote_2024(), "\t", "utf-8"),
    "ElevesComplete_2025-2026.xlsx": lambda: to_xlsx(siecle.eleves_complete()),
    "Classeur bureau des entreprises.xlsx": lambda: to_xlsx(*partenaires.workbook()),
    "Actions 2023-2024.xlsx": lambda: to_xlsx(actions.home_made_2023()),
    "Actions 2024-2025.csv": lambda: to_text(actions.exported_2024(), ";", "utf-8-sig"),
    "Actions 2025-2026.xlsx": lambda: to_xlsx(actions.complete_2025()),
    "Emargements 2023-2024.xlsx": lambda: to_xlsx(*participations.attendance_2023()),
    "PRONOTE_Participations_2024-2025.txt": lambda: to_text(participations.pronote_2024(), "\t", "utf-16-le"),
    "Participations 2025-2026.csv": lambda: to_text(participations.exported_2025(), ";", "utf-8"),
    "Suivi PFMP 2023-2024.xlsx": lambda: to_xlsx(pfmp.home_made_2023()),
    "Suivi PFMP 2024-2025.ods": lambda: to_ods(pfmp.libreoffice_2024()),
    "Suivi PFMP 2025-2026.xlsx": lambda: to_xlsx(*pfmp.by_period_2025()),
    "Offres recues.csv": lambda: to_text(entreprises.offers(), ";", "cp1252"),
    "Taxe d'apprentissage.xlsx": lambda: to_xlsx(*entreprises.tax()),
    "Invitations.xlsx": lambda: to_xlsx(*entreprises.invited()),
    "Enquetes eleves.csv": lambda: to_text(satisfaction.pupils(), ",", "utf-8"),
    "Enquetes partenaires et equipes.xlsx": lambda: to_xlsx(*satisfaction.partners_and_totals()),
}
"""Name of each file → what writes it."""


def write_all(folder: Path) -> None:
    """Write every file anew, and remove those that the fiction no longer has."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in FILES:
            path.unlink()
    for name, content in FILES.items():
        (folder / name).write_bytes(content())


if __name__ == "__main__":
    write_all(FOLDER)
    weight = sum(path.stat().st_size for path in FOLDER.iterdir())
    sys.stdout.write(f"{len(FILES)} fichiers, {weight / 1e6:.1f} Mo, dans {FOLDER}\n")

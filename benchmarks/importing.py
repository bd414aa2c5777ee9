"""Times the import of 200 000 participations against python-calamine merely reading the same file."""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from openpyxl import Workbook
from python_calamine import load_workbook

from spreadsheets import import_files
from spreadsheets.importing import erase_year
from warehouse import open_warehouse, save_before

PUPILS, ACTIONS, PARTICIPATIONS = 6_000, 300, 200_000
SYLLABLES = ("ba", "cor", "du", "el", "fa", "gri", "lo", "mar", "ni", "pa", "ré", "so", "ti", "val")


def write_files(folder: Path) -> list[Path]:
    """A list of pupils, one of actions, and the participations of the former in the latter."""
    chance = random.Random(25)  # noqa: S311 (figures that must be the same at each run)
    names = [("".join(chance.choices(SYLLABLES, k=4)), "".join(chance.choices(SYLLABLES, k=3))) for _ in range(PUPILS)]
    pupils = [(*name, f"2MELEC{rank % 40}", "FM"[rank % 2]) for rank, name in enumerate(names)]
    actions = [f"Action {rank}" for rank in range(ACTIONS)]
    pairs = chance.sample(range(PUPILS * ACTIONS), PARTICIPATIONS)
    return [
        _write(folder / "eleves_2025-2026.xlsx", ("Nom", "Prénom", "Classe", "Sexe"), pupils),
        _write(
            folder / "actions.xlsx",
            ("Intitulé", "Type d'action", "Date de début", "Initiative"),
            [
                (action, "visite d'entreprise", f"{1 + rank % 28:02}/11/2025", "lycée")
                for rank, action in enumerate(actions)
            ],
        ),
        _write(
            folder / "participations.xlsx",
            ("Action", "Nom", "Prénom", "Classe", "Présence"),
            (
                (actions[pair % ACTIONS], *pupils[pair // ACTIONS][:3], "présent" if pair % 9 else "absent")
                for pair in pairs
            ),
        ),
    ]


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Feuil1")
    for row in (header, *rows):
        sheet.append(row)
    book.save(path)
    return path


def read_bare(folder: Path) -> None:
    """What the raw library needs to read the participations and do nothing with them."""
    load_workbook(folder / "participations.xlsx").get_sheet_by_index(0).to_python()


def import_participations(folder: Path) -> None:
    """Our whole way, from the file to the base on disk."""
    store = open_warehouse(folder / "lycee.duckdb")
    (sheet,) = import_files(store, [folder / "participations.xlsx"]).sheets
    if sheet.added + sheet.updated + sheet.unchanged != PARTICIPATIONS:
        raise ValueError(f"{sheet.read} rows read, {sheet.rejected} rejected")
    store.close()


def time_once(work: str, folder: Path) -> dict[str, float]:
    """Seconds and peak memory (MiB) of one piece of work, in a process of its own."""
    _rebuild_base(folder)
    run = [sys.executable, "-m", "benchmarks.importing", work, str(folder)]
    return dict(json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout))


def _rebuild_base(folder: Path) -> None:
    (folder / "lycee.duckdb").unlink(missing_ok=True)
    store = open_warehouse(folder / "lycee.duckdb")
    import_files(store, [folder / "eleves_2025-2026.xlsx", folder / "actions.xlsx"])
    store.close()


def time_backup(folder: Path) -> tuple[float, float, float]:
    """Seconds of the backup that the next import would make, its size in MB, seconds to erase the school year."""
    store = open_warehouse(folder / "lycee.duckdb")
    started = time.perf_counter()
    saved = save_before("import", store)
    seconds, size = time.perf_counter() - started, saved.stat().st_size / 1e6 if saved else 0.0
    started = time.perf_counter()
    erase_year(store, "2025-2026")
    erased = time.perf_counter() - started
    store.close()
    return seconds, size, erased


def measure(runs: int) -> list[tuple[str, str]]:
    """Lines of the table of figures: what was measured, what came out."""
    with tempfile.TemporaryDirectory() as name:
        write_files(Path(name))
        found = [
            (time_once("read_bare", Path(name)), time_once("import_participations", Path(name))) for _ in range(runs)
        ]
        saved, size, erased = time_backup(Path(name))
    bare = median(raw["seconds"] for raw, _ in found)
    ours = median(whole["seconds"] for _, whole in found)
    return [
        (f"python-calamine alone reads {PARTICIPATIONS} participations", f"{bare:.2f} s"),
        ("`import_files` of the same file, into a base on disk", f"{ours:.2f} s, {ours / bare:.2f} ×"),
        ("backup of that base, before the next import", f"{saved:.2f} s, {size:.1f} MB"),
        ("its school year erased, the file written anew", f"{erased:.2f} s"),
        ("peak memory of that import", f"{max(whole['mebibytes'] for _, whole in found):.0f} MiB"),
    ]


if __name__ == "__main__":
    started = time.perf_counter()
    {"read_bare": read_bare, "import_participations": import_participations}[sys.argv[1]](Path(sys.argv[2]))
    seconds = time.perf_counter() - started
    processes = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)  # the file is read in a child
    peak = sum(resource.getrusage(process).ru_maxrss for process in processes) / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "mebibytes": peak}))

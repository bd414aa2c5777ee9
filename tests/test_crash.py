"""One transaction per import: killed at any moment, the base is as it was before or as it is after, never between."""

import io
import multiprocessing
import shutil
import signal
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from spreadsheets import import_files
from warehouse import open_warehouse

ANNEE = "2025-2026"
PUPILS, ACTIONS, PARTICIPATIONS = 1_000, 10, 10_000
MOMENTS = ["open", "1", "3", 0.2, 0.4, 0.6, 0.8, 0.9, 1.0, "done"]
"""When to kill: as soon as a word is said, or at a share of the time that the base takes once all files are read."""
FORKS = multiprocessing.get_context("forkserver")
"""A process that has loaded our code once and opened no base: what each import that we kill is forked from."""
FORKS.set_forkserver_preload(["spreadsheets", "warehouse"])


def import_and_tell(base: Path, files: Sequence[Path], parent: Connection) -> None:
    """Import in a process of its own; say how far it is, and each time wait for leave to go on."""

    def tell(how_far: str) -> None:
        parent.send(how_far)
        parent.recv()

    store = open_warehouse(base)
    tell("open")
    import_files(store, files, ANNEE, lambda _name, done, _total: tell(str(done)))
    tell("done")


def write_drop(folder: Path) -> list[Path]:
    """A list of pupils that changes half of those already known, their actions and who came."""
    texts = {
        "actions.csv": ["Référence;Intitulé;Type d'action;Date de début;Initiative"]
        + [f"A{rank};Visite {rank};visite d'entreprise;{1 + rank % 28:02}/11/2025;lycée" for rank in range(ACTIONS)],
        "eleves.csv": ["N° interne;Nom;Prénom;Sexe;Classe"] + [pupil(rank, "TMELEC") for rank in range(PUPILS)],
        "participations.csv": ["Action;N° interne;Présence"]
        + [f"A{rank // PUPILS};{number(rank % PUPILS)};présent" for rank in range(PARTICIPATIONS)],
    }
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [folder / name for name in texts]


def pupil(rank: int, classe: str) -> str:
    return f"{number(rank)};NOM{rank};Prénom{rank};{'FM'[rank % 2]};{classe if rank % 2 else '1MELEC'}"


def number(rank: int) -> int:
    """As a school numbers its pupils: not 1, 2, 3, which a list counts its rows by."""
    return 40_000 + 7 * rank


def named(name: str, text: str) -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def dump(base: Path) -> dict[str, list[str]]:
    """Every row of every table of a base, but for the time of the import."""
    store = open_warehouse(base)
    tables = store.frame("select table_name from duckdb_tables() where not temporary")["table_name"]
    with store.cursor() as cursor:
        found = {
            table: sorted(map(repr, cursor.execute(f"select {_columns(table)} from {table}").fetchall()))
            for table in tables
        }
    store.close()
    return found


def _columns(table: str) -> str:
    return "* exclude (importe_le)" if table == "journal" else "*"


def facts(dumped: dict[str, list[str]]) -> dict[str, list[str]]:
    """What is known of the school, without the memory of who imported what."""
    return {table: rows for table, rows in dumped.items() if table != "journal" and not table.startswith("recu_")}


@pytest.fixture(scope="module")
def lycee(tmp_path_factory):
    """A base with half of the pupils, what it holds, the files to drop, what it then holds, and how long it took."""
    folder = tmp_path_factory.mktemp("lycee")
    (folder / "avant").mkdir()
    store = open_warehouse(folder / "avant" / "lycee.duckdb")
    half = "\n".join(["N° interne;Nom;Prénom;Sexe;Classe", *(pupil(rank, "1MELEC") for rank in range(PUPILS // 2))])
    (sheet,) = import_files(store, [named("rentree.csv", half)], ANNEE).sheets
    assert sheet.added == PUPILS // 2
    store.close()
    files = write_drop(folder)
    shutil.copytree(folder / "avant", folder / "apres")
    seconds = run(folder / "apres", files, None)
    before, after = (dump(folder / name / "lycee.duckdb") for name in ("avant", "apres"))
    assert len(after["participations"]) == PARTICIPATIONS
    return folder / "avant", before, files, after, seconds


def run(folder: Path, files: Sequence[Path], moment: str | float | None, seconds: float = 0) -> float:
    """Import into the base of a folder and be killed at that moment; seconds from the last file read to the end."""
    ours, theirs = FORKS.Pipe()
    child = FORKS.Process(target=import_and_tell, args=(folder / "lycee.duckdb", files, theirs))
    child.start()
    theirs.close()
    read = time.perf_counter()
    while (said := ours.recv()) not in (moment, "done"):
        ours.send("go on")
        if said == str(len(files)):
            read = time.perf_counter()
            if isinstance(moment, float):
                time.sleep(moment * seconds)
                break
    took = time.perf_counter() - read
    if moment is None:
        ours.send("go on")
    else:
        child.kill()
    child.join()
    ours.close()
    assert child.exitcode == (0 if moment is None else -signal.SIGKILL)
    return took


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_the_base_is_as_before_or_as_after(lycee, tmp_path, moment):
    avant, before, files, after, seconds = lycee
    folder = Path(shutil.copytree(avant, tmp_path / "lycee"))
    run(folder, files, moment, seconds)
    found = dump(folder / "lycee.duckdb")
    assert found in (before, after)
    if isinstance(moment, str):
        assert found == (after if moment == "done" else before)


def test_after_a_kill_the_same_files_give_what_they_should_have_given_and_then_change_nothing(lycee, tmp_path):
    avant, _, files, after, seconds = lycee
    folder = Path(shutil.copytree(avant, tmp_path / "lycee"))
    run(folder, files, 0.5, seconds)
    store = open_warehouse(folder / "lycee.duckdb")
    import_files(store, files, ANNEE)
    again = import_files(store, files, ANNEE).sheets
    store.close()
    assert facts(dump(folder / "lycee.duckdb")) == facts(after)
    assert [(sheet.added, sheet.updated, sheet.rejected) for sheet in again] == [(0, 0, 0)] * 3
    assert sum(sheet.unchanged for sheet in again) == PUPILS + ACTIONS + PARTICIPATIONS


class Unplugged(io.BytesIO):
    """A file whose reading fails halfway."""

    name = "participations.csv"

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def read(self, _size: int | None = -1) -> bytes:
        raise self.error


def test_a_file_that_can_no_longer_be_read_is_refused_and_the_others_are_taken():
    store = open_warehouse(":memory:")
    half = named("eleves.csv", "Nom;Prénom;Sexe;Classe\nDURAND;Anna;F;TMELEC\n")
    report = import_files(store, [Unplugged(OSError("unplugged")), half], ANNEE)
    assert [(sheet.fichier, sheet.table, sheet.added) for sheet in report.sheets] == [
        ("eleves.csv", "eleves", 1),
        ("participations.csv", None, 0),
    ]
    assert "introuvable ou ne peut pas être lu" in report.sheets[1].anomalies[0].message
    store.close()


def test_a_fault_of_the_program_midway_leaves_nothing():
    store = open_warehouse(":memory:")
    whole = named("eleves.csv", "Nom;Prénom;Sexe;Classe\nDURAND;Anna;F;TMELEC\n")
    with pytest.raises(ZeroDivisionError):
        import_files(store, [whole, Unplugged(ZeroDivisionError())], ANNEE)
    assert (len(store.journal()), store.row("select count(*) from eleves")[0]) == (0, 0)
    store.close()

"""Killed before any of its steps, what takes the place of a base, or erases it, has happened whole or not at all."""

import multiprocessing
import shutil
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from tests.warehouse.bases import dump, make_base, packed
from tests.warehouse.killed import bring_back, die_at, erase, forget, save
from warehouse import WarehouseError, gate, open_warehouse
from warehouse.backups import list_backups, save_before

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.warehouse.killed"])
MOST = 80


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a base of two rows a table, and the archive of another base of three."""
    place = tmp_path_factory.mktemp("donnees")
    other = make_base(tmp_path_factory.mktemp("autre"))
    (place.parent / "autre.passation").write_bytes(packed(other))
    other.close()
    mine = make_base(place, rows=2)
    save_before("demande", mine)
    mine.close()
    return place


def state(base: Path) -> dict[str, list[str]]:
    """All that is known to the next who opens the base, but for a key that is new each time."""
    store = open_warehouse(base)
    found = dump(store)
    if not store.row("select count(*) from journal")[0]:
        found["key"] = found["fondation"] = []
    store.close()
    return found


def after(folder: Path, tmp_path: Path, work) -> dict[str, list[str]]:
    base = Path(shutil.copytree(folder, tmp_path / "apres")) / "lycee.duckdb"
    store = open_warehouse(base)
    work(store, folder.parent / "autre.passation")
    store.close()
    return state(base)


@pytest.mark.parametrize("work", [bring_back, forget, erase, save])
def test_killed_before_any_step_the_base_is_as_before_or_as_after(folder, tmp_path, work):
    both = [state(Path(shutil.copytree(folder, tmp_path / "avant")) / "lycee.duckdb"), after(folder, tmp_path, work)]
    met = []
    for step in range(1, MOST):
        base = Path(shutil.copytree(folder, tmp_path / str(step))) / "lycee.duckdb"
        child = FORKS.Process(target=die_at, args=(step, base, folder.parent / "autre.passation", work))
        child.start()
        child.join()
        met.append(both.index(state(base)))
        left = {path.name for path in base.parent.iterdir()}
        assert left <= {"lycee.duckdb", "lycee.duckdb.wal", "empreintes.cle", "sauvegardes"}
        shutil.rmtree(base.parent)
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
    assert child.exitcode == 0
    assert met == sorted(met)
    assert len(met) > 3
    assert met[0] == 0 or both[0] == both[1]
    assert met[-1] == 1 or both[0] == both[1]


def test_a_half_written_backup_is_none(folder, tmp_path):
    base = Path(shutil.copytree(folder, tmp_path / "lycee")) / "lycee.duckdb"
    (base.parent / "sauvegardes" / "2026-11-25_12h00m00_avant_import.ebauche").write_bytes(b"RESEAUX")
    store = open_warehouse(base)
    assert len(list_backups(store)) == 1
    store.close()


def test_who_reads_is_waited_for_and_then_reads_what_took_the_place(folder, tmp_path):
    base = Path(shutil.copytree(folder, tmp_path / "lycee")) / "lycee.duckdb"
    store = open_warehouse(base)
    work = threading.Thread(target=partial(bring_back, store, folder.parent / "autre.passation"))
    with store.cursor() as cursor:
        work.start()
        time.sleep(0.5)
        assert work.is_alive()
        assert store.row("select count(*) from journal") == (2,)
        assert cursor.execute("select count(*) from journal").fetchall() == [(2,)]
    work.join()
    assert store.row("select count(*) from journal") == (3,)
    store.close()


def test_who_never_stops_reading_is_told_and_nothing_changes(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "PATIENCE", 0.1)
    base = Path(shutil.copytree(folder, tmp_path / "lycee")) / "lycee.duckdb"
    store = open_warehouse(base)
    failed = []

    def try_it() -> None:
        try:
            bring_back(store, folder.parent / "autre.passation")
        except WarehouseError as error:
            failed.append(str(error))

    with store.cursor() as cursor:
        work = threading.Thread(target=try_it)
        work.start()
        work.join()
        assert cursor.execute("select count(*) from journal").fetchall() == [(2,)]
    assert failed == [gate.IN_USE]
    assert store.row("select count(*) from journal") == (2,)
    store.close()


def test_a_file_that_is_open_is_opened_once(folder, tmp_path):
    base = Path(shutil.copytree(folder, tmp_path / "lycee")) / "lycee.duckdb"
    store = open_warehouse(base)
    again = open_warehouse(str(base))
    bring_back(again, folder.parent / "autre.passation")
    assert store is again
    assert store.row("select count(*) from journal") == (3,)
    store.close()
    assert open_warehouse(base) is not store


def test_a_file_that_another_program_holds_lets_nothing_change(folder, tmp_path, monkeypatch):
    """As Windows does it: what is open elsewhere cannot be replaced."""
    base = Path(shutil.copytree(folder, tmp_path / "lycee")) / "lycee.duckdb"
    store, before = open_warehouse(base), state(Path(shutil.copytree(folder, tmp_path / "meme")) / "lycee.duckdb")
    rename = Path.replace
    for held in ("lycee.duckdb", "empreintes.cle"):

        def refuse(source: Path, target: Path, held: str = held) -> Path:
            if Path(target).name == held and Path(source).parent.suffix == ".remplacement":
                raise PermissionError(held)
            return rename(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            with pytest.raises(WarehouseError, match="un autre programme tient un fichier"):
                bring_back(store, folder.parent / "autre.passation")
            if held == "empreintes.cle":  # the base has moved, its key could not: nothing is read under a wrong key
                with pytest.raises(WarehouseError, match="un autre programme tient un fichier"):
                    store.row("select count(*) from journal")
        if held == "lycee.duckdb":
            assert dump(store) == before
    assert store.row("select count(*) from journal") == (3,)
    assert store.fingerprint_key == base.with_name("empreintes.cle").read_bytes()
    assert dump(store)["key"] != before["key"]
    store.close()

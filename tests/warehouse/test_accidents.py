"""Power cuts, full disks, two windows, files that are no bases: nothing is half done, and it is said in French."""

import multiprocessing
import signal
import stat
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

import french
from warehouse import SheetCounts, Store, WarehouseError, open_warehouse

FORKS = multiprocessing.get_context("forkserver")


@pytest.fixture
def base(tmp_path):
    return tmp_path / "lycee.duckdb"


def take_one(store: Store) -> None:
    with store.importing() as deposit:
        number = deposit.open_sheet("reseaux.xlsx", "Feuil1", "reseaux", None)
        deposit.execute("insert into reseaux (reseau) select 'Réseau ' || i from range(20000) r(i)")
        deposit.close_sheet(number, SheetCounts(read=1, added=1))


def fail_midway(store: Store) -> None:
    with store.importing() as deposit:
        deposit.execute("insert into reseaux (reseau) values ('CMQ')")
        raise ZeroDivisionError(len(deposit.frame("from reseaux")))


def count(store: Store) -> tuple[int, int]:
    return store.row("select (select count(*) from reseaux), (select count(*) from journal)")


def hold(base: Path, teller: Connection) -> None:
    """Keep the base open until killed."""
    store = open_warehouse(base)
    teller.send(count(store))
    teller.recv()


def take_on_a_full_disk(base: Path, teller: Connection) -> None:
    """Import where no file may grow any more; say what was raised, and whether the base still answers."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_warehouse(base)
    before, most = count(store), base.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        take_one(store)
    except WarehouseError as error:
        teller.send((str(error), count(store) == before))
    else:
        teller.send(("", False))


def in_another_process(work, base: Path) -> tuple[multiprocessing.Process, Connection]:
    ours, theirs = FORKS.Pipe()
    child = FORKS.Process(target=work, args=(base, theirs), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def test_an_import_that_fails_midway_leaves_nothing(base):
    store = open_warehouse(base)
    version = store.version
    with pytest.raises(ZeroDivisionError):
        fail_midway(store)
    assert count(store) == (0, 0)
    assert store.version == version
    take_one(store)
    assert count(store) == (20_000, 1)
    store.close()


def test_a_second_window_learns_in_french_that_the_base_is_open_elsewhere(base):
    child, told = in_another_process(hold, base)
    assert told.recv() == (0, 0)
    with pytest.raises(WarehouseError, match=r"« lycee\.duckdb » est déjà ouverte par une autre fenêtre"):
        open_warehouse(base)
    child.kill()
    child.join()
    open_warehouse(base).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound the size of a file")
def test_a_full_disk_is_said_in_french_and_changes_nothing(base):
    open_warehouse(base).close()
    child, told = in_another_process(take_on_a_full_disk, base)
    message, unchanged = told.recv()
    child.join()
    assert message.startswith("Rien n’a été enregistré : le disque est plein")
    assert unchanged
    store = open_warehouse(base)
    assert count(store) == (0, 0)
    take_one(store)
    store.close()


@pytest.mark.parametrize("size", [0, 4_096, 8_192, 12_287])
def test_a_base_that_a_power_cut_left_unborn_is_made_again(base, size):
    duckdb.connect(str(base)).close()
    base.write_bytes(base.read_bytes()[:size])
    store = open_warehouse(base)
    take_one(store)
    store.close()


@pytest.mark.parametrize("content", [b"Nom;Classe\n", b"\0" * 20_000, b"Rapport " * 5_000])
def test_a_file_that_is_no_base_is_left_as_it_is_and_said_to_be_none(base, content):
    base.write_bytes(content)
    with pytest.raises(WarehouseError, match=r"« lycee\.duckdb » n’est pas une base de l’application"):
        open_warehouse(base)
    assert base.read_bytes() == content


def test_the_key_is_kept_from_one_opening_to_the_next_and_only_its_owner_reads_it(base):
    keys = []
    for _ in range(2):
        store = open_warehouse(base)
        keys.append(store.fingerprint_key)
        store.close()
    file = base.with_name("empreintes.cle")
    assert keys == [file.read_bytes()] * 2
    assert len(keys[0]) == 32
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("left", [b"", b"half"])
def test_a_key_that_a_power_cut_left_half_written_is_drawn_again(base, left):
    base.with_name("empreintes.cle").write_bytes(left)
    store = open_warehouse(base)
    assert len(store.fingerprint_key) == 32
    assert not store.fingerprint_key.startswith(left or b"\0" * 32)
    store.close()


def test_each_sentence_is_fit_for_the_screen(base):
    base.write_bytes(b"Nom;Classe\n")
    with pytest.raises(WarehouseError) as raised:
        open_warehouse(base)
    assert "'" not in french.spaced(str(raised.value))

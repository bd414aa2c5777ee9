"""Killed at any moment while a base is brought up to the present version, it is as before or as after."""

import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.bases import dump, make_base
from tests.warehouse.killed import open_and_die_at
from warehouse import open_warehouse
from warehouse.archive import restore
from warehouse.backups import list_backups
from warehouse.migrations import VERSION, read_version

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.warehouse.killed", "warehouse.updating"])
KILLS = int(os.environ.get("PARTENARIATS_ARRETS", "6"))
"""How many moments are tried, spread over the whole of it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A base of version 1: it knows no version, nor what was taken back."""
    place = tmp_path_factory.mktemp("donnees")
    make_base(place).close()
    with duckdb.connect(str(place / "lycee.duckdb")) as connection:
        connection.execute("drop table fondation; drop table seances; alter table journal drop column annule_le")
    return place


def raw(base: Path) -> tuple[int, dict[str, list[str]]]:
    """What the file holds, before our code opens it, but for the witness of its key, written once it is up to date."""
    copy = Path(shutil.copytree(base.parent, base.parent.with_suffix(".lue"))) / base.name
    with duckdb.connect(str(copy)) as connection:
        if read_version(connection) > 1:
            connection.execute("update fondation set temoin = null")
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        rows = {name: sorted(map(repr, connection.execute(f'from "{name}"').fetchall())) for name in names}
        found = read_version(connection)
    rows.pop("fondation", None)  # the witness of the key is written later, when the key is read
    shutil.rmtree(copy.parent)
    return found, rows


def kill_at(step: int, folder: Path, place: Path) -> tuple[int | None, Path]:
    base = Path(shutil.copytree(folder, place)) / "lycee.duckdb"
    child = FORKS.Process(target=open_and_die_at, args=(step, base, base))
    child.start()
    child.join()
    return child.exitcode, base


def longest(folder: Path, tmp_path: Path) -> int:
    """How many things our code does, to within a tenth."""
    step = 64
    while kill_at(step, folder, tmp_path / f"long{step}")[0] == -signal.SIGKILL:
        step = step * 11 // 10
    return step


def test_killed_at_any_moment_a_base_is_as_before_or_as_after(folder, tmp_path):
    before = raw(Path(shutil.copytree(folder, tmp_path / "avant")) / "lycee.duckdb")
    exitcode, base = kill_at(10**9, folder, tmp_path / "apres")
    assert (exitcode, before[0]) == (0, 1)
    after = raw(base)
    assert after[0] == VERSION
    met = []
    last = longest(folder, tmp_path)
    for rank in range(KILLS):
        _, base = kill_at(last * (rank + 1) // (KILLS + 1), folder, tmp_path / str(rank))
        left = raw(base)
        assert left in (before, after), left[0]
        met.append(left[0])
        store = open_warehouse(base)
        held = dump(store)
        saved = list_backups(store)
        assert saved
        for each in saved:
            with each.path.open("rb") as file:
                restore(store, file, replacing=True)
            assert dump(store) == held
        store.close()
    assert met == sorted(met)
    assert met[0] == 1

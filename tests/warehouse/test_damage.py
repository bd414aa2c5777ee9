"""A base that is damaged is said to be, whenever it is found out, and a backup takes its place; nothing is erased."""

import io
import multiprocessing
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.bases import dump, make_base, packed
from tests.warehouse.spoilt import read_all, spoil, tell
from warehouse import DamagedBase, WarehouseError, damaged_store, open_warehouse
from warehouse.backups import begin_again, bring_back, erase_backups, save_before
from warehouse.replacement import files_aside

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.warehouse.spoilt"])
BLOCK, HEADERS = 262_144, 12_288


@pytest.fixture
def base(tmp_path) -> Path:
    make_base(tmp_path / "lycee", rows=50).close()
    return tmp_path / "lycee" / "lycee.duckdb"


def damage_a_table(base: Path) -> bytes:
    """Change a value where a table keeps it; opening the base does not read it."""
    content = bytearray(base.read_bytes())
    content[content.index(b"Perdrix")] ^= 1
    base.write_bytes(content)
    return bytes(content)


def damage_the_head(base: Path) -> bytes:
    content = bytearray(base.read_bytes())
    content[4_096 + 20] ^= content[8_192 + 20] ^ 255
    content[8_192 + 20] ^= 255
    base.write_bytes(content)
    return bytes(content)


def damaged(base: Path):
    """The base as a page has it, once the damage is found."""
    try:
        read_all(open_warehouse(base))
    except DamagedBase as error:
        return damaged_store(base, error)
    pytest.fail("no damage was found")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("part", ["base", "wal"])
def test_a_spoilt_base_is_read_as_it_was_or_said_to_be_damaged(base, seed, part):
    store = open_warehouse(base)
    before = read_all(store)
    store.set_target("x", "2025-2026", 1)
    after = read_all(store)
    copy = base.parent / "copie" / base.name
    copy.parent.mkdir()
    for file in (base, base.with_name(f"{base.name}.wal"), base.with_name("empreintes.cle")):
        shutil.copy(file, copy.with_name(file.name))
    store.close()
    spoilt = copy if part == "base" else copy.with_name(f"{copy.name}.wal")
    spoilt.write_bytes(spoil(spoilt.read_bytes(), seed))
    ours, theirs = FORKS.Pipe()
    child = FORKS.Process(target=tell, args=(copy, theirs))
    child.start()
    theirs.close()
    kind, said = ours.recv()
    child.join()
    assert child.exitcode == 0
    assert kind in ("read", "damaged")
    assert said in (before, after) if kind == "read" else "« lycee.duckdb » est abîmée" in said


@pytest.mark.parametrize("spoil_it", [damage_a_table, damage_the_head])
def test_a_backup_takes_the_place_of_a_damaged_base_which_is_put_aside(base, spoil_it):
    store = open_warehouse(base)
    whole, saved = dump(store), save_before("demande", store)
    store.close()
    content = spoil_it(base)
    store = damaged(base)
    with saved.open("rb") as file:
        bring_back(store, file)
    assert dump(store) == whole
    (aside,) = files_aside(base)
    assert aside.read_bytes() == content
    assert aside.name.startswith("lycee.abimee-")
    erase_backups(store)
    assert files_aside(base) == []
    store.close()


def test_damage_that_was_found_once_is_said_of_every_query_until_the_base_is_another(base):
    damage_a_table(base)
    store = damaged(base)
    for _ in range(2):
        with pytest.raises(DamagedBase, match="est abîmée"):
            store.journal()
    with pytest.raises(DamagedBase):
        save_before("import", store)
    begin_again(store)
    assert store.journal().empty
    assert len(files_aside(base)) == 1
    store.close()


@pytest.mark.parametrize("left", [0, 100, 5_000, HEADERS, HEADERS + BLOCK // 2])
def test_a_base_of_which_the_end_is_missing_is_never_taken_for_a_new_one(base, left):
    base.write_bytes(base.read_bytes()[:left])
    with pytest.raises(DamagedBase):
        open_warehouse(base)
    assert base.stat().st_size == left


def test_a_base_whose_beginning_is_lost_is_still_known_for_ours(base):
    base.write_bytes(bytes(4_096) + base.read_bytes()[4_096:])
    with pytest.raises(DamagedBase, match="est abîmée"):
        open_warehouse(base)


def test_the_base_of_another_program_is_none_of_ours_and_stays_as_it_is(tmp_path):
    base = tmp_path / "lycee.duckdb"
    with duckdb.connect(str(base)) as connection:
        connection.execute("create table clients as select 1 as numero")
    content = base.read_bytes()
    with pytest.raises(DamagedBase, match="n’est pas une base de l’application"):
        open_warehouse(base)
    assert base.read_bytes() == content


def test_an_archive_that_is_refused_leaves_the_damaged_base_in_its_place(base):
    content = damage_a_table(base)
    store = damaged(base)
    with pytest.raises(WarehouseError, match="n’est pas une archive"):
        bring_back(store, io.BytesIO(b"x" * 100))
    store.close()
    assert base.read_bytes() == content
    assert files_aside(base) == []


def test_a_file_that_was_handed_over_takes_the_place_of_a_damaged_base(base, tmp_path):
    other = make_base(tmp_path / "autre", rows=2)
    whole, archive = dump(other), packed(other)
    other.close()
    damage_the_head(base)
    store = damaged(base)
    bring_back(store, io.BytesIO(archive))
    assert dump(store) == whole
    store.close()

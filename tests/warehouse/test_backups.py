"""Before it changes for good a base is saved; what is kept is bounded; what is erased is gone."""

import datetime as dt
import io
import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.bases import dump, make_base
from warehouse import WarehouseError, open_warehouse
from warehouse.archive import restore
from warehouse.backups import (
    LATEST,
    MONTHS,
    Backup,
    backups_folder,
    erase_backups,
    list_backups,
    outdated,
    save_before,
)

NOON = dt.datetime.fromisoformat("2026-11-25T12:00")


@pytest.fixture
def store(tmp_path):
    opened = make_base(tmp_path)
    yield opened
    opened.close()


def test_a_backup_gives_the_base_back_as_it_was(store):
    before = dump(store)
    file = save_before("import", store, "Lycée", NOON)
    with store.importing() as deposit:
        deposit.execute("delete from cibles")
    assert dump(store) != before
    with file.open("rb") as opened:
        label = restore(store, opened, replacing=True)
    assert dump(store) == before
    assert label.lycee == "Lycée"
    assert [(each.made_at, each.occasion) for each in list_backups(store)] == [(NOON, "import")]


def test_a_folder_may_bear_any_name(tmp_path):
    folder = tmp_path / "Lycée d'Alembert « été » ; x"
    store = make_base(folder)
    before = dump(store)
    with save_before("import", store).open("rb") as opened:
        restore(store, opened, replacing=True)
    assert dump(store) == before
    store.close()


def test_only_its_owner_reads_a_backup(store):
    file = save_before("import", store)
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_there_is_nothing_to_save_of_an_empty_base_or_of_one_in_memory(tmp_path):
    for path in (tmp_path / "vide.duckdb", ":memory:"):
        opened = open_warehouse(path)
        assert save_before("import", opened) is None
        opened.close()
    assert not (tmp_path / "sauvegardes").exists()


def test_a_folder_that_takes_no_backup_is_said_in_french_and_leaves_no_draft(store):
    backups_folder(store).write_text("a file stands in the way")
    with pytest.raises(WarehouseError, match=r"Rien n’a été enregistré"):
        save_before("import", store)


def test_what_serves_no_more_goes_and_what_a_person_put_there_stays(store):
    mine = backups_folder(store)
    mine.mkdir()
    (mine / "ma copie.passation").write_bytes(b"x")
    days = [NOON - dt.timedelta(days=days) for days in range(15, -1, -1)]
    for day in days:
        save_before("import", store, now=day)
    kept = [each.made_at for each in list_backups(store)]
    assert kept == [*sorted(days, reverse=True)[:LATEST]]
    assert (mine / "ma copie.passation").exists()


moments = st.lists(st.datetimes(dt.datetime.fromisoformat("2024-01-01"), NOON), max_size=60, unique=True)


@given(moments=moments)
def test_the_latest_ten_and_the_last_of_each_month_of_a_year_are_kept_whatever_their_rhythm(tmp_path_factory, moments):
    path = tmp_path_factory.getbasetemp()
    backups = [Backup(path, moment, "import", 1) for moment in sorted(moments, reverse=True)]
    gone = outdated(backups, NOON)
    kept = [each for each in backups if each not in gone]
    assert kept[:LATEST] == backups[:LATEST]
    assert len(kept) <= LATEST + MONTHS
    last = {}
    for each in reversed(backups):
        last[each.made_at.strftime("%Y-%m")] = each
    assert [each for month, each in last.items() if month > "2025-11" and each not in kept] == []
    assert [each for each in kept[LATEST:] if each.made_at < dt.datetime.fromisoformat("2025-12-01")] == []


def test_backups_are_erased_with_their_drafts(store):
    save_before("import", store)
    (backups_folder(store) / "x.ebauche").write_bytes(b"half")
    erase_backups(store)
    assert list(backups_folder(store).iterdir()) == []


def test_when_all_is_erased_nothing_of_it_is_left_and_the_next_key_is_another(store, tmp_path):
    key = store.fingerprint_key
    save_before("demande", store)
    store.erase()
    assert store.row("select count(*) from journal") == (0,)
    assert store.fingerprint_key != key
    assert {path.name for path in tmp_path.iterdir()} <= {"lycee.duckdb", "lycee.duckdb.wal", "empreintes.cle"}
    assert not any(key in path.read_bytes() or b"Perdrix" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_change_that_leaves_no_trace_leaves_none(store, tmp_path):
    store.close()
    assert b"Perdrix" in (tmp_path / "lycee.duckdb").read_bytes()

    def forget(draft):
        with draft.importing() as deposit:
            deposit.execute("delete from recu_7")

    before = {table: rows for table, rows in dump(store).items() if table != "recu_7"}
    store.rewrite(forget)
    assert {table: rows for table, rows in dump(store).items() if table != "recu_7"} == before
    store.close()
    assert {path.name for path in tmp_path.iterdir()} == {"lycee.duckdb", "empreintes.cle"}
    assert b"Perdrix" not in (tmp_path / "lycee.duckdb").read_bytes()


def test_a_change_that_fails_midway_changes_nothing(store):
    before = dump(store)

    def fail(draft):
        with draft.importing() as deposit:
            deposit.execute("delete from recu_7")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.rewrite(fail)
    assert dump(store) == before


def test_a_file_that_is_no_backup_restores_nothing(store):
    before = dump(store)
    with pytest.raises(WarehouseError, match="n’est pas une archive"):
        restore(store, io.BytesIO(b"x" * 100), replacing=True)
    assert dump(store) == before

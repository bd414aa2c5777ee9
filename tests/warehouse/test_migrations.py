"""Bases of every version the project has had open with this code and say the same; a later one is left alone."""

import hashlib
import io
import zipfile
from pathlib import Path

import duckdb
import pytest

from spreadsheets.importing.undo import correct, redo_imports, undo_imports
from tests.warehouse.bases import make_base
from tests.warehouse.make_kept import CORRECTED, UNDONE, YEARS, figures, read_back, sheet, written
from warehouse import Store, WarehouseError, open_warehouse
from warehouse.archive import read_label, restore
from warehouse.backups import list_backups
from warehouse.migrations import STEPS, VERSION, read_version
from warehouse.packing import pack_folder
from warehouse.schema import SCHEMA, columns
from warehouse.sealing import ArchiveError

KEPT = sorted((Path(__file__).parent / "kept").iterdir())


def unzipped(kept: Path, folder: Path) -> Path:
    with zipfile.ZipFile(kept / "base.zip") as zipped:
        zipped.extractall(folder)
    return folder / "lycee.duckdb"


def said(kept: Path) -> dict[str, dict[str, object]]:
    with zipfile.ZipFile(kept / "said.zip") as zipped:
        return read_back(zipped.read("said.json"))


def shape(store: Store) -> dict[tuple[str, str], str]:
    """The columns of the tables that the schema knows."""
    with store.cursor() as cursor:
        return {place: kind for place, kind in columns(cursor).items() if not place[0].startswith("recu_")}


def constraints(store: Store) -> list[tuple]:
    return store.rows(
        "select table_name, constraint_type, constraint_column_names::varchar from duckdb_constraints() order by all"
    )


@pytest.fixture(scope="module", params=KEPT, ids=lambda kept: kept.name)
def kept(request):
    return request.param


@pytest.fixture(scope="module")
def opened(kept, tmp_path_factory):
    store = open_warehouse(unzipped(kept, tmp_path_factory.mktemp("kept")))
    yield store
    store.close()


def test_a_kept_base_says_what_it_said_when_it_was_written(kept, opened):
    told = said(kept)
    assert figures(opened) == told["after"]
    assert written(opened) == told["written"]


def test_a_kept_base_has_the_columns_of_a_new_one(opened):
    new = open_warehouse(":memory:")
    assert shape(opened) == shape(new)
    assert constraints(opened) == constraints(new)
    assert opened.row("select version from fondation") == (VERSION,)
    new.close()


def test_a_kept_base_is_saved_as_it_was_before_it_is_brought_up(kept, opened):
    saved = [each for each in list_backups(opened) if each.occasion == "mise_a_jour"]
    found = int(kept.name.removeprefix("v"))
    assert len(saved) == (1 if found < VERSION else 0)
    for each in saved:
        with each.path.open("rb") as file:
            assert read_label(file).schema == found
    assert {"demande", "annulation"} <= {each.occasion for each in list_backups(opened)}


def test_what_a_kept_base_received_can_be_taken_in_again_taken_back_and_corrected(kept, tmp_path):
    store, told = open_warehouse(unzipped(kept, tmp_path)), said(kept)
    redo_imports(store, [sheet(store, UNDONE)])
    assert figures(store) == told["before"]
    undo_imports(store, [sheet(store, UNDONE)])
    assert figures(store) == told["after"]
    number = sheet(store, CORRECTED)
    line = int(store.received(number).index[-1])
    assert correct(store, number, line, "objet", "Un objet corrigé") is None
    mine = [number, line]
    assert store.row("select objet from conventions where import_id = ? and ligne = ?", mine) == ("Un objet corrigé",)
    store.close()


def test_what_was_handed_over_and_every_backup_come_back(kept, tmp_path):
    store, told = open_warehouse(tmp_path / "lycee.duckdb"), said(kept)
    with (kept / "lycee.passation").open("rb") as file:
        restore(store, file)
    assert figures(store) == told["after"]
    other = open_warehouse(unzipped(kept, tmp_path / "autre"))
    latest = list_backups(other)[0 if int(kept.name[1:]) == VERSION else 1]
    with latest.path.open("rb") as file:
        restore(store, file, replacing=True)
    assert figures(store) == told["before"]
    for each in (store, other):
        each.close()


def print_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.md5(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}  # noqa: S324


@pytest.mark.parametrize("pending", [False, True])
def test_a_base_of_a_later_version_is_refused_and_not_a_byte_is_written(tmp_path, pending):
    make_base(tmp_path).close()
    (tmp_path / "empreintes.cle").unlink()
    with duckdb.connect(str(tmp_path / "lycee.duckdb")) as connection:
        if pending:  # what was written last is still in the journal of DuckDB
            connection.execute("pragma disable_checkpoint_on_shutdown")
        connection.execute("update fondation set version = ?", [VERSION + 1])
        connection.execute("alter table journal add column inconnue varchar")
        connection.execute("create or replace macro norm(texte) as upper(texte)")
    before = print_of(tmp_path)
    assert ("lycee.duckdb.wal" in before) is pending
    with pytest.raises(WarehouseError, match=r"version plus récente de l’application.*Mettez l’application à jour"):
        open_warehouse(tmp_path / "lycee.duckdb")
    assert print_of(tmp_path) == before


def test_a_base_that_lost_a_column_is_not_opened_and_says_which(tmp_path):
    make_base(tmp_path).close()
    with duckdb.connect(str(tmp_path / "lycee.duckdb")) as connection:
        connection.execute("alter table pfmp drop column commune")
    with pytest.raises(WarehouseError, match=r"colonne « commune » du tableau « pfmp »"):
        open_warehouse(tmp_path / "lycee.duckdb")


def test_what_depends_on_the_code_follows_it_and_else_nothing_is_written(tmp_path):
    base = tmp_path / "lycee.duckdb"
    make_base(tmp_path).close()
    before = base.read_bytes()
    open_warehouse(base).close()
    assert base.read_bytes() == before
    with duckdb.connect(str(base)) as connection:
        connection.execute("create or replace macro norm(texte) as upper(texte)")
    store = open_warehouse(base)
    assert store.row("select norm('Été-2026')") == ("ete 2026",)
    store.close()


def test_the_steps_follow_one_another_and_the_last_one_is_kept():
    assert sorted(STEPS) == list(range(2, VERSION + 1))
    assert [each.name for each in KEPT] == [f"v{number}" for number in range(1, len(KEPT) + 1)]
    assert "fondation" in SCHEMA.read_text(encoding="utf-8")
    assert set(YEARS)


def test_an_archive_of_a_later_version_is_refused_before_it_is_unfolded(tmp_path):
    store, file = make_base(tmp_path / "plus_recente"), io.BytesIO()
    with store.copied() as folder:
        pack_folder(folder, "lycee.duckdb", VERSION + 1, file)
    store.close()
    mine = open_warehouse(tmp_path / "lycee.duckdb")
    with pytest.raises(ArchiveError, match=r"version plus récente de l’application. Mettez celle-ci à jour"):
        restore(mine, io.BytesIO(file.getvalue()))
    mine.close()


def test_a_base_without_its_key_is_kept_as_a_file_before_it_is_brought_up(tmp_path):
    make_base(tmp_path).close()
    (tmp_path / "empreintes.cle").unlink()
    with duckdb.connect(str(tmp_path / "lycee.duckdb")) as connection:
        connection.execute("drop table fondation")
    store = open_warehouse(tmp_path / "lycee.duckdb")
    assert not store.has_key
    assert store.row("select version from fondation") == (VERSION,)
    (kept,) = (tmp_path / "sauvegardes").iterdir()
    assert kept.name.endswith("_avant_mise_a_jour.duckdb")
    with duckdb.connect(str(kept)) as connection:
        assert read_version(connection) == 1
    assert list_backups(store) == []
    store.close()

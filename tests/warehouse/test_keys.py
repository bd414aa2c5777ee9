"""The key of the fingerprints is the base's own, or none: no other is used, none is drawn for pupils sealed before."""

import io

import pytest

from spreadsheets import import_files
from tests.warehouse.bases import make_base, packed
from warehouse import WarehouseError, open_warehouse
from warehouse.archive import take_key
from warehouse.backups import bring_back, save_before
from warehouse.keys import KEY_SIZE
from warehouse.replacement import files_aside

PUPILS = "Année scolaire;Nom;Prénom;Sexe;Classe\n2025-2026;DURAND;Zoé;F;2CANARD\n2025-2026;PETIT;Léo;M;2CANARD\n"


def pupils() -> io.BytesIO:
    file = io.BytesIO(PUPILS.encode())
    file.name = "eleves.csv"
    return file


@pytest.fixture
def base(tmp_path):
    """A base of two pupils, with a backup, closed."""
    path = tmp_path / "lycee.duckdb"
    store = open_warehouse(path)
    import_files(store, [pupils()])
    save_before("demande", store)
    store.close()
    return path


def spoil(base, how: str) -> None:
    key = base.with_name("empreintes.cle")
    right = key.read_bytes()
    key.unlink()
    made = {"random": b"x" * KEY_SIZE, "short": right[:-1], "long": right + b"\n", "empty": b""}
    if how == "folder":
        key.mkdir()
    elif how == "loop":  # a file that nobody can read, not even root
        key.symlink_to(key.name)
    elif how != "missing":
        key.write_bytes(made[how])


FAULTS = ["missing", "random", "short", "long", "empty", "folder", "loop"]


@pytest.mark.parametrize("how", FAULTS)
def test_without_its_key_a_base_is_read_and_takes_no_import(base, how):
    spoil(base, how)
    key = base.with_name("empreintes.cle")
    left = key.read_bytes() if key.is_file() else None
    store = open_warehouse(base)
    assert not store.has_key
    assert store.row("select count(*) from eleves") == (2,)
    store.set_target("taxe.montant", "2025-2026", 1)
    for door in (lambda: import_files(store, [pupils()]), lambda: save_before("import", store), lambda: packed(store)):
        with pytest.raises(WarehouseError, match="clé des empreintes de cette base manque ou n’est pas la sienne"):
            door()
    assert store.row("select count(*) from eleves") == (2,)
    store.close()
    assert (key.read_bytes() if key.is_file() else None) == left


@pytest.mark.parametrize("how", FAULTS)
@pytest.mark.parametrize("witness", [True, False])
def test_a_backup_gives_the_key_back_and_changes_nothing_else(base, how, witness):
    store = open_warehouse(base)
    store.set_target("taxe.montant", "2025-2026", 1)
    if not witness:
        with store.noting() as cursor:
            cursor.execute("update fondation set temoin = null")
    store.close()
    spoil(base, "missing" if not witness and how == "random" else how)
    store = open_warehouse(base)
    (saved,) = (base.parent / "sauvegardes").iterdir()
    with saved.open("rb") as file:
        take_key(store, file)
    assert store.has_key
    assert [sheet.added for sheet in import_files(store, [pupils()]).sheets] == [0]
    assert store.row("select count(*) from eleves") == (2,)
    assert store.row("select count(*) from cibles") == (1,)
    store.close()
    assert open_warehouse(base).has_key


def test_the_key_of_another_base_is_refused(base, tmp_path):
    other = make_base(tmp_path / "autre")
    archive = packed(other)
    other.close()
    spoil(base, "missing")
    store = open_warehouse(base)
    with pytest.raises(WarehouseError, match="la clé d’une autre base"):
        take_key(store, io.BytesIO(archive))
    assert not store.has_key
    store.close()
    assert not base.with_name("empreintes.cle").exists()


@pytest.mark.parametrize("how", FAULTS)
def test_a_backup_gives_base_and_key_back_and_the_base_without_key_is_put_aside(base, how):
    spoil(base, how)
    store = open_warehouse(base)
    (saved,) = (base.parent / "sauvegardes").iterdir()
    with saved.open("rb") as file:
        bring_back(store, file)
    assert store.has_key
    assert [sheet.unchanged for sheet in import_files(store, [pupils()]).sheets] == [2]
    assert [each.name for each in files_aside(base) if each.name.startswith("lycee.ecartee-")]
    store.close()


def test_a_base_without_witness_takes_the_key_that_it_finds_but_is_given_no_new_one(base):
    key = base.with_name("empreintes.cle").read_bytes()
    for found in (False, True):
        store = open_warehouse(base)
        with store.noting() as cursor:
            cursor.execute("update fondation set temoin = null")
        store.close()
        if found:
            base.with_name("empreintes.cle").write_bytes(key)
        else:
            base.with_name("empreintes.cle").unlink()
        store = open_warehouse(base)
        assert store.has_key == found
        store.close()
    base.with_name("empreintes.cle").write_bytes(b"x" * KEY_SIZE)
    store = open_warehouse(base)
    assert not store.has_key
    store.close()


@pytest.mark.parametrize("how", ["missing", "random", "short", "folder"])
def test_an_empty_base_has_a_key_whatever_lay_there(tmp_path, how):
    base = tmp_path / "lycee.duckdb"
    open_warehouse(base).close()
    spoil(base, how)
    store = open_warehouse(base)
    assert len(store.fingerprint_key) == KEY_SIZE
    assert store.fingerprint_key == base.with_name("empreintes.cle").read_bytes()
    store.close()


def test_invented_pupils_neither_use_nor_make_the_key_of_the_folder(tmp_path):
    store = open_warehouse(tmp_path / "exemple.duckdb", invented=True)
    import_files(store, [pupils()])
    store.close()
    assert not (tmp_path / "empreintes.cle").exists()

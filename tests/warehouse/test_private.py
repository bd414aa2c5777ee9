"""What the application keeps is for its user alone, and a program that was killed leaves no draft behind."""

import io
import os
import stat
from pathlib import Path

import pytest

from spreadsheets import import_files
from tests.pupils import ROSTER, text
from warehouse import data_folder, open_warehouse
from warehouse.backups import save_before

LIKE_POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows gives a user's folder to that user alone")


def fill(folder: Path) -> None:
    """A base, its key and a backup."""
    store = open_warehouse(folder / "lycee.duckdb")
    file = io.BytesIO(text(ROSTER))
    file.name = "eleves.csv"
    import_files(store, [file], "2025-2026")
    save_before("demande", store)
    store.close()


def rights(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@pytest.fixture
def careless():
    """A user whose files are open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


@LIKE_POSIX
def test_a_base_that_others_could_read_is_closed_to_them_when_it_is_opened(tmp_path, careless):  # noqa: ARG001
    fill(tmp_path)
    for path in tmp_path.rglob("*"):
        path.chmod(0o777)
    open_warehouse(tmp_path / "lycee.duckdb").close()
    found = rights(tmp_path)
    assert {found.pop("sauvegardes")} == {0o700}
    assert {"lycee.duckdb", "empreintes.cle"} <= found.keys()
    assert len(found) == 3
    assert set(found.values()) == {0o600}


@LIKE_POSIX
def test_the_folder_that_the_application_makes_is_its_user_s_alone(tmp_path, careless, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("PARTENARIATS_DOSSIER", str(tmp_path / "partage" / "donnees"))
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700
    data_folder().chmod(0o750)  # from then on, its rights are what its user says
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o750


def test_the_drafts_of_a_killed_program_go_at_the_next_start(tmp_path):
    fill(tmp_path)
    kept = set(rights(tmp_path))
    for draft in ("sauvegardes/2026-01-01_10h00m00_avant_import.ebauche", "empreintes.nouvelle",
                  "lycee.atelier/lycee.duckdb", "lycee.duckdb.tmp/duckdb_temp_storage-0.tmp"):  # fmt: skip
        path = tmp_path / draft
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half of it")
    open_warehouse(tmp_path / "lycee.duckdb").close()
    assert set(rights(tmp_path)) == kept

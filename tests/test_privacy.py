"""No pupil can be read anywhere once the files are in: not in the base, not beside it, not in what is said."""

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from spreadsheets import import_files
from spreadsheets.cells.text import fold
from tests.pupils import ACTIONS, DROPS, ROSTER, SECRETS, text
from warehouse import Store, open_warehouse
from warehouse.archive import unpack
from warehouse.backups import save_before

ANNEE = "2025-2026"
FINGERPRINT = re.compile(rb"[0-9a-f]{64}")
"""What stands for a pupil: any five digits come in one of them some day, and name nobody."""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The system's temporary folder, for this process and its children."""
    folder = tmp_path / "temporaire"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def store(tmp_path, temporary):  # noqa: ARG001 (set before the base is opened)
    """A base on disk that knows the pupils of ROSTER."""
    (tmp_path / "donnees").mkdir()
    opened = open_warehouse(tmp_path / "donnees" / "lycee.duckdb")
    drop(opened, "eleves.csv", text(ROSTER))
    drop(opened, "actions.csv", text(ACTIONS))
    yield opened
    opened.close()


def drop(store: Store, name: str, content: bytes) -> str:
    """Import one file; all that is answered."""
    file = io.BytesIO(content)
    file.name = name
    report = import_files(store, [file], ANNEE)
    return "\n".join(
        line
        for sheet in report.sheets
        for line in (
            repr(sheet.columns),
            *(f"{anomaly.colonne} {anomaly.message}" for anomaly in sheet.anomalies),
        )
    )


def kept(store: Store) -> str:
    """Every value of every table."""
    tables = store.frame("select table_name from duckdb_tables()")["table_name"]
    with store.cursor() as cursor:
        return "\n".join(str(row) for table in tables for row in _cells(cursor, table))


def _cells(cursor: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, ...]]:
    return cursor.execute(f"select columns(*)::varchar from {table}").fetchall()


def on_disk(folder: Path) -> bytes:
    """The names and contents of all files of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(str(path.relative_to(folder)).encode() + b"\n" + path.read_bytes() for path in files)


def spellings(secret: str) -> Iterator[str]:
    """A secret whole, and its beginning and its end where it is long, for what would cut it."""
    parts = {secret, secret[:7], secret[-7:]} if len(secret) >= 10 else {secret}
    return (form for part in parts for form in {part, part.lower(), part.upper(), fold(part), fold(part).upper()})


def read_in(place: str | bytes) -> list[str]:
    """The secrets that can be read somewhere, whatever their case, accents and encoding."""
    held = FINGERPRINT.sub(b"", place.encode("utf-8", "backslashreplace") if isinstance(place, str) else place)
    return [
        secret
        for secret in SECRETS
        if any(
            stands_in(held, form.encode(encoding, "ignore"))
            for form in spellings(secret)
            for encoding in ("utf-8", "utf-16-le", "latin-1")
        )
    ]


def stands_in(held: bytes, form: bytes) -> bool:
    """Whether a form of a secret is there, and for a number of a few digits whether it is a number of its own."""
    if form.isdigit() and len(form) < 7:
        return re.search(rb"(?<!\d)" + form + rb"(?!\d)", held) is not None
    return form in held


@pytest.mark.parametrize("name", DROPS)
def test_nobody_can_be_read_after_the_import_of(name, store, tmp_path, temporary, caplog, capfd):
    answered = drop(store, *DROPS[name])
    places = {
        "the report": answered,
        "the tables": kept(store),
        "the files beside an open base": on_disk(tmp_path / "donnees"),
    }
    store.close()
    places |= {
        "the files beside a closed base": on_disk(tmp_path / "donnees"),
        "the logs": caplog.text + "".join(capfd.readouterr()),
    }
    assert {place: read_in(held) for place, held in places.items() if read_in(held)} == {}
    assert list(temporary.rglob("*")) == []


def test_nobody_can_be_read_in_what_is_handed_over_nor_in_the_backups(store, tmp_path):
    for name in DROPS:
        drop(store, *DROPS[name])
    folder = tmp_path / "reprise"
    folder.mkdir()
    with save_before("demande", store).open("rb") as file:
        unpack(file, "", folder, "lycee.duckdb")
    assert (folder / "lycee.duckdb").stat().st_size > 100_000
    assert (folder / "empreintes.cle").read_bytes() == store.fingerprint_key
    assert read_in(on_disk(folder)) == []
    assert read_in(on_disk(tmp_path / "donnees")) == []


def test_what_is_kept_would_be_found(store, tmp_path):
    """Were one of these searches blind, all the tests above would pass for nothing."""
    drop(store, "reseaux.csv", text("Réseau;Formalisé;Depuis le\nCampus Zztopnom;oui;01/10/2025\n"))
    assert read_in(kept(store)) == ["Zztopnom"]
    assert read_in(on_disk(tmp_path / "donnees")) == ["Zztopnom"]
    for encoding in ("utf-8", "utf-16-le", "latin-1"):
        assert set(read_in(" ".join(SECRETS).upper().encode(encoding))) >= {"Zztopnom", "Vréguémont", "111222333AB"}


def test_what_chance_writes_names_nobody():
    fingerprint = "5a39897b" * 8
    assert read_in(f"('{fingerprint}', '2025-11-25 17:03:12.398971')") == []
    assert read_in(fingerprint.encode() * 2) == []
    assert read_in(f"('{fingerprint}', '39897')") == read_in("39897".encode("utf-16-le")) == ["39897"]


def test_no_table_has_a_column_for_what_names_a_pupil(store):
    asked = "select column_name from duckdb_columns() where not internal and table_name <> 'etablissement'"
    columns = {name for (name,) in store.rows(asked)}  # the school itself has a name
    assert {"empreinte_ine", "empreinte_nom"} <= columns
    assert columns & {"ine", "interne", "nom", "prenom", "nom_prenom", "date_naissance", "adresse", "courriel"} == set()


def test_a_pupil_becomes_four_fingerprints_that_only_the_key_can_make(store):
    found = store.frame("select * from eleves where classe = 'TMELEC'")
    prints = [found[f"empreinte_{level}"][0] for level in ("ine", "naissance", "nom")]
    assert [len(each) for each in prints] == [64] * 3
    assert len(set(prints)) == 3

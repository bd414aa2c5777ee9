"""A fictitious version to come: a column added, one renamed, a word changed, in what was stored and received alike."""

import io
from dataclasses import replace

import pytest

from spreadsheets import Choice, import_files
from spreadsheets.declared import BY_NAME
from spreadsheets.files import read_files
from spreadsheets.importing import import_reading
from spreadsheets.importing.memory import Memory, attach_words, recall
from spreadsheets.importing.undo import correct, redo_imports, undo_correction, undo_imports
from spreadsheets.model import Column, Table
from warehouse import Store, WarehouseError, migrations, open_warehouse, schema
from warehouse.migrations.changes import rename_column, replace_word

CONVENTIONS = (
    "Référence;Partenaire;Type de partenaire;Date de signature;Objet\n"
    "C1;Elec Sud;entreprise;01/09/2024;Accueil\nC2;Bati Nord;entreprise;01/09/2025;Visites\n"
)
MORE = "Référence;Partenaire;Type de partenaire;Date de signature;Objet\nC3;CFA;CFA;01/09/2025;Mixité\n"
NETWORKS = "Réseau;Formalisé;Document;Date de début\nCMQ;oui;charte;01/09/2022\nCLEE;oui;ma charte;01/09/2023\n"
NEXT = migrations.VERSION + 1


def named(name: str, content: str) -> io.BytesIO:
    file = io.BytesIO(content.encode())
    file.name = f"{name}.csv"
    return file


def fill(store: Store) -> None:
    """Two sheets of agreements, the second taken back, a cell corrected, a word attached, a shape remembered."""
    import_files(store, [named("conventions", CONVENTIONS), named("reseaux", NETWORKS)])
    reading = read_files([named("suite", MORE)])
    import_reading(store, reading, choices={0: Choice(table="conventions", header_line=1, columns={})})
    with store.importing() as deposit:
        attach_words(deposit, "reseaux", "document", {"ma charte": "charte"})
    assert correct(store, sheet(store, "conventions"), 2, "objet", "Accueil et visites") is None
    undo_imports(store, [sheet(store, "suite")])


def sheet(store: Store, name: str) -> int:
    return store.row("select import_id from journal where fichier = ?", [f"{name}.csv"])[0]


def step(cursor) -> None:
    cursor.execute("alter table conventions add column interlocuteur varchar")
    rename_column(cursor, "conventions", "objet", "sujet")
    replace_word(cursor, "reseaux", "document", "charte", "règlement commun")


def conventions_to_come() -> Table:
    """`objet` is named `sujet`, and `interlocuteur` is a new column."""
    table = BY_NAME["conventions"]
    columns = (replace(each, name="sujet") if each.name == "objet" else each for each in table.columns)
    key = tuple(tuple("sujet" if name == "objet" else name for name in group) for group in table.key)
    return replace(table, columns=(*columns, Column(name="interlocuteur", title="Service", kind="texte")), key=key)


def networks_to_come() -> Table:
    """`charte` is named `règlement commun`."""
    table = BY_NAME["reseaux"]
    words = {
        ("règlement commun" if word == "charte" else word): said
        for word, said in table.column("document").values.items()
    }
    columns = tuple(replace(each, values=words) if each.name == "document" else each for each in table.columns)
    return replace(table, columns=columns)


@pytest.fixture
def to_come(tmp_path, monkeypatch):
    """What makes this code the one of the version to come."""
    written = schema.SCHEMA.read_text(encoding="utf-8")
    before, conventions, after = written.partition("create table if not exists conventions (")
    after = after.replace("objet varchar", "interlocuteur varchar, sujet varchar", 1)
    file = tmp_path / "schema.sql"
    file.write_text(before + conventions + after, encoding="utf-8")

    def become(*, migrating: bool = True) -> None:
        monkeypatch.setattr(schema, "SCHEMA", file)
        monkeypatch.setattr(schema, "VERSION", NEXT)
        monkeypatch.setattr(migrations, "VERSION", NEXT)
        monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, NEXT: step if migrating else lambda _: None})
        tables = {"conventions": conventions_to_come(), "reseaux": networks_to_come()}
        for name, table in tables.items():
            monkeypatch.setitem(BY_NAME, name, table)
        schema.expected.cache_clear()

    yield become
    schema.expected.cache_clear()


@pytest.fixture
def base(tmp_path):
    store = open_warehouse(tmp_path / "donnees" / "lycee.duckdb")
    fill(store)
    store.close()
    return tmp_path / "donnees" / "lycee.duckdb"


@pytest.fixture(autouse=True)
def folder(tmp_path):
    (tmp_path / "donnees").mkdir()


def said(store: Store) -> list[tuple]:
    return store.rows("select reference, sujet, interlocuteur from conventions order by reference")


def test_what_was_stored_received_corrected_and_remembered_moves_together(base, to_come):
    to_come()
    store = open_warehouse(base)
    assert store.row("select version from fondation") == (NEXT,)
    first = [("C1", "Accueil et visites", None), ("C2", "Visites", None)]
    assert said(store) == first
    networks = [("CLEE", "règlement commun"), ("CMQ", "règlement commun")]
    assert store.rows("select reseau, document from reseaux order by reseau") == networks
    redo_imports(store, [sheet(store, "suite")])
    assert said(store) == [*first, ("C3", "Mixité", None)]
    assert store.rows("select reseau, document from reseaux order by reseau") == networks
    assert correct(store, sheet(store, "conventions"), 3, "interlocuteur", "Bureau des entreprises") is None
    assert said(store)[1] == ("C2", "Visites", "Bureau des entreprises")
    undo_correction(store, store.row("select min(correction_id) from corrections")[0])
    assert said(store)[0] == ("C1", "Accueil", None)
    found = recall(Memory(store, store.fingerprint_key), read_files([named("encore", MORE)]).sheets[0])
    assert found is not None
    assert "sujet" in found.columns
    store.close()


def test_without_its_step_the_base_is_not_opened_and_nothing_changes(base, to_come):
    to_come(migrating=False)
    before = base.read_bytes()
    with pytest.raises(WarehouseError, match="colonne « interlocuteur » du tableau « conventions »"):
        open_warehouse(base)
    assert base.read_bytes() == before

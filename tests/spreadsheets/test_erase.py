"""A year that is erased leaves the base as if nothing of it had ever been dropped, and not a byte of it on the disk."""

import io

import pandas as pd
import pytest

from spreadsheets import import_files
from spreadsheets.importing.erase import erase_year
from spreadsheets.importing.undo import correct, redo_imports, undo_imports
from warehouse import Store, open_warehouse
from warehouse.backups import list_backups, save_before
from warehouse.deposit import TABLES

OLD, NEW = "2021-2022", "2025-2026"
HEADERS = {
    "eleves": "Année scolaire;INE;Nom;Prénom;Sexe;Classe;Formation",
    "actions": "Référence;Intitulé;Type d'action;Date de début;Initiative",
    "participations": "Action;Nom;Prénom;Présence",
    "pfmp": "Période;Début;Fin;Nom;Prénom;Situation;Entreprise",
    "conventions": "Partenaire;Type de partenaire;Date de signature;Date de fin;Reconduction tacite",
    "offres": "Date de réception;Entreprise;Type de contrat;Postes",
    "taxe": "Campagne;Entreprise;Montant",
    "invitations": "Date;Entreprise;Objet;Réponse",
    "satisfaction": "Année scolaire;Public;Enquête;Répondants;Satisfaits",
}
ROWS = {
    OLD: {
        "eleves": ["2021-2022;1234567890A;MARTIN;Léa;F;2PERDRIX;Bac pro Perdrix"],
        "actions": ["P1;Forum Perdrix;forum;25/11/2021;lycée"],
        "participations": ["P1;MARTIN;Léa;présent"],
        "pfmp": ["PFMP 1;15/11/2021;10/12/2021;MARTIN;Léa;convention signée;Garage Perdrix"],
        "conventions": ["Perdrix et fils;entreprise;01/10/2021;30/06/2022;non"],
        "offres": ["12/05/2022;Garage Perdrix;CDD;2"],
        "taxe": ["2021;Garage Perdrix;1200"],
        "invitations": ["10/03/2022;Garage Perdrix;Portes ouvertes;acceptée"],
        "satisfaction": ["2021-2022;élèves;Perdrix;20;15"],
    },
    NEW: {
        "eleves": ["2025-2026;0987654321B;DURAND;Zoé;F;2CANARD;Bac pro Canard"],
        "actions": ["C1;Forum Canard;forum;25/11/2025;lycée"],
        "participations": ["C1;DURAND;Zoé;présent"],
        "pfmp": ["PFMP 1;17/11/2025;12/12/2025;DURAND;Zoé;convention signée;Garage Canard"],
        "conventions": [
            "Canard et fils;entreprise;01/10/2025;30/06/2026;non",
            "Cygne;entreprise;01/10/2021;30/06/2022;oui",
            "Grive;entreprise;01/10/2021;;non",
            "Merle;entreprise;01/10/2021;30/06/2024;non",
        ],
        "offres": ["12/05/2026;Garage Canard;CDD;2"],
        "taxe": ["2025;Garage Canard;1300"],
        "invitations": ["10/03/2026;Garage Canard;Portes ouvertes;acceptée"],
        "satisfaction": ["2025-2026;élèves;Canard;20;15"],
    },
}


def named(name: str, text: str) -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def drop(store: Store, *annees: str, only: str | None = None) -> None:
    """One file a table; a year that is left out leaves empty lines in its place."""
    files = []
    for table, header in HEADERS.items():
        if only in (None, table):
            lines = [row if annee in annees else "" for annee in (NEW, OLD) for row in ROWS[annee][table]]
            files.append(named(f"{table}.csv", "\n".join([header, *lines]) + "\n"))
    report = import_files(store, files, NEW)
    assert [sheet.fichier for sheet in report.sheets if sheet.table is None or sheet.rejected] == []


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the eleven tables, but for the numbers that depend on what came before."""
    found = {}
    for table in TABLES:
        rows = store.frame(f"select * exclude (import_id) from {table}").astype(object)
        rows = rows.drop(columns=[name for name in ("eleve_id", "action_id", "cle") if name in rows])
        found[table] = sorted(map(repr, rows.where(rows.notna(), None).itertuples(index=False, name=None)))
    return found


def journal(store: Store) -> pd.DataFrame:
    return store.frame("select fichier, lues, ajoutees, rejetees from journal order by fichier")


@pytest.fixture
def store(tmp_path):
    opened = open_warehouse(tmp_path / "lycee.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def expected(tmp_path):
    """The same files, of which the old year was never there; with the same key, so the same fingerprints."""
    (tmp_path / "autre").mkdir()

    def make(store: Store) -> tuple[dict[str, list[tuple[object, ...]]], pd.DataFrame]:
        (tmp_path / "autre" / "empreintes.cle").write_bytes(store.fingerprint_key)
        other = open_warehouse(tmp_path / "autre" / "lycee.duckdb")
        drop(other, NEW)
        found = content(other), journal(other)
        other.close()
        return found

    return make


def readable(store: Store, word: str) -> list[str]:
    """Files of the data folder where a word can be read, once the base is closed."""
    store.close()
    forms = {form.encode() for form in (word, word.upper(), word.lower())}
    files = [path for path in store.path.parent.rglob("*") if path.is_file() and "autre" not in path.parts]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def test_the_base_is_as_if_nothing_of_that_year_had_ever_been_dropped(store, expected):
    drop(store, OLD, NEW)
    erase_year(store, OLD)
    rows, lines = expected(store)
    assert content(store) == rows
    pd.testing.assert_frame_equal(journal(store), lines)


def test_not_a_byte_of_it_is_left(store):
    drop(store, OLD, NEW)
    save_before("demande", store)
    assert readable(store, "Perdrix") == ["lycee.duckdb"]
    erase_year(store, OLD)
    assert list_backups(store) == []
    assert readable(store, "Perdrix") == []
    assert readable(store, "Canard") == ["lycee.duckdb"]


def test_what_lasts_beyond_the_year_stays(store):
    drop(store, OLD, NEW)
    erase_year(store, OLD)
    partners = {name for (name,) in store.rows("select partenaire from conventions")}
    assert partners == {"Canard et fils", "Cygne", "Grive", "Merle"}


def test_no_import_brings_it_back_by_being_undone_and_redone(store):
    drop(store, NEW)
    drop(store, OLD, only="eleves")
    drop(store, OLD, only="actions")
    undo_imports(store, [10])
    erase_year(store, OLD)
    assert OLD not in set(store.frame("select annee from eleves")["annee"])
    numbers = [number for (number,) in store.rows("select import_id from journal")]
    undo_imports(store, numbers)
    redo_imports(store, numbers)
    assert OLD not in set(store.frame("select annee from eleves")["annee"])
    assert readable(store, "Perdrix") == []


def test_an_import_of_that_year_alone_leaves_the_journal_too(store):
    drop(store, OLD)
    erase_year(store, OLD)
    assert sorted(journal(store)["fichier"]) == []
    assert store.rows("select table_name from duckdb_tables() where table_name like 'recu_%'") == []


def test_its_corrections_go_with_it(store):
    drop(store, OLD, NEW)
    number = store.row("select import_id from journal where tableau = 'offres'")[0]
    assert correct(store, number, 3, "entreprise", "Atelier Perdrix") is None
    assert correct(store, number, 2, "entreprise", "Atelier Canard") is None
    erase_year(store, OLD)
    assert store.rows("select valeur from corrections") == [("Atelier Canard",)]
    assert store.rows("select entreprise from offres") == [("Atelier Canard",)]


def test_participations_whose_action_was_never_known_go_with_the_year_they_were_imported_in(store):
    drop(store, NEW)
    with store.importing() as deposit:
        deposit.execute("update journal set importe_le = timestamp '2021-12-01 10:00:00' where tableau = 'eleves'")
    lost = named("participations_perdues.csv", "Action;Nom;Prénom;Présence\nX9;MARTIN;Léa;présent\n")
    import_files(store, [lost])
    with store.importing() as deposit:
        deposit.execute("update journal set importe_le = timestamp '2021-12-01' where fichier like '%perdues%'")
    erase_year(store, OLD)
    assert "participations_perdues.csv" not in set(journal(store)["fichier"])
    assert "eleves.csv" in set(journal(store)["fichier"])


def test_a_backup_is_made_first_for_who_wants_to_keep_it(store):
    drop(store, OLD, NEW)
    save_before("demande", store)
    erase_year(store, OLD, keep_backups=True)
    assert list_backups(store)[0].occasion == "effacement"
    assert OLD not in set(store.frame("select annee from eleves")["annee"])


def test_what_the_council_said_of_that_year_stays(store):
    drop(store, OLD, NEW)
    store.set_target("pfmp.taux_solution", OLD, 90)
    erase_year(store, OLD)
    assert len(store.targets([OLD])) == 1

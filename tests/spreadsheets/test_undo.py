"""Any import can be taken back, in any order: the base is the one that the surviving imports alone would give."""

import io
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreadsheets import import_files
from spreadsheets.importing.undo import redo_imports, undo_imports
from warehouse import Store, WarehouseError, open_warehouse
from warehouse.deposit import TABLES

ANNEE = "2025-2026"
FILES = {
    "eleves": "INE;Nom;Prénom;Sexe;Classe;Formation\n1234567890A;MARTIN;Léa;F;2MELEC1;2nde MELEC\n"
    ";DURAND;Zoé;F;1MAC;CAP Maçon\n;PETIT;Jean;G;1MAC;CAP Maçon\n",
    "eleves_janvier": "Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC2\nDURAND;Zoé;F;1MAC\nROUX;Ali;G;1MAC\n",
    "actions": "Référence;Intitulé;Type d'action;Date de début;Initiative;Durée en heures\n"
    "A1;Forum des métiers;forum;25/11/2025;lycée;3\nA2;Visite du chantier;visite;13/01/2026;partenaire;2\n",
    "actions_corrigees": "Référence;Intitulé;Type d'action;Date de début;Initiative\n"
    "A2;Visite du grand chantier;visite;14/01/2026;partenaire\nA3;Job dating;job dating;20/03/2026;lycée\n",
    "participations": "Action;Nom;Prénom;Présence\nA1;MARTIN;Léa;présent\nA1;ROUX;Ali;présent\nA2;DURAND;Zoé;absent\n",
    "pfmp": "Période;Début;Fin;Nom;Prénom;Situation;Entreprise\n"
    "PFMP 1;17/11/2025;12/12/2025;MARTIN;Léa;convention signée;Elec Sud\n"
    "PFMP 1;17/11/2025;12/12/2025;ROUX;Ali;;Bati Nord\n",
    "pfmp_suite": "Période;Début;Fin;Nom;Prénom;Situation\nPFMP 1;17/11/2025;12/12/2025;MARTIN;Léa;sans solution\n",
    "taxe": "Campagne;Entreprise;Montant\n2025;Elec Sud;1 200,50\n2025;Bati Nord;300\n2025;;80\n",
    "enquete": "Année scolaire;Public;Enquête;Note;Note maximale\n"
    "2025-2026;élèves;Forum;4;5\n2025-2026;élèves;Forum;2;5\n",
    "enquete_totalisee": "Année scolaire;Public;Enquête;Répondants;Satisfaits\n2025-2026;élèves;Forum;30;21\n",
}


def drop(store: Store, names: Sequence[str]) -> None:
    files = []
    for name in names:
        files.append(io.BytesIO(FILES[name].encode()))
        files[-1].name = f"{name}.csv"
    import_files(store, files, ANNEE)


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the eleven tables, each said to come from its file and line rather than from a number."""
    found = {}
    for table in TABLES:
        rows = store.frame(
            f"select t.* exclude (import_id), fichier from {table} t join journal using (import_id) order by cle, ligne"
        ).astype(object)
        found[table] = list(rows.where(rows.notna(), None).itertuples(index=False, name=None))
    return found


def journal(store: Store) -> pd.DataFrame:
    counts = ["fichier", "lues", "ajoutees", "modifiees", "inchangees", "rejetees"]
    return store.frame("select * from journal where annule_le is null order by import_id")[counts]


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def test_an_import_taken_back_leaves_nothing_of_it(store):
    drop(store, ["eleves"])
    before = content(store)
    drop(store, ["eleves_janvier", "actions"])
    undo_imports(store, [2, 3])
    assert content(store) == before
    assert store.imported_tables() == {"eleves"}


def test_a_participation_goes_with_the_list_of_pupils_it_rested_on_and_comes_back_with_it(store):
    drop(store, ["eleves"])
    drop(store, ["actions"])
    drop(store, ["participations"])
    assert len(content(store)["participations"]) == 2
    undo_imports(store, [1])
    assert content(store)["participations"] == []
    redo_imports(store, [1])
    assert len(content(store)["participations"]) == 2


def test_a_value_that_an_undone_import_had_changed_is_again_what_it_was(store):
    drop(store, ["actions"])
    drop(store, ["actions_corrigees"])
    title = "select intitule from actions where reference = 'A2'"
    assert store.row(title) == ("Visite du grand chantier",)
    undo_imports(store, [2])
    assert store.row(title) == ("Visite du chantier",)


@pytest.mark.parametrize("undone", [(), (2,), (1, 3)])
def test_what_was_undone_survives_closing_the_base(tmp_path, undone):
    store = open_warehouse(tmp_path / "lycee.duckdb")
    for name in ("eleves", "actions", "participations"):
        drop(store, [name])
    undo_imports(store, undone)
    before = content(store)
    store.close()
    again = open_warehouse(tmp_path / "lycee.duckdb")
    assert content(again) == before
    again.close()


DROPS = st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=3, unique=True)
STEPS = st.lists(st.tuples(DROPS, st.booleans(), st.integers(0, 50)), min_size=1, max_size=7)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_the_base_is_the_one_that_the_surviving_imports_alone_would_give(steps):
    store, expected = open_warehouse(":memory:"), open_warehouse(":memory:")
    expected._key = store.fingerprint_key
    for names, undo, pick in steps:
        drop(store, names)
        known = list(store.frame("select import_id from journal order by import_id")["import_id"])
        (undo_imports if undo else redo_imports)(store, [int(known[pick % len(known)])])
    surviving = store.frame("select depot, fichier from journal where annule_le is null order by import_id")
    for _, files in surviving.groupby("depot", sort=True):
        drop(expected, [name.removesuffix(".csv") for name in files["fichier"]])
    assert content(store) == content(expected)
    assert journal(store).equals(journal(expected))
    store.close()
    expected.close()


@pytest.mark.parametrize("lost", ["drop table recu_1", "alter table recu_1 drop column empreinte_classe"])
def test_an_import_of_the_first_versions_cannot_be_taken_in_again_and_loses_nothing(store, lost):
    drop(store, ["eleves", "taxe"])
    with store.importing() as deposit:
        deposit.execute(lost)
    before = content(store)
    with pytest.raises(WarehouseError, match=r"« eleves\.csv ».*importez de nouveau"):
        undo_imports(store, [2])
    assert content(store) == before
    assert len(journal(store)) == 2

"""Pupils whom only a follow-up names, and follow-ups that come before the lists they speak of."""

import itertools

import pytest

from indicators import CATALOGUE, Scope, compute
from spreadsheets.importing import erase_year, undo_imports
from tests.spreadsheets.drops import ANNEE, drop, drop_one, said, stored
from warehouse import Store, open_warehouse

LISTE = "Nom;Prénom;Sexe;Classe\nMERLE;Zoé;F;2MRC\nPINSON;Tom;M;2MRC\nMERLE;Zoé;F;1ASSP\nGRIVE;Lou;F;1ASSP"
ACTIONS = (
    "Intitulé;Type;Date;Initiative\nSalon du bois;Salon;12/11/2025;Lycée\nVisite de la scierie;Visite;20/01/2026;Lycée"
)
PRESENCES = (
    "Action;Élève;Classe;Présence\nSalon du bois;MERLE Zoé;2MRC;présent\nSalon du bois;GRIVE Lou;1ASSP;absent\n"
    "Visite de la scierie;HERON Max;2MRC;présent\nVisite de la scierie;PINSON Tom;;présent"
)
PFMP = (
    "Élève;Classe;PFMP;Du;Au;Entreprise\nMERLE Zoé;2MRC;PFMP 1;12/01/2026;06/02/2026;Scierie Bois\n"
    "MERLE Zoé;1ASSP;PFMP 1;12/01/2026;06/02/2026;\nHERON Max;2MRC;PFMP 1;12/01/2026;06/02/2026;Menuiserie Sud\n"
    "PINSON Tom;2MRC;PFMP 1;12/01/2026;06/02/2026;Scierie Bois"
)
FILES = {"eleves.csv": LISTE, "actions.csv": ACTIONS, "presences.csv": PRESENCES, "pfmp.csv": PFMP}
SCOPE = Scope(ANNEE)


def figures(store: Store) -> dict[str, object]:
    whole = compute(store, CATALOGUE, SCOPE)
    classes = compute(store, ["pfmp.taux_solution", "participation.taux_beneficiaires"], SCOPE, "classe")
    told = {name: (each.value, each.numerator, each.denominator, each.population) for name, each in whole.items()}
    return told | {f"{name} by": each.rows.to_dict("records") for name, each in classes.items()}


@pytest.fixture(scope="module")
def together() -> dict[str, object]:
    store = open_warehouse(":memory:")
    drop(store, FILES)
    found = figures(store)
    store.close()
    return found


@pytest.mark.parametrize("order", list(itertools.permutations(FILES)), ids="-".join)
def test_files_dropped_one_by_one_in_any_order_give_the_figures_of_one_drop(store, together, order):
    for name in order:
        drop(store, {name: FILES[name]})
    assert figures(store) == together


def test_a_follow_up_alone_gives_the_figures_of_placements_and_no_headcount(store):
    report = drop_one(store, "pfmp.csv", PFMP)
    assert (report.added, report.rejected) == (4, 0)
    found = compute(store, ["pfmp.taux_solution", "participation.taux_beneficiaires"], SCOPE, "classe")
    placed = found["pfmp.taux_solution"]
    assert (placed.numerator, placed.denominator) == (3, 4)
    assert dict(zip(placed.rows["classe"], placed.rows["denominator"], strict=True)) == {"1ASSP": 1, "2MRC": 3}
    assert found["participation.taux_beneficiaires"].status == "nd"
    ((_, message, lines),) = [each for each in said(report, "information") if "seul suivi" in each[1]]
    assert "aucune liste de 2025-2026" in message
    assert lines == (2, 3, 4, 5)


def test_the_list_joins_those_it_names_and_leaves_the_others_to_the_follow_up(store):
    drop(store, {"pfmp.csv": PFMP})
    drop(store, {"eleves.csv": LISTE})
    assert stored(store, "classe, sexe, suivi", "eleves", "suivi nulls first, classe, sexe, ligne") == [
        ("1ASSP", "F", None), ("1ASSP", "F", None), ("2MRC", "F", None), ("2MRC", "G", None), ("2MRC", None, True),
    ]  # fmt: skip
    assert store.row("select count(*) from pfmp join eleves using (eleve_id)") == (4,)


def test_a_pupil_whom_the_list_of_the_year_does_not_name_is_told(store):
    drop(store, {"eleves.csv": LISTE})
    report = drop_one(store, "pfmp.csv", PFMP)
    ((_, message, lines),) = [each for each in said(report, "alerte") if "seul suivi" in each[1]]
    assert "la liste de leur année ne les nomme pas" in message
    assert lines == (4,)


def test_a_row_that_may_be_two_pupils_of_the_follow_ups_is_refused(store):
    report = drop_one(store, "pfmp.csv", PFMP + "\nMERLE Zoé;;PFMP 2;01/06/2026;26/06/2026;Scierie Bois")
    ((_, message, lines),) = said(report)
    assert message.startswith("Élève à préciser ; portent ce nom : (1ASSP) et (2MRC)")
    assert lines == (6,)


def test_a_row_without_a_class_is_that_of_the_only_pupil_of_its_name(store):
    drop(store, {"pfmp.csv": PFMP + "\nPINSON Tom;;PFMP 2;01/06/2026;26/06/2026;Scierie Bois"})
    assert store.row("select count(*) from eleves") == (4,)


def test_taking_the_list_back_gives_its_pupils_back_to_the_follow_up(store):
    drop(store, {"pfmp.csv": PFMP})
    before = figures(store)
    drop(store, {"eleves.csv": LISTE})
    assert store.row("select count(*) from eleves where suivi") == (1,)
    undo_imports(store, [2])
    assert figures(store) == before


def test_a_follow_up_dropped_again_changes_nothing(store):
    drop(store, {"pfmp.csv": PFMP})
    before = figures(store)
    report = drop_one(store, "pfmp.csv", PFMP)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 4)
    assert figures(store) == before


def test_erasing_the_year_erases_the_pupils_of_the_follow_ups(tmp_path):
    store = open_warehouse(tmp_path / "lycee.duckdb")
    drop(store, {"pfmp.csv": PFMP})
    erase_year(store, ANNEE)
    assert store.row("select count(*) from eleves") == (0,)
    store.close()


def test_no_text_of_a_class_that_may_be_a_name_is_kept(store):
    drop(store, {"pfmp.csv": PFMP.replace("HERON Max;2MRC", "HERON Max;HERON")})
    assert store.row("select count(*) from eleves where classe is null") == (1,)
    assert store.row("select count(*) from recu_1 where classe is not null") == (3,)

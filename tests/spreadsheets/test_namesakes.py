"""Pupils of one name in one class, whom no figure tells apart."""

import pytest

from tests.spreadsheets.drops import drop, stored

NAMESAKES = "Nom;Prénom;Né(e) le;Sexe;Classe\nMARTIN;Léa;01/02/2008;F;TMCV\nMARTIN;Léa;03/04/2008;F;TMCV\n"
PERIOD = "Nom;Prénom;Classe;Période;Début;Fin;Entreprise\n"


def test_namesakes_whom_no_figure_tells_apart_have_a_placement_each(store):
    rows = "MARTIN;Léa;TMCV;PFMP 1;03/11/2025;28/11/2025;Scierie\nMARTIN;Léa;TMCV;PFMP 1;03/11/2025;28/11/2025;Garage\n"
    report = drop(store, {"Élèves.csv": NAMESAKES, "PFMP.csv": PERIOD + rows}).sheets[1]
    assert (report.table, report.rejected) == ("pfmp", 0)
    assert any("Homonymes" in each.message for each in report.anomalies)
    assert stored(store, "count(distinct eleve_id), count(*)", "pfmp", order="all") == [(2, 2)]


@pytest.mark.parametrize("sexe", ["F", "M"])
def test_a_row_that_may_be_of_either_namesake_is_refused(store, sexe):
    pupils = NAMESAKES.replace("03/04/2008;F", f"03/04/2008;{sexe}")
    row = "MARTIN;Léa;TMCV;PFMP 1;03/11/2025;28/11/2025;Scierie\n"
    report = drop(store, {"Élèves.csv": pupils, "PFMP.csv": PERIOD + row}).sheets[1]
    assert (report.table, report.rejected) == ("pfmp", 1)

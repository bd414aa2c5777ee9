"""Finding the same pupil again from one list to the next, by the surest identifier, without ever guessing."""

import io
from itertools import permutations

import pytest

from spreadsheets import import_files
from spreadsheets.cells.identity import letters, rotated
from warehouse import open_warehouse

ACTION = "Référence;Intitulé;Type d'action;Date de début;Initiative\nA1;Forum des métiers;forum;25/11/2025;lycée\n"
TWO_NAMESAKES = "Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\nMARTIN;Léa;F;2MELEC2\n"


def drop(store, annee="2025-2026", **texts):
    """Import the texts as CSV files together; name of each file → its report."""
    files = []
    for name, text in texts.items():
        files.append(io.BytesIO(text.encode()))
        files[-1].name = f"{name}.csv"
    return {sheet.fichier.removesuffix(".csv"): sheet for sheet in import_files(store, files, annee).sheets}


def attend(store, header, *rows):
    """Import participants of the forum; the report, and the classes of the pupils found, by line."""
    text = f"Action;{header};Présence\n" + "".join(f"A1;{row};présent\n" for row in rows)
    report = drop(store, participations=text)["participations"]
    found = store.frame("select p.ligne, classe from participations p join eleves e using (eleve_id) order by p.ligne")
    return report, list(found["classe"])


def refusals(report):
    return [
        anomaly.message.replace("\u00a0", " ").replace("\u202f", " ")
        for anomaly in report.anomalies
        if anomaly.severity == "refus"
    ]


def count(store):
    return store.row("select count(*) from eleves")[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MARTIN Léa", "Léa MARTIN"),
        ("martin lea", "MARTIN LÉA"),
        ("DE LA TOUR Jean-Paul", "Jean Paul de la Tour"),
        ("D’Été Zoé", "ZOE D'ETE"),
        ("LE  GOFF Anaïs", "Anais LEGOFF"),
        ("Œuvrard Maël", "MAEL OEUVRARD"),
    ],
)
def test_two_spellings_of_one_name_are_one_name(one, other):
    assert rotated(letters(one)) == rotated(letters(other))


@pytest.mark.parametrize(("one", "other"), [("MARTIN Léa", "MARTIN Léo"), ("PETIT Jean", "PETIT Jeanne"), ("", "A")])
def test_two_names_are_two_names(one, other):
    assert rotated(letters(one)) != rotated(letters(other))


def test_a_pupil_listed_with_ine_is_found_by_ine_even_under_another_name(store):
    drop(store, eleves="INE;Nom;Prénom;Sexe;Classe\n1234567890A;MARTIN;Léa;F;2MELEC1\n", actions=ACTION)
    report, classes = attend(store, "INE;Nom;Prénom", "1234567890a;DUPONT;Léa")
    assert (report.rejected, classes) == (0, ["2MELEC1"])


def test_a_pupil_is_found_by_name_and_birth_among_namesakes(store):
    drop(
        store,
        eleves="Nom;Prénom;Né(e) le;Sexe;Classe\nMARTIN;Léa;25/03/2009;F;2MELEC1\nMARTIN;Léa;26/03/2009;F;2MELEC2\n",
        actions=ACTION,
    )
    report, classes = attend(store, "Élève;Né(e) le", "Léa MARTIN;26/03/2009", "Martin Lea;25/03/2009")
    assert (report.rejected, classes) == (0, ["2MELEC2", "2MELEC1"])


def test_a_pupil_is_found_by_name_and_class_among_namesakes(store):
    drop(store, eleves=TWO_NAMESAKES, actions=ACTION)
    report, classes = attend(store, "Nom;Prénom;Classe", "Martin;Lea;2 melec 2", "Martin;Lea;2MELEC1")
    assert (report.rejected, classes) == (0, ["2MELEC2", "2MELEC1"])


def test_a_name_that_is_alone_in_its_year_is_enough(store):
    drop(store, eleves=TWO_NAMESAKES + "DURAND;Zoé;F;1MAC\n", actions=ACTION)
    report, classes = attend(store, "Nom;Prénom", "Durand;zoe")
    assert (report.rejected, classes) == (0, ["1MAC"])


def test_a_name_found_in_another_class_is_kept_and_signalled(store):
    drop(store, eleves="Nom;Prénom;Sexe;Classe\nDURAND;Zoé;F;1MAC\n", actions=ACTION)
    report, classes = attend(store, "Nom;Prénom;Classe", "Durand;zoe;2MAC")
    assert (report.rejected, classes) == (0, ["1MAC"])
    assert any("autre classe" in anomaly.message for anomaly in report.anomalies)


def test_namesakes_that_nothing_tells_apart_are_refused_and_described_without_their_name(store):
    drop(store, eleves=TWO_NAMESAKES, actions=ACTION)
    report, classes = attend(store, "Nom;Prénom", "Martin;Lea")
    assert (report.rejected, classes) == (1, [])
    (message,) = refusals(report)
    assert "(2MELEC1, fille) et (2MELEC2, fille)" in message
    assert "martin" not in letters(message)


def test_a_surer_identifier_that_differs_forbids_a_weaker_match(store):
    drop(store, eleves="INE;Nom;Prénom;Sexe;Classe\n1234567890A;MARTIN;Léa;F;2MELEC1\n", actions=ACTION)
    report, classes = attend(store, "INE;Nom;Prénom;Classe", "9876543210B;MARTIN;Léa;2MELEC1")
    assert (report.rejected, classes) == (1, [])


def test_a_pupil_who_is_not_enrolled_is_kept_apart(store):
    drop(store, eleves=TWO_NAMESAKES, actions=ACTION)
    report, _ = attend(store, "Nom;Prénom", "Inconnu;Paul")
    assert (report.added, report.rejected) == (1, 0)
    assert store.row("select count(*) from eleves where suivi and classe is null") == (1,)


def test_a_pupil_is_looked_for_in_the_year_of_the_action_only(store):
    drop(store, annee="2024-2025", eleves="Nom;Prénom;Sexe;Classe\nDURAND;Zoé;F;1MAC\n", actions=ACTION)
    attend(store, "Nom;Prénom", "Durand;zoe")
    assert store.rows("select annee, suivi from eleves order by annee") == [("2024-2025", None), ("2025-2026", True)]


def test_namesakes_in_two_classes_of_one_list_are_two_pupils_and_signalled(store):
    report = drop(store, eleves=TWO_NAMESAKES)["eleves"]
    assert (report.added, count(store)) == (2, 2)
    (alert,) = [anomaly for anomaly in report.anomalies if "Homonymes" in anomaly.message]
    assert alert.lignes == (2, 3)


def test_namesakes_in_two_sheets_of_one_file_are_two_pupils(store, make_xlsx):
    header = ("Nom", "Prénom", "Sexe", "Classe")
    content = make_xlsx({name: [header, ("MARTIN", "Léa", "F", name)] for name in ("2MELEC1", "2MELEC2")})
    for added in (1, 0):
        file = io.BytesIO(content)
        file.name = "classes.xlsx"
        assert [sheet.added for sheet in import_files(store, [file], "2025-2026").sheets] == [added, added]
    assert count(store) == 2


def test_the_same_pupil_listed_twice_is_one_pupil(store):
    report = drop(store, eleves="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\nMartin;LEA;F;2MELEC1\n")["eleves"]
    assert (report.added, report.unchanged, count(store)) == (1, 1, 1)
    assert any("double" in anomaly.message for anomaly in report.anomalies)


def test_a_list_that_comes_back_with_ine_completes_the_pupils_already_known(store):
    drop(store, eleves="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\n", actions=ACTION)
    report = drop(store, siecle="INE;Nom;Prénom;Sexe;Classe\n1234567890A;MARTIN;Léa;F;2MELEC1\n")["siecle"]
    assert (report.updated, count(store)) == (1, 1)
    assert attend(store, "INE", "1234567890A")[1] == ["2MELEC1"]


def test_a_list_that_comes_back_without_ine_keeps_the_one_known(store):
    drop(store, siecle="INE;Nom;Prénom;Sexe;Classe\n1234567890A;MARTIN;Léa;F;2MELEC1\n", actions=ACTION)
    report = drop(store, eleves="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\n")["eleves"]
    assert (report.unchanged, count(store)) == (1, 1)
    assert attend(store, "INE", "1234567890A")[1] == ["2MELEC1"]


def test_two_namesakes_that_come_back_with_ine_take_each_their_own_whatever_their_order(store):
    drop(store, eleves=TWO_NAMESAKES, actions=ACTION)
    drop(
        store, siecle="INE;Nom;Prénom;Sexe;Classe\n9999999992B;MARTIN;Léa;F;2MELEC2\n1111111111A;MARTIN;Léa;F;2MELEC1\n"
    )
    assert count(store) == 2
    assert attend(store, "INE", "1111111111A", "9999999992B")[1] == ["2MELEC1", "2MELEC2"]


def test_a_pupil_who_changed_class_is_the_same_pupil(store):
    drop(store, septembre="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\nDURAND;Zoé;F;1MAC\n")
    report = drop(store, janvier="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2TNE\nDURAND;Zoé;F;1MAC\n")["janvier"]
    assert (report.updated, report.unchanged, count(store)) == (1, 1, 2)


def test_a_list_whose_namesakes_cannot_be_told_from_those_known_is_refused_for_them_only(store):
    drop(store, septembre=TWO_NAMESAKES)
    report = drop(store, janvier="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2TNE\nDURAND;Zoé;F;1MAC\n")["janvier"]
    assert (report.added, report.rejected, count(store)) == (1, 1, 3)


def test_the_same_pupil_of_another_year_is_another_row(store):
    for annee in ("2024-2025", "2025-2026"):
        assert drop(store, annee, eleves="Nom;Prénom;Sexe;Classe\nMARTIN;Léa;F;2MELEC1\n")["eleves"].added == 1
    assert count(store) == 2


def test_a_mark_that_stands_for_no_number_does_not_bring_pupils_together(store):
    lines = "00000000000;MARTIN;Léa;F;2MELEC1\n00000000000;DURAND;Zoé;F;1MAC\nen cours;PETIT;Jo;M;1MAC\n"
    report = drop(store, eleves=f"INE;Nom;Prénom;Sexe;Classe\n{lines}")["eleves"]
    assert (report.added, count(store)) == (3, 3)


def test_a_row_that_names_nobody_is_refused(store):
    report = drop(store, eleves="Nom;Prénom;Sexe;Classe\nMARTIN;;F;2MELEC1\nDURAND;Zoé;F;1MAC\n")["eleves"]
    assert (report.read, report.added, report.rejected) == (2, 1, 1)
    assert "non désigné" in refusals(report)[0]


def test_a_row_of_several_identities_of_different_strength_joins_the_best_identified():
    poor, rich = "MARTIN;Léa;;F;2MELEC1\n", "MARTIN;Léa;25/03/2009;F;2MELEC1\n"
    for rows in permutations((poor, rich, "DURAND;Zoé;25/04/2009;F;1MAC\n")):
        with_order = open_warehouse(":memory:")
        drop(with_order, eleves="Nom;Prénom;Né(e) le;Sexe;Classe\n" + "".join(rows))
        assert count(with_order) == 2
        with_order.close()


def test_fingerprints_differ_from_one_installation_to_another(store):
    other = open_warehouse(":memory:")
    for each in (store, other):
        drop(each, eleves=TWO_NAMESAKES)
    prints = [set(each.frame("select empreinte_nom from eleves")["empreinte_nom"]) for each in (store, other)]
    other.close()
    assert prints[0].isdisjoint(prints[1])
    assert all(len(value) == 64 for value in prints[0] | prints[1])

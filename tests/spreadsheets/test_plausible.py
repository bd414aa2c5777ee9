"""What contradicts the rest of a sheet or of the base is told, with its lines, and kept."""

import datetime as dt

import pytest

from tests.spreadsheets.drops import drop, drop_one, said

ELEVES = "Nom;Prénom;INE;Sexe;Classe\nMARTIN;Léa;1234567890A;F;2MELEC1\nDURAND;Zoé;;F;1MAC\n"
PFMP = "Période;Début;Fin;Nom;Prénom;Classe;Situation\n"


def doubts(report):
    """Beginning of each warning, and its lines; the order of days and months in a date is another matter."""
    told = [(message.split(".")[0], lines) for _, message, lines in said(report, "alerte")]
    return [each for each in told if not each[0].startswith("Ordre du jour")]


def pfmp(store, *rows):
    report = drop(store, {"eleves.csv": ELEVES, "pfmp.csv": PFMP + "".join(f"{row}\n" for row in rows)})
    return next(sheet for sheet in report.sheets if sheet.table == "pfmp")


def test_a_pupil_in_two_classes_of_one_list_is_told_on_both_lines(store):
    report = drop_one(store, "eleves.csv", ELEVES + "MARTIN;Léa;1234567890A;F;2MELEC2\n")
    assert doubts(report) == [("Le même élève est dans deux classes de cette liste", (2, 4))]
    assert (report.rejected, store.row("select count(*) from eleves")) == (0, (2,))


def test_the_same_class_spelled_twice_and_a_later_list_are_no_contradiction(store):
    assert doubts(drop_one(store, "eleves.csv", ELEVES + "MARTIN;Léa;1234567890A;F;2melec1\n")) == []
    assert doubts(drop_one(store, "janvier.csv", ELEVES.replace("2MELEC1", "2MELEC2"))) == []


@pytest.mark.parametrize(
    ("first", "last", "holiday"),
    [
        ("08/12/2025", "09/01/2026", True),
        ("24/12/2025", "02/01/2026", True),
        ("08/12/2025", "01/01/2026", False),
        ("25/12/2025", "16/01/2026", False),
        ("17/11/2025", "12/12/2025", False),
        ("05/01/2026", "30/01/2026", False),
        ("01/07/2026", "31/07/2026", True),
        ("15/06/2026", "10/07/2026", False),
        ("14/08/2026", "28/08/2026", True),
        ("15/08/2026", "28/08/2026", False),
    ],
)
def test_a_period_over_the_holidays_of_every_zone_is_told(store, first, last, holiday):
    report = pfmp(store, f"PFMP 1;{first};{last};MARTIN;Léa;;convention signée")
    expected = [("Période pendant les vacances scolaires de Noël ou d’été", (2,))] if holiday else []
    assert doubts(report) == expected
    assert report.added == 1


def test_a_class_in_which_nobody_is_enrolled_is_told_once_and_its_rows_are_kept(store):
    days = "17/11/2025;12/12/2025"
    report = pfmp(
        store,
        f"PFMP 1;{days};MARTIN;Léa;2 melec 1;convention signée",
        f"PFMP 1;{days};DURAND;Zoé;1MCA;convention signée",
        f"PFMP 2;{days};DURAND;Zoé;1MCA;convention signée",
    )
    assert ("Classe inconnue de la liste des élèves de l’année", (3, 4)) in doubts(report)
    assert report.added == 3


def test_a_participant_of_an_unknown_class_is_told(store):
    actions = "Référence;Intitulé;Type d'action;Date de début;Initiative\nA1;Forum;forum;25/11/2025;lycée\n"
    there = "Action;Nom;Prénom;Classe;Présence\nA1;MARTIN;Léa;2MELEC1;présent\nA1;DURAND;Zoé;TMAC;présent\n"
    report = drop(store, {"eleves.csv": ELEVES, "actions.csv": actions, "presences.csv": there})
    sheet = next(each for each in report.sheets if each.table == "participations")
    assert ("Classe inconnue de la liste des élèves de l’année", (3,)) in doubts(sheet)


def test_more_girls_or_more_of_both_than_present_are_told_once(store):
    report = drop_one(
        store,
        "actions.csv",
        "Intitulé;Type d'action;Date de début;Initiative;Attendus;Présents;dont filles;dont garçons\n"
        "Forum;forum;25/11/2025;lycée;20;10;11;\nVisite;visite;26/11/2025;lycée;20;10;6;5\n"
        "Jury;jury;27/11/2025;lycée;20;10;4;12\nSalon;salon;28/11/2025;lycée;20;10;4;6\n"
        "Atelier;autre;29/11/2025;lycée;8;10;4;6\n",
    )
    assert sorted(doubts(report), key=lambda doubt: doubt[1]) == [
        ("Plus de filles que de présents", (2,)),
        ("Plus de filles et de garçons que de présents", (3,)),
        ("Plus de garçons que de présents", (4,)),
        ("Plus de présents que d’attendus", (6,)),
    ]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ((100, 120, 90, 110, 1100), (6,)),
        ((100, 120, 90, 110, 1099), ()),
        ((100, 120, 90, 1100), ()),
        ((0, 0, 0, 0, 0, 100), ()),
    ],
)
def test_an_amount_ten_times_the_median_of_its_sheet_is_told(store, amounts, told):
    rows = "".join(f"2025;Entreprise {place};{amount}\n" for place, amount in enumerate(amounts))
    report = drop_one(store, "taxe.csv", "Campagne;Entreprise;Montant\n" + rows)
    expected = [("Montant d’au moins dix fois le montant médian de la feuille", told)] if told else []
    assert doubts(report) == expected
    assert report.added == len(amounts)


def test_one_date_far_from_the_others_of_its_sheet_is_told(store):
    rows = "".join(f"{day}/11/2014;Entreprise {day};1\n" for day in range(10, 15))
    report = drop_one(store, "offres.csv", "Date de réception;Entreprise;Postes\n" + rows + "12/11/2041;Dupont;1\n")
    assert doubts(report) == [("Date éloignée de plus de six ans", (7,))]


@pytest.mark.parametrize(("years", "told"), [(-9, True), (-4, False), (9, True)])
def test_where_a_sheet_holds_few_dates_they_are_compared_with_today(store, years, told):
    year = dt.date.today().year + years  # noqa: DTZ011
    text = f"Date;Entreprise;Objet;Réponse\n12/11/{year};Dupont;Forum;acceptée\n"
    expected = [("Date éloignée de plus de six ans", (2,))] if told else []
    assert doubts(drop_one(store, "invitations.csv", text)) == expected

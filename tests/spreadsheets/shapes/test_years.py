"""Years, campaigns or months across hold the same payments and the same indicators as their long form."""

import datetime as dt

import pytest

from tests.spreadsheets.drops import said
from tests.spreadsheets.shapes.long_form import dropped, text

PAID = {
    "Scierie Ozanne": {2023: 1200, 2024: 850.5},
    "Transports Leduc": {2024: 300},
    "Boulangerie du Port": {2023: 450, 2025: 600},
    "Mairie d’Urt": {},
}
YEARS = (2023, 2024, 2025)
SQL = "select campagne, entreprise, montant, date_versement from taxe order by all"
LONG = text(
    [
        ["Campagne", "Entreprise", "Montant"],
        *([year, company, amount] for company, paid in PAID.items() for year, amount in paid.items()),
    ]
)


def taxe(rows, name="Taxe.csv"):
    reports, found = dropped({name: text(rows)}, SQL)
    return reports, found


def expected():
    return dropped({"Taxe.csv": LONG}, SQL)[1]


def paid(company, year, nothing=None):
    amount = PAID[company].get(year)
    return nothing if amount is None else amount


@pytest.mark.parametrize(
    ("head", "nothing"),
    [
        (["Entreprise", *YEARS], None),
        (["Raison sociale", *(f"TA {year}" for year in YEARS)], "0"),
        (["Donateur", *(f"Campagne {year}" for year in YEARS)], "-"),
        (["Entreprise", *(f"Montant {year} (€)" for year in YEARS)], "néant"),
    ],
)
def test_a_column_for_each_campaign_gives_the_payments_of_the_long_form(head, nothing):
    rows = [head, *([company, *(paid(company, year, nothing) for year in YEARS)] for company in PAID),
            ["TOTAL", 1650, 1150.5, 600]]  # fmt: skip
    (report,), found = taxe(rows)
    assert found == expected()
    assert (report.table, report.read, report.rejected, report.ignored) == ("taxe", 5, 0, 1)
    assert any("2023, 2024 et 2025" in message for _, message, _ in said(report, "information"))


def test_amounts_may_be_written_as_money_and_a_total_stand_across():
    rows = [["Entreprise", *YEARS, "Total"],
            *([company, *(f"{paid(company, year)} €" if paid(company, year) else None for year in YEARS), 99]
              for company in PAID)]  # fmt: skip
    assert taxe(rows)[1] == expected()


def test_a_group_of_columns_for_each_campaign_brings_its_days():
    rows = [
        [None, "2023", None, "2024", None], ["Entreprise", "Montant", "Versé le", "Montant", "Versé le"],
        ["Scierie Ozanne", 1200, "15/06/2023", 850.5, "20/06/2024"],
        ["Transports Leduc", None, None, 300, "21/06/2024"],
    ]  # fmt: skip
    assert taxe(rows)[1] == [
        (2023, "Scierie Ozanne", 1200, dt.date(2023, 6, 15)), (2024, "Scierie Ozanne", 850.5, dt.date(2024, 6, 20)),
        (2024, "Transports Leduc", 300, dt.date(2024, 6, 21)),
    ]  # fmt: skip


def test_months_across_are_those_of_the_campaign_of_the_title():
    rows = [["Taxe d’apprentissage 2025"], [], ["Entreprise", "mai", "juin", "juil.", "Total"],
            ["Scierie Ozanne", 100, None, 50, 150], ["Transports Leduc", None, 30, None, 30]]  # fmt: skip
    (report,), found = taxe(rows, "versements.csv")
    assert found == [
        (2025, "Scierie Ozanne", 50, dt.date(2025, 7, 1)), (2025, "Scierie Ozanne", 100, dt.date(2025, 5, 1)),
        (2025, "Transports Leduc", 30, dt.date(2025, 6, 1)),
    ]  # fmt: skip
    assert report.rejected == 0


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("achats.csv", [["Fournisseur", 2023, 2024], ["Scierie Ozanne", 12, 40], ["Leduc", 3, 5]]),
        ("entreprises.csv", [["Entreprise", 2023, 2024], ["Scierie Ozanne", 2, 4], ["Leduc", 1, 5]]),
        ("Taxe.csv", [["Entreprise", 2023, 2024], ["Scierie Ozanne", "oui", "x"], ["Leduc", "non", "oui"]]),
    ],
)
def test_years_that_are_no_payments_bring_none(name, rows):
    assert taxe(rows, name)[1] == []


def test_a_campaign_that_another_file_brings_too_is_told():
    solde = text([["Campagne", "Entreprise", "Montant"], [2025, "Scierie Ozanne", 70], [2026, "Garage Sud", 80]])
    wide = text([["Entreprise", *YEARS], *([company, *(paid(company, year) for year in YEARS)] for company in PAID)])
    reports, found = dropped({"Solde taxe.csv": solde, "Taxe.csv": wide}, SQL)
    assert len(found) == 7
    ((_, message, _),) = [each for report in reports for each in said(report, "alerte") if "deux fois" in each[1]]
    assert "La campagne 2025 est aussi dans « Solde taxe.csv » (1 versement)" in message


def test_the_indicators_of_a_dashboard_are_followed_since_their_first_year():
    rows = [["Tableau de bord – contrat d’objectifs"], [],
            ["Indicateur", "2023-2024", "2024-2025", "Cible 2026"],
            ["Taux d’élèves placés", "71 %", "80 %", "95 %"], ["Nombre de partenaires", None, 12, 15],
            ["Satisfaction", "-", "n.c.", 4]]  # fmt: skip
    sql = "select indicateur, partenaire, date_debut from partages order by ligne"
    (report,), found = dropped({"tdb.csv": text(rows)}, sql)
    assert found == [
        ("Taux d’élèves placés", None, dt.date(2023, 9, 1)), ("Nombre de partenaires", None, dt.date(2024, 9, 1)),
        ("Satisfaction", None, dt.date(2024, 9, 1)),
    ]  # fmt: skip
    assert report.rejected == 0

"""A directory of companies is said to be one, and counts nothing; what companies did is never taken for one."""

import pytest

from spreadsheets.cells import as_text
from spreadsheets.model import Sheet
from spreadsheets.shapes import directory
from tests.spreadsheets.drops import drop_one, said
from tests.spreadsheets.shapes.long_form import text

COMPANIES = ("Scierie Ozanne", "Transports Leduc", "Boulangerie du Port", "Garage Sud", "Mairie d’Urt", "Fleurs de Lys")
DIRECTORY = [
    ["Entreprise", "SIRET", "Adresse", "Ville", "Téléphone", "Courriel", "Stagiaires 2024", "Jury", "Taxe"],
    *([company, None, "1 rue Haute", "Urt", "0500000000", "a@b.fr", "x", "x", "oui"] for company in COMPANIES),
]


def sheet(rows):
    return Sheet(fichier="entreprises.xlsx", feuille="Feuil1", rows=rows)


def test_a_directory_of_companies_is_left_aside_by_its_name(store):
    report = drop_one(store, "entreprises.csv", text(DIRECTORY))
    ((_, message, _),) = said(report, "information")
    assert report.table is None
    assert "fichier d’entreprises (6 entreprises" in message
    assert all(f"« {title} »" in message for title in ("Stagiaires 2024", "Jury", "Taxe"))


@pytest.mark.parametrize(
    ("title", "cell"),
    [("Date de signature", "01/09/2025"), ("Montant versé", 500), ("Réponse", "oui"), ("Reçue le", "01/10/2025")],
)
def test_what_companies_did_is_no_directory_whatever_else_is_told_of_them(title, cell):
    rows = [[*DIRECTORY[0], title], *([*row, cell] for row in DIRECTORY[1:])]
    assert directory(sheet(rows)) is None


def test_a_list_where_companies_come_back_is_no_directory():
    rows = [DIRECTORY[0], *(DIRECTORY[1] for _ in COMPANIES)]
    assert as_text(rows[1][0]) == COMPANIES[0]
    assert directory(sheet(rows)) is None

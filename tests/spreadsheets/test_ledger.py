"""Each line of a sheet that holds something is taken, refused or left aside, once; the sum is that of the sheet."""

import string
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spreadsheets.cells import is_blank
from spreadsheets.importing.whole_way import import_reading, review
from spreadsheets.model import Choice, Reading, Report
from tests.spreadsheets.sheets import sheet
from warehouse import open_warehouse

NETWORKS = """
Réseaux du bureau des entreprises
à jour au 3 septembre
Réseau | Formalisé | Depuis
Club des chaudronniers | oui | 12/10/2023
Rotary du canton | non |
 | |
Total | 2 |
Réseau | Formalisé | Depuis
Amicale des anciens | oui | 01/09/2022
"""
PLACEMENTS = """
Suivi des PFMP 2025-2026 - 2GATL
 | | PFMP 1 du 03/11/2025 au 28/11/2025 | | PFMP 2 du 04/05/2026 au 29/05/2026 |
Nom | Prénom | Entreprise | Convention | Entreprise | Convention
ARNOUX | Zoé | Mairie de Blain | OK | Garage Pons | OK
BELIN | Tom | RIEN | | Garage Pons | en cours
CARON | Lou | Fleurs d'Anjou | OK | |
TOTAL placés | | 2 | | 2 |
"""
LISTED = """
Nom | Prénom | Sexe | Classe
ARNOUX | Zoé | F | 2GATL
BELIN | Tom | M | 2GATL
CARON | Lou | F | 2GATL
"""


@cache
def empty_store():
    return open_warehouse(":memory:")


def report_of(*sheets, choices=None) -> Report:
    return review(empty_store(), Reading(sheets=sheets, refused=()), "2025-2026", choices)


def filled(found) -> int:
    return sum(any(not is_blank(cell) for cell in row) for row in found.rows)


def test_what_stands_above_under_and_between_is_counted_and_named():
    ledger = report_of(sheet(NETWORKS, feuille="Réseaux")).ledgers[0]
    assert (ledger.lines, ledger.taken, ledger.refused) == (8, 3, 0)
    assert ledger.aside == {"titre": 2, "ligne d’en-tête": 1, "total": 1, "en-tête répété": 1}


def test_a_total_is_no_network_and_a_company_named_total_is_one():
    text = "Entreprise | Montant | Campagne\nTotal Énergies | 1200 | 2025\nCave Roux | 300 | 2025\nTOTAL | 1500 |\n"
    report = report_of(sheet(text, feuille="Taxe"))
    assert (report.sheets[0].added, report.ledgers[0].aside["total"]) == (2, 1)


def test_a_line_that_gives_several_rows_counts_once():
    report = report_of(sheet(LISTED, fichier="liste.xlsx"), sheet(PLACEMENTS, fichier="suivi.xlsx"))
    (placed,) = (each for each in report.sheets if each.table == "pfmp")
    assert placed.read == 6
    assert (report.ledgers[1].lines, report.ledgers[1].taken) == (7, 3)
    assert report.ledgers[1].aside == {"titre": 1, "ligne d’en-tête": 2, "total": 1}


def test_a_refused_sheet_has_no_line_that_is_not_refused():
    found = sheet("Couleur | Taille | Rayon\nrouge | 12 | 4\nvert | 13 | 5\nbleu | 9 | 5")
    assert report_of(found).ledgers[0].refused == report_of(found).ledgers[0].lines == 4


def test_a_sheet_left_out_is_left_aside_whole():
    ledger = report_of(sheet(NETWORKS, feuille="Réseaux"), choices={0: None}).ledgers[0]
    assert (ledger.taken, ledger.refused, sum(ledger.aside.values())) == (0, 0, 8)


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Réseau", "Formalisé", "Depuis", "Total", "oui", "non", "x", "-", "12/10/2023", "?", "n°", "LE GALL"]
    ),
    st.text(string.ascii_letters + " é€|", max_size=6).map(lambda text: text.replace("|", "/")),
    st.integers(-5, 50000),
    st.dates().map(lambda day: day.replace(year=2024, day=min(day.day, 28))),
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=14)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(above=ROWS, under=ROWS, text=st.sampled_from([NETWORKS, PLACEMENTS, LISTED, "Ardoise | Craie"]))
@example(above=[], under=[], text=PLACEMENTS)
def test_the_sum_is_the_number_of_lines_that_hold_something(above, under, text):
    grid = sheet(text)
    wild = type(grid)(fichier="f.xlsx", feuille="Réseaux 2025", rows=[*above, *grid.rows, *under])
    for choice in (None, Choice(table="reseaux"), Choice(shape="periodes")):
        report = report_of(sheet(LISTED, fichier="liste.xlsx"), wild, choices={1: choice} if choice else None)
        ledger = report.ledgers[1]
        assert ledger.lines == ledger.taken + ledger.refused + sum(ledger.aside.values()) == filled(wild)
        pieces = [each for each in report.sheets if each.number == 1]
        if any(each.table for each in pieces):
            assert ledger.taken + ledger.refused <= sum(each.read for each in pieces)
            plain = all(each.recognised and not each.recognised.unfolded for each in pieces)
            kept = sum(each.added + each.updated + each.unchanged for each in pieces)
            assert not plain or (ledger.taken, ledger.refused) == (kept, sum(each.rejected for each in pieces))


def test_a_review_counts_the_lines_as_the_import_does():
    store = open_warehouse(":memory:")
    reading = Reading(sheets=(sheet(NETWORKS, feuille="Réseaux"),), refused=())
    assert review(store, reading).ledgers == import_reading(store, reading).ledgers
    store.close()

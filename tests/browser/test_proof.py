"""From a card, a bar or a point, one click to the rows behind the figure, and from there to Excel."""

import io
import os
import re

import pytest
from openpyxl import load_workbook

ROWS = "Les lignes derrière ce chiffre"


def rows_said(visit) -> str:
    """What the open panel says of its rows, with plain spaces."""
    found = visit.page.get_by_text(re.compile(r"\d+\Wlignes? derrière ce chiffre\.")).first
    found.wait_for()
    visit.settle()
    return re.sub(r"[\u00a0\u202f]", " ", found.inner_text())


def click_bar(visit) -> None:
    """Press the middle of the first bar: Plotly listens above its bars, not on them."""
    bar = visit.page.locator(".js-plotly-plot .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.move(*place)
    visit.page.wait_for_timeout(300)
    visit.page.mouse.click(*place)
    visit.page.wait_for_timeout(500)
    visit.settle()


def keep_image(visit, name: str) -> None:
    if folder := os.environ.get("IMAGES"):
        visit.page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_from_a_card_to_the_rows_and_to_excel(visit):
    visit.go("conventions?base=exemple")
    visit.click("button", "Lignes")
    assert re.search(r"\d+ lignes derrière ce chiffre", rows_said(visit))
    keep_image(visit, "carte")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Télécharger en Excel").click()
    assert download.value.suggested_filename == "lignes_conventions_actives_2025-2026.xlsx"
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert [cell.value for cell in sheet[5]][:5] == ["Compte", "Tableau", "Fichier", "Feuille", "Ligne"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("conventions?base=exemple&ventilation=niveau_convention", "Niveau de la convention"),
        ("taxe?base=exemple", "Campagne"),
        ("pfmp?base=exemple&indicateur=pfmp.taux_solution&ventilation=sexe", "PFMP"),
    ],
)
def test_from_a_bar_to_its_rows(visit, address, kept):
    visit.go(address)
    click_bar(visit)
    said = rows_said(visit)
    keep_image(visit, address.partition("?")[0])
    assert re.search(r"\d+ lignes? derrière ce chiffre", said)
    assert kept in visit.page.get_by_test_id("stTable").last.inner_text()

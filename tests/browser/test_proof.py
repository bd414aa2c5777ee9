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


def click_mark(visit) -> str:
    """Press the middle of a bar or of a point (Plotly listens above them, not on them); what it says of itself."""
    chart = visit.page.locator(".js-plotly-plot")
    chart.locator(".barlayer .point path, .scatterlayer path.point").first.wait_for(state="attached")
    bars = chart.locator(".barlayer .point path")
    bar = bars.first if bars.count() else chart.locator(".scatterlayer .trace").first.locator("path.point").nth(12)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.move(*place)
    said = visit.page.locator(".hoverlayer .hovertext").first.text_content()
    visit.page.mouse.click(*place)
    visit.page.wait_for_timeout(500)
    visit.settle()
    return said


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
    "address",
    [
        "conventions?base=exemple&ventilation=type_partenaire",
        "taxe?base=exemple",
        "pfmp?base=exemple&indicateur=pfmp.taux_solution&ventilation=sexe",
        "pfmp?base=exemple&indicateur=pfmp.courbe",
    ],
)
def test_from_a_bar_or_a_point_to_its_rows(visit, address):
    visit.go(address)
    mark = click_mark(visit)
    assert re.search(r"\d+ lignes? derrière ce chiffre", rows_said(visit))
    keep_image(visit, address.partition("?")[0])
    table = visit.page.get_by_test_id("stTable").last
    heads = table.get_by_role("columnheader").all_inner_texts()
    group = re.search(r"PFMP \d|campagne \d{4}|Filles|Garçons|entreprise", mark)[0]
    column = {"c": "Campagne", "P": "Période de PFMP", "e": "Type de partenaire"}.get(group[0], "Sexe")
    cells = table.locator(f"tbody tr td:nth-child({1 + heads.index(column)})").all_inner_texts()
    assert set(cells) == {group.removeprefix("campagne ")}

"""Addresses: what they open, what they keep from screen to screen, and from the first one a new server is asked for."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, SCREEN, Visit
from tests.server import running

SCREENS = '[data-testid="stSidebarNavLink"]'


def test_the_first_address_may_be_that_of_any_screen(browser, tmp_path):
    with running(tmp_path) as port:
        visit = Visit(browser.new_page(viewport=SCREEN), f"http://127.0.0.1:{port}", tmp_path / "serveur.log")
        visit.page.set_default_timeout(PATIENCE)
        visit.go("pfmp?base=exemple")
        expect(visit.page.locator("h1")).to_have_text("PFMP")
        expect(visit.page.locator(SCREENS).first).to_have_text(re.compile("Accueil$"))
        visit.page.get_by_text("Lycée fictif\u00a0: chiffres inventés").wait_for()
        visit.click("link", "Conventions")
        expect(visit.page.locator("h1")).to_have_text("Conventions")
        assert "base=exemple" in visit.page.url


def test_the_base_and_the_filters_follow_from_screen_to_screen(visit):
    visit.go("participation?base=exemple&annee=2024-2025&annee=2023-2024&sexe=Filles")
    visit.click("link", "PFMP")
    assert "base=exemple" in visit.page.url
    assert visit.page.locator(".st-key-annee").inner_text().split()[2:] == ["2024-2025", "2023-2024"]
    visit.page.get_by_text("Filtré\u00a0: années 2023-2024 et 2024-2025, sexe Filles.").wait_for()
    visit.click("link", "Synthèse")
    expect(visit.page.get_by_role("combobox", name="Année scolaire")).to_have_value("2024-2025")
    visit.click("link", "PFMP")
    expect(visit.page.locator(".st-key-annee")).to_contain_text("2024-2025")
    visit.click("link", "Ouvrir dans la fiche")
    assert visit.page.url.endswith("question=D3.2") or "question=D3.2&" in visit.page.url
    assert "base=exemple" in visit.page.url
    visit.click("link", "Question suivante")
    assert "question=D3.3" in visit.page.url


def test_the_base_that_is_open_stays_in_sight(visit):
    visit.go("pfmp?base=exemple")
    visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 600)")
    visit.page.wait_for_timeout(300)
    box = visit.page.get_by_role("radiogroup", name="Base ouverte").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 60


def test_an_unknown_address_leads_home_and_says_so(visit):
    visit.go("nimporte")
    visit.page.get_by_text("L’adresse demandée n’existe pas\u00a0: voici l’accueil.").wait_for()
    assert visit.page.inner_text("h1") == "Accueil"
    visit.wrongs.clear()

"""The web page that leaves the application, opened in a browser without any network, as its reader would."""

import pytest

from indicators import Scope
from reports import build_page
from tests.widgets.conftest import fill
from warehouse import open_warehouse

SCOPE = Scope("2025-2026")


@pytest.fixture
def page(browser, tmp_path):
    """The page of a small school, read from the disk; nothing may be asked for, nothing may go wrong."""
    store = open_warehouse(":memory:")
    fill(store)
    file = tmp_path / "chiffres.html"
    file.write_bytes(build_page(store, SCOPE, ["conventions.actives", "pfmp.taux_solution", "taxe.montant"]))
    store.close()
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, color_scheme="light")
    opened = context.new_page()
    asked, wrongs = [], []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: wrongs.append(str(error)))
    opened.on("console", lambda message: wrongs.append(message.text) if message.type == "error" else None)
    opened.goto(file.as_uri())
    opened.wait_for_selector(".graphique svg")
    yield opened
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert wrongs == []
    context.close()


def shown(page) -> list[str]:
    """The breakdowns that can be seen of the first indicator."""
    return page.eval_on_selector_all(
        "#conventions-actives .ventilation",
        "all => all.filter(each => each.offsetHeight).map(each => each.dataset.par)",
    )


def test_one_breakdown_is_shown_and_the_keyboard_brings_the_next(page):
    assert shown(page) == ["type_partenaire"]
    page.focus("#conventions-actives input")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector('#conventions-actives [data-par="secteur"] .graphique svg')
    assert shown(page) == ["secteur"]


def test_a_skip_link_and_the_contents_lead_to_the_figures(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller aux chiffres"
    page.get_by_role("navigation").get_by_role("link", name="Taxe d’apprentissage perçue").click()
    page.wait_for_selector("#taxe-montant .graphique svg")
    assert page.evaluate("location.hash") == "#taxe-montant"


def test_the_texts_of_a_chart_follow_the_light_and_the_dark(page):
    ink = "getComputedStyle(document.querySelector('.graphique .ytick text, .graphique .xtick text')).fill"
    light = page.evaluate(ink)
    page.get_by_role("button", name="Clair ou sombre").click()
    page.wait_for_timeout(300)
    assert page.evaluate(ink) != light
    assert page.evaluate(ink) == page.evaluate("getComputedStyle(document.body).color")


def test_a_table_opens_and_a_chart_has_a_name_for_who_does_not_see_it(page):
    page.locator("#conventions-actives summary").first.click()
    assert page.locator("#conventions-actives table").first.is_visible()
    assert page.get_by_role("img", name="Conventions de partenariat actives, par type de partenaire").count() == 1


def test_no_width_makes_the_page_scroll_sideways(page):
    for width in (1366, 800, 400):
        page.set_viewport_size({"width": width, "height": 768})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_tables_are_open_and_the_choices_are_gone(page):
    alone = page.locator(".ventilation details[open]").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    assert page.locator("#conventions-actives table").first.is_visible()
    assert not page.locator("fieldset").first.is_visible()
    assert not page.get_by_role("button", name="Clair ou sombre").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".ventilation details[open]").count() == alone

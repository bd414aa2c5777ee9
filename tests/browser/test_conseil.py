"""The council prepared with the keyboard alone: the agenda ranked, kept and ordered, an action planned."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit

POINT = '[class*="st-key-point_"]:not([class*="st-key-point_ajoute"])'


def titles(visit: Visit) -> list[str]:
    return [point.locator("strong").nth(1).inner_text() for point in visit.page.locator(POINT).all()]


def press(visit: Visit, key: str) -> None:
    visit.page.keyboard.press(key)
    visit.page.wait_for_timeout(300)
    visit.settle()


def has_keyboard(visit: Visit, key: str) -> None:
    visit.page.wait_for_function(f"document.activeElement.closest('.st-key-{key}') !== null")


def test_the_agenda_is_ranked_kept_and_ordered(visit):
    visit.go("ordre_du_jour?base=exemple")
    visit.page.get_by_role("button", name="Classer les questions").focus()
    press(visit, "Enter")
    keep = visit.page.get_by_role("button", name="Retenir")
    keep.first.wait_for()
    for _ in range(3):
        keep.first.focus()
        press(visit, "Enter")
    first, second, third = titles(visit)
    visit.page.locator(".st-key-descendre_point_0 button").focus()
    press(visit, "Enter")
    assert titles(visit) == [second, first, third]
    has_keyboard(visit, "descendre_point_1")
    press(visit, "Enter")
    assert titles(visit) == [second, third, first]
    has_keyboard(visit, "monter_point_2")  # nothing is below the last: it may only go up
    visit.page.get_by_label("Ajouter un point de votre choix").focus()
    visit.page.keyboard.type("Le nouveau plateau technique")
    press(visit, "Enter")
    assert titles(visit)[3:] == ["Le nouveau plateau technique"]


def test_an_action_is_planned(visit):
    visit.go("plan?base=exemple")
    visit.page.get_by_role("button", name="Ajouter une action").focus()
    press(visit, "Enter")
    title = visit.page.get_by_label("Ce qui sera fait")
    visit.page.get_by_role("button", name="Enregistrer").focus()
    press(visit, "Enter")
    visit.page.get_by_text("Dites en quelques mots ce qui sera fait.").wait_for()
    title.focus()
    visit.page.keyboard.type("Relancer les tuteurs")
    visit.page.get_by_role("combobox", name="Pilote").focus()
    visit.page.keyboard.type("Coordonnatrice MELEC")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("spinbutton", name="jour, Échéance").focus()
    visit.page.keyboard.type("01062026")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Enregistrer").focus()
    press(visit, "Enter")
    visit.page.get_by_text("1 action décidée en").wait_for()
    for said in ("Relancer les tuteurs", "Coordonnatrice MELEC", "01/06/2026"):
        expect(visit.page.get_by_text(said).first).to_be_visible()

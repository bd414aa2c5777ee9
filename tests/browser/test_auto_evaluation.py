"""The self-assessment at the keyboard: what is typed is kept by itself, and what is shown as saved is on the disk."""

from playwright.sync_api import expect

from conseil import answers_of
from tests.browser.conftest import PATIENCE, SCREEN, Visit
from tests.server import running
from warehouse import open_warehouse

FINDING = "Le bureau des entreprises tient la liste à jour."
MORE = " Il manque les CAP."
WAITING = "data-attente"
"""What the page bears as long as it shows something that the base does not hold."""


def saved(visit: Visit) -> None:
    """Wait until the screen says that all that it shows is saved."""
    visit.page.wait_for_selector(f"html:not([{WAITING}])", state="attached")
    visit.page.get_by_text("Enregistré à").wait_for()


def test_the_server_killed_as_soon_as_the_screen_says_saved_the_answer_is_there(browser, tmp_path):
    for told in (FINDING, MORE):
        with running(tmp_path) as port:
            visit = Visit(browser.new_page(viewport=SCREEN), f"http://127.0.0.1:{port}", tmp_path / "serveur.log")
            visit.page.set_default_timeout(PATIENCE)
            visit.go("fiche?question=D3.2")
            visit.page.get_by_role("textbox", name="Constats").focus()
            visit.page.keyboard.press("Control+End")
            visit.page.keyboard.type(told, delay=15)
            visit.page.wait_for_selector(f"html[{WAITING}]", state="attached")
            saved(visit)  # nobody has left the field
            annee = visit.page.get_by_role("combobox", name="Année scolaire").input_value()
    store = open_warehouse(tmp_path / "lycee.duckdb")
    assert answers_of(store, annee)["D3.2"].constats == f"{FINDING}{MORE}"
    store.close()


def test_what_is_not_saved_yet_is_said_at_once_and_what_is_saved_as_soon_as_it_is(visit):
    visit.go("fiche?base=exemple&question=D3.4")
    visit.page.get_by_text("Chaque réponse est enregistrée").wait_for()
    for step in ("Engagé", "Sans objet"):
        visit.page.get_by_role("radio", name=step, exact=True).check(force=True)
        saved(visit)
    for label, text in (
        ("Constats", "\ufeff  À revoir\n\n en mars 🎓\u202f! \u00a0"),
        ("Preuves\u00a0: autres pièces", "un\n\n deux "),
    ):
        field = visit.page.get_by_role("textbox", name=label)
        field.fill(text)
        assert visit.page.locator(f"html[{WAITING}]").count() == 1
        assert not visit.page.get_by_text("Enregistré à").is_visible()
        saved(visit)
    visit.page.get_by_role("button", name="Retirer la position").click()
    visit.page.get_by_role("button", name="Retirer la position").wait_for(state="hidden")
    saved(visit)
    visit.click("link", "Question suivante")
    visit.page.get_by_text("Chaque réponse est enregistrée").wait_for()


def test_a_question_is_answered_with_the_keyboard_alone(visit):
    visit.go("fiche?base=exemple&question=D3.5")
    visit.page.get_by_role("radio", name="Pas engagé").focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.get_by_text("Enregistré à").wait_for()
    expect(visit.page.get_by_role("radio", name="Engagé", exact=True)).to_be_checked()
    visit.settle()
    visit.page.get_by_role("combobox", name="Preuves\u00a0: indicateurs").focus()
    visit.page.keyboard.type("Entreprises d’accueil fid")
    visit.page.get_by_role("option", name="Entreprises d’accueil fidélisées").wait_for()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("link", name="% · Entreprises d’accueil fidélisées").wait_for()
    visit.go("fiche?base=exemple")
    visit.page.get_by_text("1 sur 23 questions ont leur réponse").wait_for()


def test_what_is_typed_is_kept_while_it_is_typed_and_by_leaving_for_another_screen(visit):
    visit.go("fiche?base=exemple&question=D3.6")
    area = visit.page.get_by_role("textbox", name="Constats")
    area.focus()
    visit.page.keyboard.type("Un constat. ", delay=15)
    visit.page.get_by_text("Enregistré à").wait_for()
    visit.page.keyboard.type("Un autre, écrit plus lentement que l’enregistrement.", delay=70)
    visit.page.get_by_role("link", name="Synthèse", exact=True).click(delay=90)
    visit.page.get_by_role("heading", name="Synthèse").wait_for()
    visit.go("fiche?base=exemple&question=D3.6")
    expect(area).to_have_value("Un constat. Un autre, écrit plus lentement que l’enregistrement.")


def test_a_button_drawn_again_without_any_trace_in_the_page_is_seen_too(visit):
    visit.go("fiche?base=exemple&question=D3.7")
    visit.page.get_by_role("radio", name="Engagé", exact=True).check(force=True)
    saved(visit)
    visit.settle()
    chosen = visit.page.get_by_role("radio", name="Engagé", exact=True)
    chosen.evaluate("each => { each.checked = false; each.dispatchEvent(new Event('change', { bubbles: true })); }")
    assert visit.page.locator(f"html[{WAITING}]").count() == 1
    chosen.evaluate("each => { each.checked = true; }")
    saved(visit)

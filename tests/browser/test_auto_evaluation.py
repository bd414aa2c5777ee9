"""The self-assessment at the keyboard: what is typed is kept by itself, and what is shown as saved is on the disk."""

from conseil import answers_of
from tests.browser.conftest import PATIENCE, SCREEN, Visit
from tests.server import running
from warehouse import open_warehouse

FINDING = "Le bureau des entreprises tient la liste à jour."
DIRTY = "Pas encore enregistré"


def test_the_server_killed_as_soon_as_the_screen_says_saved_the_answer_is_there(browser, tmp_path):
    with running(tmp_path) as port:
        visit = Visit(browser.new_page(viewport=SCREEN), f"http://127.0.0.1:{port}", tmp_path / "serveur.log")
        visit.page.set_default_timeout(PATIENCE)
        visit.go("fiche?question=D3.2")
        visit.page.get_by_role("textbox", name="Constats").focus()
        visit.page.keyboard.type(FINDING, delay=15)
        visit.page.get_by_text(DIRTY).wait_for()
        visit.page.get_by_text("Enregistré à").wait_for()  # nobody has left the field
        annee = visit.page.get_by_role("combobox", name="Année scolaire").input_value()
    store = open_warehouse(tmp_path / "lycee.duckdb")
    assert answers_of(store, annee)["D3.2"].constats == FINDING
    store.close()


def test_a_question_is_answered_with_the_keyboard_alone(visit):
    visit.go("fiche?base=exemple&question=D3.5")
    visit.page.get_by_role("radio", name="Pas engagé").focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.get_by_text("Enregistré à").wait_for()
    assert visit.page.get_by_role("radio", name="Engagé", exact=True).is_checked()
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
    assert area.input_value() == "Un constat. Un autre, écrit plus lentement que l’enregistrement."

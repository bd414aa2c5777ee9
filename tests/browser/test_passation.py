"""From one computer to another, in a real browser: the base is packed under a password, erased, taken over again."""

import re

from tests.browser.test_browser import FILES

PASSWORD = "Deux rives 2026"  # noqa: S105 (of a test)


def values(visit) -> list[str]:
    visit.go("")
    visit.page.get_by_test_id("stMetricValue").nth(7).wait_for()
    visit.settle()
    return visit.page.get_by_test_id("stMetricValue").all_inner_texts()


def import_files(visit) -> None:
    visit.go("importer")
    visit.page.locator('input[type="file"]').set_input_files(FILES)
    visit.settle()
    visit.page.get_by_role("button", name=re.compile("^Importer 3")).click()
    visit.page.get_by_text("Ce qui vient d’être importé").wait_for()
    visit.settle()


def pack(visit, folder):
    """Prepare the file with the keyboard alone, once its first field is reached."""
    page = visit.page
    visit.go("passation")
    page.get_by_label("Mot de passe (conseillé)").focus()
    page.keyboard.type(PASSWORD)
    page.get_by_label("Le même, encore une fois").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=re.compile("^Télécharger le fichier"))
    button.wait_for()
    with page.expect_download() as waited:
        button.click()
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file


def confirm(visit, word, said) -> None:
    field = visit.page.get_by_label(f"Pour confirmer, tapez «\u00a0{word}\u00a0»")
    field.click()
    visit.page.keyboard.type(word)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text(said).wait_for()
    visit.settle()


def test_a_base_goes_to_another_computer_and_gives_the_same_figures(visit, tmp_path):
    page = visit.page
    import_files(visit)
    figures = values(visit)
    file = pack(visit, tmp_path)
    assert re.fullmatch(r"passation_\d{4}-\d\d-\d\d\.passation", file.name)
    page.get_by_text("Effacer tout").first.click()
    confirm(visit, "EFFACER TOUT", "Tout est effacé.")
    visit.go("")
    page.get_by_text("Votre base est encore vide").wait_for()
    visit.go("passation")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_label("Mot de passe de l’archive").fill("Deux rives")
    page.get_by_role("button", name="Reprendre cette base").click()
    page.get_by_text("Ce mot de passe n’est pas celui de l’archive.").wait_for()
    page.get_by_label("Mot de passe de l’archive").fill(PASSWORD)
    page.get_by_role("button", name="Reprendre cette base").click()
    page.get_by_text("La base est reprise").wait_for()
    visit.settle()
    assert page.get_by_text("elle ne s’y ajoute pas").count() == 0
    assert values(visit) == figures

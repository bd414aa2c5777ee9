"""What leaves with the council: the choices, the three files, and the school that signs them."""

import io
from functools import cache

import pytest
from PIL import Image
from pptx import Presentation

from conseil import School, save_school, school_of
from indicators import Scope
from tests.pages.screen import open_page, sound, written
from warehouse import open_warehouse
from widgets import session
from widgets.handover.export_forms import KINDS

FORMS = {"pptx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}


def buttons(app) -> dict[str, bool]:
    """The files that are offered, and whether each may be taken."""
    return {each.proto.label: not each.proto.disabled for each in app.get("download_button")}


def image() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(content, "PNG")
    return content.getvalue()


@cache
def template() -> bytes:
    content = io.BytesIO()
    Presentation().save(content)
    return content.getvalue()


def test_an_empty_base_says_what_to_do():
    app = open_page("exporter")
    assert "Votre base est encore vide" in written(app)
    assert buttons(app) == {}


@pytest.mark.usefixtures("school")
def test_the_three_files_are_offered_with_what_each_is_for():
    app = open_page("exporter")
    words = [f"{name} ({kind})" for name in ("Fiche", "Compte rendu") for kind in ("Word", "PDF")]
    assert buttons(app) == dict.fromkeys(["PowerPoint", "Excel", "Page web", *words], True)
    said = written(app)
    assert all(purpose.split("\u00a0")[0][:20] in said for _, _, purpose, _ in KINDS.values())
    assert " indicateurs de 2025-2026." in said.replace("\u00a0", " ")
    assert app.segmented_control(key="seuil").value == 5
    assert app.selectbox(key="annee").value == "2025-2026"


@pytest.mark.usefixtures("school")
def test_a_family_then_an_indicator_narrow_what_is_taken():
    app = open_page("exporter")
    sound(app.multiselect(key="familles").select("C1").run())
    assert "4\u00a0indicateurs de 2025-2026." in written(app)
    sound(app.multiselect(key="indicateurs").select("conventions.actives").run())
    assert "1\u00a0indicateur de 2025-2026." in written(app)
    assert "entreprises.taux_reponse" not in app.multiselect(key="indicateurs").options


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_is_made_as_it_is_asked_for(school, kind):
    store = open_warehouse(school / "lycee.duckdb")
    content = session.document(store, kind, Scope("2025-2026"), ("conventions.actives", "pfmp.taux_solution"), 20)
    store.close()
    assert content.startswith(FORMS[kind])


@pytest.mark.usefixtures("school")
def test_the_name_of_the_school_is_kept_and_shown_again():
    app = open_page("exporter")
    app.text_input[0].set_value("  Lycée Jean-Zay ")
    app.text_input[1].set_value("Valbrune")
    sound(next(each for each in app.button if each.label == "Enregistrer").click().run())
    assert "Enregistré" in written(app)
    assert kept() == School("Lycée Jean-Zay", "Valbrune", None, None)
    assert "Votre lycée\u00a0: Lycée Jean-Zay" in written(open_page("exporter"))


def kept() -> School:
    return school_of(session.current_store())


@pytest.mark.usefixtures("school")
def test_a_logo_and_a_template_are_kept_until_they_are_taken_away():
    app = open_page("exporter")
    app.file_uploader(key="fichier_Logo").set_value(("logo.png", image(), "image/png"))
    app.file_uploader(key="fichier_Modèle PowerPoint").set_value(("modele.pptx", template(), KINDS["pptx"][3]))
    sound(next(each for each in app.button if each.label == "Enregistrer").click().run())
    assert (kept().logo, kept().modele) == (image(), template())
    app = open_page("exporter")
    app.checkbox(key="sans_Logo").check()
    sound(next(each for each in app.button if each.label == "Enregistrer").click().run())
    assert kept().logo is None
    assert kept().modele is not None


@pytest.mark.parametrize(
    ("field", "name", "said"),
    [("Logo", "logo.png", "Le logo n’a pas pu être lu"), ("Modèle PowerPoint", "a.pptx", "n’a pas pu être lu")],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence_and_not_kept(school, field, name, said):
    store = open_warehouse(school / "lycee.duckdb")
    save_school(store, School("Lycée Jean-Zay"))
    store.close()
    app = open_page("exporter")
    app.file_uploader(key=f"fichier_{field}").set_value((name, b"ceci n'est pas une image", "image/png"))
    sound(next(each for each in app.button if each.label == "Enregistrer").click().run())
    assert said in app.error[0].value.replace("\\", "")
    assert kept() == School("Lycée Jean-Zay")

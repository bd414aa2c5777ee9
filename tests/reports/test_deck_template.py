"""The school's name, its logo and its own PowerPoint template."""

import io
import zipfile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from conseil import School, save_school
from indicators import Scope
from reports import build_deck, build_page
from reports.deck import TemplateError, open_template
from reports.deck.deck_template import LARGEST
from tests.reports.exported import Reader, parts_of_archive, slides_of
from warehouse import Store

SCOPE = Scope("2025-2026")
IDS = ["conventions.actives"]


@pytest.fixture
def store(opened) -> Store:
    return opened({"conventions": []})


def saved(deck) -> bytes:
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def own_template() -> bytes:
    """A template of another shape, with an example slide, a logo on its master, and its own colours."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(12), Inches(6.75)
    deck.slide_layouts[5].name = "Notre page"
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Exemple à remplacer"
    return saved(deck)


def image(kind: str = "PNG") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (300, 100), "navy").save(content, kind)
    return content.getvalue()


def test_the_first_slide_bears_the_name_and_the_logo_of_the_school(store):
    save_school(store, School("Lycée Jean-Zay", "Valbrune", image("JPEG")))
    first, *others = Presentation(io.BytesIO(build_deck(store, SCOPE, IDS))).slides
    assert "Lycée Jean-Zay, Valbrune" in "\n".join(each.text_frame.text for each in first.shapes if each.has_text_frame)
    logo = next(each for each in first.shapes if each.name == "Logo")
    assert logo.element.nvPicPr.cNvPr.get("descr") == "Logo de Lycée Jean-Zay, Valbrune"
    assert logo.width / logo.height == pytest.approx(3, abs=0.01)
    assert all("Lycée Jean-Zay" in str([s.text_frame.text for s in each.shapes if s.has_text_frame]) for each in others)


def test_a_school_without_a_name_is_not_signed_by_the_application_twice(store):
    for slide in slides_of(build_deck(store, SCOPE, IDS)):
        assert all(text.count("Réseaux et partenariats") <= 1 for text in slide.texts)
    assert Reader(build_page(store, SCOPE, IDS)).texts.count("Réseaux et partenariats") == 0


def test_the_page_bears_the_same_logo(store):
    save_school(store, School("Lycée Jean-Zay", "", image()))
    logos = [said for tag, said in Reader(build_page(store, SCOPE, IDS)).tags if tag == "img"]
    assert [each["alt"] for each in logos] == ["Logo de Lycée Jean-Zay"]
    assert str(logos[0]["src"]).startswith("data:image/png;base64,")


def test_an_image_that_cannot_be_read_is_no_reason_to_have_no_deck(store):
    save_school(store, School("Lycée", "", b"\x89PNG et rien d'autre"))
    assert slides_of(build_deck(store, SCOPE, IDS))[0].pictures == 0


def test_a_template_gives_its_size_and_its_layouts_and_loses_its_examples(store):
    save_school(store, School("Lycée", "", None, own_template()))
    content = build_deck(store, SCOPE, IDS)
    deck = Presentation(io.BytesIO(content))
    assert (deck.slide_width, deck.slide_height) == (Inches(12), Inches(6.75))
    assert [slide.slide_layout.name for slide in deck.slides] == ["Title Slide", "Notre page", "Notre page"]
    assert b"Exemple" not in b"".join(slide_parts(content))
    assert slides_of(content)[1].title.startswith("Aucune\u00a0convention active")


def slide_parts(content: bytes) -> list[bytes]:
    return [part for name, part in parts_of_archive(content).items() if name.startswith("ppt/slides/slide")]


def test_all_that_a_slide_shows_lies_on_it_whatever_the_template(store):
    for modele in (None, own_template()):
        save_school(store, School("Lycée", "Ville", image(), modele))
        deck = Presentation(io.BytesIO(build_deck(store, SCOPE, IDS)))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height, shape.name


def only(layout: str) -> bytes:
    """A template of one layout."""
    deck = Presentation()
    for each in list(deck.slide_layouts):
        if each.name != layout:
            deck.slide_layouts.remove(each)
    return saved(deck)


@pytest.mark.parametrize("layout", [each.name for each in Presentation().slide_layouts if each.name != "Blank"])
def test_any_layout_with_a_title_leaves_room_under_it_and_nothing_to_fill(store, layout):
    save_school(store, School("Lycée", "Ville", None, only(layout)))
    deck = Presentation(io.BytesIO(build_deck(store, SCOPE, IDS)))
    first, second, _ = deck.slides
    assert first.shapes.title.text_frame.text == "Réseaux et partenariats – 2025-2026"
    assert "Lycée, Ville" in "\n".join(each.text_frame.text for each in first.shapes if each.has_text_frame)
    title = second.shapes.title
    assert [each.placeholder_format.idx for each in second.placeholders] == [title.placeholder_format.idx]
    others = [each for each in second.shapes if not each.is_placeholder]
    assert min(each.top for each in others) >= title.top + title.height
    assert max(each.top + each.height for each in others) <= deck.slide_height
    assert deck.slide_height - title.top - title.height > deck.slide_height * 0.45


def of_another_kind() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("lisez-moi.txt", "rien")
    return content.getvalue()


def swollen() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for rank in range(4):
            archive.writestr(f"{rank}.bin", bytes(100 * 2**20))
    return content.getvalue()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "n'a pas pu être lu"),
        (lambda: b"%PDF-1.7", "n'a pas pu être lu"),
        (lambda: own_template()[:5000], "n'a pas pu être lu"),
        (lambda: own_template()[:-200] + bytes(200), "n'a pas pu être lu"),
        (of_another_kind, "n'a pas pu être lu"),
        (lambda: only("Blank"), "aucune disposition avec un titre"),
        (swollen, "dépasse 30 Mo"),
        (lambda: bytes(LARGEST + 1), "dépasse 30 Mo"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_one_french_sentence(make, said):
    with pytest.raises(TemplateError, match=said) as refused:
        open_template(make())
    assert str(refused.value).endswith(".")
    assert str(refused.value).startswith("Le modèle PowerPoint")

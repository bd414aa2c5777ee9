"""A council held by the keyboard alone: begun, moved through, decided, reloaded, left, with what it leaves behind."""

import re

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_browser import check

ADDRESS = re.compile(r"diapo=(\d+)")
LARGE = """() => ['.st-key-seance h2', '.st-key-seance_titre p', '.st-key-seance_phrase p', '.st-key-seance_message h3']
  .map(each => parseFloat(getComputedStyle(document.querySelector(each)).fontSize))"""
HIDDEN = "() => ['stSidebar', 'stHeader'].filter(each => document.querySelector(`[data-testid=${each}]`)?.offsetHeight)"


def shown(visit) -> int:
    """The rank of the slide on screen."""
    visit.page.wait_for_timeout(300)
    visit.settle()
    found = ADDRESS.search(visit.page.url)
    return int(found[1]) if found else 0


def press(visit, key: str) -> int:
    visit.page.keyboard.press(key)
    return shown(visit)


def begin(visit) -> int:
    """Start from the screen before the council; the rank of the last slide."""
    visit.go("seance?base=exemple")
    visit.page.get_by_role("button", name="Commencer la séance").focus()
    assert press(visit, "Enter") == 1
    return int(re.findall(r"1\s/\s(\d+)", visit.page.inner_text("body"))[0])


def test_the_keys_of_a_clicker_move_through_the_council_and_its_slides_fill_the_screen(visit):
    last = begin(visit)
    steps = [("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", last),
             ("ArrowRight", last), ("Home", 1), ("ArrowLeft", 1), ("PageDown", 2)]  # fmt: skip
    assert [press(visit, key) for key, _ in steps] == [rank for _, rank in steps]
    sizes = visit.page.evaluate(LARGE)
    assert sizes[0] >= 40
    assert min(sizes) >= 24
    assert visit.page.evaluate(HIDDEN) == []
    check(visit)
    visit.page.keyboard.press("b")
    black = visit.page.locator("#ecran_noir")
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    assert press(visit, "PageDown") == 2  # only lights the screen again
    expect(black).to_have_count(0)
    visit.page.keyboard.press("f")
    visit.page.wait_for_function("document.fullscreenElement != null")
    visit.page.keyboard.press("f")
    visit.page.wait_for_function("document.fullscreenElement == null")
    assert press(visit, "Escape") == 0
    expect(visit.page.get_by_test_id("stSidebar")).to_be_visible()


def test_a_decision_typed_by_the_keyboard_moves_no_slide_and_outlives_a_reload(visit, tmp_path):
    page, said = visit.page, "Rappeler b f les dix entreprises"
    last = begin(visit)
    press(visit, "ArrowRight")
    decision = page.get_by_label("Décision", exact=True)
    decision.focus()
    page.keyboard.type(said)
    assert [press(visit, key) for key in ("ArrowLeft", "Home", "PageDown", "End", "Escape")] == [2] * 5
    expect(decision).to_have_value(said)
    decision.focus()
    page.keyboard.press("Tab")
    page.keyboard.type("DDFPT")
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"^Enregistré à \d\d:\d\d")).wait_for()
    check(visit)
    page.reload()
    visit.settle()
    page.get_by_text(f"{said} – DDFPT").wait_for()
    page.locator("h2").click()  # out of any field
    assert press(visit, "End") == last
    page.get_by_text(f"{said} – DDFPT").wait_for()
    check(visit)
    page.get_by_role("button", name="Compte rendu (PDF)").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "minutes.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "minutes.pdf").pages)
    assert said in re.sub(r"\s+", " ", text)

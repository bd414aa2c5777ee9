"""From the first start to the figures, as a DDFPT does it: explore, import, open every screen, by mouse or keyboard."""

import re

import pytest
from openpyxl import load_workbook

from tests.server import ROOT

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
FILES = [
    ROOT / "sample_data" / "fichiers" / name
    for name in ("Actions 2025-2026.xlsx", "ElevesComplete_2025-2026.xlsx", "Participations 2025-2026.csv")
]
ENGLISH = re.compile(
    r"\b(drag and drop|browse|drop files|files?|per file|limit|running|stop|loading|connecting|no results|no options|"
    r"choose|select|search|upload|close|clear|remove|show|hide|view|open|help|dismiss|download|copy|"
    r"fullscreen|settings|deploy|rerun|menu options|sidebar|skip to|press|enter|please|oops|"
    r"the|this|your|and|with|from|are|is)\b",
    re.I,
)
"""Words that Streamlit writes by itself, and some that any English sentence holds."""
READ = """() => {
  const seen = [], names = ['aria-label', 'title', 'placeholder', 'alt'];
  const unread = 'script, noscript, style, [data-testid=stIconMaterial], [aria-hidden=true]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let each = walker.nextNode(); each; each = walker.nextNode()) {
    const element = each instanceof Element ? each : each.parentElement;
    if (element.closest(unread)) continue;
    seen.push(...(each === element ? names.map(name => each.getAttribute(name)) : [each.nodeValue]));
  }
  return seen.filter(text => text && text.trim());
}"""
"""All that is written or said on a screen, by itself or to those who do not see it; the names of the icons are not."""
OVERFLOWING = """() => [document.documentElement, ...document.querySelectorAll('[data-testid=stMain]')]
  .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => `${each.tagName} ${each.scrollWidth} px`)"""
FOCUSED = """() => {
  const each = document.activeElement, copy = each.cloneNode(true);
  copy.querySelectorAll('[data-testid=stIconMaterial], [aria-hidden=true]').forEach(icon => icon.remove());
  return each.getAttribute('aria-label') ?? copy.textContent.trim();
}"""


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory):
    """Empty: the application itself builds the fictional lycée here."""
    return tmp_path_factory.mktemp("donnees")


def check(visit) -> None:
    """What holds of every screen."""
    page = visit.page
    assert page.locator('[data-testid="stException"]').count() == 0, visit.log.read_text(encoding="utf-8")
    assert [said for said in page.evaluate(READ) if ENGLISH.search(said)] == []
    assert page.evaluate(OVERFLOWING) == []
    assert visit.wrongs == []


def test_an_empty_base_offers_to_explore_the_fictional_lycee(visit):
    visit.go("")
    check(visit)
    visit.click("button", "Explorer avec un lycée fictif")
    visit.page.get_by_text("Lycée fictif\u00a0: chiffres inventés").wait_for()
    visit.settle()
    assert visit.page.get_by_test_id("stMetricValue").count() >= 4
    check(visit)


@pytest.mark.parametrize("screen", PAGES)
def test_each_screen_shows_the_fictional_lycee_in_french_and_whole(visit, screen):
    visit.go(f"{'' if screen == 'accueil' else screen}?base=exemple")
    check(visit)
    assert not re.search(r"encore vide|\bnan\b|\bNone\b", visit.page.inner_text("body"))


@pytest.mark.parametrize("screen", PAGES)
def test_each_screen_says_what_to_do_of_an_empty_base(visit, screen):
    visit.go("" if screen == "accueil" else screen)
    check(visit)


def test_files_are_imported_together_and_a_second_time_change_nothing(visit):
    page = visit.page
    for counts in (r"(?!0 ajoutée)[\d ]+ ajoutées?", r"0 ajoutée · 0 modifiée · (?!0 )[\d ]+ inchangées?"):
        visit.go("importer")
        page.locator('input[type="file"]').set_input_files(FILES)
        page.get_by_role("button", name="Importer 3\u00a0fichiers").click()
        page.get_by_text(re.compile(r"lignes prises")).nth(2).wait_for()
        visit.settle()
        for heading in page.get_by_test_id("stExpander").all():
            if heading.locator("details:not([open])").count():
                heading.locator("summary").click()
        said = re.sub(r"[\u00a0\u202f]", " ", page.inner_text("body"))
        assert len(re.findall(rf"lignes lues · {counts}", said)) == len(FILES), said
        check(visit)
    visit.go("participation")
    assert "%" in page.get_by_test_id("stMetricValue").first.inner_text()
    left = b"".join(path.read_bytes() for path in visit.log.parent.rglob("*") if path.is_file())
    assert [number for number in national_numbers() if number.encode() in left] == []


def national_numbers() -> list[str]:
    """The INE of the pupils of the list that is imported."""
    rows = load_workbook(FILES[1]).worksheets[0].iter_rows(values_only=True)
    place = next(rows).index("Id National")
    numbers = [row[place] for row in rows if row[place]]
    assert len(numbers) > 500
    return numbers


def test_the_keyboard_reaches_the_screens_and_the_controls_and_opens_them(visit):
    visit.go("participation?base=exemple")
    reached = tab_through(visit, 130)  # twice around: on a busy machine, the first time may come too early
    order = ["Aller au contenu", "Participation et mixité", "PFMP", "Années scolaires", "Formation", "Sexe", "Voir"]
    assert [name for name in order if name not in reached] == [], reached
    assert [reached.index(name) for name in order] == sorted(reached.index(name) for name in order)
    assert "Le tableau derrière ce graphique" in reached
    visit.go("participation?base=exemple")
    tab_through(visit, 1 + reached.index("PFMP"))
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("heading", name="PFMP", exact=True).wait_for()


def tab_through(visit, times: int) -> list[str]:
    """What the keyboard reaches one after the other."""
    reached = []
    for _ in range(times):
        visit.page.keyboard.press("Tab")
        reached.append(visit.page.evaluate(FOCUSED))
    return reached

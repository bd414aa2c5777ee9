"""The guide speaks of every screen, shows pictures that exist, and is written in careful French."""

import ast
import re
import struct

import pytest

import french
from tests.pages.screen import open_page, sound, written
from tests.server import ROOT
from widgets.help.user_guide import GUIDE, chapters

TEXT = GUIDE.read_text(encoding="utf-8")
PICTURES = re.findall(r"^!\[([^\]]+)\]\((captures/[\w]+\.png)\)$", TEXT, re.M)
LARGEST = 120_000
"""Bytes of a picture: a guide is downloaded with the project."""


def screens() -> dict[str, str]:
    """File of each screen of app.py → its title in the menu."""
    found = {}
    for node in ast.walk(ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page":
            title = next(each.value.value for each in node.keywords if each.arg == "title")
            found[node.args[0].value] = title.partition(" ")[2]
    return found


def test_each_screen_of_the_menu_is_found():
    assert set(screens()) == {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}


@pytest.mark.parametrize("title", screens().values())
def test_each_screen_is_spoken_of_under_the_name_that_the_menu_gives_it(title):
    body = TEXT.partition("\n## ")[2] if title != "Mode d’emploi" else TEXT
    assert title in body


def test_each_picture_exists_and_each_that_exists_is_shown():
    shown = {place for _, place in PICTURES}
    assert shown == {path.relative_to(GUIDE.parent).as_posix() for path in GUIDE.parent.glob("captures/*")}
    assert len(PICTURES) == len(shown) == TEXT.count("![")


@pytest.mark.parametrize("place", [place for _, place in PICTURES])
def test_each_picture_is_light_and_of_the_screen_of_a_laptop(place):
    content = (GUIDE.parent / place).read_bytes()
    assert struct.unpack(">II", content[16:24]) == (1366, 768)
    assert len(content) < LARGEST


@pytest.mark.parametrize("said", [said for said, _ in PICTURES])
def test_each_picture_is_told_to_who_does_not_see_it(said):
    assert len(said) > 30


def test_the_guide_is_in_careful_french():
    prose = re.sub(r"`[^`]*`", "", TEXT)
    assert french.spaced(prose) == prose
    assert "'" not in prose
    assert "..." not in prose


def test_what_the_guide_says_to_type_or_to_run_exists():
    for command in re.findall(r"`uv run python -m ([\w.]+)`", TEXT):
        assert (ROOT / f"{command.replace('.', '/')}.py").exists()
    for name in re.findall(r"`(\w+\.(?:md|bat))`", TEXT):
        assert (ROOT / name).exists()


@pytest.mark.parametrize("chapter", chapters(TEXT))
def test_each_chapter_is_read_in_the_application_with_its_pictures(chapter):
    app = open_page("mode_emploi")
    sound(app.selectbox(key="chapitre").set_value(chapter).run())
    text = chapters(TEXT)[chapter]
    first = re.sub(r"[*`\[\]]", "", text.splitlines()[0])
    assert first[:40] in re.sub(r"[*`\[\]]", "", written(app))
    assert len(app.get("image")) == text.count("![")


def test_the_guide_is_one_click_from_an_empty_base():
    links = [link.proto.page for link in open_page().get("page_link")]
    assert "mode_emploi" in links


def test_the_readme_leads_to_the_guide():
    assert "](docs/guide.md)" in (ROOT / "README.md").read_text(encoding="utf-8")

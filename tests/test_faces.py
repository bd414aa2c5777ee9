"""How a room is entered: by its face alone, that loads nothing before it is asked for it."""

import subprocess
import sys
from importlib import import_module

import pytest

from tests.server import ROOT

FACES = [path for path in ROOT.glob("*/**/__init__.py") if "lazily(__name__" in path.read_text(encoding="utf-8")]
ROOMS = [".".join(path.parent.relative_to(ROOT).parts) for path in FACES if path.relative_to(ROOT).parts[0] != "tests"]


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_of_a_face_is_that_of_a_file_of_its_room(room):
    """Python would give the file once it is loaded, the name before."""
    files = {path.stem for path in ROOT.joinpath(*room.split(".")).iterdir()}
    assert not files & set(import_module(room).__all__)


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_gives_nothing_but_what_it_names(room):
    with pytest.raises(AttributeError, match=room):
        import_module(room).nothing_of_that_name  # noqa: B018


def test_what_stands_behind_a_face_is_loaded_with_the_first_name_that_needs_it():
    code = """
import sys
import reports.deck
assert "reports.deck.council_deck" not in sys.modules
assert reports.deck.build_deck.__module__ == "reports.deck.council_deck"
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

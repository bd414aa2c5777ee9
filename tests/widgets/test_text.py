"""Whatever a cell holds is shown as it is, never read as Markdown; tests/browser shows that Streamlit agrees."""

import re

from hypothesis import given
from hypothesis import strategies as st

from widgets.plain_text import plain

UNSEEN = "\u2060"
PIECES = st.sampled_from(
    ["**", "__", "~~", "`", "$", "$$", "[x](y)", "<b>", "&amp;", "|", ":smile:", ":red[x]", ":material/home:", ":::",
     "->", "www.a.fr", "https://a.example", "a@b.fr", "\n",
     "\n\n", "# ", "- ", "1. ", "2) ", "===", "---", "    ",
     "\t", "\\", " ", "é"]
)  # fmt: skip
CELLS = st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)


def read(text: str) -> str:
    """What a reader of Markdown sees of a text without any effect: backslashes and the unseen mark are gone."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).replace(UNSEEN, "")


def trimmed(text: str) -> str:
    return "\n".join(line.strip(" \t") for line in text.splitlines()).replace(UNSEEN, "")


@given(CELLS)
def test_nothing_of_a_cell_is_lost_but_spaces_at_the_ends_of_its_lines(cell):
    assert read(plain(cell)) == trimmed(cell)


@given(CELLS)
def test_every_mark_of_markdown_bears_a_backslash(cell):
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(cell))
    assert not re.search(r"[\\`*_\[\]<>|~$&]", bare)


@given(CELLS)
def test_no_line_begins_a_title_a_list_a_rule_or_a_block_of_code(cell):
    for line in plain(cell).splitlines():
        assert not re.match(r"[ \t#+\-=>]|\d+[.)]", line)


@given(CELLS)
def test_what_streamlit_seeks_in_the_text_itself_is_broken_up(cell):
    seen = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(cell))
    assert not re.search(r":[\w+-]+:|:material/|https?://|www\.|@\w", seen, re.I)
    assert not re.search(r"(?<!\S)(<->|->|<-|--|>=|<=|~=)(?!\S)", seen)


def test_ordinary_french_is_left_alone():
    said = "Société Dupont – 23 sur 27 élèves (85,2\u202f%)\u00a0: «\u00a0à suivre\u00a0», 1er sept. 2025\u202f!"
    assert plain(said) == said


def test_paragraphs_are_kept():
    assert plain("Un.\n\nDeux.") == "Un.\n\nDeux."

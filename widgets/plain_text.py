"""Text that Streamlit must show as it is: every command that writes reads Markdown, and cells come from anyone."""

import re

_MARKS = re.compile(r"[\\`*_\[\]<>|~$&]|:(?=[:\w])")
_FIRST_MARKS = re.compile(r"^(?:(\d+)(?=[.)])|(?=[#+\-=]))", re.M)
# Streamlit looks for these in the text itself, after any backslash has been read: only a character inside stops it.
_SOUGHT = re.compile(r"(:)(?=[\w+-][\w+/-]*:|//)|(@)(?=\w)|(www)(?=\.)|(?<!\S)([<>~-])(?=(?:->|[->=])(?!\S))", re.I)
_UNSEEN = "\u2060"


def plain(text: str) -> str:
    """``text`` for any Streamlit command, so that its reader sees it letter for letter.

    Markdown, HTML, directives such as ``:red[…]``, icons, emoji codes, formulas, links and arrows lose their effect;
    runs of spaces at the beginning of a line are dropped. Paragraphs (an empty line between two) are kept.
    """
    lines = "\n".join(line.strip(" \t") for line in text.splitlines())
    parted = _SOUGHT.sub(lambda found: found[0] + _UNSEEN, lines)
    escaped = _MARKS.sub(r"\\\g<0>", parted)
    return _FIRST_MARKS.sub(lambda found: f"{found[1] or ''}\\", escaped)

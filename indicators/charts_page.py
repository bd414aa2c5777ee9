"""What a page that opens by itself needs of Plotly: its library, and figures as texts that a script may read."""

import re
from typing import Any

from plotly.offline import get_plotlyjs

_END_OF_SCRIPT = re.compile("</(?=script)", re.IGNORECASE)


def library() -> str:
    """Plotly's JavaScript, fit to stand inside a page: nothing in it ends the script that holds it."""
    return _END_OF_SCRIPT.sub(r"<\\/", get_plotlyjs())


def as_json(figure: Any) -> str:
    """A figure of ``indicators.charts`` without the colours of a theme, as JSON where no « < » may be read as a tag."""
    figure.layout.template = None
    return str(figure.to_json(remove_uids=True)).replace("<", "\\u003c")

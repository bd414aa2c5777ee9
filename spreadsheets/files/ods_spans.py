"""Where the merged cells of an OpenDocument workbook are: calamine tells it for Excel formats only."""

import re

from spreadsheets.files.grid import Span
from spreadsheets.files.markup import count, tell
from spreadsheets.files.refusals import Refused

_A_SPAN = re.compile(r'number-(?:columns|rows)-spanned="(?!1")')
_CELLS = ("table-cell", "covered-table-cell")


def find_spans(document: str) -> dict[str, list[Span]]:
    """Merged cells of each sheet of a ``content.xml``, by its name; nothing for a document that has none."""
    if not _A_SPAN.search(document):  # most workbooks: reading all their cells again would be wasted
        return {}
    reader = _SpanReader()
    try:
        tell(document, reader.take_element, lambda _: None, lambda _: None)
    except Refused:  # calamine is more tolerant: its rows stand, merged cells unfilled
        return {}
    return reader.spans


class _SpanReader:
    """Follows the rows and cells of a document, counting those that one element repeats."""

    def __init__(self) -> None:
        self.spans: dict[str, list[Span]] = {}
        self._sheet: list[Span] = []
        self._row = self._next_row = self._column = 0

    def take_element(self, name: str, attributes: dict[str, str]) -> None:
        """Called for each opening tag, in the order of the document."""
        if name in _CELLS:
            lines = count(attributes.get("number-rows-spanned"))
            columns = count(attributes.get("number-columns-spanned"))
            if lines > 1 or columns > 1:
                last = (self._row + lines - 1, self._column + columns - 1)
                self._sheet.append(((self._row, self._column), last))
            self._column += count(attributes.get("number-columns-repeated"))
        elif name == "table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += count(attributes.get("number-rows-repeated"))
        elif name == "table":
            self._sheet = self.spans.setdefault(attributes.get("name", ""), [])
            self._next_row = 0

"""Where the merged cells of an OpenDocument workbook are: calamine tells it for Excel formats only."""

import re
from xml.parsers import expat

from spreadsheets.archive import open_archive
from spreadsheets.workbook import Span

_A_SPAN = re.compile(rb'number-(?:columns|rows)-spanned="(?!1")')
_CELLS = ("table:table-cell", "table:covered-table-cell")


def read_spans(content: bytes) -> dict[str, list[Span]]:
    """Merged cells of each sheet, by its name; nothing for a document that has none."""
    with open_archive(content) as archive:
        document = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    if not _A_SPAN.search(document):  # most workbooks: reading all their cells again would be wasted
        return {}
    reader = _SpanReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.take_element
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, ValueError):  # calamine is more tolerant: its rows stand, merged cells unfilled
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
            lines = int(attributes.get("table:number-rows-spanned", 1))
            columns = int(attributes.get("table:number-columns-spanned", 1))
            if lines > 1 or columns > 1:
                last = (self._row + lines - 1, self._column + columns - 1)
                self._sheet.append(((self._row, self._column), last))
            self._column += int(attributes.get("table:number-columns-repeated", 1))
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += int(attributes.get("table:number-rows-repeated", 1))
        elif name == "table:table":
            self._sheet = self.spans.setdefault(attributes.get("table:name", ""), [])
            self._next_row = 0

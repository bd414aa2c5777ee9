"""The tables of a web page, which many tools export under the name of an Excel workbook."""

import re
from html.parser import HTMLParser

from spreadsheets.files.grid import MOST_COLUMNS, Grid, Rows
from spreadsheets.files.refusals import Refusal, Refused

_BREAKS = {"br", "p", "div", "li"}
_UNSEEN = {"script", "style", "select", "textarea"}
_EXACT = ("x:num", "sdval")
"""Where Excel and LibreOffice write the whole number that a cell shows rounded."""
_SHOWN_NUMBER = re.compile(r"[-+]?\d[\d\s.,]*(?:e[-+]?\d+)?", re.I)
_WHOLE_NUMBER = re.compile(r"[-+]?\d{1,30}(?:\.\d{1,30})?(?:e[-+]?\d{1,2})?", re.I)
_MOST_LINES_COVERED = 65_534
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>")


def read_web_page(text: str) -> list[tuple[str, Rows | None]]:
    """Each table that holds a value, in the order of the page; nested tables count for themselves.

    Cells are text, or numbers where the page gives them exactly. Raises ``Refused`` for a page without table.
    """
    page = _Page()
    page.feed(text)
    page.close()
    found = [(table.title, rows) for table in page.tables if (rows := table.finish())]
    if not found:
        raise Refused(Refusal.WEB_PAGE)
    if len(found) == 1:
        named = _SHEET_NAME.search(text)
        return [(found[0][0] or (named[1] if named else ""), found[0][1])]
    return [(title or f"Tableau {rank}", rows) for rank, (title, rows) in enumerate(found, start=1)]


class _Table:
    """One table while it is told: where the next cell goes, and the columns that cells above still cover."""

    def __init__(self) -> None:
        self.title = ""
        self.text: list[str] | None = None
        self._attributes: dict[str, str | None] = {}
        self._grid = Grid()
        self._line, self._column = -1, 0
        self._covered: dict[int, int] = {}

    def open_row(self) -> None:
        self.close_cell()
        self._line, self._column = self._line + 1, 0

    def open_cell(self, attributes: dict[str, str | None]) -> None:
        self.close_cell()
        if self._line < 0:
            self.open_row()
        self.text, self._attributes = [], attributes

    def close_cell(self) -> None:
        if self.text is None:
            return
        while self._covered.get(self._column, -1) >= self._line:
            self._column += 1
        lines = _span(self._attributes.get("rowspan"), _MOST_LINES_COVERED)
        columns = _span(self._attributes.get("colspan"), MOST_COLUMNS)
        self._grid.put(self._line, self._column, self._value(), lines, columns)
        if lines > 1:
            self._covered |= dict.fromkeys(range(self._column, self._column + columns), self._line + lines - 1)
        self._column += columns
        self.text = None

    def _value(self) -> str | float:
        lines = (" ".join(line.split()) for line in "".join(self.text or ()).split("\n"))
        shown = "\n".join(line for line in lines if line)
        exact = next((self._attributes[name] for name in _EXACT if self._attributes.get(name)), None) or ""
        return float(exact) if _WHOLE_NUMBER.fullmatch(exact) and _SHOWN_NUMBER.fullmatch(shown) else shown

    def finish(self) -> Rows:
        self.close_cell()
        return self._grid.finish()


class _Page(HTMLParser):
    """Hands what is inside cells to the innermost table that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen = 0
        self._caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open_table()
        elif tag in {"tr", "td", "th"}:
            if not self._open:  # some pages hold rows and no table
                self._open_table()
            if tag == "tr":
                self._open[-1].open_row()
            else:
                self._open[-1].open_cell(dict(attrs))
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag == "caption":
            self._caption = True
        elif tag in _BREAKS:
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "caption":
            self._caption = False
        elif tag in _BREAKS:
            self._write("\n")
        elif self._open and tag in {"td", "th", "tr"}:
            self._open[-1].close_cell()
        elif self._open and tag == "table":
            self._open.pop().close_cell()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._caption and self._open:
            self._open[-1].title = " ".join((self._open[-1].title + data[:100]).split())
        else:
            self._write(data.replace("\n", " "))

    def _open_table(self) -> None:
        self._caption = False
        self._open.append(_Table())
        self.tables.append(self._open[-1])

    def _write(self, text: str) -> None:
        if self._open and (cell := self._open[-1].text) is not None:
            cell.append(text)


def _span(written: str | None, most: int) -> int:
    """How many lines or columns a cell covers; 1 for what is no number."""
    digits = (written or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1

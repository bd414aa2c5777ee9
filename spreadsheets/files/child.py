"""The process that reads one file, bounded in memory, and answers with its rows: ``apart.py`` starts and stops it.

Nothing here imports what takes long to import: a folder of 200 files starts 200 such processes.
"""

import gc
import pickle
import sys
from typing import Any

from spreadsheets.files.grid import MOST_CELLS, Rows, compact
from spreadsheets.files.refusals import Refusal, Refused
from spreadsheets.files.zipped import Member, is_workbook, unfold

Named = list[tuple[str, Rows | None]]
"""Title and rows of each sheet; ``None`` for a sheet that is damaged."""
ZIP, INSIDE_ARCHIVE = ZIPS = ("zip", "zip rangé")
"""A .zip, workbook or archive; one that an archive holds, which may only be a workbook."""
_LONGEST_ANSWER = 256 * 2**20


def main(kind: str, largest_memory: str) -> None:
    """Read the standard input; write (whether it was read, its sheets or the refusal)."""
    _bound_memory(int(largest_memory))
    gc.disable()  # the rows are many and hold no cycle: looking for some takes as long as reading them
    try:
        answer: tuple[bool, Any] = (True, _answer(kind, sys.stdin.buffer.read()))
    except Refused as error:
        answer = (False, error.refusal)
    except MemoryError:
        answer = (False, Refusal.TOO_LARGE)
    written = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    if len(written) > _LONGEST_ANSWER:
        written = pickle.dumps((False, Refusal.TOO_LARGE))
    sys.stdout.buffer.write(written)


def _answer(kind: str, content: bytes) -> Named | list[Member]:
    if kind in ZIPS and not is_workbook(content):
        if kind == INSIDE_ARCHIVE:
            raise Refused(Refusal.NESTED_ARCHIVE)
        return unfold(content)
    return _compact(_read(kind, content))


def _read(kind: str, content: bytes) -> Named:
    if kind in ("classeur", *ZIPS):
        from spreadsheets.files.read_workbook import read_workbook

        return read_workbook(content)
    if kind == "texte":
        from spreadsheets.files.read_text import read_text

        return [("", read_text(content))]
    return _read_markup(kind, content)


def _read_markup(kind: str, content: bytes) -> Named:
    from spreadsheets.files.encoding import decode_page

    text = decode_page(content)
    if kind == "page":
        from spreadsheets.files.read_web_page import read_web_page

        return read_web_page(text)
    if kind == "xml":
        from spreadsheets.files.read_excel_xml import read_excel_xml

        return read_excel_xml(text)
    from spreadsheets.files.read_ods import read_document

    return read_document(text)


def _compact(sheets: Named) -> Named:
    """The sheets without their empty margins, each text held once: what is handed over is short."""
    known: dict[str, str] = {}
    if sum(compact(rows, known) for _, rows in sheets if rows) > MOST_CELLS:
        raise Refused(Refusal.TOO_LARGE)
    return sheets


def _bound_memory(largest: int) -> None:
    """Have the system refuse more; where it knows no such bound (macOS), time and sizes are what bounds."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (largest, largest))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    elif sys.platform == "win32":
        from spreadsheets.files.windows_job import bound_memory

        bound_memory(largest)

"""Reading a workbook in a child process, bounded in time and memory: calamine may end the process that runs it."""

import pickle
import subprocess
import sys
from pathlib import Path

from spreadsheets import refusals, workbook
from spreadsheets.formats import OLE
from spreadsheets.refusals import Refused
from spreadsheets.workbook import DamagedWorkbook, Rows

SMALL = 2 * 2**20
"""The files that ended the process were .xls with a looping sector table, or small files claiming huge sheets."""
LONGEST_SECONDS = 60
_LARGEST_MEMORY = 2 * 2**30
_SCRIPT = Path(workbook.__file__)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_safely(content: bytes) -> list[tuple[str, Rows | None]]:
    """``read_workbook``, in a child process unless handing the rows over would cost more than it protects."""
    if len(content) <= SMALL or content.startswith(OLE):
        return _read_apart(content)
    try:
        return workbook.read_workbook(content)
    except DamagedWorkbook as error:
        raise Refused(refusals.DAMAGED) from error


def _read_apart(content: bytes) -> list[tuple[str, Rows | None]]:
    command = [sys.executable, "-I", str(_SCRIPT), str(_LARGEST_MEMORY)]
    try:
        child = subprocess.run(  # noqa: S603 - our own script, no argument from outside
            command, input=content, capture_output=True, timeout=LONGEST_SECONDS, check=False, creationflags=_NO_WINDOW
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(refusals.DAMAGED) from error
    if child.returncode:
        raise Refused(refusals.DAMAGED)
    sheets: list[tuple[str, Rows | None]] = pickle.loads(child.stdout)  # noqa: S301 - written by our own script
    return sheets

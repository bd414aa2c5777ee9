"""Reading a file in a child process, bounded in time and memory: some files end or fill the process that reads them."""

import gc
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from spreadsheets.files.grid import Rows
from spreadsheets.files.refusals import Refusal, Refused
from spreadsheets.files.zipped import Member

SHORTEST, SECONDS_PER_MEBIBYTE, LONGEST = 12.0, 1.5, 19.0
"""Seconds that a file may take: many times what a workbook of its size does, and never as long as a person waits."""
LARGEST_MEMORY = 2**30
_ROOT = Path(__file__).parents[2]
_START = """
import sys, types
root, *rest = sys.argv[1:]
sys.path.append(root)
package = sys.modules["spreadsheets"] = types.ModuleType("spreadsheets")
package.__path__ = [root + "/spreadsheets"]
from spreadsheets.files.child import main
from spreadsheets.files.refusals import Refusal, Refused
main(*rest)
"""
"""The rooms without their ``__init__``, which import the base and all: a child is to start in 0.1 s."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


Tables = list[tuple[str, Rows | None]]
"""Name and rows of each sheet, ``None`` for a damaged one."""


def read_apart(kind: str, content: bytes) -> Tables | list[Member]:
    """The sheets of a file, or the files of an archive; raises ``Refused`` for a file that cannot be read."""
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), kind, str(LARGEST_MEMORY)]
    seconds = min(SHORTEST + SECONDS_PER_MEBIBYTE * len(content) / 2**20, LONGEST)
    try:
        child = subprocess.run(  # noqa: S603 - our own script, no argument from outside
            command, input=content, capture_output=True, timeout=seconds, check=False, creationflags=_NO_WINDOW
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Refusal.TOO_LONG) from error
    if child.returncode:
        raise Refused(Refusal.ENDED)
    read, answer = _load(child.stdout)
    if not read:
        raise Refused(answer)
    found: Tables | list[Member] = answer
    return found


def _load(written: bytes) -> tuple[bool, Any]:
    """What the child answers; while its many rows come to life, no cycle is looked for among them."""
    watched = gc.isenabled()
    gc.disable()
    try:
        loaded: tuple[bool, Any] = pickle.loads(written)  # noqa: S301 - written by our own script
    finally:
        if watched:
            gc.enable()
    return loaded

"""Opens and reads the files dropped together, whatever they are: paths or streams, in any order."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import french
from spreadsheets.files.read import read_file
from spreadsheets.model import Anomaly, Reading, Sheet, SheetReport

File = Path | str | BinaryIO
Progress = Callable[[str, int, int], None]
UNREACHABLE = (
    "Le fichier est introuvable ou ne peut pas être lu : vérifiez qu’il existe et qu’il n’est pas ouvert ailleurs."
)


class _Named(NamedTuple):
    """A file that could be opened: what it holds, or why not."""

    name: str
    content: bytes | None

    @property
    def order(self) -> tuple[str, str]:
        """The order in which files count, whatever the one they are dropped in."""
        return self.name, hashlib.sha256(self.content or b"").hexdigest()


def read_files(files: Sequence[File], on_progress: Progress | None = None) -> Reading:
    """The sheets of all files, and a refusal for each file or sheet that cannot be read. Never raises.

    ``on_progress`` is told the name of each file read, how many are, and how many there are.
    """
    sheets: list[Sheet] = []
    refused: list[SheetReport] = []
    ordered = sorted(map(_open, files), key=lambda file: file.order)
    for done, (name, content) in enumerate(ordered, start=1):
        found, anomalies = _read(name, content)
        sheets += found
        refused += [refusal(each.fichier, each.feuille, (each,)) for each in anomalies]
        if on_progress:
            on_progress(name, done, len(files))
    return Reading(sheets=tuple(sheets), refused=tuple(refused))


def refusal(fichier: str, feuille: str, anomalies: Sequence[Anomaly], number: int | None = None) -> SheetReport:
    """The report of a sheet that is not taken in at all."""
    return SheetReport(fichier=fichier, feuille=feuille, table=None, anomalies=tuple(anomalies), number=number)


def _open(file: File) -> _Named:
    name = str(file if isinstance(file, Path | str) else getattr(file, "name", "fichier"))
    try:
        content = Path(file).read_bytes() if isinstance(file, Path | str) else _read_stream(file)
    except (OSError, ValueError):
        content = None
    return _Named(name.replace("\\", "/").rstrip("/").rpartition("/")[2], content)


def _read_stream(stream: BinaryIO) -> bytes:
    if stream.seekable():
        stream.seek(0)
    return stream.read()


def _read(name: str, content: bytes | None) -> tuple[list[Sheet], list[Anomaly]]:
    if content is not None:
        return read_file(name, content)
    message = french.spaced(UNREACHABLE)
    return [], [Anomaly(severity="refus", fichier=name, feuille="", colonne="", message=message, lignes=())]

"""The whole way of the files dropped together, into the base in one transaction."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import annee_scolaire as school_year
import french
from spreadsheets.model import Anomaly, Recognised, Report, Sheet, SheetReport
from spreadsheets.read import read_file
from spreadsheets.recognise import recognise
from spreadsheets.steps import Drop
from spreadsheets.surveys import drop_replaced_answers
from spreadsheets.take_in import take_in
from warehouse import Store

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


def import_files(
    store: Store, files: Sequence[File], annee_scolaire: str | None = None, on_progress: Progress | None = None
) -> Report:
    """Take in what the files hold, all of it or, if the base fails, nothing.

    ``annee_scolaire`` (« 2025-2026 ») is the year of the sheets that do not carry their own. ``on_progress`` is told
    the name of each file read, how many are, and how many there are. Never raises for what a file contains; raises
    ``ValueError`` for a year that is none. Sheets come in the order they were taken in, then the refused ones.
    """
    if annee_scolaire is not None:
        school_year.first_day(annee_scolaire)
    found, refused = _read_all(sorted(map(_open, files), key=lambda file: file.order), on_progress)
    found.sort(key=lambda each: each.table.rank)
    if not found:
        return Report(sheets=tuple(refused))
    with store.importing() as deposit:
        drop = Drop(deposit, store.fingerprint_key)
        taken = [take_in(drop, each, annee_scolaire) for each in found]
        drop_replaced_answers(deposit, drop.answers)
    return Report(sheets=(*taken, *refused))


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


def _read_all(files: Sequence[_Named], on_progress: Progress | None) -> tuple[list[Recognised], list[SheetReport]]:
    found: list[Recognised] = []
    refused: list[SheetReport] = []
    for done, (name, content) in enumerate(files, start=1):
        sheets, anomalies = _read(name, content)
        refused += [_refusal(each.fichier, each.feuille, (each,)) for each in anomalies]
        for sheet in sheets:
            known = recognise(sheet)
            if isinstance(known, Recognised):
                found.append(known)
            else:
                refused.append(_refusal(sheet.fichier, sheet.feuille, known))
        if on_progress:
            on_progress(name, done, len(files))
    return found, refused


def _read(name: str, content: bytes | None) -> tuple[list[Sheet], list[Anomaly]]:
    if content is not None:
        return read_file(name, content)
    message = french.spaced(UNREACHABLE)
    return [], [Anomaly(severity="refus", fichier=name, feuille="", colonne="", message=message, lignes=())]


def _refusal(fichier: str, feuille: str, anomalies: Sequence[Anomaly]) -> SheetReport:
    return SheetReport(fichier=fichier, feuille=feuille, table=None, anomalies=tuple(anomalies))

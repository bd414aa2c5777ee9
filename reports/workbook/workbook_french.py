"""What the library writes in English in a workbook, and has no setting for: the names of its charts and its theme."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from excel import writable

_CHART = re.compile(rb'name="Chart \d+"')
_NUMBER = re.compile(r"\d+")


def speak_french(workbook: bytes, alternatives: Sequence[str]) -> bytes:
    """The same workbook, each chart under a French name with its text alternative, in the order in which they were
    added.
    """
    content, said = io.BytesIO(), enumerate(alternatives, start=1)
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as after:
        parts = {name: before.read(name) for name in before.namelist()}
        for name in sorted((each for each in parts if each.startswith("xl/drawings/drawing")), key=_rank):
            parts[name] = _named(parts[name], said)
        for name, part in parts.items():
            if name.startswith("xl/theme/"):
                part = part.replace(b'name="Office Theme"', 'name="Réseaux et partenariats"'.encode())
            elif name.startswith("xl/charts/chart"):
                part = part.replace(b"><chart>", b'><lang val="fr-FR"/><chart>', 1)
            after.writestr(name, part)
    return content.getvalue()


def _rank(name: str) -> int:
    found = _NUMBER.search(name)
    return int(found[0]) if found else 0


def _named(drawing: bytes, said: Iterator[tuple[int, str]]) -> bytes:
    def name(_: re.Match[bytes]) -> bytes:
        rank, text = next(said)
        return f'name="Graphique {rank}" descr="{escape(writable(text))}"'.encode()

    return _CHART.sub(name, drawing)

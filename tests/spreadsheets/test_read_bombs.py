"""Archives that unfold to far more than they are, whatever their directory says: the server itself unfolds none."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from spreadsheets.files.read import read_file
from tests.server import ROOT

MOST_TAKEN = 150
"""Mebibytes that the server may take more than before, while it answers an archive of a few."""
MEASURE = """
import resource, sys
from spreadsheets.files.read import read_file
content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sheets, anomalies = read_file("a.zip", content)
taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
print(taken, len(sheets), anomalies[0].message if anomalies else "")
"""


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return bytearray(written.getvalue())


def lying(content: bytearray, size: int) -> bytes:
    """The same archive, each of its files said to unfold to ``size`` bytes."""
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset : place + offset + 4] = struct.pack("<I", size)
            place = content.find(signature, place + 1)
    return bytes(content)


def overlapping() -> bytes:
    """Two hundred entries of the directory that all stand for the same bytes."""
    content = bytes(zipped({"a.csv": b"a;b\n" * 2**20}))
    directory, ending = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry, end = content[directory:ending], bytearray(content[ending:])
    end[8:12] = struct.pack("<HH", 200, 200)
    end[12:16] = struct.pack("<I", 200 * len(entry))
    return content[:directory] + entry * 200 + bytes(end)


BOMBS = {
    "files that say less than they are": lambda: lying(zipped({f"{n}.csv": bytes(2**25) for n in range(20)}), 900),
    "files as dense as is let in": lambda: bytes(zipped({f"{n}.csv": bytes(2**21) for n in range(24)})),
    "a type that unfolds to a gigabyte": lambda: lying(
        zipped({"mimetype": bytes(2**28), "a.csv": b"a;b\n"}, zipfile.ZIP_BZIP2), 2**20),
    "one archive in another": lambda: bytes(zipped({"b.zip": bytes(zipped({"c.zip": bytes(2**25)}))})),
    "as many files as there can be": lambda: bytes(zipped(dict.fromkeys(map("{}.csv".format, range(65_535)), b""), 0)),
    "entries that overlap": overlapping,
}  # fmt: skip


@pytest.mark.skipif(not Path("/proc").exists(), reason="what a process takes at most is told otherwise elsewhere")
@pytest.mark.parametrize("name", BOMBS)
def test_the_server_takes_little_memory_to_refuse(name, tmp_path):
    bomb = tmp_path / "a.zip"
    bomb.write_bytes(BOMBS[name]())
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, str(bomb)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    taken, sheets, message = told.split(" ", 2)
    assert int(taken) < MOST_TAKEN
    assert sheets == "0"
    assert message.strip()


def test_an_archive_that_holds_a_workbook_and_lists_is_still_read(make_xlsx):
    inside = {"a.xlsx": make_xlsx({"Suivi": [["a", "b"]]}), "b.csv": b"a;b\n1;2\n"}
    sheets, anomalies = read_file("a.zip", bytes(zipped(inside, zipfile.ZIP_BZIP2)))
    assert (len(sheets), anomalies) == (2, [])

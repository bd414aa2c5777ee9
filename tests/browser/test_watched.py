"""Every byte that the server and its children write while a school works, seen by the system itself: no pupil in it."""

import os
import re
import shutil
import stat
from collections import defaultdict
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.pupils import PUPILS, ROSTER, others
from tests.server import running
from tests.test_privacy import read_in

STRACE = shutil.which("strace")
WATCHED = "write,pwrite64,writev,pwritev,pwritev2,mmap,sendfile,copy_file_range,rename,renameat,renameat2,mkdir,openat"
CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
PLACED = re.compile(r"\d+<([^>]*)>")
BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
PLACE = r"\x2f"
"""How the system tells a path from a pipe or a socket: as hexadecimal bytes, the first of which is a slash."""
LARGE = 2 * 2**20
"""Bytes of a file that the server, left to itself, would receive in the temporary folder."""
LISTED = PUPILS + others(";Durand;{};17/06/2008;F;TCOM1\n") + ROSTER.removeprefix(PUPILS)
REFUSED = ";Zztopnom;Yvprénomme;25/03/2009;;TMELEC\n;;Wébultine;25/03/2009;F;TMELEC\n"
PLACES = (
    "Période;Début;Fin;Nom;Prénom;Situation;Entreprise;Commune\n"
    + others("PFMP 1;17/11/2025;12/12/2025;Durand;{};signée;Garage Dupont;Lyon\n")
    + "PFMP 1;17/11/2025;12/12/2025;Zztopnom;Yvprénomme;signée;Plomberie Yvprénomme ZZTOPNOM;"
    "chez Vréguémont Wébultine\n"
)


@pytest.fixture
def seen(tmp_path):
    """Where the system tells what is written; without strace the test is skipped, but never where run automatically."""
    if STRACE is None:
        if os.environ.get("CI"):
            pytest.fail("strace is not installed: .ci/run should have done so.")
        pytest.skip("strace n’est pas installé.")
    return tmp_path / "vu.txt"


def unhexed(text: str) -> bytes:
    return b"".join(bytes.fromhex(held.replace("\\x", "")) for held in BYTES.findall(text))


def path_of(hexed: str) -> str:
    return bytes.fromhex(hexed.replace("\\x", "")).decode("utf-8", "surrogateescape")


def is_device(hexed: str) -> bool:
    return hexed.startswith(PLACE) and path_of(hexed).startswith("/dev/")


def written(told: Path) -> dict[str, bytes]:
    """What went to each file, in the order it went; the names that files were given or asked by."""
    files: dict[str, bytearray] = defaultdict(bytearray)
    with told.open(encoding="latin-1") as lines:
        for line in lines:
            call = CALL.match(line)
            if not call:
                continue
            name, said = call.groups()
            if name == "mmap":
                shared = "PROT_WRITE" in said and "MAP_SHARED" in said and (place := PLACED.search(said))
                assert not shared or is_device(place[1]), line[:300]
            elif name in ("openat", "mkdir") or name.startswith("rename"):
                files["names"] += unhexed(said) + b"\n"
            elif (place := PLACED.match(said)) and place[1].startswith(PLACE) and not is_device(place[1]):
                files[path_of(place[1])] += unhexed(said)
    return {place: bytes(content) for place, content in files.items()}


@pytest.mark.slow
def test_no_byte_written_by_the_server_or_its_children_names_a_pupil(browser, tmp_path, seen):
    data, temporary, dropped = (tmp_path / name for name in ("donnees", "temporaire", "fichiers"))
    for folder in (data, temporary, dropped):
        folder.mkdir()
    under = [STRACE, "-f", "-qq", "-y", "-xx", "-s", str(2**24), "-e", f"trace={WATCHED}", "-e", "signal=none",
             "-o", str(seen), "--seccomp-bpf"]  # fmt: skip
    with running(data, under=under, TMPDIR=str(temporary)) as port:
        work(Visit(browser.new_page(), f"http://127.0.0.1:{port}", data / "serveur.log"), dropped)
        rights = {stat.S_IMODE(path.stat().st_mode) for path in data.rglob("*") if path.name != "serveur.log"}
    files = written(seen)
    assert len(files[str(data / "lycee.duckdb.wal")]) > 20_000, sorted(files)
    assert {place: read_in(content) for place, content in files.items() if read_in(content)} == {}
    assert [place for place, content in files.items() if content.startswith(b"PK\x03\x04")] == []
    assert rights <= {0o600, 0o700}


def work(visit: Visit, dropped: Path) -> None:
    """Drop files, review them, import them, take the refused rows and the figures away."""
    page = visit.page
    (dropped / "eleves 2025-2026.csv").write_text(LISTED + REFUSED, encoding="utf-8")
    (dropped / "Suivi de Zztopnom Yvprénomme.csv").write_text(PLACES, encoding="utf-8")
    (dropped / "grand 2025-2026.csv").write_text(LISTED + ";;;;;\n" * (LARGE // 6), encoding="utf-8")
    visit.go("importer")
    page.locator('input[type="file"]').set_input_files(sorted(dropped.iterdir()))
    page.get_by_role("button", name="Importer 3\u00a0fichiers").wait_for()
    visit.settle()
    visit.click("button", "Importer 3\u00a0fichiers")
    with page.expect_download() as refused:
        page.get_by_role("button", name="Télécharger les lignes refusées, à corriger puis à redéposer").click()
    assert Path(refused.value.path()).stat().st_size > 4_000
    for screen in ("donnees", "exporter"):
        visit.go(screen)
    for button in page.get_by_test_id("stDownloadButton").all():
        with page.expect_download() as taken:
            button.get_by_role("button").click()
        assert taken.value.path()

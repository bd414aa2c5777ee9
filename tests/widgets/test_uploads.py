"""A dropped file, however large, is received without a copy on the disk."""

import asyncio

import pytest
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from tests.server import ROOT

LARGE = b"Zztopnom;2MELEC\n" * 250_000
BORDER = "frontiere"


@pytest.fixture(autouse=True)
def as_starlette_comes(monkeypatch):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 2**20)


def is_copied_on_disk(content: bytes) -> bool:
    """Receive a file as the server does; whether it went through a temporary file."""
    start = f'--{BORDER}\r\nContent-Disposition: form-data; name="f"; filename="eleves.csv"\r\n\r\n'.encode()
    end = f"\r\n--{BORDER}--\r\n".encode()
    headers = [(b"content-type", f"multipart/form-data; boundary={BORDER}".encode())]

    async def receive():
        return {"type": "http.request", "body": start + content + end, "more_body": False}

    async def take() -> bool:
        async with Request({"type": "http", "headers": headers}, receive).form() as form:
            received = form["f"]
            assert isinstance(received, UploadFile)
            assert await received.read() == content
            return received.file._rolled

    return asyncio.run(take())


def test_the_server_alone_would_write_a_large_file_to_the_disk():
    assert is_copied_on_disk(LARGE)


def test_once_the_import_page_is_drawn_it_keeps_the_file_in_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTENARIATS_DOSSIER", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/importer.py").run()
    assert not app.exception
    assert not is_copied_on_disk(LARGE)

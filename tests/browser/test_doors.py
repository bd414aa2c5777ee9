"""What a page of another address, of this computer or of its disk, can do with the application in a real browser."""

import functools
import http.server
import threading

import pytest

FRAMING = "<!doctype html><title>Ailleurs</title><iframe src='{home}/' width=800 height=600></iframe>"
KNOCK = """([url]) => new Promise(done => {
    const stream = new WebSocket(url, ['streamlit']);
    stream.onopen = () => done('open'); stream.onerror = () => done('refused');
})"""


@pytest.fixture(params=["a page of another port", "a page of the disk"])
def elsewhere(request, server, tmp_path):
    """The address of a page that frames the application."""
    (tmp_path / "page.html").write_text(FRAMING.format(home=server[0]), encoding="utf-8")
    if "disk" in request.param:
        yield (tmp_path / "page.html").as_uri()
        return
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield "http://" + f"127.0.0.1:{other.server_port}/page.html"
        other.shutdown()


def test_it_can_neither_be_framed_nor_spoken_to(browser, server, elsewhere):
    home, _ = server
    page = browser.new_page()
    page.goto(elsewhere)
    page.wait_for_timeout(1500)
    assert [frame.query_selector("[data-testid=stApp]") for frame in page.frames] == [None, None]
    assert page.evaluate(KNOCK, [f"{home.replace('http', 'ws')}/_stcore/stream"]) == "refused"
    page.close()


def test_its_own_page_can(visit):
    visit.go("")
    assert visit.page.evaluate(KNOCK, [f"{visit.home.replace('http', 'ws')}/_stcore/stream"]) == "open"

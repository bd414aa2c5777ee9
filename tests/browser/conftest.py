"""The application in a real browser, on the screen of a small laptop, watched for all that should not happen."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.server import running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
           "--disable-component-update", "--disable-quic"]  # fmt: skip
SCREEN = {"width": 1366, "height": 768}
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Where Streamlit, opened at the address of a page, first looks for its server in vain."""
PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine before it is held for stuck."""
expect.set_options(timeout=PATIENCE)


@dataclass
class Visit:
    """One tab, the address of the application, and what went wrong in the tab so far."""

    page: Page
    home: str
    log: Path
    wrongs: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address and wait for its screen."""
        self.page.goto(f"{self.home}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the application has drawn all it had to."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached")
        self.page.wait_for_function("document.documentElement.lang == 'fr'")
        self.page.wait_for_function("!document.querySelector('[data-stale=true]')")

    def click(self, role: str, name: str) -> None:
        """Press what bears this name, and wait."""
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.page.wait_for_timeout(200)
        self.settle()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, closed before any other test, for its event loop allows no other.

    Where it is not installed the tests are skipped, but never where they are run automatically.
    """
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed: .ci/run should have done so.")
        pytest.skip("Chromium n’est pas installé.")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory, example_in) -> Path:
    """The data folder of the server: nothing in it but the fictional lycée, ready to be opened."""
    folder = tmp_path_factory.mktemp("donnees")
    example_in(folder)
    return folder


@pytest.fixture(scope="module")
def server(browser, data_folder) -> Iterator[tuple[str, Path]]:  # noqa: ARG001 (no server without a browser)
    """The address of a server of our own, and what it says."""
    with running(data_folder) as port:
        yield f"http://127.0.0.1:{port}", data_folder / "serveur.log"


@pytest.fixture
def visit(browser, server) -> Iterator[Visit]:
    """A new tab; whatever the test, nothing may have gone wrong in it in the end."""
    home, log = server
    page = browser.new_context(viewport=SCREEN, locale="fr-FR").new_page()
    page.set_default_timeout(PATIENCE)
    found = Visit(page, home, log)

    def hear(message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not PROBE.search(url):
            found.wrongs.append(f"console: {message.text} {url}")

    def see(request: Request) -> None:
        if not request.url.startswith((home, home.replace("http", "ws"), "data:", "blob:")):
            found.wrongs.append(f"request to {request.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: found.wrongs.append(f"error: {error}"))
    page.on("request", see)
    yield found
    page.context.close()
    assert found.wrongs == []

"""Takes the pictures of the guide from the application itself, on the fictional school.

``uv run python -m docs.make_captures`` rewrites docs/captures/; Chromium must be installed.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Error, Page, ViewportSize, sync_playwright

from docs.council import hold_council
from spreadsheets import import_files
from warehouse import FOLDER_VARIABLE, open_warehouse

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "captures"
FILES = ROOT / "sample_data" / "fichiers"
SCREEN = ViewportSize(width=1366, height=768)
PORT = 8519
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
COLOURS = 128
"""Of a picture: an interface of flat colours needs no more, and weighs a third."""

SCREENS = {
    "accueil_vide": "",
    "synthese": "synthese?base=exemple",
    "question": "fiche?base=exemple&question=D3.2",
    "plan": "plan?base=exemple",
    "exporter": "exporter?base=exemple",
}
"""Each picture that an address is enough for."""
POINTS = 3
"""Of the agenda, kept before the council is shown."""
OWN_SCREENS = {"donnees": "donnees", "passation": "passation"}
"""Those that show what may be changed: taken of the user's own base, once it has received the same files."""


def main() -> None:
    """Take every picture anew, in a data folder of its own."""
    folder = ROOT / ".captures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        store = open_warehouse(folder / "exemple.duckdb")
        import_files(store, sorted(FILES.iterdir()))
        hold_council(store)
        store.close()
        with running(folder), sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(viewport=SCREEN, locale="fr-FR").new_page()
            take_all(page)
            browser.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_all(page: Page) -> None:
    """Every picture, the empty base first."""
    for name, address in SCREENS.items():
        visit(page, address)
        take(page, name)
    take_figure(page)
    take_council(page)
    take_own(page)


def take_figure(page: Page) -> None:
    """One indicator, then the rows behind it."""
    visit(page, "pfmp?base=exemple&indicateur=pfmp.taux_solution")
    page.get_by_role("heading", name="Taux de solution de PFMP").last.evaluate("each => each.scrollIntoView()")
    take(page, "pfmp")
    visit(page, "pfmp?base=exemple")
    page.get_by_role("button", name="Lignes").nth(1).click()
    page.get_by_text("derrière ce chiffre.").first.evaluate("each => each.scrollIntoView({ block: 'center' })")
    take(page, "lignes")


def take_council(page: Page) -> None:
    """What is proposed for the agenda, then a slide of what was kept of it."""
    visit(page, "ordre_du_jour?base=exemple")
    page.get_by_role("button", name="Classer les questions").click()
    page.mouse.move(0, 0)
    page.get_by_role("heading", name="Ce qui mérite le temps du conseil").evaluate("each => each.scrollIntoView()")
    take(page, "ordre_du_jour")
    for _ in range(POINTS):
        page.get_by_role("button", name="Retenir").first.click()
        settle(page)
    visit(page, "seance?base=exemple&diapo=3")
    take(page, "seance")


def take_own(page: Page) -> None:
    """The import of the same files into the user's own base, then what may be changed there."""
    visit(page, "importer")
    page.locator('input[type="file"]').first.set_input_files(sorted(FILES.iterdir()))
    page.get_by_text("Rien n’est encore écrit").wait_for(timeout=120_000)
    take(page, "importer")
    page.get_by_role("button", name="Importer 18").click()
    page.get_by_text("Ce qui vient d’être importé").wait_for(timeout=120_000)
    for name, address in OWN_SCREENS.items():
        visit(page, address)
        take(page, name)


def visit(page: Page, address: str, port: int = PORT) -> None:
    """Open an address and wait until all is drawn; the server may only be starting."""
    for _ in range(60):
        try:
            page.goto(f"http://127.0.0.1:{port}/{address}")
            break
        except Error:
            page.wait_for_timeout(500)
    page.wait_for_selector("h1", timeout=120_000)
    settle(page)


def settle(page: Page) -> None:
    """Wait until all is drawn."""
    page.wait_for_timeout(1500)
    page.wait_for_selector(DRAWN, state="attached", timeout=120_000)
    page.wait_for_timeout(1000)


def take(page: Page, name: str) -> None:
    """One picture of the screen, as light as it may be."""
    settle(page)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    PICTURES.mkdir(exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """The application, on a data folder of its own."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
    settings = {**os.environ, FOLDER_VARIABLE: str(folder)}
    with (folder / "serveur.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--server.port", str(PORT)], cwd=ROOT, env=settings, stdout=log, stderr=log
        )
        try:
            yield
        finally:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main()

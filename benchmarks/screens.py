"""Times the pages: a warm re-run on the fictional lycée, and a cold start against a blank application."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.timing import median_seconds
from warehouse import FOLDER_VARIABLE

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
BLANK = "import streamlit as st\nst.title('Bonjour')\n"


def measure_reruns(runs: int) -> list[tuple[str, str]]:
    """Median server time of a warm re-run, page by page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.query_params["base"] = "exemple"
        app.run()
        return [_rerun(app, page, runs) for page in sorted((ROOT / "pages").glob("*.py"))]


def _rerun(app: AppTest, page: Path, runs: int) -> tuple[str, str]:
    app.switch_page(f"pages/{page.name}").run()
    if app.exception:
        raise RuntimeError(f"{page.name}: {app.exception[0].message}")
    return f"warm re-run of `pages/{page.name}`", f"{1000 * median_seconds(runs, app.run):.0f} ms"


def measure_cold_starts(runs: int) -> list[tuple[str, str]]:
    """Median seconds from the command to the first page in Chromium: ours on the fictional lycée, and a blank one."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        blank = Path(name) / "blank.py"
        blank.write_text(BLANK, encoding="utf-8")
        environment = {**os.environ, FOLDER_VARIABLE: name}
        page = play.chromium.launch(executable_path=CHROMIUM, args=QUIET).new_page()
        _cold_start(page, ROOT / "app.py", "?base=exemple", environment)  # builds the fictional base once
        found = [
            [
                _cold_start(page, blank, "", environment),
                _cold_start(page, ROOT / "app.py", "", environment),
                _cold_start(page, ROOT / "app.py", "?base=exemple", environment),
            ]
            for _ in range(runs)
        ]
    bare, empty, full = (median(times) for times in zip(*found, strict=True))
    return [
        ("cold start of a blank Streamlit application, to its title in Chromium", f"{bare:.2f} s"),
        ("cold start of ours on an empty base", f"{empty:.2f} s, {empty / bare:.2f} ×"),
        ("cold start of ours on the fictional lycée", f"{full:.2f} s, {full / bare:.2f} ×"),
    ]


def _cold_start(page: Page, script: Path, query: str, environment: dict[str, str]) -> float:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    started = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_port(port)
        page.goto(f"http://127.0.0.1:{port}/{query}")
        page.wait_for_selector("h1")
        page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached", timeout=120_000
        )
        return time.perf_counter() - started
    finally:
        server.kill()
        server.wait()


def _wait_for_port(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.01)
        else:
            return

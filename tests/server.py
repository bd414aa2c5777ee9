"""The application as its user starts it: a real server, on a port of its own, with a data folder of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST_START = 60


@contextmanager
def running(
    folder: Path,
    start_from: Path = ROOT,
    script: Path = ROOT / "app.py",
    under: Sequence[str] = (),
    **environment: str,
) -> Iterator[int]:
    """Start the application from a folder and yield its port once it answers; what it says goes to « serveur.log ».

    ``under`` is a program that starts it and watches it, if any.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    settings = {**os.environ, "PARTENARIATS_DOSSIER": str(folder), "PYTHONDEVMODE": "", **environment}
    with (folder / "serveur.log").open("wb") as log:
        server = subprocess.Popen(
            [*under, *command, "--server.port", str(port)], cwd=start_from, env=settings, stdout=log, stderr=log
        )
        try:
            _wait(server, port)
            yield port
        finally:
            if under:  # it ends once what it watches has, and has then written all it saw
                for watched in _children(server.pid):
                    os.kill(watched, signal.SIGKILL)
            else:
                server.kill()
            server.wait()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def ask(port: int, path: str, headers: dict[str, str] | None = None, host: str = "127.0.0.1") -> tuple[int, bytes]:
    """Status and body of the answer to one request."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read()
    finally:
        connection.close()


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        try:
            if ask(port, "/_stcore/health")[0] == http.HTTPStatus.OK:
                return
        except OSError:
            assert server.poll() is None, "the application stopped as it started"
            time.sleep(0.05)
    raise TimeoutError(f"no answer after {LONGEST_START} s")

"""The application listens to its user's computer alone, whatever folder it is started from, and tells nobody of it."""

import http
import http.client
import json
import os
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.server import ROOT, ask, running

OPTIONS = {
    "server": {"address": "127.0.0.1", "allowedHosts": ["127.0.0.1", "localhost"], "maxUploadSize": 50,
               "enableStaticServing": False},
    "browser": {"gatherUsageStats": False},
    "client": {"showErrorDetails": "none", "showErrorLinks": False},
}  # fmt: skip
UNTOUCHED = {"enableCORS", "enableXsrfProtection", "enableAgentApi", "corsAllowedOrigins", "trustedUserHeaders"}
"""Safe as Streamlit sets them."""
CARELESS = '[server]\naddress = "0.0.0.0"\n[browser]\ngatherUsageStats = true\n'
"""What another Streamlit application may have left in its user's home."""
STREAM = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def careless_home(folder: Path) -> dict[str, str]:
    settings = folder / ".streamlit" / "config.toml"
    settings.parent.mkdir()
    settings.write_text(CARELESS, encoding="utf-8")
    return {"HOME": str(folder), "USERPROFILE": str(folder)}


@pytest.fixture(scope="module", params=["the project's folder", "another folder"])
def port(request, tmp_path_factory):
    """A server started from either folder, by a user whose home holds careless settings."""
    folder, home = tmp_path_factory.mktemp("donnees"), tmp_path_factory.mktemp("home")
    with running(folder, ROOT if "project" in request.param else home, **careless_home(home)) as port:
        yield port


def own_addresses() -> set[str]:
    """Other addresses that this computer answers to."""
    found = {"127.0.0.2", "::1"}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which of our addresses would be used
            found.add(probe.getsockname()[0])
        except OSError:
            pass
    return found - {"127.0.0.1"}


def listened(port: int) -> set[str]:
    """The local addresses, as Linux writes them, where someone listens to a port."""
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()]
    return {line[1].partition(":")[0] for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "0A"}


def test_the_application_answers_its_user(port):
    assert ask(port, "/")[0] == http.HTTPStatus.OK


@pytest.mark.parametrize("address", sorted(own_addresses()))
def test_it_answers_at_no_other_address(port, address):
    with pytest.raises(OSError, match=r"refused|unreachable|assign"):
        ask(port, "/", host=address)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="Linux alone lists who listens; the probes above stand")
def test_it_listens_to_the_loopback_address_alone(port):
    assert listened(port) == {"0100007F"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, http.HTTPStatus.SWITCHING_PROTOCOLS),
        ({"Host": "rebound.example"}, http.HTTPStatus.FORBIDDEN),
        ({"Origin": "http://elsewhere.example"}, http.HTTPStatus.FORBIDDEN),
    ],
    ids=["its user", "a name that was made to lead here", "a page of another site"],
)
def test_no_other_site_may_speak_to_it_through_the_browser(port, headers, status):
    assert ask(port, "/_stcore/stream", STREAM | headers)[0] == status


def test_no_other_site_may_embed_it_and_steer_it(port):
    assert json.loads(ask(port, "/_stcore/host-config")[1])["allowedOrigins"] == []


def test_its_page_asks_nothing_from_elsewhere(port):
    page = ask(port, "/")[1].decode()
    assert "<script" in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_its_options_are_those_of_the_project_whatever_the_user_s_home_says(tmp_path):
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        env={**os.environ, **careless_home(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    effective = tomllib.loads(shown[shown.index("[global]") :])
    assert {section: {name: effective[section][name] for name in OPTIONS[section]} for section in OPTIONS} == OPTIONS
    assert effective["server"].keys() & UNTOUCHED == set()


FRAMED = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
OPENED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
ENDPOINTS = ("/", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/media/a.csv", "/_stcore/stream")


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://" + "127.0.0.1:9999"}, {"Origin": "http://localhost"}, {"Origin": "null"}, FRAMED,
     {"Host": "rebound.example"}, {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}],
    ids=["another port", "no port", "a file", "a frame", "a name made to lead here", "an image elsewhere"],
)  # fmt: skip
def test_no_page_of_another_port_may_ask_anything_of_it(port, path, headers):
    asked = headers | (STREAM if path.endswith("stream") else {})
    assert ask(port, path, asked)[0] == http.HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_page_and_a_link_opened_in_a_tab_may(port, name):
    own = {"Host": f"{name}:{port}", "Origin": "http://" + f"{name}:{port}", "Sec-Fetch-Site": "same-origin"}
    assert ask(port, "/_stcore/stream", STREAM | own)[0] == http.HTTPStatus.SWITCHING_PROTOCOLS
    assert ask(port, "/_stcore/host-config", own)[0] == http.HTTPStatus.OK
    assert ask(port, "/", OPENED)[0] == http.HTTPStatus.OK


def test_every_answer_forbids_to_frame_it(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for path in ENDPOINTS[:4]:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    connection.close()

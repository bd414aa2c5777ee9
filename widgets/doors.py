"""Who may enter: the application's own pages, in the browser of this computer, and no page of any other address."""

import os
from typing import Any

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from widgets.uploads import keep_in_memory

HOSTS = ("127.0.0.1", "localhost")
REFUSED = "Cette adresse ne répond qu’à la page de l’application : ouvrez-la dans un onglet à elle."
SEALED = {
    b"x-frame-options": b"DENY",
    b"content-security-policy": b"frame-ancestors 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
}
"""Added to every answer: no page may frame the application, embed what it serves, or hold its window."""


class Doors:
    """Answers 403 to a request that a page of another address makes, another port of this computer being another
    address; what a person opens in a tab of its own is let in.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the handshake of one websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif _is_ours(dict(scope["headers"]), scope["server"]):
            await self._app(scope, receive, _sealing(send) if scope["type"] == "http" else send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # the server answers 403
        else:
            told = [(b"content-type", b"text/plain; charset=utf-8"), *SEALED.items()]
            await send({"type": "http.response.start", "status": 403, "headers": told})
            await send({"type": "http.response.body", "body": REFUSED.encode()})


def _is_ours(headers: dict[bytes, bytes], server: Any) -> bool:
    """Whether a request is for us by name and port, and comes from our pages, from a person, or from no browser."""
    host = headers.get(b"host", b"").decode("latin-1").lower()
    port = server[1]
    if host not in {f"{name}:{port}" for name in HOSTS} | (set(HOSTS) if port == 80 else set()):
        return False
    if b"origin" in headers:
        return headers[b"origin"].decode("latin-1").lower() == "http://" + host
    opened = headers.get(b"sec-fetch-mode") == b"navigate" and headers.get(b"sec-fetch-dest") == b"document"
    return opened or headers.get(b"sec-fetch-site", b"none") in (b"none", b"same-origin")


def _sealing(send: Send) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in SEALED]
            message = {**message, "headers": [*kept, *SEALED.items()]}
        await send(message)

    return sealed


def guarded() -> list[Middleware]:
    """What the server is started with. From now on its files are for its user alone, and uploads stay in memory."""
    os.umask(0o077)
    keep_in_memory()
    return [Middleware(Doors)]

"""The server: page, originals and health under one address, in one process.

The sole owner of uvicorn and starlette.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.paths import ENVIRONMENT_VARIABLE, LibraryPaths
from ingest.errors import FindingsError, NotInLibrary

if TYPE_CHECKING:
    import streamlit as st
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP = Path(__file__).parent.parent / "app.py"
# Seconds that open pages are given when the server is told to stop.
GRACE = 2
# Connections that may wait while the server starts.
WAITING = 128


def serve(library: str | Path | None, host: str, port: int) -> None:
    """Serve the page until interrupted.

    Args:
        library: the library's folder; None for ``FINDINGS_LIBRARY``, else ``library/``.
        host: address to listen on.
        port: port to listen on; 0 for any that is free.

    Raises:
        LibraryMissing: there is no library there.
        OtherRecipe: it was made with another recipe.
        FindingsError: the address cannot be listened on.
    """
    import uvicorn

    from views.shared import ORIGINALS_SERVED, assistant

    paths = LibraryPaths.chosen(library)
    os.environ[ENVIRONMENT_VARIABLE] = str(paths.folder.resolve())
    os.environ[ORIGINALS_SERVED] = "yes"
    with _bound(host, port) as listening:
        # Opened, and the model loaded, before anyone asks: what is wrong shows here.
        assistant().search("first question", top=1)
        config = uvicorn.Config(application(), log_level="warning", timeout_graceful_shutdown=GRACE)
        listening.listen(WAITING)
        shown = f"[{host}]" if ":" in host else host
        sys.stderr.write(f"Findings is at http://{shown}:{listening.getsockname()[1]}\n")
        sys.stderr.flush()
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            sys.stderr.write("Stopped.\n")


def application() -> st.App:
    """The page with the routes beside it, over the library that ``FINDINGS_LIBRARY`` names."""
    import streamlit as st
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.routing import Route

    # Plain functions: starlette runs them in threads, for they read files.
    def health(_: Request) -> Response:
        return _health()

    def original(request: Request) -> Response:
        return _original(request.path_params["id"])

    return st.App(
        APP,
        routes=[Route("/healthz", health), Route("/documents/{id}", original)],
        middleware=[Middleware(_SecurityHeaders)],
    )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise FindingsError(
                f"Port {port} on {host} is in use. Name another with --port."
            ) from error
        raise FindingsError(
            f"Nothing can listen on {host} port {port} ({error.strerror}). "
            "Name another address with --host or --port."
        ) from error
    return listening


def _health() -> Response:
    from starlette.responses import PlainTextResponse

    from views.shared import assistant

    try:
        held = len(assistant().library.store.documents())
    except FindingsError as error:
        return PlainTextResponse(f"{error}\n", 503)
    return PlainTextResponse(f"ok: {held} documents\n")


def _original(document_id: str) -> Response:
    from starlette.responses import FileResponse, PlainTextResponse

    from views.originals import original_of
    from views.shared import assistant

    try:
        original = original_of(assistant().library, document_id)
    except NotInLibrary as error:
        return PlainTextResponse(f"{error}\n", 404)
    except FindingsError as error:
        return PlainTextResponse(f"{error}\n", 503)
    return FileResponse(
        original.path,
        headers={
            "Content-Type": original.content_type,
            "Content-Security-Policy": original.policy,
            "Cache-Control": "private, no-cache",
        },
        filename=original.name,
        content_disposition_type="attachment" if original.saved else "inline",
    )


class _SecurityHeaders:
    """ASGI middleware that adds the headers which a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        from views.headers import security_headers

        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from starlette.datastructures import MutableHeaders

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)

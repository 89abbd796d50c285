"""The server: page, originals and health under one address, in one process."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

from index.paths import ENVIRONMENT_VARIABLE, LibraryPaths
from ingest.errors import FindingsError

APP = Path(__file__).parent.parent / "app.py"
# Seconds that open pages are given when the server is told to stop.
GRACE = 2
WAITING = 128


def serve(library: Path | None, host: str, port: int) -> None:
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
    from starlette.middleware import Middleware
    from starlette.routing import Route

    paths = LibraryPaths.chosen(library)
    os.environ[ENVIRONMENT_VARIABLE] = str(paths.folder.resolve())
    with _listening(host, port) as listening:
        import streamlit as st

        from views.headers import SecurityHeaders
        from views.originals import healthy, original
        from views.shared import ORIGINALS_SERVED, assistant

        os.environ[ORIGINALS_SERVED] = "yes"
        # Opened, and the model loaded, before anyone asks: what is wrong shows here.
        assistant().search(["warm"], top=1)
        app = st.App(
            APP,
            routes=[Route("/healthz", healthy), Route("/documents/{id}", original)],
            middleware=[Middleware(SecurityHeaders)],
        )
        listening.listen(WAITING)
        shown = f"[{host}]" if ":" in host else host
        sys.stderr.write(f"Findings is at http://{shown}:{listening.getsockname()[1]}\n")
        sys.stderr.flush()
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE)
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            sys.stderr.write("Stopped.\n")


def _listening(host: str, port: int) -> socket.socket:
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

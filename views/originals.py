"""The originals over HTTP: each document as it came, opened by the browser or saved."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from ingest.errors import FindingsError, LibraryDamaged, NotInLibrary
from ingest.pipeline import ID_LENGTH
from ingest.types import Document, Origin
from views.shared import assistant

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    Origin.PDF: "application/pdf",
    Origin.DOCX: _WORD,
    Origin.HTML: "text/html",
    Origin.MARKDOWN: "text/plain",
    Origin.TEXT: "text/plain",
}
# A web page from elsewhere is shown without scripts, forms or anything from outside, in an origin
# of its own: it can neither act in the reader's name nor tell anyone that it was read.
_ISOLATED = (
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
# Browsers show a PDF in a viewer of their own, which a sandbox would keep from starting.
_PDF = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"


async def healthy(request: Request) -> Response:
    """Answer a request for ``/healthz``: the library can be read."""
    return await run_in_threadpool(_health)


def _health() -> Response:
    try:
        held = len(assistant().library.store.documents())
    except FindingsError as error:
        return PlainTextResponse(f"{error}\n", 503)
    return PlainTextResponse(f"ok: {held} documents\n")


async def original(request: Request) -> Response:
    """Answer a request for ``/documents/{id}``."""
    return await run_in_threadpool(_respond, request.path_params["id"])


def _respond(id_: str) -> Response:
    if not _ID.fullmatch(id_):
        return PlainTextResponse(
            "This is no document's address. Go back and choose a document from the library.\n", 404
        )
    try:
        library = assistant().library
        document = library.document(id_)
        path = library.original(document)
    except NotInLibrary:
        return PlainTextResponse(
            "The library no longer holds this document. Go back and look in the library.\n", 404
        )
    except LibraryDamaged as error:
        return PlainTextResponse(f"{error}\n", 404)
    except FindingsError as error:
        return PlainTextResponse(f"{error}\n", 503)
    saved = document.origin is Origin.DOCX
    return FileResponse(
        path,
        headers={
            "Content-Type": _content_type(document, path.read_bytes()),
            "Content-Security-Policy": _PDF if document.origin is Origin.PDF else _ISOLATED,
            "Cache-Control": "private, no-cache",
        },
        filename=document.file_name,
        content_disposition_type="attachment" if saved else "inline",
    )


def _content_type(document: Document, data: bytes) -> str:
    kind = _TYPES[document.origin]
    if kind != "text/plain":
        return kind  # a web page says its own character set
    try:
        data.decode()
    except UnicodeDecodeError:
        return f"{kind}; charset=windows-1252"
    return f"{kind}; charset=utf-8"

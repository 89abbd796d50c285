"""The originals as browsers are given them: what opens, what is saved, and what it may do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from index.library import Library
from ingest.errors import NotInLibrary
from ingest.pipeline import ID_LENGTH
from ingest.types import Document, Origin

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_TYPES = {
    Origin.PDF: "application/pdf",
    Origin.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
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


@dataclass(frozen=True, slots=True)
class Original:
    """A file to give out.

    Attributes:
        path: where it lies.
        name: the name it came under.
        content_type: what it is, with its character set where the file does not say it itself.
        policy: what the browser may let it do, as a Content-Security-Policy.
        saved: whether the browser shall save it; else it opens it.
    """

    path: Path
    name: str
    content_type: str
    policy: str
    saved: bool


def original_of(library: Library, document_id: str) -> Original:
    """A document's original.

    Raises:
        NotInLibrary: this is no document's id.
        LibraryDamaged: the original is gone.
    """
    if not _ID.fullmatch(document_id):
        raise NotInLibrary(
            "This is no document's address. Go back and choose a document from the library."
        )
    document = library.document(document_id)
    path = library.original(document)
    return Original(
        path=path,
        name=document.file_name,
        content_type=_content_type(document, path),
        policy=_PDF if document.origin is Origin.PDF else _ISOLATED,
        saved=document.origin is Origin.DOCX,
    )


def _content_type(document: Document, path: Path) -> str:
    kind = _TYPES[document.origin]
    if kind != "text/plain":
        return kind
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return f"{kind}; charset=windows-1252"
    return f"{kind}; charset=utf-8"

"""One file to one document: read, say what it is, cut into passages."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.metadata import read_metadata
from ingest.passages import cut
from ingest.readers import read
from ingest.types import Document, IngestedFile, Origin, Page

ID_LENGTH = 16
MOST_BYTES = 200 * 1024 * 1024


def ingest_file(path: Path, name: str | None = None) -> IngestedFile:
    """Read a file from disk.

    Args:
        path: where it lies.
        name: the name it came under, where that differs from the path's.

    Raises:
        UnreadableFile: it cannot be opened, is too large, or no reader can read it.
    """
    name = name or path.name
    return ingest_bytes(read_bytes(path, name), name)


def ingest_bytes(data: bytes, name: str) -> IngestedFile:
    """Make a document of a file's bytes.

    Args:
        data: the file.
        name: its name, for messages and where the file says nothing better of itself.

    Raises:
        UnreadableFile: no reader can read it, or it holds no words.
    """
    try:
        return _ingested(data, name)
    except UnreadableFile:
        raise
    except Exception as error:
        # A file that no reader foresaw must not end the ingest of the others.
        raise UnreadableFile(
            name,
            f"reading it failed unexpectedly ({type(error).__name__}: {error})",
            "Please report this with the file; the other files are not affected",
        ) from error


def _ingested(data: bytes, name: str) -> IngestedFile:
    sha256 = hashlib.sha256(data).hexdigest()
    parsed = read(data, name)
    metadata = read_metadata(parsed, name)
    document = Document(
        id=sha256[:ID_LENGTH],
        sha256=sha256,
        file_name=name,
        title=metadata.title,
        kind=metadata.kind,
        councils=metadata.councils,
        framework=metadata.framework,
        inspection_start=metadata.inspection_start,
        inspection_end=metadata.inspection_end,
        published=metadata.published,
        lead_inspector=metadata.lead_inspector,
        page_count=len(parsed.pages) if parsed.origin is Origin.PDF else 0,
        origin=parsed.origin,
        facts=metadata.facts,
    )
    passages = cut(document.id, parsed.blocks)
    if not passages:
        raise UnreadableFile(name, "it holds no words", "Check that it is the file you meant")
    pages = tuple(Page(document.id, page.number, page.text, page.raw) for page in parsed.pages)
    return IngestedFile(document=document, pages=pages, passages=passages)


def read_bytes(path: Path, name: str) -> bytes:
    """A file's bytes.

    Raises:
        UnreadableFile: it cannot be opened or is larger than ``MOST_BYTES``.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(
                name, "it is no ordinary file", "Name a file that holds a document"
            )
        if status.st_size > MOST_BYTES:
            raise UnreadableFile(
                name,
                f"its {status.st_size // 2**20} MiB are more than the "
                f"{MOST_BYTES // 2**20} MiB allowed",
                "Split it, or save it with smaller images",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            name, f"it cannot be opened ({error.strerror})", "Check that it exists and may be read"
        ) from error

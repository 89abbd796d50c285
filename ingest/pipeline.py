"""One file to one document: read, say what it is, cut into passages."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.judgement import Judgement
from ingest.judgements import judgements_of
from ingest.limits import DEFAULT
from ingest.metadata import read_metadata
from ingest.passages import cut
from ingest.readers import read
from ingest.types import Document, IngestedFile, Origin, Page, ParsedDocument, Passage

ID_LENGTH = 16
MOST_BYTES = 200 * 1024 * 1024
# More than any printed page holds: the measure of formats that have no pages.
WORDS_A_PAGE = 1000
_BLOCK = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)


def ingest_file(
    path: Path, name: str | None = None, most_pages: int = DEFAULT.pages
) -> IngestedFile:
    """Read a file from disk.

    Args:
        path: where it lies.
        name: the name it came under, where that differs from the path's.
        most_pages: beyond which it is not read.

    Raises:
        UnreadableFile: it cannot be opened, is too large, or no reader can read it.
    """
    name = name or path.name
    return ingest_bytes(read_bytes(path, name), name, most_pages)


def ingest_bytes(data: bytes, name: str, most_pages: int = DEFAULT.pages) -> IngestedFile:
    """Make a document of a file's bytes.

    Args:
        data: the file.
        name: its name, for messages and where the file says nothing better of itself.
        most_pages: beyond which it is not read.

    Raises:
        UnreadableFile: no reader can read it, or it holds no words.
    """
    try:
        return _ingested(data, name, most_pages)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        # A file that no reader foresaw must not end the ingest of the others.
        raise UnreadableFile(
            name,
            f"reading it failed unexpectedly ({type(error).__name__}: {error})",
            "Please report this with the file; the other files are not affected",
        ) from error


def _ingested(data: bytes, name: str, most_pages: int) -> IngestedFile:
    sha256 = hashlib.sha256(data).hexdigest()
    parsed = read(data, name, most_pages)
    words = sum(len(page.raw.split()) for page in parsed.pages)
    if words > most_pages * WORDS_A_PAGE:
        raise UnreadableFile(
            name,
            f"its {words:,} words would fill more than the {most_pages:,} pages allowed",
            "Split it, or allow more with --pages",
        )
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
    judgements, notes = _judged(parsed, document, passages)
    return IngestedFile(document, pages, passages, (*parsed.notes, *notes), judgements)


def _judged(
    parsed: ParsedDocument, document: Document, passages: Sequence[Passage]
) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    """The document's judgements; where reading them fails, none and a note that says so."""
    try:
        return judgements_of(parsed, document, passages), ()
    except MemoryError:
        raise
    except Exception as error:
        # The words can be searched all the same.
        failed = f"its judgements could not be read ({type(error).__name__}: {error})"
        return (), (f"{failed}; please report this with the file",)


def read_bytes(path: Path, name: str) -> bytes:
    """A file's bytes.

    Raises:
        UnreadableFile: it cannot be opened or is larger than ``MOST_BYTES``.
    """
    return b"".join(_blocks(path, name))


def fingerprint(path: Path, name: str) -> str:
    """The SHA-256 of a file, in hex; the file is never held as a whole.

    Raises:
        UnreadableFile: it cannot be opened or is larger than ``MOST_BYTES``.
    """
    digest = hashlib.sha256()
    for block in _blocks(path, name):
        digest.update(block)
    return digest.hexdigest()


def changed(name: str) -> UnreadableFile:
    """What to say of a file that is not the same from one look to the next."""
    cure = "Ingest it again when nobody writes to it"
    return UnreadableFile(name, "it changed while it was being read", cure)


def _blocks(path: Path, name: str) -> Iterator[bytes]:
    try:
        # Without waiting: a pipe would let nobody in until someone writes to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise _no_file(path, name, status.st_mode)
            _refuse_larger(name, status.st_size)
            # It may have grown, and there are files that do not say their size.
            size = 0
            while block := os.read(handle, _BLOCK):
                size += len(block)
                _refuse_larger(name, size)
                yield block
        finally:
            os.close(handle)
    except OSError as error:
        raise _cannot_be_opened(path, name, error) from error


def _refuse_larger(name: str, size: int) -> None:
    if size > MOST_BYTES:
        raise UnreadableFile(
            name,
            f"its {size // 2**20} MiB are more than the {MOST_BYTES // 2**20} MiB allowed",
            "Split it, or save it with smaller images",
        )


def _no_file(path: Path, name: str, mode: int) -> UnreadableFile:
    if stat.S_ISDIR(mode) and path.is_symlink():
        reason = "it is a link to a folder elsewhere, which is not followed"
        return UnreadableFile(name, reason, "Name that folder itself")
    return UnreadableFile(name, "it is no ordinary file", "Name a file that holds a document")


def _cannot_be_opened(path: Path, name: str, error: OSError) -> UnreadableFile:
    reason, cure = f"it cannot be opened ({error.strerror})", "Check that it exists"
    if error.errno == errno.ELOOP:
        reason, cure = "it is a link that leads round in a loop", "Remove it"
    elif error.errno == errno.ENOENT and path.is_symlink():
        reason, cure = "it is a link to a file that is not there", "Remove it, or mend it"
    elif isinstance(error, PermissionError):
        cure = "Ask whoever owns it to let you read it"
    elif error.errno == errno.ENXIO:
        reason, cure = "it is no ordinary file", "Name a file that holds a document"
    elif error.errno != errno.ENOENT:
        cure = "Check the disk that it lies on"
    return UnreadableFile(name, reason, cure)

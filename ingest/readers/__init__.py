"""The readers: a file's bytes go in, one ``ParsedDocument`` of pages and blocks comes out.

One module a format, each with the one function ``read(data, name)``; here is the door to them.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from pathlib import PurePath
from typing import cast

from ingest.errors import UnreadableFile
from ingest.limits import DEFAULT
from ingest.types import Origin, ParsedDocument

BY_SUFFIX = {
    ".pdf": Origin.PDF,
    ".docx": Origin.DOCX,
    ".html": Origin.HTML,
    ".htm": Origin.HTML,
    ".xhtml": Origin.HTML,
    ".md": Origin.MARKDOWN,
    ".markdown": Origin.MARKDOWN,
    ".txt": Origin.TEXT,
    ".text": Origin.TEXT,
}

SUFFIXES = frozenset(BY_SUFFIX) | {".doc", ".rtf"}
"""Files that a walk through a folder takes up; the old Word formats so that they are complained of
with their cure, and not passed over in silence."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,2000}?-->\s*)*+"
    rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_AS_DOCX = "Open it in Word and save it as .docx"
_READABLE = "Save it as PDF, .docx, HTML, Markdown or plain text"


def sniff(data: bytes, name: str) -> Origin:
    """Tells a file's format; its first bytes decide over its suffix.

    Args:
        data: the file's bytes.
        name: its name.

    Raises:
        UnreadableFile: it is empty, of a format that is not read, or not what its suffix says.
    """
    said = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if not data.strip():
        raise UnreadableFile(name, "it is empty", "Get the file again")
    if b"%PDF-" in data[:1024]:
        return Origin.PDF
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile(
                name, "it is protected by a password", "Save it in Word without the password"
            )
        raise UnreadableFile(name, "it is an old Office file", _AS_DOCX)
    if data.startswith(b"{\\rtf"):
        raise UnreadableFile(name, "it is a Rich Text file", _AS_DOCX)
    if data.startswith(b"PK\x03\x04"):
        return _word(data, name)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UnreadableFile(
            name, "it is a picture", "Have its text recognised (OCR) and save it as PDF"
        )
    if _PAGE.match(data[:4096]):
        if said in (Origin.PDF, Origin.DOCX):
            raise UnreadableFile(
                name, "it is a web page, as sites send for an error", "Download it again"
            )
        return Origin.HTML
    if said in (Origin.PDF, Origin.DOCX):
        kind = "PDF" if said is Origin.PDF else "Word document"
        raise UnreadableFile(name, f"it does not begin as a {kind} does", "Download it again")
    if said is None:
        suffix = PurePath(name).suffix
        kind = f"files of the kind {suffix}" if suffix else "files without a suffix"
        raise UnreadableFile(name, f"{kind} are not read", _READABLE)
    return said


def _word(data: bytes, name: str) -> Origin:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableFile(name, "it is damaged or cut short", "Download it again") from error
    if any(re.fullmatch(r"word/document\d*\.xml", entry) for entry in names):
        return Origin.DOCX
    raise UnreadableFile(name, "it is a ZIP archive and no Word document", _READABLE)


def read(data: bytes, name: str, most_pages: int = DEFAULT.pages) -> ParsedDocument:
    """Reads a file of any format.

    Args:
        data: the file's bytes.
        name: its name, for the suffix and for complaints.
        most_pages: beyond which a file is not read.

    Raises:
        UnreadableFile: it cannot be read; its text says why and what to do.
    """
    # Imported here, so that only the engine that is needed is loaded.
    origin = sniff(data, name)
    reader = import_module(f"ingest.readers.{origin.value}")
    limits = {"most_pages": most_pages} if origin is Origin.PDF else {}  # alone in having pages
    return cast(ParsedDocument, reader.read(data, name, **limits))

"""pypdf: what a PDF says of itself, and a second reading where PDFium fails on a page.

Takes a file's bytes, gives its number of pages and its properties; refuses what is damaged
beyond reading or needs a password.
"""

from __future__ import annotations

import io
import logging
import warnings
import zlib
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from ingest.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGAIN = "Fetch the file again from its publisher"
# Bytes, unpacked: pypdf stops before.
_MOST_CONTENT = 128 * 2**20


class Content(IntEnum):
    """The state of a page's content, from good to bad.

    A few kilobytes can unpack to gigabytes, at which an engine has no choice but to end: a trap.
    What is damaged, engines read as far as it goes, and do not say so.
    """

    SOUND = 0
    DAMAGED = 1
    TRAP = 2


class Structure:
    """The structure of one PDF.

    Args:
        data: the file's bytes.
        name: the file's name, for complaints.

    Attributes:
        page_count: number of pages, at least 1.
        properties: "title", "author", "created" and "modified" (ISO dates), as far as given.

    Raises:
        UnreadableFile: it is damaged, needs a password or has no pages.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        with _complaints(name):
            from pypdf import PdfReader

            self._reader = PdfReader(io.BytesIO(data))
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                cure = "Save a copy without a password and ingest that"
                raise UnreadableFile(name, "it needs a password", cure)
            self.page_count = len(self._reader.pages)
            self.properties = _properties(self._reader)
        if not self.page_count:
            raise UnreadableFile(name, "it has no pages", _AGAIN)

    def text(self, page: int) -> str:
        """Return the words of a page, counted from 1, as pypdf reads them.

        Raises:
            UnreadableFile: pypdf cannot read the page either.
        """
        with _complaints(self._name, page):
            text: str = self._reader.pages[page - 1].extract_text()
            return text

    def content(self, page: int) -> Content:
        """In what state the content of a page is, counted from 1."""
        try:
            with _complaints(self._name, page):
                given = self._reader.pages[page - 1].get("/Contents")
                contents = [] if given is None else given.get_object()
                parts = contents if isinstance(contents, list) else [contents]
                states = [_state(part.get_object()) for part in parts]
        except (UnreadableFile, AttributeError):
            return Content.DAMAGED
        return max(states, default=Content.SOUND)


@contextmanager
def _complaints(name: str, page: int | None = None) -> Iterator[None]:
    """Turn whatever pypdf raises into ``UnreadableFile``, and keep its warnings to itself.

    Damaged files bring out any kind of exception in it, from KeyError to RecursionError.
    """
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFile(name, "it is damaged or cut short", _AGAIN, page) from error
    finally:
        logger.setLevel(level)


def _properties(reader: Any) -> dict[str, str]:
    try:
        given = reader.metadata
        found = {
            "title": given and given.title,
            "author": given and given.author,
            "created": given and _date(given, "creation_date"),
            "modified": given and _date(given, "modification_date"),
        }
    except Exception:
        return {}
    return {key: str(value).strip() for key, value in found.items() if value and str(value).strip()}


def _date(given: Any, key: str) -> str | None:
    try:
        moment = getattr(given, key)
    except ValueError:
        return None
    return moment.date().isoformat() if moment else None


def _state(stream: Any) -> Content:
    from pypdf.errors import LimitReachedError

    try:
        stream.get_data()
    except LimitReachedError:
        return Content.TRAP
    filters = stream.get("/Filter")
    first = filters[0] if isinstance(filters, list) and filters else filters
    if first != "/FlateDecode":
        return Content.SOUND
    # pypdf recovers what it can, in silence.
    packed = zlib.decompressobj()
    try:
        packed.decompress(stream._data, _MOST_CONTENT)
    except zlib.error:
        return Content.DAMAGED
    return Content.SOUND if packed.eof else Content.DAMAGED

"""The originals: each file as it came, under its hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.paths import LibraryPaths
from ingest.errors import LibraryDamaged
from ingest.types import Document


def keep(paths: LibraryPaths, source: Path, document: Document) -> None:
    """Keep a copy of a document's file, complete or not at all.

    Raises:
        UnreadableFile: the file changed since it was read.
    """
    # Late: whoever only looks things up does without the readers, and starts faster.
    from ingest.pipeline import changed, read_bytes

    place = paths.original(document.sha256, document.origin)
    beside = place.with_name(place.name + ".new")
    data = read_bytes(source, document.file_name)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise changed(document.file_name)
    beside.write_bytes(data)
    beside.replace(place)


def place_of(paths: LibraryPaths, document: Document) -> Path:
    """Where a document's original lies.

    Raises:
        LibraryDamaged: it is gone from the library.
    """
    path = paths.original(document.sha256, document.origin)
    if not path.is_file():
        raise LibraryDamaged(
            f"The original of {document.file_name} is missing from the library. "
            "Ingest the file again."
        )
    return path


def drop(paths: LibraryPaths, document: Document) -> None:
    """Delete a document's original."""
    paths.original(document.sha256, document.origin).unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

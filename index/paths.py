"""Where the parts of a library lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEFAULT_FOLDER = "library"
ENVIRONMENT_VARIABLE = "FINDINGS_LIBRARY"


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """The files of one library. Asking for a path never makes anything.

    Attributes:
        folder: the library's folder; all else lies in it.
    """

    folder: Path

    @classmethod
    def chosen(cls, folder: str | Path | None = None) -> LibraryPaths:
        """The library that was named, else ``FINDINGS_LIBRARY``, else ``library/`` here."""
        return cls(Path(folder or os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_FOLDER))

    @property
    def store(self) -> Path:
        """The SQLite file: documents, pages, passages, embeddings, the ingest log."""
        return self.folder / "library.sqlite"

    @property
    def originals(self) -> Path:
        """Each file as it came, under its hash."""
        return self.folder / "originals"

    @property
    def vectors(self) -> Path:
        """The FAISS index, derived from the store."""
        return self.folder / "vectors.faiss"

    @property
    def lexical(self) -> Path:
        """The tantivy index's folder, derived from the store."""
        return self.folder / "lexical"

    @property
    def stamp(self) -> Path:
        """Which state of the store the derived indexes show."""
        return self.folder / "derived.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.folder / "library.lock"

    def original(self, sha256: str, suffix: str) -> Path:
        """Where the original with this hash lies; ``suffix`` is an origin's, such as "pdf"."""
        return self.originals / f"{sha256}.{suffix}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the one process that writes; waits for another that does."""
        from filelock import FileLock

        with FileLock(self.lock):
            yield

"""Where the parts of a library lie."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import BadRequest, LibraryError

DEFAULT_FOLDER = "library"
ENVIRONMENT_VARIABLE = "FINDINGS_LIBRARY"
WAITING = "Another process is changing the library; waiting for it to finish."

# Takes a line for the user to read while something is going on.
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """The files of one library. Asking for a path never makes anything.

    Attributes:
        folder: the library's folder; all else lies in it.
    """

    folder: Path

    @classmethod
    def chosen(cls, folder: str | Path | None = None) -> LibraryPaths:
        """The library that was named, else ``FINDINGS_LIBRARY``, else ``library/`` here.

        Raises:
            BadRequest: the name given is empty.
        """
        if folder == "":
            raise BadRequest("The library's name is empty. Give a folder after --library.")
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

    @property
    def staging(self) -> Path:
        """Where a rebuild or a restore makes what then takes the library's place."""
        return self.folder / "staging"

    def parts(self) -> tuple[Path, ...]:
        """All that a library at rest consists of."""
        return (
            self.store,
            self.originals,
            self.vectors,
            self.lexical,
            self.stamp,
            self.lock,
        )

    def original(self, sha256: str, suffix: str) -> Path:
        """Where the original with this hash lies; ``suffix`` is an origin's, such as "pdf"."""
        return self.originals / f"{sha256}.{suffix}"

    @contextmanager
    def locked(self, wait: bool = True, told: Told = lambda _: None) -> Iterator[None]:
        """Be the one process that writes.

        Args:
            wait: whether to wait for another that does.
            told: what to tell the user, where there is something to wait for.

        Raises:
            LibraryError: another process writes and was not to be waited for, or the lock cannot
                be had at all.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.lock)
        try:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                if not wait:
                    raise
                told(WAITING)
                lock.acquire(timeout=-1)
        except Timeout as error:
            raise LibraryError(
                f"Another process is changing the library {self.folder}. Try again when it is done."
            ) from error
        except OSError as error:
            raise cannot_be_used(self.folder, error) from error
        try:
            yield
        finally:
            lock.release()


def cannot_be_used(folder: Path, error: Exception) -> LibraryError:
    """What to say where the system refuses a library's folder or file."""
    return LibraryError(
        f"The library {folder} cannot be used ({error}). Check that it is a folder that you may "
        "write to, and that the disk is not full."
    )

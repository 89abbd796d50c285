"""The store: one SQLite file that is the truth of a library."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.paths import cannot_be_used
from index.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    document_of,
    document_row,
    marks,
    passage_of,
    passage_row,
)
from index.settings import SetByHand
from index.types import LogEntry, Outcome
from ingest.errors import LibraryDamaged
from ingest.types import Document, IngestedFile, Page, Passage

BUSY_SECONDS = 60


class Store(SetByHand):
    """Documents, pages, passages with their vectors, and the ingest log.

    One connection in WAL mode, shared by threads under a lock; other processes may read at
    any time, and write one after another. Look-ups see whatever was last committed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?{_mode(path)}",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
        except sqlite3.OperationalError as error:
            raise cannot_be_used(path.parent, error) from error
        self._connection.row_factory = sqlite3.Row
        self._execute("PRAGMA foreign_keys = ON")

    @classmethod
    def create(cls, path: Path, meta: Mapping[str, str]) -> Self:
        """Make an empty store; it appears at ``path`` complete or not at all.

        Args:
            path: where it shall lie.
            meta: what it shall say of itself.
        """
        beside = path.with_name(path.name + ".new")
        beside.unlink(missing_ok=True)
        connection = sqlite3.connect(beside)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript((files("index") / "schema.sql").read_text())
            with connection:
                connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        finally:
            connection.close()
        beside.replace(path)
        return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within become visible together, or not at all; the generation rises by one."""
        with self._lock:
            self._execute("BEGIN IMMEDIATE")
            try:
                yield
                self.set_meta("generation", str(self.generation + 1))
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._execute("COMMIT")

    @property
    def generation(self) -> int:
        """Rises with every change; tells whether a derived index is up to date."""
        return int(self.meta().get("generation", "0"))

    def meta(self) -> dict[str, str]:
        """What the store says of itself."""
        return {row["key"]: row["value"] for row in self._rows("SELECT key, value FROM meta")}

    def set_meta(self, key: str, value: str) -> None:
        """Keep one value."""
        self._write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def add(self, ingested: IngestedFile, vectors: NDArray[np.float32]) -> None:
        """Add a document with everything that came of it.

        Args:
            ingested: the document, its pages and passages.
            vectors: one row a passage, shape (passages, dimension).

        Raises:
            ValueError: passages and vectors differ in number.
        """
        if len(vectors) != len(ingested.passages):
            raise ValueError(f"{len(ingested.passages)} passages, {len(vectors)} vectors")
        values = document_row(ingested.document)
        self._write(f"INSERT INTO documents VALUES ({marks(values)})", values)
        for page in ingested.pages:
            self._write("INSERT INTO pages VALUES (?, ?, ?, ?)", astuple(page))
        for passage, vector in zip(ingested.passages, vectors, strict=True):
            row = (*passage_row(passage), vector.astype("<f4").tobytes())
            self._write(
                f"INSERT INTO passages ({PASSAGE_COLUMNS}, vector) VALUES ({marks(row)})", row
            )

    def remove(self, document_id: str) -> None:
        """Remove a document and all that came of it."""
        self._write("DELETE FROM documents WHERE id = ?", (document_id,))

    def log(
        self, file: str, outcome: Outcome, document_id: str | None = None, reason: str = ""
    ) -> None:
        """Write a line of the ingest log."""
        self._write(
            "INSERT INTO ingest_log (at, file, outcome, document_id, reason) "
            "VALUES (?, ?, ?, ?, ?)",
            (datetime.now(UTC).isoformat(timespec="seconds"), file, outcome, document_id, reason),
        )

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        """Documents by council, then date, then name: all, or those with these ids."""
        chosen = "" if ids is None else "WHERE id IN (SELECT value FROM json_each(?)) "
        values = () if ids is None else (json.dumps(list(ids)),)
        rows = self._rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents {chosen}", values)
        return self.shown([document_of(row) for row in rows])

    def document(self, document_id: str) -> Document | None:
        """One document; None if it is not there."""
        read = self.document_as_read(document_id)
        return self.shown([read])[0] if read else None

    def document_as_read(self, document_id: str) -> Document | None:
        """One document without what was set by hand; None if it is not there."""
        rows = self._rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", (document_id,))
        return document_of(rows[0]) if rows else None

    def document_by_hash(self, sha256: str) -> Document | None:
        """The document with these bytes; None if it is not there."""
        rows = self._rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE sha256 = ?", (sha256,))
        return self.shown([document_of(rows[0])])[0] if rows else None

    def pages(self, document_id: str, first: int = 1, last: int | None = None) -> list[Page]:
        """Pages of a document, in order: all, or those from ``first`` to ``last``."""
        rows = self._rows(
            "SELECT * FROM pages WHERE document_id = ? AND number >= ? "
            "AND number <= coalesce(?, number) ORDER BY number",
            (document_id, first, last),
        )
        return [Page(**dict(row)) for row in rows]

    def passages(self, document_id: str) -> list[Passage]:
        """All passages of a document, in order."""
        rows = self._rows(
            f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document_id = ? ORDER BY ordinal",
            (document_id,),
        )
        return [passage_of(row) for row in rows]

    def passage_counts(self) -> dict[str, int]:
        """Number of passages by document id."""
        rows = self._rows("SELECT document_id, count(*) AS n FROM passages GROUP BY document_id")
        return {row["document_id"]: row["n"] for row in rows}

    def keyed_passages(self, keys: Iterable[int] | None = None) -> dict[int, Passage]:
        """Passages by key; keys that are gone are absent. None for all."""
        return {row["key"]: passage_of(row) for row in self._keyed(PASSAGE_COLUMNS, keys)}

    def vectors(self, keys: Iterable[int] | None = None) -> dict[int, NDArray[np.float32]]:
        """Vectors by key, each of shape (dimension,). None for all."""
        return {
            row["key"]: np.frombuffer(row["vector"], dtype="<f4")
            for row in self._keyed("vector", keys)
        }

    def keys(self, document_ids: Iterable[str] | None = None) -> set[int]:
        """Keys of all passages, or of those of these documents."""
        if document_ids is None:
            return {row["key"] for row in self._rows("SELECT key FROM passages")}
        rows = self._rows(
            "SELECT key FROM passages WHERE document_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(document_ids)),),
        )
        return {row["key"] for row in rows}

    def rejected(self) -> list[LogEntry]:
        """Files whose last ingest was refused, newest first."""
        rows = self._rows(
            "SELECT at, file, outcome, document_id, reason FROM ingest_log "
            "WHERE id IN (SELECT max(id) FROM ingest_log GROUP BY file) AND outcome = ? "
            "ORDER BY id DESC",
            (Outcome.REJECTED,),
        )
        return [
            LogEntry(
                **dict(row) | {"at": datetime.fromisoformat(row["at"]), "outcome": Outcome.REJECTED}
            )
            for row in rows
        ]

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty if all is well."""
        found = [row[0] for row in self._rows("PRAGMA integrity_check")]
        found += [
            f"{row[0]} without its document" for row in self._rows("PRAGMA foreign_key_check")
        ]
        return [fault for fault in found if fault != "ok"]

    def _keyed(self, columns: str, keys: Iterable[int] | None) -> list[sqlite3.Row]:
        if keys is None:
            return self._rows(f"SELECT key, {columns} FROM passages ORDER BY key")
        return self._rows(
            f"SELECT key, {columns} FROM passages "
            "WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(list(keys)),),
        )

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[Any]) -> None:
        with self._lock:
            if not self._connection.in_transaction:
                raise ValueError("writes belong in a transaction")
            self._execute(sql, values)

    def _execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, values)
        except sqlite3.OperationalError as error:  # locked, full, not to be written: all may pass
            raise cannot_be_used(self._path.parent, error) from error
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(
                f"The store {self._path} is damaged ({error}). "
                "Restore it from a backup, or make the library anew from the files."
            ) from error


def _mode(path: Path) -> str:
    """How to open the file: opening never makes one."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    # WAL needs to write beside the file even to read it, unless the file is said not to change.
    return "mode=ro&immutable=1"

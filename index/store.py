"""The store: one SQLite file that is the truth of a library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import astuple
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.connections import Connections
from index.journal import Journal
from index.meanings import Meanings
from index.register import Register
from index.repeats import Wording, runs_of
from index.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    SHOWN_COLUMNS,
    document_of,
    document_row,
    marks,
    passage_of,
    passage_row,
)
from index.settings import SetByHand
from index.types import LogEntry, Outcome, State
from ingest.types import Document, IngestedFile, Page, Passage

# Under which keys the store keeps its state, and that words of what was removed may be left in it.
LINEAGE, GENERATION, REMAINS = "lineage", "generation", "remains"


class Store(SetByHand, Register, Meanings):
    """Documents, pages, passages with their vectors, judgements, and the ingest log.

    Any number of threads may share it; other processes may read at any time, and write one after
    another. Look-ups see whatever was last committed, or within ``snapshot()`` one state.

    Attributes:
        connections: to its file.
        journal: the ingest log.
    """

    def __init__(self, path: Path) -> None:
        self.connections = Connections(path)
        self.journal = Journal(self.connections)

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
            connection.executescript(_schema())
            with connection:
                connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        finally:
            connection.close()
        beside.replace(path)
        return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        self.connections.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """All that this thread looks up within is of one state of the store."""
        return self.connections.snapshot()

    @contextmanager
    def transaction(self, content: bool = True) -> Iterator[None]:
        """All writes within become visible together, or not at all.

        Args:
            content: whether what the library holds changes, so that the generation rises by one;
                a line of the log is no content.
        """
        with self.connections.transaction():
            yield
            if content:
                self.set_meta(GENERATION, str(self.state.generation + 1))

    @property
    def state(self) -> State:
        """Changes with every change of content; tells whether a derived index is up to date."""
        return state_in(self.meta())

    @property
    def generation(self) -> int:
        """Rises with every change of content."""
        return self.state.generation

    def meta(self) -> dict[str, str]:
        """What the store says of itself."""
        return {row["key"]: row["value"] for row in self._rows("SELECT key, value FROM meta")}

    def set_meta(self, key: str, value: str) -> None:
        """Keep one value."""
        self._write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def drop_meta(self, key: str) -> None:
        """Keep one value no longer."""
        self._write("DELETE FROM meta WHERE key = ?", (key,))

    def add(
        self, ingested: IngestedFile, vectors: NDArray[np.float32], tokens: Sequence[bytes] = ()
    ) -> None:
        """Add a document with everything that came of it.

        Args:
            ingested: the document, its pages, passages and judgements.
            vectors: one row a passage, shape (passages, dimension).
            tokens: the signs of each passage's tokens; none for no passage.

        Raises:
            ValueError: passages and vectors differ in number.
        """
        if len(vectors) != len(ingested.passages):
            raise ValueError(f"{len(ingested.passages)} passages, {len(vectors)} vectors")
        tokens = tokens or [b""] * len(vectors)
        values = document_row(ingested.document)
        self._write(f"INSERT INTO documents VALUES ({marks(values)})", values)
        for page in ingested.pages:
            self._write("INSERT INTO pages VALUES (?, ?, ?, ?)", astuple(page))
        columns = f"{PASSAGE_COLUMNS}, vector, runs, tokens"
        for passage, vector, signs in zip(ingested.passages, vectors, tokens, strict=True):
            runs = runs_of(passage).astype("<u4").tobytes()
            row = (*passage_row(passage), vector.astype("<f4").tobytes(), runs, signs)
            self._write(f"INSERT INTO passages ({columns}) VALUES ({marks(row)})", row)
        self.add_judgements(ingested.judgements)

    def remove(self, document_id: str) -> None:
        """Remove a document and all that came of it."""
        self._write("DELETE FROM documents WHERE id = ?", (document_id,))
        self.set_meta(REMAINS, "yes")

    def log(
        self,
        file: str,
        outcome: Outcome,
        document_id: str | None = None,
        reason: str = "",
        sha256: str | None = None,
    ) -> None:
        """Write a line of the ingest log."""
        self.journal.log(file, outcome, document_id, reason, sha256)

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
            f"SELECT {SHOWN_COLUMNS} FROM passages WHERE document_id = ? ORDER BY ordinal",
            (document_id,),
        )
        return [passage_of(row) for row in rows]

    def passage_counts(self) -> dict[str, int]:
        """Number of passages by document id."""
        rows = self._rows("SELECT document_id, count(*) AS n FROM passages GROUP BY document_id")
        return {row["document_id"]: row["n"] for row in rows}

    def keyed_passages(self, keys: Iterable[int] | None = None) -> dict[int, Passage]:
        """Passages by key; keys that are gone are absent. None for all."""
        return {row["key"]: passage_of(row) for row in self.keyed(SHOWN_COLUMNS, keys)}

    def wordings(self) -> list[Wording]:
        """What is compared to find boilerplate, of every passage, in the order of their keys."""
        return [
            Wording(
                key=row["key"],
                document_id=row["document_id"],
                council=row["council"],
                runs=np.frombuffer(row["runs"], dtype="<u4"),
                repeated_in=row["repeated_in"],
            )
            for row in self._rows(
                "SELECT key, document_id, councils ->> 0 AS council, runs, repeated_in "
                "FROM passages JOIN documents ON documents.id = document_id ORDER BY key"
            )
        ]

    def mark_repeated(self, documents: Mapping[int, int]) -> None:
        """Keep of passages, by key, in how many documents they stand; 0 if they do not repeat."""
        for key, count in documents.items():
            self._write("UPDATE passages SET repeated_in = ? WHERE key = ?", (count, key))

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
        """Refusals that still stand, newest first."""
        return self.journal.rejected()

    def notes(self) -> dict[str, str]:
        """What was noted of documents when they were added, by document id."""
        rows = self._rows(
            "SELECT document_id, reason FROM ingest_log WHERE reason != '' "
            "AND document_id IN (SELECT id FROM documents) AND id IN "
            "(SELECT max(id) FROM ingest_log WHERE outcome = ? GROUP BY document_id)",
            (Outcome.ADDED,),
        )
        return {row["document_id"]: row["reason"] for row in rows}

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty if all is well."""
        found = [row[0] for row in self._rows("PRAGMA integrity_check")]
        found += [
            f"{row[0]} without its document" for row in self._rows("PRAGMA foreign_key_check")
        ]
        return [fault for fault in found if fault != "ok"]

    def tables(self) -> dict[str, str]:
        """What the store is made of: the statement that made each table and index, by name."""
        rows = self._rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {row["name"]: row["sql"] for row in rows}

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        return self.connections.rows(sql, values)

    def _write(self, sql: str, values: Sequence[Any]) -> None:
        self.connections.write(sql, values)


def state_in(meta: Mapping[str, str]) -> State:
    """The state that a store's account of itself tells."""
    return State(meta.get(LINEAGE, ""), int(meta.get(GENERATION, "0")))


def tables_of_new_store() -> dict[str, str]:
    """What ``Store.tables`` gives for a store that this program makes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_schema())
        return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def _schema() -> str:
    return (files("index") / "schema.sql").read_text()

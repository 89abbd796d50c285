"""The ingest log: what came, what was refused and why, what was removed, run by run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.connections import Connections
from index.types import LogEntry, Outcome, Run, Work

_ENTRY = "at, file, outcome, document_id, reason, sha256, run"


class Journal:
    """The log of one store. It says what was done; what is held, the documents say.

    Args:
        connections: the store's.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._run: int | None = None

    @contextmanager
    def run(self, work: Work) -> Iterator[None]:
        """What is logged within belongs to one run; a run that fails or is killed has no end.

        Only for the one that holds the library's lock.
        """
        with self._connections.transaction():
            self._connections.write(
                "INSERT INTO runs (work, began) VALUES (?, ?)", (work, _now().isoformat())
            )
            ((number,),) = self._connections.rows("SELECT last_insert_rowid()")
        self._run = number
        try:
            yield
        finally:
            self._run = None
        with self._connections.transaction():
            self._connections.write(
                "UPDATE runs SET ended = ? WHERE id = ?", (_now().isoformat(), number)
            )

    def log(
        self,
        file: str,
        outcome: Outcome,
        document_id: str | None = None,
        reason: str = "",
        sha256: str | None = None,
    ) -> None:
        """Write a line. Only within a transaction."""
        self._connections.write(
            f"INSERT INTO ingest_log ({_ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (_now().isoformat(), file, outcome, document_id, reason, sha256, self._run),
        )

    def rejected(self) -> list[LogEntry]:
        """Refusals that still stand, newest first.

        A refusal is of a file by its name and its bytes: two files of one name do not stand for
        each other. It no longer stands when the same was tried again, or when a later run took a
        file of that name.
        """
        return [
            _entry_of(row)
            for row in self._connections.rows(
                f"SELECT {_ENTRY} FROM ingest_log AS refused WHERE outcome = ? AND NOT EXISTS ("
                "SELECT 1 FROM ingest_log AS later "
                "WHERE later.file = refused.file AND later.id > refused.id AND ("
                "later.sha256 IS refused.sha256 OR refused.sha256 IS NULL "
                "OR (later.outcome IN (?, ?) AND later.run IS NOT refused.run))) "
                "ORDER BY id DESC",
                (Outcome.REJECTED, Outcome.ADDED, Outcome.UNCHANGED),
            )
        ]

    def runs(self, last: int | None = None) -> list[Run]:
        """The runs with all that they logged, newest first: all, or the last so many."""
        rows = self._connections.rows(
            "SELECT id, work, began, ended FROM runs ORDER BY id DESC LIMIT ?",
            (-1 if last is None else last,),
        )
        return [
            Run(
                number=row["id"],
                work=Work(row["work"]),
                began=datetime.fromisoformat(row["began"]),
                ended=datetime.fromisoformat(row["ended"]) if row["ended"] else None,
                entries=tuple(self._entries(row["id"])),
            )
            for row in rows
        ]

    def forget(self, document_id: str) -> None:
        """Drop all lines about a document, also those from before it was taken in.

        Only within a transaction.
        """
        self._connections.write(
            "DELETE FROM ingest_log WHERE document_id = ? OR substr(sha256, 1, length(?)) = ?",
            (document_id,) * 3,
        )

    def take_over(self, store: Path) -> None:
        """Begin with the log of another store, which may be of an earlier make."""
        with self._connections.attached(store, "earlier"), self._connections.transaction():
            for table in ("runs", "ingest_log"):
                columns = ", ".join(self._common_columns(table))
                if columns:
                    self._connections.write(
                        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM earlier.{table}"
                    )

    def _common_columns(self, table: str) -> list[str]:
        here, there = (
            [row["name"] for row in self._connections.rows(f"PRAGMA {of}.table_info({table})")]
            for of in ("main", "earlier")
        )
        return [column for column in here if column in there]

    def _entries(self, run: int) -> list[LogEntry]:
        rows = self._connections.rows(
            f"SELECT {_ENTRY} FROM ingest_log WHERE run = ? ORDER BY id", (run,)
        )
        return [_entry_of(row) for row in rows]


def _entry_of(row: Any) -> LogEntry:
    values = dict(row)
    values |= {"at": datetime.fromisoformat(row["at"]), "outcome": Outcome(row["outcome"])}
    return LogEntry(**values)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)

"""Connections to a store's file: one for each piece of work, which sees one state throughout."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index.paths import cannot_be_used
from ingest.errors import LibraryDamaged

BUSY_SECONDS = 60
# How long emptying SQLite's journal waits for those who still read from it.
PATIENCE_SECONDS = 5


class Connections:
    """A pool of connections in WAL mode, for any number of threads.

    A look-up sees what was last committed; within ``snapshot()`` all look-ups of a thread see the
    state at its start; within ``transaction()`` a thread sees what it writes. Nobody who reads
    waits for one who writes, in this process or another.

    Args:
        path: the file; opening never makes one.

    Raises:
        LibraryError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._look_up = threading.RLock()
        self._closed = False
        self._own = _Own()
        with self._at_work():
            pass

    def close(self) -> None:
        """Let go of the file; connections at work are closed when their work is done."""
        with self._guard:
            self._closed = True
            while self._idle:
                self._idle.pop().close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread looks up within is of one state of the store."""
        with self._at_work() as connection:
            if connection.in_transaction:
                yield
                return
            self.execute("BEGIN")
            try:
                # SQLite fixes the state at the first look, not at BEGIN.
                self.rows("SELECT count(*) FROM sqlite_schema")
                yield
            finally:
                connection.rollback()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that this thread writes within becomes visible together, or not at all.

        Raises:
            ValueError: within another, or within a snapshot.
        """
        with self._at_work() as connection:
            if connection.in_transaction:
                raise ValueError("a transaction belongs neither in another nor in a snapshot")
            self.execute("BEGIN IMMEDIATE")
            self._own.writing = True
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise
            finally:
                self._own.writing = False

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a look-up."""
        # Python lets go of its own lock at every row: threads that look up at the same time hinder
        # each other more than they gain (18 in place of 14 ms a question with eight of them).
        with self._look_up:
            return self.execute(sql, values)

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Write something.

        Raises:
            ValueError: outside ``transaction()``.
        """
        if not self._own.writing:
            raise ValueError("writes belong in a transaction")
        self.execute(sql, values)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Run one statement, and give its rows.

        Raises:
            LibraryError: the file cannot be used just now.
            LibraryDamaged: it is damaged.
        """
        with self._at_work() as connection:
            try:
                return connection.execute(sql, values).fetchall()
            except sqlite3.OperationalError as error:  # locked, full, not to be written: may pass
                raise cannot_be_used(self.path.parent, error) from error
            except sqlite3.DatabaseError as error:
                raise damaged(self.path, error) from error

    def empty_journal(self) -> bool:
        """Work what SQLite keeps beside the file into it.

        Returns:
            Whether nothing is left beside it; something is while others read an older state.
        """
        with self._at_work():
            self.execute(f"PRAGMA busy_timeout = {PATIENCE_SECONDS * 1000}")
            try:
                ((busy, _, _),) = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
            return not busy

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Within, this thread's statements may name the tables of another store, ``name.table``."""
        with self._at_work():
            self.execute(f"ATTACH ? AS {name}", (str(path),))
            try:
                yield
            finally:
                self.execute(f"DETACH {name}")

    def copy_to(self, path: Path) -> None:
        """Write the store as it stands to another file, without what it no longer holds.

        It hinders no one, and needs no lock.
        """
        self.execute("VACUUM INTO ?", (str(path),))

    def take_from(self, path: Path) -> None:
        """Take another store's content for this one's, in one transaction: all of it or nothing.

        Those who read keep the state that they see.
        """
        with self._at_work() as connection, closing(connect(path, "mode=rw")) as source:
            try:
                source.backup(connection)
            except sqlite3.OperationalError as error:
                raise cannot_be_used(self.path.parent, error) from error
            except sqlite3.DatabaseError as error:
                raise damaged(self.path, error) from error

    @contextmanager
    def _at_work(self) -> Iterator[sqlite3.Connection]:
        """The connection of this thread's work; outside of any, one for what is done within."""
        if self._own.connection is not None:
            yield self._own.connection
            return
        with self._guard:
            idle = self._idle.pop() if self._idle else None
        connection = self._own.connection = idle or self._open()
        try:
            yield connection
        finally:
            self._own.connection = None
            with self._guard:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        if self._closed:
            raise ValueError(f"the store {self.path} is closed")
        try:
            connection = connect(self.path, _mode(self.path))
        except sqlite3.OperationalError as error:
            raise cannot_be_used(self.path.parent, error) from error
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        return connection


class _Own(threading.local):
    """What a thread is at."""

    connection: sqlite3.Connection | None = None
    writing: bool = False


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open an SQLite file; one that is not there is not made."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # a connection serves one thread after another
    )


def damaged(path: Path, error: Exception) -> LibraryDamaged:
    """What to say of a store that SQLite cannot make sense of."""
    return LibraryDamaged(
        f"The store {path} is damaged ({error}). "
        "Restore it from a backup, or make the library anew from the files."
    )


def _mode(path: Path) -> str:
    """How to open the file: opening never makes one."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    # WAL needs to write beside the file even to read it, unless the file is said not to change.
    return "mode=ro&immutable=1"

"""Making a library anew from its originals, when the recipe has changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from typing import Any

from index.encoder import Encoder
from index.intake import Arrival, Source, take_in
from index.library import Library
from index.paths import LibraryPaths, Told
from index.replacing import put_in_place
from index.types import Outcome, Work
from ingest.errors import LibraryDamaged, LibraryError, LibraryMissing
from ingest.limits import DEFAULT, Limits


def originals_of(paths: LibraryPaths) -> list[Source]:
    """The originals that a library of any recipe keeps, under the names that they came by.

    Raises:
        LibraryMissing: there is no library.
        LibraryDamaged: its store cannot be read.
    """
    rows = _rows(paths, "SELECT sha256, origin, file_name FROM documents")
    return [Source(paths.original(sha256, origin), name, name) for sha256, origin, name in rows]


def _set_by_hand(paths: LibraryPaths) -> list[tuple[Any, ...]]:
    """What was set by hand in a library of any recipe; the first had no such table."""
    there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'set_by_hand'"
    return (
        _rows(paths, "SELECT sha256, field, value, at FROM set_by_hand")
        if _rows(paths, there)
        else []
    )


def _rows(paths: LibraryPaths, sql: str) -> list[tuple[Any, ...]]:
    if not paths.store.is_file():
        raise LibraryMissing(f"There is no library at {paths.folder} to rebuild.")
    try:
        with closing(
            sqlite3.connect(f"{paths.store.resolve().as_uri()}?mode=rw", uri=True)
        ) as store:
            return store.execute(sql).fetchall()
    except sqlite3.DatabaseError as error:
        raise LibraryDamaged(
            f"The store {paths.store} cannot be read ({error}). Remove the folder, ingest again."
        ) from error


def rebuild_library(
    paths: LibraryPaths,
    executor: Executor,
    report: Callable[[Arrival], None] = lambda _: None,
    leave_out: bool = False,
    encoder: Encoder | None = None,
    told: Told = lambda _: None,
    limits: Limits = DEFAULT,
) -> list[Arrival]:
    """Make the library anew within its folder, and put it in the old one's place when it is done.

    Args:
        paths: the library. Others who change it wait until it is done; those who read do not.
        executor: who reads the originals.
        report: told of each as it is done.
        leave_out: whether to go on without originals that cannot be read; they are then lost.
        encoder: None for this program's.
        told: what to tell the user, where another process is to be waited for.
        limits: what an original may take; the executor keeps those of time and memory.

    Raises:
        LibraryMissing: there is no library.
        LibraryDamaged: its store cannot be read.
        LibraryError: originals cannot be read and are not to be left out; nothing has changed.
    """
    originals_of(paths)  # says so where there is no library, before a lock is made
    with paths.locked(told=told):
        shutil.rmtree(paths.staging, ignore_errors=True)
        try:
            with Library.open_or_create(paths.staging, encoder) as made:
                encoder = made.encoder
                carry_over(paths, made)
                arrivals = take_in(
                    made, originals_of(paths), executor, report, work=Work.REBUILD, limits=limits
                )
            refused = [arrival for arrival in arrivals if arrival.outcome is Outcome.REJECTED]
            if refused and not leave_out:
                raise LibraryError(
                    f"{len(refused)} of {len(arrivals)} originals cannot be read, the first "
                    f"because of {refused[0].reason} The library is left as it was; "
                    "`findings rebuild --leave-out` goes on without them."
                )
            put_in_place(paths, paths.staging)
        finally:
            shutil.rmtree(paths.staging, ignore_errors=True)
    return arrivals


def carry_over(paths: LibraryPaths, made: Library) -> None:
    """Take over from the old library what no original can tell: the log, what was set by hand."""
    made.store.journal.take_over(paths.store)
    with made.store.transaction():
        made.store.carry(_set_by_hand(paths))

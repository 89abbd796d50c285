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
from index.paths import LibraryPaths
from index.types import Outcome
from ingest.errors import LibraryDamaged, LibraryError, LibraryMissing


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
) -> list[Arrival]:
    """Make the library anew beside the old one, and swap them when it is done.

    Args:
        paths: the library. Others wait until it is done.
        executor: who reads the originals.
        report: told of each as it is done.
        leave_out: whether to go on without originals that cannot be read; they are then lost.
        encoder: None for this program's.

    Raises:
        LibraryMissing: there is no library.
        LibraryDamaged: its store cannot be read.
        LibraryError: originals cannot be read and are not to be left out; nothing has changed.
    """
    paths = LibraryPaths(paths.folder.resolve())
    beside, old = (
        paths.folder.with_name(f"{paths.folder.name}.{suffix}") for suffix in ("new", "old")
    )
    originals_of(paths)  # says so where there is no library, before a lock is made
    if old.exists():
        raise LibraryError(f"{old} is in the way of the old library. Move it elsewhere first.")
    with paths.locked():
        shutil.rmtree(beside, ignore_errors=True)
        with Library.open_or_create(beside, encoder) as made:
            with made.store.transaction():
                made.store.carry(_set_by_hand(paths))
            arrivals = take_in(made, originals_of(paths), executor, report)
        refused = [arrival for arrival in arrivals if arrival.outcome is Outcome.REJECTED]
        if refused and not leave_out:
            shutil.rmtree(beside)
            raise LibraryError(
                f"{len(refused)} of {len(arrivals)} originals cannot be read, the first because of "
                f"{refused[0].reason} The library is left as it was; "
                "`findings rebuild --leave-out` goes on without them."
            )
        paths.folder.rename(old)
        beside.rename(paths.folder)
    shutil.rmtree(old)
    return arrivals

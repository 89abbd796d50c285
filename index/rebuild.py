"""Making a library anew from its originals, when the recipe has changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing

from index.encoder import Encoder
from index.intake import Arrival, Source, take_in
from index.library import Library
from index.paths import LibraryPaths
from ingest.errors import LibraryDamaged, LibraryMissing


def originals_of(paths: LibraryPaths) -> list[Source]:
    """The originals that a library of any recipe keeps, under the names that they came by.

    Raises:
        LibraryMissing: there is no library.
        LibraryDamaged: its store cannot be read.
    """
    if not paths.store.is_file():
        raise LibraryMissing(f"There is no library at {paths.folder} to rebuild.")
    try:
        with closing(
            sqlite3.connect(f"{paths.store.resolve().as_uri()}?mode=rw", uri=True)
        ) as store:
            rows = store.execute("SELECT sha256, origin, file_name FROM documents").fetchall()
    except sqlite3.DatabaseError as error:
        raise LibraryDamaged(
            f"The store {paths.store} cannot be read ({error}). Remove the folder, ingest again."
        ) from error
    return [Source(paths.original(sha256, origin), name, name) for sha256, origin, name in rows]


def rebuild_library(
    paths: LibraryPaths,
    executor: Executor,
    report: Callable[[Arrival], None] = lambda _: None,
    encoder: Encoder | None = None,
) -> list[Arrival]:
    """Make the library anew beside the old one, and swap them when it is done.

    Raises:
        LibraryMissing: there is no library.
        LibraryDamaged: its store cannot be read.
    """
    sources = originals_of(paths)
    beside = LibraryPaths(paths.folder.with_name(paths.folder.name + ".new"))
    shutil.rmtree(beside.folder, ignore_errors=True)
    with Library.open_or_create(beside.folder, encoder) as made:
        arrivals = take_in(made, sources, executor, report)
    old = paths.folder.with_name(paths.folder.name + ".old")
    paths.folder.rename(old)
    beside.folder.rename(paths.folder)
    shutil.rmtree(old)
    return arrivals

"""Putting another content in a library's place: all of it or nothing, while others read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from index.derived import bring_up_to_date
from index.paths import LibraryPaths
from index.store import LINEAGE, Store
from index.tidying import remove, tidy
from ingest.errors import LibraryDamaged


def put_in_place(paths: LibraryPaths, staging: Path) -> None:
    """Give a library the content of another one that lies in its staging folder.

    The store changes in one transaction, before which every original is there; whatever is
    interrupted after it, the next run that changes the library completes. Those who read go on
    with what they see, and find the new content at their next question.

    Args:
        paths: the library, whose lock is held; it may have no store yet.
        staging: the other library's folder, closed; its parts are moved from it.
    """
    made = LibraryPaths(staging)
    paths.originals.mkdir(exist_ok=True)
    for original in sorted(made.originals.iterdir()):
        original.replace(paths.originals / original.name)
    with closing(Store(made.store)) as store:
        store.connections.execute("PRAGMA journal_mode = WAL")  # a backup's is not
    with closing(Store(made.store)) as store, store.transaction():
        # Keys mean other passages now: the indexes must not be brought up to date by comparing.
        store.set_meta(LINEAGE, uuid4().hex)
    if not _taken_over(paths, made):
        for end in ("-wal", "-shm"):
            remove(paths.store.with_name(paths.store.name + end))
        made.store.replace(paths.store)
    with closing(Store(paths.store)) as store:
        bring_up_to_date(paths, store)
        tidy(paths, store)


def _taken_over(paths: LibraryPaths, made: LibraryPaths) -> bool:
    """Whether there was a store to take the other's content; a damaged one is given up."""
    if not paths.store.is_file():
        return False
    try:
        with closing(Store(paths.store)) as store:
            store.connections.take_from(made.store)
    except LibraryDamaged:
        return False
    return True

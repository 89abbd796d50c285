"""Leaving nothing behind: what an interrupted run left, and what was removed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from index.lexical import LexicalSearcher
from index.paths import LibraryPaths
from index.store import REMAINS, Store
from ingest.errors import LibraryDamaged
from ingest.types import Origin

_ORIGINAL = re.compile(rf"[0-9a-f]{{64}}\.({'|'.join(Origin)})(\.new)?")


def tidy(paths: LibraryPaths, store: Store) -> None:
    """Remove what belongs to no document, and what is left of removed ones.

    Only for the one that holds the library's lock, after the indexes were brought up to date.
    """
    for path in leftovers(paths, store):
        remove(path)
    if holds_remains(store):
        scrub(store)
    else:
        store.connections.empty_journal()


def leftovers(paths: LibraryPaths, store: Store) -> Iterator[Path]:
    """What runs that were stopped left in a library's folder; never what others put there."""
    for path in (paths.store, paths.vectors, paths.stamp):
        beside = path.with_name(path.name + ".new")
        if beside.exists():
            yield beside
    if paths.staging.exists():
        yield paths.staging
    for path in strays(paths, store):
        if _ORIGINAL.fullmatch(path.name):
            yield path
    try:
        yield from LexicalSearcher.leftovers(paths.lexical)
    except LibraryDamaged:
        return  # it is made anew as a whole


def strays(paths: LibraryPaths, store: Store) -> list[Path]:
    """Everything among the originals that is no document's."""
    if not paths.originals.is_dir():
        return []
    known = {paths.original(one.sha256, one.origin).name for one in store.documents()}
    return sorted(path for path in paths.originals.iterdir() if path.name not in known)


def unknown(paths: LibraryPaths) -> list[Path]:
    """What lies in a library's folder and is no part of a library."""
    own = {*paths.parts(), paths.staging}
    own |= {path.with_name(path.name + ".new") for path in paths.parts()}
    own |= {paths.store.with_name(paths.store.name + end) for end in ("-wal", "-shm", "-journal")}
    return sorted(set(paths.folder.iterdir()) - own)


def remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def holds_remains(store: Store) -> bool:
    """Whether the store's file may still hold words of what was removed."""
    ((free,),) = store.connections.rows("PRAGMA freelist_count")
    return free > 0 or REMAINS in store.meta()


def scrub(store: Store) -> None:
    """Write the store's file anew without what was removed.

    While others read an older state, that state stays beside the file, and the store says so
    (``holds_remains``); the next run that changes the library tries again.
    """
    # Zeros in place of deleted rows (secure_delete) do not reach what SQLite had moved about.
    store.connections.execute("VACUUM")
    if store.connections.empty_journal():
        with store.transaction(content=False):
            store.drop_meta(REMAINS)
        store.connections.empty_journal()

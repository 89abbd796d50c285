"""One state of a library for all that a question looks up, with the newest indexes there are."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from index.derived import DerivedIndexes, shown_state
from index.paths import LibraryPaths
from index.store import Store, state_in
from ingest.errors import LibraryError

# How long a question waits while a library's whole content is being replaced.
REPLACED_SECONDS = 30
_LOOK_AGAIN_SECONDS = 0.05


class Snapshots:
    """Gives each question the indexes and a fixed state of the store, for any number of threads.

    Indexes that others have brought further are taken up by the next question. What they hold and
    the state does not is left out of what a search finds, so that they need not agree to the last
    document; but keys of another lineage mean other passages, so in this they must agree.

    Args:
        paths: the library.
        store: its store.
        require: told what the store says of itself; raises where that is not to be read.
    """

    def __init__(
        self, paths: LibraryPaths, store: Store, require: Callable[[Mapping[str, str]], None]
    ) -> None:
        self._paths = paths
        self._store = store
        self._require = require
        self._newest: DerivedIndexes | None = None
        self._taking_up = threading.Lock()
        self._own = _Own()

    @contextmanager
    def current(self) -> Iterator[DerivedIndexes]:
        """All that this thread looks up and searches within is of one state.

        Raises:
            LibraryDamaged: the indexes are missing or cannot be read.
            LibraryError: the content was replaced, and the indexes have not followed.
        """
        if self._own.indexes is not None:
            yield self._own.indexes
            return
        until = time.monotonic() + REPLACED_SECONDS
        while True:
            with self._store.snapshot():
                meta = self._store.meta()
                self._require(meta)
                indexes = self._of(state_in(meta).lineage)
                if indexes is not None:
                    self._own.indexes = indexes
                    try:
                        yield indexes
                    finally:
                        self._own.indexes = None
                    return
            if time.monotonic() > until:
                raise LibraryError(
                    f"The library {self._paths.folder} is being replaced. Ask again when that is "
                    "done; if it was interrupted, run `findings check --repair`."
                )
            time.sleep(_LOOK_AGAIN_SECONDS)

    @contextmanager
    def of_store(self) -> Iterator[None]:
        """All that this thread looks up is of one state; the indexes are not opened for it."""
        with self._store.snapshot():
            self._require(self._store.meta())
            yield

    def _of(self, lineage: str) -> DerivedIndexes | None:
        """The newest indexes; None if those on disk are of another lineage."""
        with self._taking_up:
            shown = shown_state(self._paths)
            if self._newest is None or self._newest.state != shown:
                self._newest = None
                loaded = DerivedIndexes.load(self._paths)
                # Its stamp is read first: what was replaced meanwhile would go by the old one.
                if shown_state(self._paths).lineage == loaded.state.lineage:
                    self._newest = loaded
            newest = self._newest
        return newest if newest is not None and newest.state.lineage == lineage else None


class _Own(threading.local):
    """What a thread is answering from."""

    indexes: DerivedIndexes | None = None

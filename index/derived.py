"""The indexes derived from the store: made from it, brought up to date from it, and replaceable."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from index.boilerplate import mark_boilerplate
from index.context import context_of
from index.lexical import LexicalSearcher
from index.paths import LibraryPaths
from index.searcher import Entry, Searcher
from index.store import Store
from index.vectors import VectorSearcher
from ingest.errors import LibraryDamaged

# Under which key the store keeps the length of its vectors.
DIMENSION = "dimension"


@dataclass(frozen=True, slots=True)
class DerivedIndexes:
    """Both indexes, as they stood when they were opened.

    Attributes:
        generation: the state of the store that they show.
        dense: search by meaning.
        lexical: search by words.
    """

    generation: int
    dense: VectorSearcher
    lexical: LexicalSearcher

    @classmethod
    def load(cls, paths: LibraryPaths) -> Self:
        """Open the indexes of a library.

        Raises:
            LibraryDamaged: one of them is missing or cannot be read.
        """
        return cls(
            generation=shown_generation(paths),
            dense=VectorSearcher.load(paths.vectors),
            lexical=LexicalSearcher.load(paths.lexical),
        )


def shown_generation(paths: LibraryPaths) -> int:
    """Which state of the store the indexes on disk show.

    Raises:
        LibraryDamaged: their stamp is missing or cannot be read.
    """
    try:
        return int(json.loads(paths.stamp.read_text())["generation"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryDamaged(
            f"The indexes of {paths.folder} are incomplete. Run `findings check --repair`."
        ) from error


def make_empty(paths: LibraryPaths, dimension: int) -> None:
    """Write empty indexes for a new library."""
    VectorSearcher(dimension).save(paths.vectors)
    LexicalSearcher(paths.lexical)
    _stamp(paths, 0)


def bring_up_to_date(paths: LibraryPaths, store: Store) -> None:
    """Mark what repeats; add what the indexes lack and drop what the store no longer holds.

    A key is never used twice, so comparing keys is enough, whatever interrupted the last run. The
    stamp is written last: until then the indexes count as out of date and are compared again.
    Only for the one process that holds the library's lock.
    """
    if _stamped(paths) == store.generation:
        return
    mark_boilerplate(store)
    generation = store.generation
    wanted = store.keys()
    try:
        dense, lexical = VectorSearcher.load(paths.vectors), LexicalSearcher.load(paths.lexical)
    except LibraryDamaged:
        rebuild(paths, store)
        return
    for searcher, place in ((dense, paths.vectors), (lexical, paths.lexical)):
        _follow(searcher, store, wanted)
        searcher.save(place)
    _stamp(paths, generation)


def rebuild(paths: LibraryPaths, store: Store) -> None:
    """Make both indexes anew from the store. Only for the process that holds the lock."""
    shutil.rmtree(paths.lexical, ignore_errors=True)
    make_empty(paths, int(store.meta()[DIMENSION]))
    paths.stamp.unlink()
    bring_up_to_date(paths, store)


def _follow(searcher: Searcher, store: Store, wanted: set[int]) -> None:
    held = searcher.keys()
    searcher.remove(held - wanted)
    searcher.add(list(_entries(store, wanted - held)))


def _entries(store: Store, keys: set[int]) -> Iterator[Entry]:
    documents = {document.id: document for document in store.documents()}
    vectors = store.vectors(keys)
    for key, passage in store.keyed_passages(keys).items():
        context = context_of(documents[passage.document_id], passage)
        yield Entry(key=key, vector=vectors[key], text=passage.text, context=context)


def _stamped(paths: LibraryPaths) -> int | None:
    try:
        return shown_generation(paths)
    except LibraryDamaged:
        return None


def _stamp(paths: LibraryPaths, generation: int) -> None:
    beside = paths.stamp.with_name(paths.stamp.name + ".new")
    beside.write_text(json.dumps({"generation": generation}))
    beside.replace(paths.stamp)

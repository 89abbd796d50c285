"""The indexes derived from the store: made from it, brought up to date from it, and replaceable."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Self

from index.boilerplate import mark_boilerplate
from index.context import context_of
from index.lexical import LexicalSearcher
from index.paths import LibraryPaths
from index.searcher import Entry, Searcher
from index.store import Store
from index.types import State
from index.vectors import VectorSearcher
from ingest.errors import LibraryDamaged

# Under which key the store keeps the length of its vectors.
DIMENSION = "dimension"
# Passages taken up at once: enough to be quick, few enough for memory.
AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class DerivedIndexes:
    """Both indexes, as they stood when they were opened.

    Attributes:
        state: the state of the store that they show; one of them may be further already.
        dense: search by meaning.
        lexical: search by words.
    """

    state: State
    dense: VectorSearcher
    lexical: LexicalSearcher

    @classmethod
    def load(cls, paths: LibraryPaths) -> Self:
        """Open the indexes of a library.

        Raises:
            LibraryDamaged: one of them is missing or cannot be read.
        """
        return cls(
            state=shown_state(paths),
            dense=VectorSearcher.load(paths.vectors),
            lexical=LexicalSearcher.load(paths.lexical),
        )


def shown_state(paths: LibraryPaths) -> State:
    """Which state of the store the indexes on disk show.

    Raises:
        LibraryDamaged: their stamp is missing or cannot be read.
    """
    try:
        said = json.loads(paths.stamp.read_text())
        return State(str(said["lineage"]), int(said["generation"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryDamaged(
            f"The indexes of {paths.folder} are incomplete. Run `findings check --repair`."
        ) from error


def make_empty(paths: LibraryPaths, dimension: int, state: State) -> None:
    """Write empty indexes for a new library."""
    VectorSearcher(dimension).save(paths.vectors)
    _empty_lexical(paths)
    _stamp(paths, state)


def bring_up_to_date(paths: LibraryPaths, store: Store, anew: bool = False) -> None:
    """Mark what repeats; add what the indexes lack and drop, without a trace, what is gone.

    Within one lineage a key is never used twice, so comparing keys is enough, whatever interrupted
    the last run. The stamp is written last: until then the indexes count as out of date and are
    compared again. Those who read find the old indexes or the new, never none.

    Args:
        paths: the library, whose lock is held.
        store: its store.
        anew: whether to make the indexes from nothing.
    """
    shown = _stamped(paths)
    if shown == store.state and not anew:
        return
    mark_boilerplate(store)
    state = store.state
    wanted = store.keys()
    anew = anew or shown is None or shown.lineage != state.lineage
    for searcher, place in (
        (_dense(paths, int(store.meta()[DIMENSION]), anew), paths.vectors),
        (_lexical(paths), paths.lexical),
    ):
        _follow(searcher, store, wanted, anew)
        searcher.save(place)
    _stamp(paths, state)


def _follow(searcher: Searcher, store: Store, wanted: set[int], anew: bool) -> None:
    held = set() if anew else searcher.keys()
    surplus = held - wanted
    if surplus:
        searcher.remove(surplus)
    if anew or searcher.traces():
        # In one step with what is added below: nobody meets an empty index.
        searcher.clear()
        held = set()
    lacking = sorted(wanted - held)
    for start in range(0, len(lacking), AT_ONCE):
        searcher.add(list(_entries(store, lacking[start : start + AT_ONCE])))


def _dense(paths: LibraryPaths, dimension: int, anew: bool) -> VectorSearcher:
    if not anew:
        with suppress(LibraryDamaged):
            return VectorSearcher.load(paths.vectors)
    return VectorSearcher(dimension)


def _lexical(paths: LibraryPaths) -> LexicalSearcher:
    try:
        return LexicalSearcher.load(paths.lexical)
    except LibraryDamaged:
        return _empty_lexical(paths)


def _empty_lexical(paths: LibraryPaths) -> LexicalSearcher:
    shutil.rmtree(paths.lexical, ignore_errors=True)
    return LexicalSearcher(paths.lexical)


def _entries(store: Store, keys: Sequence[int]) -> Iterator[Entry]:
    documents = {document.id: document for document in store.documents()}
    vectors = store.vectors(keys)
    for key, passage in store.keyed_passages(keys).items():
        context = context_of(documents[passage.document_id], passage)
        yield Entry(key=key, vector=vectors[key], text=passage.text, context=context)


def _stamped(paths: LibraryPaths) -> State | None:
    try:
        return shown_state(paths)
    except LibraryDamaged:
        return None


def _stamp(paths: LibraryPaths, state: State) -> None:
    beside = paths.stamp.with_name(paths.stamp.name + ".new")
    beside.write_text(json.dumps(asdict(state)))
    beside.replace(paths.stamp)

"""Making an empty library."""

from __future__ import annotations

from uuid import uuid4

from index.derived import DIMENSION, make_empty
from index.encoder import Encoder
from index.paths import LibraryPaths, Told, cannot_be_used
from index.recipe import Recipe
from index.store import LINEAGE, Store
from index.types import State


def make_library(paths: LibraryPaths, encoder: Encoder, told: Told) -> None:
    """Make an empty library, unless another process does so first.

    Args:
        paths: where; what an interrupted run left there is taken up or replaced.
        encoder: what will make its vectors.
        told: what to tell the user, where another process is to be waited for.

    Raises:
        LibraryError: the folder cannot be used.
    """
    state = State(lineage=uuid4().hex, generation=0)
    meta = Recipe.of(encoder).as_rows() | {
        DIMENSION: str(encoder.dimension),
        LINEAGE: state.lineage,
    }
    try:
        paths.originals.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_be_used(paths.folder, error) from error
    with paths.locked(told=told):
        if not paths.store.is_file():
            # The store comes last: a folder without it is no library yet.
            make_empty(paths, encoder.dimension, state)
            Store.create(paths.store, meta).close()

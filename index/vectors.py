"""Search by meaning: exact inner product over unit vectors. The sole owner of faiss."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import numpy as np

from index.searcher import Entry, Query, Scored
from ingest.errors import LibraryDamaged, LibraryError


class VectorSearcher:
    """Dense search; the score is the cosine.

    Flat, because below a hundred thousand passages an exact search takes milliseconds.

    Args:
        dimension: length of the vectors.
    """

    def __init__(self, dimension: int) -> None:
        faiss = _faiss()
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def add(self, entries: Sequence[Entry]) -> None:
        """Take up entries whose keys are not yet held.

        Raises:
            ValueError: a vector has another dimension than the index.
        """
        if not entries:
            return
        vectors = np.stack([entry.vector for entry in entries]).astype(np.float32)
        if vectors.shape[1] != self._index.d:
            raise ValueError(f"vectors of {vectors.shape[1]} dimensions, index of {self._index.d}")
        keys = np.array([entry.key for entry in entries], dtype=np.int64)
        self._index.add_with_ids(vectors, keys)

    def remove(self, keys: Iterable[int]) -> None:
        """Drop entries; keys that are not held are passed over."""
        self._index.remove_ids(np.array(list(keys), dtype=np.int64))

    def clear(self) -> None:
        """Drop all entries."""
        self._index.reset()

    def traces(self) -> int:
        """Entries that were dropped and are still in the files: none, for FAISS closes up."""
        return 0

    def keys(self) -> set[int]:
        """The keys of all entries held."""
        faiss = _faiss()
        return {int(key) for key in faiss.vector_to_array(self._index.id_map)}

    def search(self, query: Query, top: int, among: AbstractSet[int] | None = None) -> list[Scored]:
        """The nearest entries by cosine, best first; equals in the order of their keys."""
        faiss = _faiss()
        wanted = min(top, self._index.ntotal if among is None else len(among))
        if wanted < 1 or self._index.ntotal == 0:
            return []
        among_keys = None if among is None else np.array(sorted(among), dtype=np.int64)
        parameters = (
            None
            if among_keys is None
            else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among_keys))
        )
        scores, keys = self._index.search(
            query.vector.reshape(1, -1).astype(np.float32), wanted, params=parameters
        )
        found = [
            Scored(int(key), float(score))
            for key, score in zip(keys[0], scores[0], strict=True)
            if key >= 0  # FAISS fills up with -1 where the selector leaves fewer than asked for
        ]
        return sorted(found, key=lambda scored: (-scored.score, scored.key))

    def save(self, path: Path) -> None:
        """Write beside ``path`` and swap in."""
        faiss = _faiss()
        beside = path.with_name(path.name + ".new")
        try:
            faiss.write_index(self._index, str(beside))
        except RuntimeError as error:
            raise LibraryError(
                f"The vector index {path} cannot be written ({error}). Check that the disk is not "
                "full, then run `findings check --repair`."
            ) from error
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open what ``save`` wrote.

        Raises:
            LibraryDamaged: the file is not there or is no FAISS index.
        """
        faiss = _faiss()
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise LibraryDamaged(
                f"The vector index {path} cannot be read. Run `findings check --repair`."
            ) from error
        loaded = cls.__new__(cls)
        loaded._index = index
        return loaded


def _faiss() -> Any:
    # Its stubs do not know the keyword arguments of its own classes.
    return import_module("faiss")

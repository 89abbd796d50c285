"""What every way of searching offers: the same verbs, and "larger is better"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as a searcher takes it.

    Attributes:
        key: the passage's number in the store; never used twice in a library.
        vector: shape (dimension,), length 1.
        text: the passage's words.
        context: words that say where it stands: council, year, title, section.
    """

    key: int
    vector: NDArray[np.float32]
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question as a searcher takes it.

    Attributes:
        text: the question's words.
        vector: shape (dimension,), length 1.
        in_context: whether its words are also sought in what says where a passage stands.
    """

    text: str
    vector: NDArray[np.float32]
    in_context: bool = True


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's number and how well it fits; larger is better."""

    key: int
    score: float


class Searcher(Protocol):
    """An index over passages."""

    def add(self, entries: Sequence[Entry]) -> None:
        """Take up entries whose keys are not yet held."""
        ...

    def remove(self, keys: Iterable[int]) -> None:
        """Drop entries; keys that are not held are passed over."""
        ...

    def clear(self) -> None:
        """Drop all entries."""
        ...

    def traces(self) -> int:
        """How many dropped entries could still be read from the files; after ``clear``, none."""
        ...

    def keys(self) -> set[int]:
        """The keys of all entries held."""
        ...

    def search(self, query: Query, top: int, among: AbstractSet[int] | None = None) -> list[Scored]:
        """The best entries, best first, at most ``top``; ``among`` restricts to these keys."""
        ...

    def save(self, path: Path) -> None:
        """Write to ``path`` so that a reader finds the old state or the new, never a torn one."""
        ...

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open what ``save`` wrote."""
        ...

"""The part of the store that holds what passages mean: their vectors, and those of their tokens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.connections import Connections


class Meanings:
    """Vectors by the keys of passages.

    Attributes:
        connections: to the store's file.
    """

    connections: Connections

    def vectors(self, keys: Iterable[int] | None = None) -> dict[int, NDArray[np.float32]]:
        """Vectors by key, each of shape (dimension,). None for all."""
        return {
            row["key"]: np.frombuffer(row["vector"], dtype="<f4")
            for row in self.keyed("vector", keys)
        }

    def tokens(self, keys: Iterable[int]) -> dict[int, bytes]:
        """The signs of passages' tokens by key; b"" where there are none."""
        return {row["key"]: row["tokens"] for row in self.keyed("tokens", keys)}

    def tokens_of(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The same by the passages' ids."""
        rows = self.connections.rows(
            "SELECT id, tokens FROM passages WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {row["id"]: row["tokens"] for row in rows}

    def renew(
        self, document_id: str, vectors: NDArray[np.float32], tokens: Sequence[bytes]
    ) -> None:
        """Give a document's passages new vectors and, so that the indexes follow, new keys.

        Whatever else stands in their rows stays as it is.

        Args:
            document_id: whose passages.
            vectors: one row a passage, in their order, shape (passages, dimension).
            tokens: the signs of each passage's tokens.

        Raises:
            ValueError: passages and vectors differ in number.
        """
        rows = self.connections.rows(
            "SELECT id FROM passages WHERE document_id = ? ORDER BY ordinal", (document_id,)
        )
        if len(rows) != len(vectors):
            raise ValueError(f"{len(rows)} passages, {len(vectors)} vectors")
        (last,) = self.connections.rows("SELECT seq FROM sqlite_sequence WHERE name = 'passages'")
        key = last["seq"]
        for row, vector, signs in zip(rows, vectors, tokens, strict=True):
            key += 1
            self.connections.write(
                "UPDATE passages SET key = ?, vector = ?, tokens = ? WHERE id = ?",
                (key, vector.astype("<f4").tobytes(), signs, row["id"]),
            )
        # AUTOINCREMENT counts from here, so that none of these is given again.
        self.connections.write("UPDATE sqlite_sequence SET seq = ? WHERE name = 'passages'", (key,))

    def keyed(self, columns: str, keys: Iterable[int] | None) -> list[Any]:
        """Columns of passages, with their keys; None for all passages."""
        if keys is None:
            return self.connections.rows(f"SELECT key, {columns} FROM passages ORDER BY key")
        return self.connections.rows(
            f"SELECT key, {columns} FROM passages "
            "WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(list(keys)),),
        )

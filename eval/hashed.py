"""An encoder without a model: quick, the same everywhere, and enough to find passages by.

For measuring what is no matter of meaning: whether a library loses anything, and how it bears use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.encoder import Vectors


class HashedWords:
    """Counts the words of a text, each in the place that its checksum gives, scaled to length 1."""

    name = "hashed-words"
    fingerprint = "hashed-words-1"
    dimension = 64

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, shape (number of texts, 64), each of length 1."""
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                counts[row, crc32(word.encode()) % self.dimension] += 1
        counts[:, 0] += 1  # a text without words has a direction too
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        return np.asarray(counts / lengths, dtype=np.float32)

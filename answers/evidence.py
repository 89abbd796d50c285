"""From passages to quotes: the sentence of each passage that answers, verbatim or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answers.sentences import split
from index.encoder import Encoder
from index.types import Hit


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of a passage that comes nearest to the question.

    Attributes:
        hit: the passage.
        sentence: its words, verbatim.
        similarity: cosine of question and sentence, -1 to 1.
    """

    hit: Hit
    sentence: str
    similarity: float


def pick(encoder: Encoder, question: str, hits: Sequence[Hit]) -> list[Evidence]:
    """The best sentence of each passage, in the order of the hits.

    All sentences are encoded together, which costs little more than one passage.
    """
    sentences = [_quotable(hit.passage.text) for hit in hits]
    flat = [sentence for group in sentences for sentence in group]
    if not flat:
        return []
    vectors = encoder.encode([question, *flat])
    similarities: NDArray[np.float32] = vectors[1:] @ vectors[0]
    evidence: list[Evidence] = []
    start = 0
    for hit, group in zip(hits, sentences, strict=True):
        if group:
            scores = similarities[start : start + len(group)]
            best = int(np.argmax(scores))
            evidence.append(Evidence(hit, group[best], float(scores[best])))
        start += len(group)
    return evidence


def _quotable(text: str) -> list[str]:
    return [sentence.removeprefix("•").strip() for sentence in split(text)]

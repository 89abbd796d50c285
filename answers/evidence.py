"""From passages to quotes: the sentence of each passage that answers, verbatim or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answers.sentences import split
from index.encoder import Encoder
from index.fusion import reciprocal_rank
from index.searcher import Scored
from index.types import Hit

# Less than fusion's usual 60: of some twenty passages the first ranks should stand out. On the
# development questions (88 answerable) RR@10 is 0.45 with it, 0.39 without the sentences' ranking.
RANK_CONSTANT = 5
# "Herefordshire Council" or "Open" on a line of its own answers nothing.
LEAST_WORDS = 3


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


def pick(encoder: Encoder, sought: str, hits: Sequence[Hit]) -> list[Evidence]:
    """The best sentence of each passage, best evidence first.

    The order joins two rankings by reciprocal rank: that of the passages by the search, and that of
    their best sentences by similarity.

    Args:
        encoder: what compares question and sentences; all are encoded together.
        sought: the question, without what only names where to look.
        hits: the passages, best first.
    """
    groups = [_quotable(hit.passage.text) for hit in hits]
    sentences = [sentence for group in groups for sentence in group]
    if not sentences:
        return []
    vectors = encoder.encode([sought, *sentences])
    similarities: NDArray[np.float32] = vectors[1:] @ vectors[0]
    found: list[Evidence] = []
    start = 0
    for hit, group in zip(hits, groups, strict=True):
        if group:
            scores = similarities[start : start + len(group)]
            best = int(np.argmax(scores))
            found.append(Evidence(hit, group[best], float(scores[best])))
        start += len(group)
    by_search = [Scored(place, 0.0) for place in range(len(found))]
    by_sentence = sorted(by_search, key=lambda one: -found[one.key].similarity)
    return [found[one.key] for one in reciprocal_rank([by_search, by_sentence], RANK_CONSTANT)]


def _quotable(text: str) -> list[str]:
    sentences = (sentence.removeprefix("•").strip() for sentence in split(text))
    return [sentence for sentence in sentences if len(sentence.split()) >= LEAST_WORDS]

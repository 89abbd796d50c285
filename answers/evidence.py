"""From passages to quotes: the sentence of each passage that answers, verbatim or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answers.sentences import split
from index.encoder import Encoder
from index.fusion import reciprocal_rank
from index.lexical import stems
from index.searcher import Scored
from index.types import Hit

# Less than fusion's usual 60: of some twenty passages the first ranks should stand out. Over the
# 88 answerable development questions RR@10 is 0.41 so, 0.34 by the search's ranking alone.
RANK_CONSTANT = 10
# What a sentence gains, in cosine, by using all the words that are sought: of sentences of like
# meaning the one that says it in those words is the better quote.
WORDS_WEIGHT = 0.2
# "Herefordshire Council" or "Open" on a line of its own answers nothing.
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of a passage that comes nearest to the question.

    Attributes:
        hit: the passage.
        sentence: its words, verbatim.
        similarity: cosine of question and sentence, -1 to 1.
        fit: the similarity, and up to ``WORDS_WEIGHT`` for the words sought that it uses.
    """

    hit: Hit
    sentence: str
    similarity: float
    fit: float


def pick(encoder: Encoder, sought: str, hits: Sequence[Hit]) -> list[Evidence]:
    """The best sentence of each passage, best evidence first.

    The order joins two rankings by reciprocal rank: that of the passages by the search, and that of
    their best sentences by fit.

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
    words = stems(sought)
    shares = [len(words & stems(sentence)) / max(1, len(words)) for sentence in sentences]
    fits = similarities + WORDS_WEIGHT * np.array(shares, dtype=np.float32)
    found: list[Evidence] = []
    start = 0
    for hit, group in zip(hits, groups, strict=True):
        if group:
            best = start + int(np.argmax(fits[start : start + len(group)]))
            found.append(
                Evidence(hit, sentences[best], float(similarities[best]), float(fits[best]))
            )
        start += len(group)
    by_search = [Scored(place, 0.0) for place in range(len(found))]
    by_sentence = sorted(by_search, key=lambda one: -found[one.key].fit)
    return [found[one.key] for one in reciprocal_rank([by_search, by_sentence], RANK_CONSTANT)]


def _quotable(text: str) -> list[str]:
    sentences = (sentence.strip().removeprefix("•").strip() for sentence in split(text))
    return [sentence for sentence in sentences if len(sentence.split()) >= LEAST_WORDS]

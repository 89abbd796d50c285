"""Joining rankings: reciprocal rank fusion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.searcher import Scored

# The constant of Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and
# individual rank learning methods", SIGIR 2009.
K = 60


def reciprocal_rank(rankings: Sequence[Sequence[Scored]], k: int = K) -> list[Scored]:
    """Fuse rankings of the same things by rank alone.

    Args:
        rankings: each best first.
        k: the larger, the less the first ranks stand out.

    Returns:
        Everything that stands in any ranking, best first; the score is the sum over the rankings of
        ``1 / (k + rank)``, ranks from 1. Equals stand in the order of their keys.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, scored in enumerate(ranking, start=1):
            scores[scored.key] += 1 / (k + rank)
    return [
        Scored(key, score)
        for key, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    ]

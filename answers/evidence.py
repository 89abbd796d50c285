"""From passages to quotes: the sentence of each passage that answers, verbatim or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from answers.doubts import holds
from answers.sentence_fit import Sentence
from index.fusion import reciprocal_rank
from index.lexical import stems
from index.searcher import Scored
from index.types import Hit
from index.wanted import Wanted

# Less than fusion's usual 60: of some twenty passages the first ranks should stand out.
RANK_CONSTANT = 10
# What a sentence gains, in nearness, by using all the words that are sought, and by holding the
# sum, number, date or name that is asked for.
WORDS_WEIGHT = 0.1
HOLDS_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of a passage that comes nearest to the question.

    Attributes:
        hit: the passage.
        sentence: its words, verbatim.
        nearness: to what is sought, -1 to 1.
        fit: its nearness to the question, and what it gains by its words.
    """

    hit: Hit
    sentence: str
    nearness: float
    fit: float


def pick(
    wanted: Wanted, hits: Sequence[Hit], sentences: Sequence[Sequence[Sentence]]
) -> list[Evidence]:
    """The best sentence of each passage, best evidence first.

    The order joins two rankings by reciprocal rank: that of the passages by the search, which
    counts twice, and that of their best sentences by fit.

    Args:
        wanted: what is looked for.
        hits: the passages, best first.
        sentences: those of each passage.
    """
    words = stems(wanted.topic)
    found = []
    for hit, group in zip(hits, sentences, strict=True):
        fits = [_fit(one, words, wanted) for one in group]
        if fits:
            best = max(range(len(fits)), key=fits.__getitem__)
            found.append(Evidence(hit, group[best].text, group[best].nearness, fits[best]))
    by_search = [Scored(place, 0.0) for place in range(len(found))]
    by_sentence = sorted(by_search, key=lambda one: -found[one.key].fit)
    rankings = [by_search, by_search, by_sentence]
    return [found[one.key] for one in reciprocal_rank(rankings, RANK_CONSTANT)]


def spread(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The same evidence in rounds: of each council the best, then of each the second, and so on."""
    rounds: defaultdict[tuple[str, ...], int] = defaultdict(int)
    placed = []
    for place, one in enumerate(evidence):
        councils = one.hit.document.councils
        placed.append((rounds[councils], place))
        rounds[councils] += 1
    return [evidence[place] for _, place in sorted(placed)]


def _fit(one: Sentence, words: frozenset[str], wanted: Wanted) -> float:
    share = len(words & stems(one.text)) / max(1, len(words))
    held = [want for want in wanted.wants if want.is_held]
    holding = sum(holds(want, one.text) for want in held) / max(1, len(held))
    return one.nearness + WORDS_WEIGHT * share + HOLDS_WEIGHT * holding

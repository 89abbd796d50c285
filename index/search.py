"""One search: by meaning and by words, and what is found put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from index.derived import DerivedIndexes
from index.encoder import Encoder, TokenEncoder, Vectors
from index.fusion import reciprocal_rank
from index.ranking import best_first, scores, weights
from index.searcher import Query, Scored
from index.signals import LAST, Candidate, Values, signals_of
from index.store import Store
from index.tokens import closeness
from index.types import Hit, Step, Way
from index.wanted import Period, Wanted

# How deep each way of searching is read: fusion needs more than is shown.
DEPTH = 100
# How deep where signals order what is found, and how much of it they order.
DEEPER = 200
POOL = 250
_NOT_IN = {Way.DENSE: Step.LEXICAL, Way.LEXICAL: Step.DENSE}
_NOWHERE = np.zeros(1, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched.

    Attributes:
        store: where the passages are.
        indexes: the indexes over them.
        encoder: what made their vectors.
        among: keys of the passages to draw on; None for all.
    """

    store: Store
    indexes: DerivedIndexes
    encoder: Encoder
    among: AbstractSet[int] | None


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found.

    Attributes:
        key: its key in the store.
        candidate: it, and its document.
        score: larger is better.
        found_by: what each way of searching gave it.
    """

    key: int
    candidate: Candidate
    score: float
    found_by: Mapping[str, float]


def steps_of(way: Way, steps: AbstractSet[Step]) -> AbstractSet[Step]:
    """The steps that a way of searching has.

    Raises:
        ValueError: neither dense nor lexical search is left.
    """
    kept = {step for step in steps if step is not _NOT_IN.get(way)}
    if kept.isdisjoint({Step.DENSE, Step.LEXICAL}):
        raise ValueError(f"neither dense nor lexical search is left of {sorted(steps)} by {way}")
    return kept


def search(searched: Searched, wanted: Wanted, top: int, steps: AbstractSet[Step]) -> list[Hit]:
    """The best passages for one question, best first.

    Passages that were removed since the indexes were written are left out, boilerplate and contents
    pages stand last, and of passages that say the same in one council's papers only the first is
    given.

    Args:
        searched: what is searched.
        wanted: what is looked for.
        top: how many hits at most.
        steps: what is done; one of dense and lexical at least.
    """
    wanted = _without(wanted, steps)
    if Step.SIGNALS in steps:
        found, signals = candidates(searched, wanted, steps)
        total = scores(signals, weights())
        ranked = [_scored(found[place], float(total[place])) for place in best_first(total)]
    else:
        ranked = _found(searched, [wanted.question], wanted.question, max(DEPTH, 2 * top), steps)[0]
    if Step.BOILERPLATE in steps:
        ranked.sort(key=lambda one: one.candidate.passage.kind in LAST)  # stable
    if Step.DISTINCT in steps:
        ranked = list(_distinct(ranked))
    return [
        Hit(one.candidate.passage, one.candidate.document, rank, one.score, one.found_by)
        for rank, one in enumerate(ranked[:top], start=1)
    ]


def candidates(
    searched: Searched, wanted: Wanted, steps: AbstractSet[Step]
) -> tuple[list[Found], dict[str, Values]]:
    """What is found for a question, by rank alone, and what speaks for each.

    Returns:
        At most ``POOL`` passages, and by name the signals, each of shape (passages,).
    """
    papers_words = wanted.in_the_papers_words
    texts = list(dict.fromkeys([papers_words, wanted.question]))
    ranked, vectors = _found(searched, texts, papers_words, DEEPER, steps)
    found = ranked[:POOL]
    if not found:
        return [], {}
    signals = signals_of([one.candidate for one in found], wanted)
    keys = [one.key for one in found]
    if Step.DENSE in steps:
        held = searched.store.vectors(keys)
        matrix = np.stack([held[key] for key in keys])
        signals["meaning"] = (matrix @ vectors[0]).astype(np.float64)
        signals["question"] = (matrix @ vectors[-1]).astype(np.float64)
        if Step.TOKENS in steps and isinstance(searched.encoder, TokenEncoder):
            (tokens,) = searched.encoder.encode_tokens([wanted.topic])[1]
            signs = searched.store.tokens(keys)
            signals["closeness"] = closeness(tokens, [signs[key] for key in keys])
    if Step.LEXICAL in steps:
        signals["words"] = _lexical(searched, wanted.topic, keys)
        signals["terms"] = _lexical(searched, " ".join(wanted.terms), keys)
    return found, signals


def _without(wanted: Wanted, steps: AbstractSet[Step]) -> Wanted:
    """What is looked for, less what belongs to steps that are not taken."""
    periods: tuple[Period, ...] = wanted.periods if Step.PERIOD in steps else ()
    kept = frozenset(
        want for want in wanted.wants if (Step.HOLDS if want.is_held else Step.KINDS) in steps
    )
    return Wanted(
        question=wanted.question,
        topic=wanted.topic if Step.TOPIC in steps else wanted.question,
        terms=wanted.terms if Step.TERMS in steps else (),
        periods=periods,
        wants=kept,
    )


def _found(
    searched: Searched,
    by_meaning: Sequence[str],
    by_words: str,
    depth: int,
    steps: AbstractSet[Step],
) -> tuple[list[Found], Vectors]:
    """What the ways of searching find, fused by reciprocal rank; and the vectors of the texts."""
    rankings: list[tuple[Way, list[Scored]]] = []
    # A search by words alone does not wait for the model.
    vectors = searched.encoder.encode(by_meaning) if Step.DENSE in steps else np.stack([_NOWHERE])
    if Step.DENSE in steps:
        for text, vector in zip(by_meaning, vectors, strict=True):
            ranking = searched.indexes.dense.search(Query(text, vector), depth, searched.among)
            rankings.append((Way.DENSE, ranking))
    if Step.LEXICAL in steps:
        query = Query(by_words, _NOWHERE, Step.CONTEXT in steps)
        ranking = searched.indexes.lexical.search(query, depth, searched.among)
        rankings.append((Way.LEXICAL, ranking))
    lists = [ranking for _, ranking in rankings]
    fused = reciprocal_rank(lists) if len(lists) > 1 else lists[0]
    found_by: dict[int, dict[str, float]] = {}
    for way, ranking in rankings:
        for scored in ranking:
            found_by.setdefault(scored.key, {})[way] = scored.score
    passages = searched.store.keyed_passages(scored.key for scored in fused)
    found_in = {passage.document_id for passage in passages.values()}
    documents = {document.id: document for document in searched.store.documents(found_in)}
    return [
        Found(
            key=scored.key,
            candidate=Candidate(passages[scored.key], documents[passages[scored.key].document_id]),
            score=scored.score,
            found_by=found_by[scored.key],
        )
        for scored in fused
        if scored.key in passages and passages[scored.key].document_id in documents
    ], vectors


def _lexical(searched: Searched, words: str, keys: Sequence[int]) -> Values:
    """BM25 of the words in each passage's text."""
    query = Query(words, _NOWHERE, in_context=False)
    found = searched.indexes.lexical.search(query, len(keys), set(keys))
    score = {scored.key: scored.score for scored in found}
    return np.array([score.get(key, 0.0) for key in keys])


def _scored(found: Found, score: float) -> Found:
    return Found(found.key, found.candidate, score, found.found_by)


def _distinct(ranked: Iterable[Found]) -> Iterator[Found]:
    # The same words about another council are another finding.
    seen: set[tuple[tuple[str, ...], str]] = set()
    for one in ranked:
        text = re.sub(r"\W+", " ", one.candidate.passage.text.casefold())
        words = (one.candidate.document.councils, text)
        if words not in seen:
            seen.add(words)
            yield one

"""One search: dense, lexical or both fused, over the passages that a filter leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from index.derived import DerivedIndexes
from index.fusion import reciprocal_rank
from index.searcher import Query, Scored
from index.store import Store
from index.types import Hit, Step, Way
from ingest.types import Passage, PassageKind

# How deep each way of searching is read: fusion needs more than is shown.
DEPTH = 100
# Found, but after everything that is particular to a document.
LAST = frozenset({PassageKind.BOILERPLATE, PassageKind.CONTENTS})
_NOT_IN = {Way.DENSE: Step.LEXICAL, Way.LEXICAL: Step.DENSE}


def steps_of(way: Way, steps: AbstractSet[Step]) -> AbstractSet[Step]:
    """The steps that a way of searching has.

    Raises:
        ValueError: neither dense nor lexical search is left.
    """
    kept = {step for step in steps if step is not _NOT_IN.get(way)}
    if kept.isdisjoint({Step.DENSE, Step.LEXICAL}):
        raise ValueError(f"neither dense nor lexical search is left of {sorted(steps)} by {way}")
    return kept


def search(
    store: Store,
    indexes: DerivedIndexes,
    query: Query,
    top: int,
    among: AbstractSet[int] | None,
    steps: AbstractSet[Step],
) -> list[Hit]:
    """The best passages for one question, best first.

    Passages that were removed since the indexes were written are left out, boilerplate and contents
    pages stand last, and of passages that say the same in one council's papers only the first is
    given.

    Args:
        store: where the passages are.
        indexes: the indexes to search.
        query: the question.
        top: how many hits at most.
        among: keys of the passages to draw on; None for all.
        steps: what is done; one of dense and lexical at least.
    """
    depth = max(DEPTH, 2 * top)
    rankings: dict[Way, list[Scored]] = {}
    if Step.DENSE in steps:
        rankings[Way.DENSE] = indexes.dense.search(query, depth, among)
    if Step.LEXICAL in steps:
        rankings[Way.LEXICAL] = indexes.lexical.search(query, depth, among)
    each = list(rankings.values())
    fused = reciprocal_rank(each) if len(each) > 1 else each[0]
    found_by = {
        way: {scored.key: scored.score for scored in ranking} for way, ranking in rankings.items()
    }
    passages = store.keyed_passages(scored.key for scored in fused)
    found_in = {passage.document_id for passage in passages.values()}
    documents = {document.id: document for document in store.documents(found_in)}
    ranked = [
        (scored, passages[scored.key])
        for scored in fused
        if scored.key in passages and passages[scored.key].document_id in documents
    ]
    if Step.BOILERPLATE in steps:
        ranked.sort(key=lambda pair: pair[1].kind in LAST)  # stable: keeps the order otherwise
    if Step.DISTINCT in steps:
        councils_of = {id_: document.councils for id_, document in documents.items()}
        ranked = list(_distinct(ranked, councils_of))
    return [
        Hit(
            passage=passage,
            document=documents[passage.document_id],
            rank=rank,
            score=scored.score,
            found_by={
                w: scores[scored.key] for w, scores in found_by.items() if scored.key in scores
            },
        )
        for rank, (scored, passage) in enumerate(ranked[:top], start=1)
    ]


def _distinct(
    ranked: Iterable[tuple[Scored, Passage]], councils_of: dict[str, tuple[str, ...]]
) -> Iterator[tuple[Scored, Passage]]:
    # The same words about another council are another finding.
    seen: set[tuple[tuple[str, ...], str]] = set()
    for scored, passage in ranked:
        words = (councils_of[passage.document_id], re.sub(r"\W+", " ", passage.text.casefold()))
        if words not in seen:
            seen.add(words)
            yield scored, passage

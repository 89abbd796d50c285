"""Findings → citations: the words of each judgement, found on their page or not shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from answers.inspections import Finding
from answers.types import Citation
from answers.verbatim import page_of
from index.by_id import passages_by_id
from index.store import Store
from index.types import Hit
from ingest.judgement import Mention
from ingest.types import Document, Passage


def cite(
    found: Sequence[Finding], documents: Mapping[str, Document], store: Store
) -> tuple[list[tuple[int, ...]], tuple[Citation, ...]]:
    """The citations of findings, numbered from 1 as they come; the same words are cited once.

    Args:
        found: in the order in which they are shown.
        documents: by id.
        store: keeps the passages and pages.

    Returns:
        For each finding the numbers of its citations, none where its words could not be found, and
        the citations.
    """
    sought = [list(_mentions(one)) for one in found]
    ids = {mention.passage_id for of in sought for _, mention in of}
    passages = passages_by_id(store, ids)
    cited: dict[tuple[str, int, str], Citation] = {}
    numbers: list[tuple[int, ...]] = []
    for mentions in sought:
        own: list[int] = []
        for document_id, mention in mentions:
            key = (document_id, mention.page, mention.quote)
            if key not in cited:
                document = documents[document_id]
                passage = passages.get(mention.passage_id) or _around(mention, document, store)
                page = _page(mention, passage, store) if passage else None
                if passage is None or page is None:
                    continue
                n = len(cited) + 1
                hit = Hit(replace(passage, paragraph=mention.paragraph), document, n, 1.0)
                cited[key] = Citation(n, hit, mention.quote, page if document.paged else None)
            own.append(cited[key].n)
        numbers.append(tuple(dict.fromkeys(own)))
    return numbers, tuple(cited.values())


def _page(mention: Mention, passage: Passage, store: Store) -> int | None:
    last = max(passage.last_page, mention.page)
    return page_of(mention.quote, store.pages(passage.document_id, mention.page, last))


def _around(mention: Mention, document: Document, store: Store) -> Passage | None:
    """The passage that a citation opens where the words stand in none, such as a heading's."""
    near = store.passages(document.id)
    on_page = (one for one in near if one.page <= mention.page <= one.last_page)
    return next(on_page, None)


def _mentions(one: Finding) -> Iterator[tuple[str, Mention]]:
    """Where each of its judgements is stated first, and wherever its document says otherwise.

    Yields:
        Ids of documents, with the mentions.
    """
    for judgement in one.judgements:
        for mention in (*judgement.mentions[:1], *judgement.disagreeing):
            yield judgement.document_id, mention

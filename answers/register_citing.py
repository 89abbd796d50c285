"""Findings → citations: the words of each judgement, found on their page or not shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answers.inspections import Finding
from answers.types import Citation
from answers.verbatim import page_of
from index.by_id import passages_by_id
from index.store import Store
from index.types import Hit
from ingest.judgement import Mention
from ingest.types import Document


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
    passages = passages_by_id(store, {mention.passage_id for of in sought for mention in of})
    cited: dict[tuple[str, str], Citation] = {}
    numbers: list[tuple[int, ...]] = []
    for mentions in sought:
        own: list[int] = []
        for mention in mentions:
            key = (mention.passage_id, mention.quote)
            passage = passages.get(mention.passage_id)
            if key not in cited and passage is not None:
                last = max(passage.last_page, mention.page)
                pages = store.pages(passage.document_id, mention.page, last)
                page = page_of(mention.quote, pages)
                if page is None:
                    continue
                n = len(cited) + 1
                document = documents[passage.document_id]
                hit = Hit(passage, document, n, 1.0)
                cited[key] = Citation(n, hit, mention.quote, page if document.paged else None)
            if key in cited:
                own.append(cited[key].n)
        numbers.append(tuple(dict.fromkeys(own)))
    return numbers, tuple(cited.values())


def _mentions(one: Finding) -> Iterator[Mention]:
    """Where each of its judgements is stated first, and wherever its document says otherwise."""
    for judgement in one.judgements:
        yield from judgement.mentions[:1]
        yield from judgement.disagreeing

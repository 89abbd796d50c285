"""The grades that a document states: its rows of the register of judgements.

Statements come from where each kind of document states grades; they are placed in its pages and
passages, and brought together to one judgement an area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.judgement import Judgement
from ingest.quotes import Places
from ingest.reconcile import reconciled
from ingest.report_grades import report_grades
from ingest.send_outcomes import send_outcome
from ingest.statements import Statement
from ingest.types import Block, Document, DocumentKind, ParsedDocument, Passage

_FULL = frozenset({DocumentKind.FULL_INSPECTION, DocumentKind.REINSPECTION})


def judgements_of(
    parsed: ParsedDocument, document: Document, passages: Sequence[Passage]
) -> tuple[Judgement, ...]:
    """All grades that a document states, each with the places that state it.

    Args:
        parsed: its blocks and pages.
        document: what it is.
        passages: the passages that were cut from it.
    """
    places = Places(parsed, passages)
    found = list(_statements(parsed.blocks, document))
    return reconciled(found, places.mention, document, parsed.blocks)


def _statements(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    if document.kind in _FULL:
        yield from report_grades(blocks, document)
    elif document.kind is DocumentKind.AREA_SEND:
        yield from send_outcome(blocks, document)

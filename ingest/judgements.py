"""The grades that a document states: its rows of the register of judgements.

Statements come from where each kind of document states grades; they are placed in its pages and
passages, and brought together to one judgement an area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.judgement import Judgement, Status
from ingest.quotes import Places
from ingest.reconcile import reconciled
from ingest.report_grades import report_grades
from ingest.send_outcomes import send_outcome
from ingest.stated import stated
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
    found = list(_statements(parsed.blocks, document))
    return reconciled(found, Places(parsed, passages).mention, document, parsed.blocks)


def _statements(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    told = stated(blocks, document)
    if not document.kind.reports_an_inspection:
        yield from told
        return
    own: list[Statement] = []
    if document.kind in _FULL:
        own += report_grades(blocks, document)
    elif document.kind is DocumentKind.AREA_SEND:
        own += send_outcome(blocks, document)
    yield from own
    yield from _beside(told, own)


def _beside(told: Iterable[Statement], own: Sequence[Statement]) -> Iterator[Statement]:
    """What running text adds to the grades that a report gives in its own places.

    That is other inspections' grades, and sentences that say again what those places say.
    """
    current = {(one.area_id, one.grade) for one in own if one.status is Status.CURRENT}
    read = {(one.block, one.area_id) for one in own}
    for one in told:
        if (one.block, one.area_id) in read:
            continue
        if one.status is not Status.CURRENT or (one.area_id, one.grade) in current:
            yield one

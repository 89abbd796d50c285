"""Grades that running text and lists state: blocks → ``Statement``.

Lists, rows and sentences of committee papers, minutes, plans and letters, and the running text of
reports. What a grade is given to and of which inspection it is are told by the words about it: its
label or sentence, the sentence before, the words that lead in to its list, the headings above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.judgement import Status
from ingest.stated_items import Items
from ingest.stated_outcomes import outcomes
from ingest.stated_own import with_its_inspection
from ingest.stated_prose import Prose
from ingest.statements import Statement
from ingest.types import Block, BlockKind, Document


def stated(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    """Every grade that running text and lists state, in order.

    Args:
        blocks: the document's blocks, in reading order.
        document: what they belong to.
    """
    told = with_its_inspection(document, blocks)
    found = list(_Reader(blocks, told).statements())
    if not document.kind.reports_an_inspection:
        found += outcomes(blocks, document)
    for one in _dated(found, told):
        yield one if told is document else _of_its_own(one, told)


class _Reader(Prose, Items):
    """Reads a document's lists, tables and sentences."""

    def statements(self) -> Iterator[Statement]:
        for at, block in enumerate(self._blocks):
            self._enter(block)
            if block.kind is BlockKind.FOOTNOTE or self._definitions(block):
                continue
            if self._is_report:
                if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
                    yield from self._prose(at, block)
                continue
            found = list(self._listed(at, block))
            if not found and block.kind is not BlockKind.TABLE_ROW:
                found = list(self._prose(at, block))
            yield from found
            self._leave(at, block, any(one.area_id for one in found))


def _of_its_own(one: Statement, told: Document) -> Statement:
    """A statement of the document's own inspection, with the days that its sentences tell."""
    is_own = one.status is Status.CURRENT and one.framework == told.framework
    if not is_own or one.start or one.end:
        return one
    return replace(one, start=told.inspection_start, end=told.inspection_end)


def _dated(found: Sequence[Statement], document: Document) -> Iterator[Statement]:
    """The statements, with what the document as a whole tells of their inspections."""
    starts = [one.start for one in found if one.start and one.status is Status.CURRENT]
    latest = max(starts, default=None)
    for one in found:
        is_current = document.inspection_start is None and one.status is Status.CURRENT
        if is_current and latest and one.end and one.end < latest:
            yield replace(one, status=Status.PREVIOUS)
        else:
            yield one

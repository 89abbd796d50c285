"""Units: what belongs together in a document, each under the headings that stand over it.

Takes blocks in reading order, gives units: a paragraph with the list or table that follows it, a
row of an action plan, a footnote. The cut into passages joins and splits them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest import outline
from ingest.numbering import is_item
from ingest.outline import Heading, in_context
from ingest.sections import above, around_lists, chapter, kind_of, leads_in, opens_imprint
from ingest.signatures import openings
from ingest.table_heads import is_action_plan, is_column_heads, without_heads
from ingest.types import Block, BlockKind, PassageKind

# A report's judgements and the summary that opens it stand on its first pages.
_OPENING_PAGES = 2


@dataclass(frozen=True, slots=True)
class Reference:
    """A note mark in a document's words.

    Attributes:
        page: the page that it may stand on.
        mark: the mark.
        section: the headings above it; where a heading bears it, that is the last of them.
    """

    page: int
    mark: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is kept together if it fits into a passage.

    Attributes:
        section: the headings above it, outermost first.
        kind: what it is within its document.
        number: its printed paragraph number; "" if there is none.
        blocks: at least one.
        references: to footnotes.
    """

    section: tuple[str, ...]
    kind: PassageKind
    number: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...] = ()


class Gatherer:
    """Gathers the blocks of one document into units, in order.

    Args:
        blocks: in reading order.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = without_heads([block for block in blocks if block.text.strip()])
        self._signatures = {id(block) for block in openings(self._blocks)}
        self._headings: list[Heading] = []
        self._bare: Block | None = None  # the last heading, if it has had nothing under it yet
        self._gathered: list[Block] = []
        self._notes: list[Block] = []
        self._references: list[Reference] = []  # of headings that nothing has followed yet
        self._imprint = False
        self._judged = False  # whether a table of judgements opened the report

    def units(self) -> Iterator[Unit]:
        """The units; footnotes follow what they are notes to."""
        body = [block for block in self._blocks if block.kind is not BlockKind.FOOTNOTE]
        places = iter(zip([None, *body], body, [*body[1:], None], strict=False))
        for block in self._blocks:
            if block.kind is BlockKind.FOOTNOTE:
                self._notes.append(block)
                continue
            yield from self._take(*next(places))
        yield from self._close()
        if self._bare:
            yield self._lone(self._bare)

    def _take(self, before: Block | None, block: Block, after: Block | None) -> Iterator[Unit]:
        name = chapter(block, before, after)
        if block.kind is BlockKind.HEADING or name:
            yield from self._head(block, name)
            return
        if opens_imprint(block) and not self._imprint:
            yield from self._close()
            self._headings, self._imprint = [], True
        if self._bare and not self._gathered and self._headings[-1].frame != block.frame:
            # The frame was drawn around the heading alone.
            self._headings[-1] = replace(self._headings[-1], frame=0)
        inside = outline.outside(self._headings, block)
        if id(block) in self._signatures and (self._gathered or not self._bare):
            inside = around_lists(inside)
        if len(inside) < len(self._headings) or (self._gathered and not self._continues(block)):
            yield from self._close()
            self._headings = inside
        self._gathered.append(block)

    def _head(self, block: Block, name: str) -> Iterator[Unit]:
        """Take a heading, or a row that opens the chapter of that name."""
        heads = []
        if name and self._gathered and is_column_heads(self._gathered[-1]):
            heads.append(self._gathered.pop())
        yield from self._close()
        level = self._headings[0].level + 1 if self._headings else 1
        if name and self._bare and self._bare.text == name:
            self._headings.pop()  # the band says again what stands above it
            self._bare = None
        heading = Heading.band(name, level) if name else in_context(self._headings, block)
        kept = above(self._headings, heading, self._bare is not None)
        # Printed twice: above a table, and again in its head.
        twice = self._bare is not None and self._headings[-1].text == heading.text
        if self._bare and not twice and len(kept) < len(self._headings):
            yield self._lone(self._bare)
        if twice and len(kept) == len(self._headings):
            kept.pop()
        self._headings = [*kept, heading]
        self._imprint = self._judged = False
        self._bare = None if name else block
        self._references += self._referring(block)
        if name:
            yield self._unit([*heads, block])

    def _continues(self, block: Block) -> bool:
        """Whether a block belongs to the unit that is being gathered."""
        if self._imprint:
            return True
        first, last = self._gathered[0], self._gathered[-1]
        # Each row of an action plan stands for itself.
        if first.frame != block.frame or any(is_action_plan(b.heads) for b in (first, block)):
            return False
        if block.kind is BlockKind.TABLE_ROW and last.kind is BlockKind.PARAGRAPH:
            return leads_in(last)
        if block.kind is BlockKind.BULLET and last.kind is BlockKind.TABLE_ROW:
            return False
        return block.kind is not BlockKind.PARAGRAPH or is_item(block.number)

    def _close(self) -> Iterator[Unit]:
        if self._gathered:
            unit = self._unit(self._gathered)
            self._judged |= unit.kind is PassageKind.JUDGEMENT_TABLE
            yield unit
            self._gathered = []
            self._bare = None
        for note in self._notes:
            yield self._unit([note])
        self._notes = []

    def _unit(self, blocks: Sequence[Block]) -> Unit:
        first = blocks[0]
        numbered = first.kind is BlockKind.PARAGRAPH and not is_item(first.number)
        references: list[Reference] = []
        if first.kind is not BlockKind.FOOTNOTE:
            references, self._references = self._references, []
        for block in blocks:
            references += self._referring(block)
        kind = kind_of(self._headings, blocks)
        if kind is PassageKind.BODY and numbered and not first.number and self._opens(first):
            kind = PassageKind.SUMMARY
        return Unit(
            section=self._section(),
            kind=kind,
            number=first.number if numbered else "",
            blocks=tuple(blocks),
            references=tuple(references),
        )

    def _section(self) -> tuple[str, ...]:
        return tuple(heading.printed for heading in self._headings)

    def _referring(self, block: Block) -> list[Reference]:
        pages = range(block.page, block.last_page + 1)
        section = self._section()
        return [Reference(page, mark, section) for mark in block.marks for page in pages]

    def _opens(self, block: Block) -> bool:
        """Whether a paragraph is of the summary that follows a report's table of judgements."""
        in_section = any(heading.role for heading in self._headings)
        return self._judged and not in_section and block.page <= _OPENING_PAGES

    def _lone(self, heading: Block) -> Unit:
        """The last heading, which nothing follows and which would otherwise not be found."""
        self._headings.pop()
        return self._unit([replace(heading, kind=BlockKind.PARAGRAPH, level=0)])

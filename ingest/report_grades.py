"""What an inspectorate's own report grades: its tables, its headings, the sentences of its summary.

Takes the blocks of a full report, gives the statements of its own inspection's grades, and of
earlier ones where a table or its heading says so. What its running text says of other inspections
is for ``ingest.stated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.areas import schemes
from ingest.graded_lines import Said, is_judged, pairs_in, said_by
from ingest.grades import Grade, grade_of
from ingest.judgement import Route, Status
from ingest.labels import area_of, bare_label, service_of
from ingest.statements import Statement
from ingest.types import Block, BlockKind, Document

# Sections that print grades and give none.
_EXPLAINS = re.compile(
    r"judge?ments?\b.{0,40}\bmeans?\b|\bwhat (?:the|they|our|these) .{0,30}\bmeans?\b"
    r"|\bgrade descriptors?\b|\bjudge?ments? explained\b|\bgrading scale\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|last|earlier|prior)\b.{0,40}\b(?:inspections?|judge?ments?|reports?|grades?)\b"
    r"|\b(?:inspections?|judge?ments?) (?:history|in the past)\b|\bprogress since\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
# A line that says a grade by itself is no longer than this.
_LINE_WORDS = 40
# What is no longer than this may be an item of a list.
_LIST_WORDS = 25


def report_grades(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    """The grades that a full inspection report gives, wherever it states them.

    Args:
        blocks: all its blocks, in reading order.
        document: what it is; its framework must be one that gives grades.
    """
    if document.framework in schemes():
        yield from _Walk(blocks, document.framework).statements()


@dataclass
class _Walk:
    """A walk through a report, from heading to heading."""

    blocks: Sequence[Block]
    framework: str
    service: str = ""
    heading: Block | None = None
    earlier: bool = False
    explaining: Block | None = None  # the heading over what grades mean
    opened: int = -1  # index of the last heading
    lead_in: str = ""
    led_in: int = -1  # index of the lead-in

    def statements(self) -> Iterator[Statement]:
        for in_table, run in groupby(
            enumerate(self.blocks), lambda one: one[1].kind is BlockKind.TABLE_ROW
        ):
            if in_table:
                yield from self._table(list(run))
                continue
            for index, block in run:
                if block.kind is BlockKind.HEADING:
                    yield from self._heading(index, block)
                elif block.kind is not BlockKind.FOOTNOTE:
                    yield from self._text(index, block)

    def _heading(self, index: int, block: Block) -> Iterator[Statement]:
        self.heading = block
        if service := service_of(block.text, self.framework):
            self.service = service.id
        if _EXPLAINS.search(block.text):
            self.explaining = block
        elif self.explaining and _ends(self.explaining, block):
            self.explaining = None
        if grade_of(block.text) and index:
            yield from self._below(index, block, self.blocks[index - 1])
        else:
            self.earlier = bool(_EARLIER.search(block.text))
            if said := said_by(block.text, self.framework, self.service, heading=True):
                yield self._stated(index, said, Route.HEADING, block.text)
        self.opened = index
        self.lead_in = ""

    def _below(self, index: int, block: Block, above: Block) -> Iterator[Statement]:
        """A grade that stands alone below the heading or the label of its area."""
        area = area_of(above.text, self.framework, self.service)
        grade = grade_of(block.text)
        if area and grade and not (self.explaining or self._of_earlier()):
            near = above.page == block.page
            quote = f"{above.text} {block.text}" if near else block.text
            yield self._of(index, area.id, above.text, grade, block.text, Route.HEADING, quote)

    def _text(self, index: int, block: Block) -> Iterator[Statement]:
        words = len(block.text.split())
        if words <= _LINE_WORDS and (service := service_of(block.text, self.framework)):
            self.service = service.id
        if index and grade_of(block.text):
            yield from self._below(index, block, self.blocks[index - 1])
        elif not (self.explaining or self._of_earlier()) and block.kind is BlockKind.PARAGRAPH:
            yield from self._sentences(index, block)
        if block.text.endswith(":"):
            self.lead_in, self.led_in = block.text, index
        elif words > _LIST_WORDS:
            self.lead_in = ""

    def _of_earlier(self) -> bool:
        """Whether the heading, or the words that lead in to a list, are on an earlier one."""
        return self.earlier or bool(_EARLIER.search(self.lead_in))

    def _sentences(self, index: int, block: Block) -> Iterator[Statement]:
        if not re.search(
            r"good|adequate|improve|outstanding|not judged", block.text, re.IGNORECASE
        ):
            return
        if pairs := pairs_in(block.text, self.framework, self.service):
            for one in pairs:
                yield self._stated(index, one, Route.LIST, block.text)
            return
        sentences = _SENTENCE.split(block.text)
        # A line that says only this is a heading, however it is set.
        lone = len(sentences) == 1 and not block.number and len(block.text.split()) <= _LINE_WORDS
        opens = index == self.opened + 1
        for place, sentence in enumerate(sentences):
            said = said_by(sentence, self.framework, self.service, heading=lone)
            if said is None:
                continue
            if lone and said.whole:
                yield self._stated(index, said, Route.HEADING, sentence)
            elif self._counts(said, sentence, opens and place == 0):
                yield self._stated(index, said, Route.SENTENCE, sentence)

    def _counts(self, said: Said, sentence: str, opens: bool) -> bool:
        """Whether a sentence tells the judgement itself: else a part of it may only be praised."""
        if said.area.concept in ("overall_effectiveness", "lscb") or is_judged(sentence):
            return True
        named = self.heading and area_of(self.heading.text, self.framework, self.service)
        return opens and named is not None and named == said.area

    def _table(self, rows: list[tuple[int, Block]]) -> Iterator[Statement]:
        """The rows of a table that pair an area and a grade; other rows may name the service."""
        if rows[0][0] != self.led_in + 1:
            self.lead_in = ""
        graded: list[tuple[int, Block, list[str]]] = []
        for index, block in rows:
            cells = _cells(block)
            if len(cells) > 1 and any(map(grade_of, cells[1:])):
                graded.append((index, block, cells))
        # A row by itself is the band over a chapter.
        known = sum(area_of(cells[0], self.framework) is not None for *_, cells in graded)
        at = {index for index, *_ in graded}
        for index, block in rows:
            first = block.text.split("\t")[0]
            if index not in at:
                if service := service_of(first, self.framework):
                    self.service = service.id
                continue
            yield from self._row(index, block, Route.TABLE if known > 1 else Route.HEADING)

    def _row(self, index: int, block: Block, route: Route) -> Iterator[Statement]:
        cells = _cells(block)
        heads = block.heads or ("",) * len(cells)
        area = area_of(cells[0], self.framework, self.service)
        if self.explaining or (area is None and route is Route.HEADING):
            return
        if route is Route.HEADING:
            self.earlier = False  # the band opens a chapter of its own
        graded = [
            (grade, cell, head)
            for cell, head in zip(cells[1:], heads[1:], strict=False)
            if (grade := grade_of(cell)) is not None
        ]
        now = [one for one in graded if not _EARLIER.search(one[2])]
        if len({grade for grade, *_ in now}) > 1:
            return  # which of several columns is meant cannot be known
        earlier = self._of_earlier()
        for grade, cell, head in graded:
            before = earlier or bool(_EARLIER.search(head))
            status = Status.PREVIOUS if before else Status.CURRENT
            id_ = area.id if area else ""
            label = bare_label(cells[0])
            yield self._of(index, id_, label, grade, cell, route, block.text, status)

    def _stated(self, index: int, said: Said, route: Route, quote: str) -> Statement:
        words = quote[said.grade.start : said.grade.end]
        return self._of(index, said.area.id, said.words, said.grade.grade, words, route, quote)

    def _of(
        self,
        index: int,
        area_id: str,
        area: str,
        grade: Grade,
        words: str,
        route: Route,
        quote: str,
        status: Status = Status.CURRENT,
    ) -> Statement:
        return Statement(
            area=area,
            area_id=area_id,
            framework=self.framework,
            grade=grade,
            printed=words,
            route=route,
            status=status,
            start=None,
            end=None,
            block=index,
            quote=quote,
        )


def _ends(explaining: Block, heading: Block) -> bool:
    """Whether a heading ends the section on what grades mean, which fills a page or two."""
    return heading.level <= explaining.level or heading.page > explaining.page + 1


def _cells(block: Block) -> list[str]:
    """A row's label and what stands beside it; a number in a cell of its own is of the label."""
    cells = [cell.strip() for cell in block.text.split("\t")]
    if len(cells) > 2 and not any(map(str.isalpha, cells[0])):
        cells = [f"{cells[0]} {cells[1]}".strip(), *cells[2:]]
    return cells

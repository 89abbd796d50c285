"""A way through a document: what stands over each block, and of which inspection it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.areas import schemes
from ingest.gazetteer import gazetteer
from ingest.grades import grades_in
from ingest.stated_bodies import OF_COUNCIL, OTHER_BODY
from ingest.stated_splitting import sentences
from ingest.stated_subjects import (
    Sort,
    Subject,
    service_in,
    subjects,
)
from ingest.stated_when import EARLIER, Occasion, occasion, own, times
from ingest.stated_words import NO_LIST
from ingest.types import Block, BlockKind, Document

_LISTED = (BlockKind.BULLET, BlockKind.TABLE_ROW)
_SHORT = 30  # words
_INSPECTED = re.compile(r"\binspect|\bvisit|\bOfsted\b", re.IGNORECASE)
# A head with the day of a meeting says nothing of an inspection.
_MEETING = re.compile(
    r"\b(?:committee|cabinet|panel|meeting|minutes|executive|board|council|agenda|scrutiny|forum)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands over a block: headings and the words that lead in to its list."""

    heading: str = ""
    parent: str = ""
    lead: str = ""
    service: str = ""


class Walk:
    """One way through the blocks of a document."""

    def __init__(self, blocks: Sequence[Block], document: Document) -> None:
        self._blocks = blocks
        self._document = document
        self._is_report = document.kind.reports_an_inspection
        self._context = Context()
        self._in_list = False
        self._first_row: Block | None = None
        self._graded_list = False
        self._seen: set[tuple[str, str]] = set()

    def _definitions(self, block: Block) -> bool:
        over = f"{self._context.heading} | {self._context.lead}"
        return bool(NO_LIST.search(over)) and block.kind is not BlockKind.HEADING

    def _enter(self, block: Block) -> None:
        """Take up what a block says of those after it."""
        framework = self._document.framework
        service = service_in(block.text, framework)
        context = self._context
        if block.kind is BlockKind.HEADING:
            parent = context.heading if block.level > 1 else ""
            self._context = Context(block.text, parent, "", service or context.service)
            self._in_list = self._graded_list = False
            self._first_row = None
            self._seen = set()
        elif block.kind in _LISTED:
            if block.kind is BlockKind.TABLE_ROW and self._first_row is None:
                self._first_row = block
            only_service = service and not any(True for _ in grades_in(block.text))
            if only_service and len(block.text.split()) <= 10:
                self._context = replace(context, service=service)
            self._in_list = True
        else:
            self._first_row = None
            has_grade = any(True for _ in grades_in(block.text))
            is_item = has_grade and len(block.text.split()) <= _SHORT
            if not is_item:
                self._graded_list = False
                self._seen = set()
            if block.text.rstrip().endswith((":", ":-", "-", "–")) or not is_item:
                self._context = replace(
                    context, lead=block.text, service=service or context.service
                )
            elif service and len(block.text.split()) <= 10 and not has_grade:
                self._context = replace(context, service=service)
            self._in_list = False

    def _leave(self, at: int, block: Block, found: bool) -> None:
        self._graded_list = self._graded_list or found

    def _of_bodies(self, text: str) -> bool:
        """Whether the heading is about homes, schools or agencies, and the text is no other."""
        heading, lead = self._context.heading, self._context.lead
        if len(lead.split()) <= 12 and lead != text:
            heading = f"{heading} | {lead}"
        return bool(
            OTHER_BODY.search(heading)
            and not OF_COUNCIL.search(heading)
            and not OF_COUNCIL.search(text)
            and not gazetteer().find(text)
        )

    def _foreign(self, head: str) -> bool:
        named = subjects(head, self._document, None, "")
        return any(one.sort is Sort.COUNCIL for one in named)

    def _occasion_of(self, words: str, listed: bool = False) -> Occasion | None:
        dated = times(words)
        time = next((t for t in dated if not t.published), dated[0] if dated else None)
        return occasion(self._document, words, time, listed=listed)

    def _of_heading(self) -> Occasion | None:
        if self._is_report:
            return None
        for words in (self._context.heading, self._context.parent):
            if _MEETING.search(words) and not _INSPECTED.search(words):
                continue
            of_one = EARLIER.search(words) or _INSPECTED.search(words) or times(words)
            if words and of_one and (told := self._occasion_of(words, listed=True)):
                return told
        return None

    def _of_list(self, text: str) -> Occasion:
        """The inspection that a list is about: what leads in to it, or the heading above."""
        lead = self._context.lead
        if lead:
            spans = list(sentences(lead))
            for start, end in reversed(spans[-2:]):
                words = lead[start:end]
                if _INSPECTED.search(words) or re.search(r"judg|grad|rat", words):
                    told = self._occasion_of(words, listed=False)
                    if told:
                        return told
        return self._of_heading() or own(self._document)

    def _around(self) -> str:
        return f"{self._context.heading} {self._context.lead}"

    def _lead_words(self) -> str:
        lead = self._context.lead
        last = list(sentences(lead))[-1:]
        words = lead[last[0][0] :] if last else ""
        return f"{self._context.heading} | {words if words.rstrip(' -').endswith(':') else ''}"

    def _named(self, text: str, about: Occasion, topic: str = "") -> list[Subject]:
        framework = about.framework or self._document.framework
        return subjects(text, self._document, framework, self._service_of(about, topic))

    def _service_of(self, about: Occasion, topic: str = "") -> str:
        framework = about.framework or self._document.framework
        if topic:
            return service_in(topic, framework)
        if self._context.service and framework in schemes():
            known = {one.id for one in schemes()[framework].services}
            return self._context.service if self._context.service in known else ""
        return service_in(self._around(), framework)

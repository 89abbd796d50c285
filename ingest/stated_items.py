"""Statements that lists, lines and rows of tables make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.areas import schemes
from ingest.grades import Printed, grades_in
from ingest.judgement import Route, Status
from ingest.stated_bodies import OF_SCHOOLS, OTHER_BODY
from ingest.stated_lists import Item, inverted, items, unnamed
from ingest.stated_making import Making
from ingest.stated_rows import graded, row
from ingest.stated_sentences import is_no_judgement, said
from ingest.stated_splitting import sentences
from ingest.stated_subjects import (
    Sort,
    Subject,
    service_in,
    subjects,
)
from ingest.stated_when import Occasion, occasion, times
from ingest.stated_words import NOT_A_GRADE_HEAD, NOT_GRADED_ROWS
from ingest.statements import Statement
from ingest.types import Block, BlockKind

_SHORT = 30  # words
_LABEL = 8  # words of a label that names no known area, at most
_INSPECTED = re.compile(r"\binspect|\bvisit|\bOfsted\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:judged|rated|graded|found|judgements?|grades?|ratings?)\b", re.IGNORECASE)
_HEADS_OVERALL = re.compile(
    r"\boverall\b|^\W*(?:ofsted\s+)?(?:judgement|judgment|grade|rating|outcome)\W*$", re.IGNORECASE
)
_ONLY_INSPECTION = re.compile(
    r"^(?:\W|\b(?:ofsted|inspections?|ilacs|sif|full|single|in|of|the|report|framework|year"
    r"|standard|short|published|children's|services)\b)*$",
    re.IGNORECASE,
)
_ONLY_GRADE = re.compile(
    r"^\W*(?:(?:overall|ofsted|inspection|our|the)\s+)*(?:judgements?|judgments?|grades?|ratings?"
    r"|outcome|grading)?"
    r"(?:\s+(?:is|was|of|given|awarded))*\W*$",
    re.IGNORECASE,
)


class Items(Making):
    """Reads lists and tables."""

    def _listed(self, at: int, block: Block) -> Iterator[Statement]:
        """What a list, a line or a row grades."""
        text = block.text
        if not any(True for _ in grades_in(text)) and block.kind is not BlockKind.TABLE_ROW:
            yield from self._led(at, block)
            return
        if block.kind is BlockKind.TABLE_ROW:
            yield from self._rowed(at, block)
            return
        around = self._around()
        if NOT_A_GRADE_HEAD.search(self._lead_words()) or is_no_judgement(text):
            return
        when = self._of_list(text)
        named = self._named(text, when)
        short = block.kind in (BlockKind.BULLET, BlockKind.HEADING) or len(text.split()) <= _SHORT
        led = bool(_LED.search(self._lead_words()))
        found = list(items(text, named, short, led)) or list(inverted(text, named))
        if not found and short and (one := self._of_a_year(text)):
            found = [one]
        if not found and self._graded_list and block.kind is BlockKind.BULLET:
            one = unnamed(text)
            found = [one] if one else []
        if not found and short:
            found = self._under_heading(at, text, when)
        route = Route.HEADING if block.kind is BlockKind.HEADING else Route.LIST
        for item in found:
            about = self._when_item(text, item, when, around)
            of_item = item
            if item.start >= 0 and about.framework and about.framework != when.framework:
                # The areas are of another inspection's framework than was taken at first.
                again = items(text, self._named(text, about), short, led)
                same = (one for one in again if one.grade == item.grade and one.of)
                of_item = next(same, item)
            yield from self._made(at, text, of_item, about, route, named)

    def _rowed(self, at: int, block: Block) -> Iterator[Statement]:
        text = block.text
        cells = text.split("\t")
        starts = [sum(len(cell) + 1 for cell in cells[:i]) for i in range(len(cells))]
        heads: Sequence[str] = block.heads
        if not heads and self._first_row and self._first_row is not block:
            above = self._first_row.text.split("\t")
            # The corner of a table of columns and rows may be empty, and lost.
            heads = {len(cells): above, len(cells) - 1: ["", *above]}.get(len(above), ())
        if heads and (NOT_GRADED_ROWS.search(heads[0]) or OF_SCHOOLS.search(" | ".join(heads))):
            return
        of_another = bool(NOT_A_GRADE_HEAD.search(self._lead_words()))
        base = self._of_list("")
        named = self._named(text, base)
        found = list(row(cells, heads, named, starts))
        if len(cells) == 1:
            found = list(items(text, named, True))
        elif not found:
            found = list(inverted(text, named))
        if heads and len(cells) > 1 and not any(item.of for item in found):
            of_rows = list(self._by_inspection(at, block, cells, starts, heads))
            if of_rows:
                yield from of_rows
                return
        columns = {item.column for item in found}
        for item in found:
            head = heads[item.column] if 0 <= item.column < len(heads) else ""
            if NOT_A_GRADE_HEAD.search(head) or NOT_A_GRADE_HEAD.search(cells[0]):
                continue
            # Under "Self-evaluation and targets" a column may still be the inspectors'.
            if of_another and not _INSPECTED.search(head):
                continue
            about = base
            if head:
                about = self._occasion_of(head, listed=True) or self._of_row(item, cells) or base
            elif len(columns) > 1:
                continue
            if item.earlier:
                about = Occasion(None, Status.PREVIOUS, None, None, False)
            service = service_in(head, about.framework) if head else ""
            of_item = item
            if about.framework != base.framework or service:
                again = subjects(
                    text,
                    self._document,
                    about.framework or self._document.framework,
                    service or self._service_of(about),
                )
                of_item = next(
                    (one for one in row(cells, heads, again, starts) if one.grade == item.grade),
                    item,
                )
            if not of_item.of and item.of and about.framework in schemes():
                # A label of today's framework over an earlier grade: the area that is alike.
                ids = {area.id for area in schemes()[about.framework or ""].areas}
                of_item = replace(of_item, of=tuple(one for one in item.of if one.id in ids))
                if not of_item.of:
                    continue
            if not of_item.of and not (self._graded_list and len(cells[0].split()) <= _LABEL):
                continue
            if self._foreign(head) or self._foreign(cells[0]):
                continue
            yield from self._made(at, text, of_item, about, Route.TABLE, named)

    def _by_inspection(
        self,
        at: int,
        block: Block,
        cells: Sequence[str],
        starts: Sequence[int],
        heads: Sequence[str],
    ) -> Iterator[Statement]:
        """A row for each inspection, with areas or "overall" for heads."""
        if len(cells) != len(heads):
            return
        words = " ".join(cell for cell in cells if not graded(cell))
        about = self._occasion_of(words, listed=True)
        if about is None or OTHER_BODY.search(" ".join((words, *heads))):
            return
        rest = words
        for time in reversed(times(words)):
            rest = rest[: time.start] + rest[time.end :]
        if not _ONLY_INSPECTION.match(rest):
            return
        for cell, start, head in zip(cells, starts, heads, strict=True):
            grade = graded(cell)
            if grade is None or NOT_A_GRADE_HEAD.search(head):
                continue
            named = [one for one in self._named(head, about) if one.sort is Sort.AREA]
            if not named and not _HEADS_OVERALL.search(head):
                continue
            of = named[0] if named else Subject(Sort.OVERALL, "", 0, 0)
            place = Printed(grade.grade, start + grade.start, start + grade.end)
            yield from self._one(at, block.text, head, of, place, about, Route.TABLE)

    def _of_row(self, item: Item, cells: Sequence[str]) -> Occasion | None:
        """The inspection that a cell of a council's own row dates, in a table of councils."""
        if not item.of or item.of[0].sort is not Sort.OVERALL:
            return None
        dated = [cell for i, cell in enumerate(cells) if i != item.column and times(cell)]
        if len(dated) != 1:
            return None
        words = " ".join(cell for cell in cells if not graded(cell))
        return self._occasion_of(words, listed=True)

    def _of_a_year(self, text: str) -> Item | None:
        """As in "2013 – Inadequate" in a list of inspections: the services as a whole."""
        item = unnamed(text)
        lead = self._context.lead if len(self._context.lead.split()) <= 12 else ""
        if item is None or not _INSPECTED.search(f"{self._lead_words()} | {lead}"):
            return None
        label = text[: item.end]
        dated = times(label)
        if len(dated) != 1 or not _ONLY_INSPECTION.match(
            label[: dated[0].start] + label[dated[0].end :]
        ):
            return None
        return replace(item, of=(Subject(Sort.OVERALL, "", 0, item.end),))

    def _led(self, at: int, block: Block) -> Iterator[Statement]:
        """As in "the following were judged good:", then bullets that are areas and no more."""
        if block.kind is not BlockKind.BULLET or not self._context.lead.rstrip(" -").endswith(":"):
            return
        lead = self._context.lead
        last = list(sentences(lead))[-1:]
        sentence = lead[last[0][0] : last[0][1]] if last else ""
        printed = list(grades_in(sentence))
        if len(printed) != 1 or is_no_judgement(sentence) or NOT_A_GRADE_HEAD.search(sentence):
            return
        when = self._of_list(sentence)
        named = self._named(block.text, when)
        areas = [one for one in named if one.sort is Sort.AREA]
        if not areas or len(block.text.split()) > 16:
            return
        stand_in = Subject(Sort.AREA, areas[0].id, 0, 0)
        head = f"Adoption {sentence}"
        probe = [replace(stand_in, end=8)]
        is_said = any(one.grade.grade is printed[0].grade for one in said(head, probe))
        if not is_said and not re.search(r"\b(?:judged|rated|graded)\b", sentence, re.IGNORECASE):
            return
        lead_at = next((i for i in range(at, -1, -1) if self._blocks[i].text == lead), at)
        grade = printed[0]
        for one in areas:
            yield self._statement(
                lead_at,
                block.text.strip(" .;"),
                one.id,
                Printed(grade.grade, 0, 0),
                sentence[grade.start : grade.end],
                Route.LIST,
                when,
                sentence,
            )

    def _under_heading(self, at: int, text: str, when: Occasion) -> list[Item]:
        """As in "Judgement: Good" under a heading that is an area."""
        grade = next(grades_in(text), None)
        if grade is None or not at or text[grade.end :].strip(" .*)”’'\""):
            return []
        if not _ONLY_GRADE.match(text[: grade.start]):
            return []
        over = self._blocks[at - 1]
        if over.kind is BlockKind.TABLE_ROW or any(True for _ in grades_in(over.text)):
            return []
        named = [
            one
            for one in self._named(over.text, when)
            if one.sort is Sort.AREA or over.text[one.start : one.end].lower().startswith("overall")
        ]
        if len(named) != 1 or len(over.text.split()) > 20:
            return []
        return [Item(-1, at - 1, grade, (named[0],))]

    def _when_item(self, text: str, item: Item, base: Occasion, around: str) -> Occasion:
        if item.earlier:
            time = next(
                (
                    t
                    for t in times(text)
                    if (t.start >= item.end and abs(t.start - item.grade.end) < 25)
                    or (
                        item.end <= t.start
                        and t.end <= item.grade.start
                        and item.grade.start - t.end < 15
                    )
                ),
                None,
            )
            told = occasion(self._document, "previous " + text[item.grade.start :], time, text)
            return (
                told
                if told and not told.own
                else Occasion(None, Status.PREVIOUS, None, None, False)
            )
        label = text[max(item.start, 0) : item.grade.start]
        if item.column < 0 and item.start >= 0 and times(label):
            return self._occasion_of(label, listed=True) or base
        return base

"""Grades that running text and lists state: blocks → ``Statement``.

Lists, rows and sentences of committee papers, minutes, plans and letters, and the running text of
reports. What a grade is given to and of which inspection it is are told by the words about it: its
label or sentence, the sentence before, the words that lead in to its list, the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ingest.areas import schemes
from ingest.grades import Grade, Printed, grades_in
from ingest.judgement import Route, Status
from ingest.stated_lists import Item, graded, inverted, items, row, unnamed
from ingest.stated_sentences import Said, is_no_judgement, said, sentences
from ingest.stated_subjects import Sort, Subject, only_area, overall_id, service_in, services_in, subjects
from ingest.stated_when import EARLIER, Occasion, When, occasion, own, times
from ingest.stated_words import AGENCY_INSPECTED, NO_LIST, NOT_A_GRADE_HEAD, OTHER_BODY
from ingest.statements import Statement
from ingest.types import Block, BlockKind, Document

_LISTED = (BlockKind.BULLET, BlockKind.TABLE_ROW)
_SHORT = 30  # words
_INSPECTED = re.compile(r"\binspect|\bvisit|\bOfsted\b", re.IGNORECASE)
_THIS = re.compile(
    r"\b(?:this|latest|recent|current|new)\s+(?:\w+\s+){0,3}?(?:inspection|framework|report|judgement)|\bnow\b",
    re.IGNORECASE,
)
_INSPECTION_OF = re.compile(
    r"\binspections?\s+of\s+(?:the\s+)?((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=\s+(?:in\s+(?!care\b|need\b)|at|took|was|were|had|has|carried|by|under|during|judged|found|rated|published|conducted)\b|[,.;])",
    re.IGNORECASE,
)
_RATING_WORD = re.compile(r"(?<=effectiveness)\s+rating$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:is|are|remains?|continues?(?:\s+to\s+be)?|now)\b(?:\s+\w+){0,3}\W*$", re.IGNORECASE
)
# From then on care leavers were judged on their own.
_CARE_LEAVERS = date(2023, 1, 1)
_LED = re.compile(r"\b(?:judged|rated|graded|found|judgements?|grades?|ratings?)\b", re.IGNORECASE)
_DIRECTLY = re.compile(r"^\W*(?:\w+\s+){0,6}?(?:in|on|during|from)\s+(?:the\s+)?$", re.IGNORECASE)
_HEADS_OVERALL = re.compile(
    r"\boverall\b|^\W*(?:ofsted\s+)?(?:judgement|judgment|grade|rating|outcome)\W*$", re.IGNORECASE
)
_ONLY_INSPECTION = re.compile(
    r"^(?:\W|\b(?:ofsted|inspections?|ilacs|sif|full|single|in|of|the|report|framework|year|standard|short|published|children's|services)\b)*$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\bboth\s+(?:services|inspections|areas|judgements|parts|elements)?\b", re.IGNORECASE)
_ONLY_GRADE = re.compile(
    r"^\W*(?:(?:overall|ofsted|inspection|our|the)\s+)*(?:judgements?|judgments?|grades?|ratings?|outcome|grading)?"
    r"(?:\s+(?:is|was|of|given|awarded))*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands over a block: headings and the words that lead in to its list."""

    heading: str = ""
    parent: str = ""
    lead: str = ""
    service: str = ""


def stated(blocks: Sequence[Block], document: Document) -> Iterator[Statement]:
    """Every grade that running text and lists state, in order.

    Args:
        blocks: the document's blocks, in reading order.
        document: what they belong to.
    """
    found = list(_Walk(blocks, document).statements())
    yield from _dated(found, blocks, document)


class _Walk:
    """One way through the blocks, minding what stands over each."""

    def __init__(self, blocks: Sequence[Block], document: Document) -> None:
        self._blocks = blocks
        self._document = document
        self._is_report = document.kind.reports_an_inspection
        self._context = _Context()
        self._in_list = False
        self._first_row: Block | None = None
        self._graded_list = False
        self._seen: set[tuple[str, str]] = set()

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
            self._leave(at, block, bool(found))

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
            self._context = _Context(block.text, parent, "", service or context.service)
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
            yield from self._made(at, text, item, about, route, named)

    def _rowed(self, at: int, block: Block) -> Iterator[Statement]:
        text = block.text
        cells = text.split("\t")
        starts = [sum(len(cell) + 1 for cell in cells[:i]) for i in range(len(cells))]
        heads: Sequence[str] = block.heads
        if not heads and self._first_row and self._first_row is not block:
            above = self._first_row.text.split("\t")
            heads = above if len(above) == len(cells) else ()
        if NOT_A_GRADE_HEAD.search(self._lead_words()):
            return
        base = self._of_list("")
        named = self._named(text, base)
        found = list(row(cells, heads, named, starts))
        if len(cells) == 1:
            found = list(items(text, named, True))
        elif not found:
            found = [i for i in inverted(text, named)]
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
            about = base
            if head:
                about = self._occasion_of(head, listed=True) or base
            elif len(columns) > 1:
                continue
            if item.earlier:
                about = Occasion(None, Status.PREVIOUS, None, None, False)
            service = service_in(head, about.framework) if head else ""
            of_item = item
            if about.framework != base.framework or service:
                again = subjects(text, self._document, about.framework, service or self._service_of(about))
                of_item = next(
                    (one for one in row(cells, heads, again, starts) if one.grade == item.grade),
                    item,
                )
            if not of_item.of and not self._graded_list:
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
        if about is None or self._foreign(words) or OTHER_BODY.search(words):
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

    def _of_a_year(self, text: str) -> Item | None:
        """ "2013 – Inadequate" in a list of inspections: the services as a whole."""
        item = unnamed(text)
        if item is None or not _INSPECTED.search(self._lead_words()):
            return None
        label = text[: item.end]
        dated = times(label)
        if len(dated) != 1 or not _ONLY_INSPECTION.match(
            label[: dated[0].start] + label[dated[0].end :]
        ):
            return None
        return replace(item, of=(Subject(Sort.OVERALL, "", 0, item.end),))

    def _foreign(self, head: str) -> bool:
        named = subjects(head, self._document, None, "")
        return any(one.sort is Sort.COUNCIL for one in named)

    def _led(self, at: int, block: Block) -> Iterator[Statement]:
        """ "The following were judged good:", then bullets that are areas and no more."""
        if block.kind is not BlockKind.BULLET or not self._context.lead.rstrip(" -").endswith(":"):
            return
        lead = self._context.lead
        last = [span for span in sentences(lead)][-1:]
        sentence = lead[last[0][0] : last[0][1]] if last else ""
        printed = [g for g in grades_in(sentence)]
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
        if not any(one.grade.grade is printed[0].grade for one in said(head, probe)):
            if not re.search(r"\b(?:judged|rated|graded)\b", sentence, re.IGNORECASE):
                return
        lead_at = next(
            (i for i in range(at, -1, -1) if self._blocks[i].text == lead), at
        )
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
        """ "Judgement: Good" under a heading that is an area."""
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

    def _prose(self, at: int, block: Block) -> Iterator[Statement]:
        """What a block's sentences say."""
        text = block.text
        if not any(True for _ in grades_in(text)):
            return
        if not self._is_report and NOT_A_GRADE_HEAD.search(self._context.heading):
            return
        carried: Occasion | None = None
        topic = ""
        for start, end in sentences(text):
            sentence = text[start:end]
            now = self._occasion_of(sentence)
            if any(True for _ in grades_in(sentence)):
                yield from self._sentence(at, sentence, carried, topic if carried else "")
            if now is not None and _INSPECTED.search(sentence):
                carried, topic = (None, "") if now.own else (now, sentence)
            elif _THIS.search(sentence) and _INSPECTED.search(sentence):
                carried = None

    def _sentence(
        self, at: int, sentence: str, carried: Occasion | None, topic: str
    ) -> Iterator[Statement]:
        base = carried or self._of_heading() or own(self._document)
        if _THIS.search(sentence) and _INSPECTED.search(sentence):
            base = own(self._document)
        found = list(said(sentence, self._named(sentence, base, topic)))
        hint = self._occasion_of(sentence)
        if hint and hint.framework and hint.framework != base.framework:
            known = {one.grade for one in found}
            more = said(sentence, self._named(sentence, hint, topic))
            found = sorted(
                [*found, *(one for one in more if one.grade not in known)],
                key=lambda one: one.grade.start,
            )
        spans = [one.grade for one in found]
        before: Occasion | None = None
        for one in found:
            for about in self._when_said(sentence, one, spans, base, before):
                again = one
                if about.framework != base.framework:
                    named = self._named(sentence, about, topic)
                    again = next(
                        (
                            s
                            for s in said(sentence, named)
                            if s.grade == one.grade and s.earlier == one.earlier
                        ),
                        one,
                    )
                for i, subject in enumerate(again.of):
                    label = self._label(sentence, again, subject, topic)
                    each = self._apart(sentence, again.of, i) or about
                    yield from self._one(
                        at, sentence, label, subject, one.grade, each, Route.SENTENCE, topic
                    )
                before = about

    def _apart(self, sentence: str, of: Sequence[Subject], i: int) -> Occasion | None:
        """ "A in 2010 and B in 2013, both judged adequate": each of its own inspection."""
        if len(of) < 2 or len({one.start for one in of}) < 2:
            return None
        ends = [*(one.start for one in of[1:]), len(sentence)]
        dated = times(sentence)
        own_time = [
            next((t for t in dated if one.end <= t.start < end and t.start - one.end < 30), None)
            for one, end in zip(of, ends, strict=True)
        ]
        if any(time is None for time in own_time):
            return None
        words = sentence[of[i].start : of[i].end]
        return occasion(self._document, words, own_time[i], words)

    def _label(self, sentence: str, one: Said, subject: Subject, topic: str) -> str:
        words = sentence[subject.start : subject.end]
        if subject.sort is Sort.AREA and subject is one.of[-1] and subject.end < one.grade.start:
            tail = re.match(
                r"((?:,?\s+(?!is\b|are\b|was\b|were\b|being\b|as\b|judged|rated|graded|has\b|have\b|had\b|which\b|that\b|both\b|all\b|also\b|by\b|when\b|where\b|who\b|while\b|whilst\b|but\b|\w*\d|rating\b|to be\b|remain)[\w’'()&-]+){1,9})(?=\s+(?:is|are|was|were|being)\b)",
                sentence[subject.end : one.grade.start],
            )
            if tail and not subject.service:
                words += tail[1]
        if subject.service:
            return f"{subject.service}: {words}"
        if subject.sort is Sort.OVERALL and re.fullmatch(r"(?:the\s+)?services?|it|us|we", words, re.IGNORECASE):
            of = _INSPECTION_OF.search(sentence)
            if of and len(times(sentence)) < 2:
                return of[1]
        return words

    def _when_said(
        self,
        sentence: str,
        one: Said,
        spans: Sequence[Printed],
        base: Occasion,
        before: Occasion | None,
    ) -> list[Occasion]:
        """The inspections that a grade of a sentence is of: one, or as many as it lists."""
        told = self._told(sentence, one, spans, base, before)
        if isinstance(told, Occasion):
            return [told]
        made = [occasion(self._document, sentence, time, sentence) for time in told]
        return [about for about in made if about] or [base]

    def _told(
        self,
        sentence: str,
        one: Said,
        spans: Sequence[Printed],
        base: Occasion,
        before: Occasion | None,
    ) -> Occasion | list[When]:
        at = spans.index(one.grade)
        previous_end = spans[at - 1].end if at else 0
        following = spans[at + 1].start if at + 1 < len(spans) else len(sentence)
        right = sentence[one.grade.end : following]
        cut = re.search(r"[,;.](?!\d|\s*20\d\d)|\b(?:to|and(?!\s+(?:in\s+)?20\d\d)|but|with|while|whilst|compared)\b", right)
        near_end = one.grade.end + (cut.start() if cut else len(right))
        left_start = previous_end
        if at:
            cut_left = re.search(r"[,;]|\b(?:and|but|to|while|whilst|with)\b", sentence[previous_end : one.grade.start])
            left_start = previous_end + (cut_left.start() if cut_left else 0)
        dated = times(sentence)
        behind = [t for t in dated if one.grade.end <= t.start and t.end <= near_end]
        ahead = [t for t in dated if left_start <= t.start and t.end <= one.grade.start]
        time: When | None = None
        if behind:
            time = behind[0]
        elif ahead:
            time = next((t for t in reversed(ahead) if not t.published), ahead[-1])
        elif len(spans) == 1:
            time = next((t for t in dated if _of_inspection(sentence, t)), None)
        words = sentence if len(spans) == 1 else sentence[left_start:near_end]
        if one.earlier:
            told = occasion(self._document, words, behind[0] if behind else None, sentence)
            told = told or (
                occasion(self._document, "previous", ahead[-1], sentence)
                if ahead and not self._is_own(ahead[-1])
                else None
            )
            if told is None or told.own:
                told = Occasion(None, Status.PREVIOUS, None, None, False)
            return replace(told, status=Status.PREVIOUS)
        if one.later:
            if time and (told := occasion(self._document, "", time, sentence)):
                return told
            return own(self._document)
        if len(behind) > 1 and all(
            re.fullmatch(r"[\s,&]*(?:and|,|&)?(?:\s*in)?\s*", sentence[a.end : b.start])
            for a, b in pairwise(behind)
        ):
            return behind
        if time is None and before is None and len(dated) == 1 and len(spans) > 1:
            # "A inadequate and B adequate in May 2011": the day at the end is of both.
            last = sentence[spans[-1].end : dated[0].start]
            parted = sentence[one.grade.end : spans[-1].start]
            alike = re.search(r"\band\b", parted) and not re.search(r",|\b(?:from|improve\w*|up|down|now)\b", parted)
            if dated[0].start > spans[-1].end and _DIRECTLY.match(last) and alike:
                time = dated[0]
        told = occasion(self._document, words, time, sentence)
        present = _PRESENT.search(sentence[left_start : one.grade.start])
        if told is None and present:
            return own(self._document)
        if told is not None and not told.own and present and time is None:
            return own(self._document)
        if told is None and before is not None and not _THIS.search(words):
            return before
        return told or base

    def _is_own(self, time: When) -> bool:
        told = occasion(self._document, "", time)
        return told is not None and told.own

    def _occasion_of(self, words: str, listed: bool = False) -> Occasion | None:
        dated = times(words)
        time = next((t for t in dated if not t.published), dated[0] if dated else None)
        return occasion(self._document, words, time, listed=listed)

    def _of_heading(self) -> Occasion | None:
        if self._is_report:
            return None
        for words in (self._context.heading, self._context.parent):
            if words and (EARLIER.search(words) or _INSPECTED.search(words) or times(words)):
                if told := self._occasion_of(words, listed=True):
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

    def _when_item(self, text: str, item: Item, base: Occasion, around: str) -> Occasion:
        if item.earlier:
            time = next(
                (t for t in times(text) if t.start >= item.end and abs(t.start - item.grade.end) < 25 or item.end <= t.start and t.end <= item.grade.start and item.grade.start - t.end < 15),
                None,
            )
            told = occasion(self._document, "previous " + text[item.grade.start :], time, text)
            return told if told and not told.own else Occasion(None, Status.PREVIOUS, None, None, False)
        label = text[max(item.start, 0) : item.grade.start]
        if item.column < 0 and item.start >= 0 and times(label):
            return self._occasion_of(label, listed=True) or base
        return base

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

    def _made(
        self,
        at: int,
        text: str,
        item: Item,
        about: Occasion,
        route: Route,
        named: Sequence[Subject],
    ) -> Iterator[Statement]:
        if item.start < 0:
            label = self._blocks[item.end].text
        else:
            label = text[item.start : item.end]
        label = label.strip(" \t–—:-(•*")
        lead, colon, rest = label.rpartition(": ")
        if colon and item.of and _LED.search(lead):
            label = rest
        label = re.sub(r"^and\s+", "", label)
        if not item.of:
            yield from self._one(at, text, label, None, item.grade, about, route)
        several = len({(one.start, one.end) for one in item.of}) > 1
        for subject in item.of:
            words = text[subject.start : subject.end] if several else label
            yield from self._one(at, text, words, subject, item.grade, about, route)

    def _one(
        self,
        at: int,
        text: str,
        label: str,
        subject: Subject | None,
        grade: Printed,
        about: Occasion,
        route: Route,
        topic: str = "",
    ) -> Iterator[Statement]:
        if grade.grade is Grade.NOT_STATED:
            return
        framework = about.framework or (self._document.framework if about.own else None)
        id_ = ""
        if subject is not None:
            if subject.sort is Sort.AREA:
                id_ = subject.id
                if subject.unsure and _BOTH.search(text):
                    for service in schemes()[framework or ""].services:
                        each = replace(
                            subject, id=f"{service.id}.{id_.rpartition('.')[2]}", unsure=False
                        )
                        yield from self._one(at, text, label, each, grade, about, route)
                    return
                if subject.unsure:
                    id_ = self._unsure(id_, route, framework, about.own)
            elif subject.sort is Sort.SERVICE:
                id_ = overall_id(framework, subject.id)
            elif subject.sort is Sort.OVERALL:
                about_what = topic or text
                if AGENCY_INSPECTED.search(about_what) and not about.own:
                    about = replace(about, status=Status.OTHER_BODY, framework=None)
                    framework = None
                else:
                    if _BOTH.search(text) and len(services_in(about_what, framework)) > 1:
                        for service in services_in(about_what, framework):
                            each = Subject(Sort.SERVICE, service, subject.start, subject.end)
                            yield from self._one(at, text, label, each, grade, about, route)
                        return
                    id_ = overall_id(framework, service_in(about_what, framework))
                    if topic and (only := only_area(topic, framework)):
                        id_ = only
                if topic and (of := _INSPECTION_OF.search(topic)):
                    label = of[1]
            else:
                dated = times(text) if topic or not about.own else [None]
                about = replace(about, status=Status.OTHER_BODY, framework=None)
                if not dated:
                    about = replace(about, start=None, end=None)
                framework = None
        if framework == "ilacs_2018":
            id_ = self._before_care_leavers(id_, about)
        other = about.status is Status.OTHER_BODY
        if framework in schemes() and framework is not None:
            if grade.grade not in schemes()[framework].grades:
                return
        elif about.own and not other and framework is not None:
            return
        printed = text[grade.start : grade.end]
        yield self._statement(at, label, id_, grade, printed, route, about, text, framework)

    def _before_care_leavers(self, id_: str, about: Occasion) -> str:
        """Until 2023 one judgement covered children in care and care leavers."""
        end = about.end if not about.own else self._document.inspection_end
        joined = "children_in_care_and_care_leavers"
        covers = schemes()["ilacs_2018"].area(joined).covers
        return joined if end and end < _CARE_LEAVERS and id_ in covers else id_

    def _unsure(self, id_: str, route: Route, framework: str | None, in_order: bool) -> str:
        """Which service an area is of that only its place in a list tells: a second is the other's."""
        if framework not in schemes() or framework is None:
            return ""
        service, _, concept = id_.rpartition(".")
        if route is Route.SENTENCE or not in_order:
            return "" if concept in ("overall_effectiveness", "capacity_for_improvement") else id_
        if (service, concept) not in self._seen:
            self._seen.add((service, concept))
            return id_
        others = [
            area.id
            for area in schemes()[framework].areas
            if area.concept == concept and area.id != id_
        ]
        return others[0] if others else id_

    def _statement(
        self,
        at: int,
        label: str,
        id_: str,
        grade: Printed,
        printed: str,
        route: Route,
        about: Occasion,
        quote: str,
        framework: str | None = None,
    ) -> Statement:
        return Statement(
            area=_RATING_WORD.sub("", " ".join(label.split())),
            area_id=id_,
            framework=None
            if about.status is Status.OTHER_BODY
            else framework or about.framework or (self._document.framework if about.own else None),
            grade=grade.grade,
            printed=printed,
            route=route,
            status=about.status,
            start=about.start,
            end=about.end,
            block=at,
            quote=quote,
        )


def _of_inspection(sentence: str, time: When) -> bool:
    """Whether a day that stands apart from the grade is said to be an inspection's."""
    return bool(_INSPECTED.search(sentence[max(0, time.start - 60) : time.end + 30]))


def _dated(
    found: Sequence[Statement], blocks: Sequence[Block], document: Document
) -> Iterator[Statement]:
    """The statements, with what the document as a whole tells of their inspections."""
    starts = [one.start for one in found if one.start and one.status is Status.CURRENT]
    latest = max(starts, default=None)
    for one in found:
        if document.inspection_start is None and one.status is Status.CURRENT and latest:
            if one.end and one.end < latest:
                one = replace(one, status=Status.PREVIOUS)
        yield one

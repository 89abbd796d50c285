"""Statements that sentences make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.grades import Printed, grades_in
from ingest.judgement import Route, Status
from ingest.stated_making import Making
from ingest.stated_sentences import Said, said
from ingest.stated_splitting import sentences
from ingest.stated_subjects import (
    Sort,
    Subject,
)
from ingest.stated_when import Occasion, When, occasion, own, times
from ingest.stated_words import NOT_A_GRADE_HEAD
from ingest.statements import Statement
from ingest.types import Block

_INSPECTED = re.compile(r"\binspect|\bvisit|\bOfsted\b", re.IGNORECASE)
_THIS = re.compile(
    r"\b(?:this|latest|recent|current|new)\s+(?:\w+\s+){0,3}?(?:inspection|framework|report"
    r"|judgement)|\bnow\b",
    re.IGNORECASE,
)
_INSPECTION_OF = re.compile(
    r"\b(?:inspections?\s+of|inspected(?!\s+(?:in|by|on|again|under|at|and|during)\b))\s+(?:the\s+)?((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=\s+(?:in\s+(?!care\b"
    r"|need\b)|at|took|was|were|had|has|carried|by|under|during|judged|found|rated|published"
    r"|conducted)\b|[,.;])",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|remains?|continues?(?:\s+to\s+be)?|now)\b(?:\s+\w+){0,3}\W*$", re.IGNORECASE
)
_DIRECTLY = re.compile(
    r"^\W*(?:\w+\s+){0,6}?(?:(?:in|on|during|from)\s+(?:the\s+)?|\()$", re.IGNORECASE
)


class Prose(Making):
    """Reads the sentences of blocks."""

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
        """As in "A in 2010 and B in 2013, both judged adequate": each of its own inspection."""
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
                r"((?:,?\s+(?!is\b|are\b|was\b|were\b|being\b|as\b|judged|rated|graded|has\b"
                r"|have\b|had\b|which\b|that\b|both\b|all\b|also\b|by\b|when\b|where\b|who\b"
                r"|while\b|whilst\b|but\b|\w*\d|rating\b|to be\b"
                r"|remain)[\w’'()&-]+){1,9})(?=\s+(?:is|are|was|were|being)\b)",
                sentence[subject.end : one.grade.start],
            )
            if tail and not subject.service:
                words += tail[1]
        if subject.service:
            behind = sentence.find(subject.service, subject.end)
            if 0 <= behind - subject.end < 40:
                return sentence[subject.start : behind + len(subject.service)]
            return f"{subject.service}: {words}"
        if subject.sort is Sort.OVERALL and re.fullmatch(
            r"(?:the\s+)?services?|it|us|we", words, re.IGNORECASE
        ):
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
        cut = re.search(
            r"[,;.](?!\d|\s*20\d\d)|\b(?:to|and(?!\s+(?:again\s+)?(?:in\s+)?20\d\d)|but|with|while|whilst"
            r"|compared)\b",
            right,
        )
        near_end = one.grade.end + (cut.start() if cut else len(right))
        left_start = previous_end
        if at:
            cut_left = re.search(
                r"[,;]|\b(?:and|but|to|while|whilst|with)\b",
                sentence[previous_end : one.grade.start],
            )
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
            re.fullmatch(
                r"[\s,&]*(?:and|,|&)?(?:\s*again)?(?:\s*in)?\s*", sentence[a.end : b.start]
            )
            for a, b in pairwise(behind)
        ):
            return behind
        if time is None and before is None and len(dated) == 1 and len(spans) > 1:
            # "A inadequate and B adequate in May 2011": the day at the end is of both.
            last = sentence[spans[-1].end : dated[0].start]
            parted = sentence[one.grade.end : spans[-1].start]
            alike = re.search(r"\b(?:and|with)\b", parted) and not re.search(
                r",|\b(?:from|improve\w*|up|down|now)\b", parted
            )
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


def _of_inspection(sentence: str, time: When) -> bool:
    """Whether a day that stands apart from the grade is said to be an inspection's."""
    return bool(_INSPECTED.search(sentence[max(0, time.start - 60) : time.end + 30]))

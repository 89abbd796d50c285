"""What was found graded → ``Statement``: area ids, whose it is, and of when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.areas import schemes
from ingest.grades import Grade, Printed, grades_in
from ingest.judgement import Route, Status
from ingest.stated_bodies import AGENCY_INSPECTED
from ingest.stated_lists import Item
from ingest.stated_subjects import (
    Sort,
    Subject,
    only_area,
    overall_id,
    service_in,
    services_in,
)
from ingest.stated_walk import Walk
from ingest.stated_when import Occasion, times
from ingest.statements import Statement

_INSPECTION_OF = re.compile(
    r"\b(?:inspections?\s+of|inspected(?!\s+(?:in|by|on|again|under|at|and|during)\b))\s+(?:the\s+)?((?:[\w’'-]+\s+){0,9}?[\w’'-]+)(?=\s+(?:in\s+(?!care\b"
    r"|need\b)|at|took|was|were|had|has|carried|by|under|during|judged|found|rated|published"
    r"|conducted)\b|[,.;])",
    re.IGNORECASE,
)
_RATING_WORD = re.compile(r"(?<=effectiveness)\s+rating$", re.IGNORECASE)
# From then on care leavers were judged on their own.
_CARE_LEAVERS = date(2023, 1, 1)
_LED = re.compile(r"\b(?:judged|rated|graded|found|judgements?|grades?|ratings?)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\bboth\s+(?:services|inspections|areas|judgements|parts|elements)?\b", re.IGNORECASE
)


def _about_grade(text: str, grade: Printed) -> str:
    """The words about a grade: all, less the clauses of grades before it."""
    before = [one.end for one in grades_in(text) if one.end <= grade.start]
    parted = [cut for cut in before if re.match(r"['\"”’]?\s*[;,]\s+and\s+an?\s", text[cut:])]
    return text[parted[-1] :] if parted else text


class Making(Walk):
    """Makes statements of what is found graded."""

    def _made(
        self,
        at: int,
        text: str,
        item: Item,
        about: Occasion,
        route: Route,
        named: Sequence[Subject],
    ) -> Iterator[Statement]:
        over = self._blocks[item.end].text if item.start < 0 else ""
        label = over or text[item.start : item.end]
        label = label.strip(" \t–—:-(•*").rstrip("'\"“‘ ")
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
        own_words = (Sort.AREA, Sort.SERVICE, Sort.OVERALL)
        if subject is not None and subject.sort in own_words and self._of_bodies(topic or text):
            return
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
                about_what = topic or _about_grade(text, grade)
                if AGENCY_INSPECTED.search(about_what) and not about.own:
                    about = replace(about, status=Status.OTHER_BODY, framework=None)
                    framework = None
                else:
                    if _BOTH.search(text) and len(services_in(about_what, framework)) > 1:
                        for named in services_in(about_what, framework):
                            each = Subject(Sort.SERVICE, named, subject.start, subject.end)
                            yield from self._one(at, text, label, each, grade, about, route)
                        return
                    id_ = overall_id(framework, service_in(about_what, framework))
                    if topic and (only := only_area(topic, framework)):
                        id_ = only
                    if not id_ and framework in schemes() and schemes()[framework or ""].services:
                        return  # of two services, nothing tells which
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
        """Which service's an area is, by its place in a list: the second is the other's."""
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

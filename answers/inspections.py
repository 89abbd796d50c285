"""The register's judgements brought together: what several documents state of one inspection.

A report, a committee's paper and a later report that looks back may all state one judgement, and
date its inspection to the day, the month or the year. Here they become one ``Finding``; where they
state different grades, one for each, marked as differing.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.types import Document

# Who looks back often gives the month of publication: reports come out within half a year of their
# inspection, and no council had two full inspections under one framework in that time.
_LATE = timedelta(days=183)
_OVERALL = (
    "overall_effectiveness",
    "safeguarding.overall_effectiveness",
    "looked_after.overall_effectiveness",
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection of one council, as the documents date it best.

    Attributes:
        council: which.
        framework: id of its framework; None if no document tells.
        start: first day; None if not known.
        end: last day; None if not known.
        published: day on which its report was published; None if none is held.
    """

    council: str
    framework: str | None
    start: date | None
    end: date | None
    published: date | None = None

    @property
    def ended(self) -> date:
        """For ordering: an inspection without a date comes before all others."""
        return self.end or self.start or date.min


@dataclass(frozen=True, slots=True)
class Finding:
    """One grade of one area of one inspection, with all judgements that state it.

    Attributes:
        inspection: which.
        area_id: which area; "" where none of its framework is meant.
        grade: the grade.
        judgements: those that state it, reports before papers.
        differs: whether another document, or another place of the same, states another grade.
    """

    inspection: Inspection
    area_id: str
    grade: Grade
    judgements: tuple[Judgement, ...]
    differs: bool

    @property
    def council(self) -> str:
        """The council judged."""
        return self.inspection.council

    @property
    def first(self) -> Judgement:
        """The judgement whose wording is shown."""
        return self.judgements[0]

    @property
    def current(self) -> bool:
        """Whether a document states it of its own inspection."""
        return any(one.status is Status.CURRENT for one in self.judgements)

    @property
    def graded(self) -> bool:
        """Whether it is a grade, and not the want of one."""
        return self.grade not in (Grade.UNREADABLE, Grade.NOT_STATED)


@dataclass(slots=True)
class _Gathered:
    """An inspection while its judgements are being gathered."""

    framework: str | None
    start: date | None
    end: date | None
    judgements: list[Judgement] = field(default_factory=list)


def findings(
    judgements: Iterable[Judgement], documents: Mapping[str, Document]
) -> tuple[Finding, ...]:
    """All findings about councils, by council, then date.

    Left out are judgements of other bodies, and those whose council is not known.

    Args:
        judgements: of any documents, in any order.
        documents: by id; judgements of others are left out.
    """
    of_council: dict[str, list[Judgement]] = defaultdict(list)
    for one in sorted(judgements, key=lambda one: (one.document_id, one.ordinal)):
        if one.council and one.status is not Status.OTHER_BODY and one.document_id in documents:
            of_council[one.council].append(one)
    found: list[Finding] = []
    for council in sorted(of_council):
        gathered = _gather(of_council[council], documents)
        for place in sorted(gathered, key=lambda place: place.end or place.start or date.min):
            published = _published(place.judgements, documents)
            inspection = Inspection(council, place.framework, place.start, place.end, published)
            found += _of_inspection(inspection, place.judgements)
    return tuple(found)


def _gather(judgements: Sequence[Judgement], documents: Mapping[str, Document]) -> list[_Gathered]:
    """The inspections of one council. What is dated best comes first, and dates the others."""
    same: dict[tuple[object, ...], list[Judgement]] = defaultdict(list)
    for one in judgements:
        dates = (one.inspection_start, one.inspection_end)
        same[(one.document_id, one.framework, *dates, one.status)].append(one)
    gathered: list[_Gathered] = []
    for group in sorted(same.values(), key=lambda group: _weakness(group[0], documents)):
        place = _place_of(group, gathered)
        if place is None:
            one = group[0]
            place = _Gathered(one.framework, one.inspection_start, one.inspection_end)
            gathered.append(place)
        place.framework = place.framework or group[0].framework
        place.judgements += group
    return gathered


def _published(judgements: Sequence[Judgement], documents: Mapping[str, Document]) -> date | None:
    reports = [documents[one.document_id] for one in judgements if one.status is Status.CURRENT]
    days = [one.published for one in reports if one.kind.reports_an_inspection and one.published]
    return min(days, default=None)


def _weakness(one: Judgement, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """What sorts last: the less a document can know, and the less exactly it dates."""
    document = documents[one.document_id]
    return (
        one.status is not Status.CURRENT,
        not document.kind.reports_an_inspection,
        _vagueness(one.inspection_start, one.inspection_end),
        one.framework is None,
        one.inspection_start or date.max,
        document.published or date.max,
        document.id,
        one.ordinal,
    )


def _place_of(group: Sequence[Judgement], gathered: Sequence[_Gathered]) -> _Gathered | None:
    """The inspection that a document's judgements belong to; None if it is a new one."""
    one = group[0]
    others = [
        place
        for place in gathered
        # A document that looks back means another inspection than its own.
        if all(
            other.document_id != one.document_id or other.status is one.status
            for other in place.judgements
        )
    ]
    agreeing = [place for place in others if _agreement(group, place) > 0]
    start, end = one.inspection_start, one.inspection_end
    if start is None or end is None:
        # Without a date: the only one there is, where the grades agree.
        alike = [place for place in agreeing if _one_framework(place, one)]
        return alike[0] if len(alike) == 1 else None
    fits = [place for place in others if _one_framework(place, one) and _touches(place, start, end)]
    if whole_months(start, end):
        # What is told later is told less exactly: by its publication, or with the framework that
        # was in force by then.
        fits += [place for place in agreeing if _touches(place, start, end)]
        fits += [
            place
            for place in agreeing
            if _one_framework(place, one) and place.end and place.end < start <= place.end + _LATE
        ]
    return max(fits, key=lambda place: _agreement(group, place), default=None)


def _one_framework(place: _Gathered, one: Judgement) -> bool:
    return place.framework == one.framework or None in (place.framework, one.framework)


def _touches(place: _Gathered, start: date, end: date) -> bool:
    first, last = place.start or place.end, place.end or place.start
    if first is None or last is None:
        return False
    return (start <= last and first <= end) or (end.year, end.month) == (last.year, last.month)


def _agreement(group: Sequence[Judgement], place: _Gathered) -> int:
    """How many areas are given the same grade in both, less those given another."""
    known = {(area, one.grade) for one in place.judgements for area in _areas(one)}
    areas = {area for area, _ in known}
    shared = [(area, one.grade) for one in group for area in _areas(one) if area in areas]
    return sum(1 if pair in known else -1 for pair in shared)


def _areas(one: Judgement) -> tuple[str, ...]:
    """Its area; where none is named, the overall judgements are what it may repeat."""
    return (one.area_id,) if one.area_id else ("", *_OVERALL)


def _of_inspection(inspection: Inspection, judgements: Sequence[Judgement]) -> list[Finding]:
    cells: dict[tuple[str, str], dict[Grade, list[Judgement]]] = defaultdict(dict)
    for one in judgements:
        # Where no area of the framework is meant, the printed words tell them apart.
        area = (one.area_id, "" if one.area_id else one.area.casefold())
        cells[area].setdefault(one.grade, []).append(one)
    overall = {grade for area in _OVERALL for grade in cells.get((area, ""), ())}
    found = []
    for (area_id, _), grades in cells.items():
        if len(grades) > 1:
            # Another document shows what could not be read in this one.
            grades.pop(Grade.UNREADABLE, None)
        for grade, stated in grades.items():
            if not area_id and grade in overall:
                continue  # "services were good" says again what is known of its area
            differs = len(grades) > 1 or any(one.disagreeing for one in stated)
            found.append(Finding(inspection, area_id, grade, tuple(stated), differs))
    return found


def _vagueness(start: date | None, end: date | None) -> int:
    """0 for days, 1 for a month, 2 for more, 3 for no date."""
    if start is None or end is None:
        return 3
    if not whole_months(start, end):
        return 0
    return 1 if (start.year, start.month) == (end.year, end.month) else 2


def whole_months(start: date, end: date) -> bool:
    """Whether dates are known to the month or year only, or happen to look so."""
    last = calendar.monthrange(end.year, end.month)[1]
    return start.day == 1 and end.day == last

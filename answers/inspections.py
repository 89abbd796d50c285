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


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection of one council, as the documents date it best.

    Attributes:
        council: which.
        framework: id of its framework; None if no document tells.
        start: first day; None if not known.
        end: last day; None if not known.
    """

    council: str
    framework: str | None
    start: date | None
    end: date | None

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
    for one in judgements:
        if one.council and one.status is not Status.OTHER_BODY and one.document_id in documents:
            of_council[one.council].append(one)
    found: list[Finding] = []
    for council in sorted(of_council):
        gathered = _gather(of_council[council], documents)
        for place in sorted(gathered, key=lambda place: place.end or place.start or date.min):
            inspection = Inspection(council, place.framework, place.start, place.end)
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


def _weakness(one: Judgement, documents: Mapping[str, Document]) -> tuple[object, ...]:
    document = documents[one.document_id]
    return (
        one.status is not Status.CURRENT,
        not document.kind.reports_an_inspection,
        _length(one.inspection_start, one.inspection_end),
        one.framework is None,
        document.published or date.max,
        document.id,
        one.ordinal,
    )


def _place_of(group: Sequence[Judgement], gathered: Sequence[_Gathered]) -> _Gathered | None:
    """The inspection that a document's judgements belong to; None if it is a new one."""
    one = group[0]
    open_to = [
        place
        for place in gathered
        if place.framework in (None, one.framework) or one.framework is None
        # A document that looks back means another inspection than its own.
        if all(
            other.document_id != one.document_id or other.status is one.status
            for other in place.judgements
        )
    ]
    start, end = one.inspection_start, one.inspection_end
    if start is None or end is None:
        # Without a date: the only one there is, where the grades agree.
        alike = [place for place in open_to if _agreement(group, place) > 0]
        return alike[0] if len(alike) == 1 else None
    dated = [
        (place, place.start or place.end, place.end or place.start)
        for place in open_to
        if place.start or place.end
    ]
    touching = [
        place
        for place, first, last in dated
        if first and last
        if (start <= last and first <= end) or (end.year, end.month) == (last.year, last.month)
    ]
    if not touching and whole_months(start, end):
        touching = [
            place
            for place, _, last in dated
            if last and last < start <= last + _LATE and _agreement(group, place) > 0
        ]
    return max(touching, key=lambda place: _agreement(group, place), default=None)


def _agreement(group: Sequence[Judgement], place: _Gathered) -> int:
    """How many areas are given the same grade in both, less those given another."""
    known = {(one.area_id, one.grade) for one in place.judgements}
    areas = {area for area, _ in known}
    return sum(
        1 if (one.area_id, one.grade) in known else -1 for one in group if one.area_id in areas
    )


def _of_inspection(inspection: Inspection, judgements: Sequence[Judgement]) -> list[Finding]:
    cells: dict[tuple[str, str], dict[Grade, list[Judgement]]] = defaultdict(dict)
    for one in judgements:
        # Where no area of the framework is meant, the printed words tell them apart.
        area = (one.area_id, "" if one.area_id else one.area.casefold())
        cells[area].setdefault(one.grade, []).append(one)
    found = []
    for (area_id, _), grades in cells.items():
        if len(grades) > 1:
            # Another document shows what could not be read in this one.
            grades.pop(Grade.UNREADABLE, None)
        for grade, stated in grades.items():
            differs = len(grades) > 1 or any(one.disagreeing for one in stated)
            found.append(Finding(inspection, area_id, grade, tuple(stated), differs))
    return found


def _length(start: date | None, end: date | None) -> int:
    """Days of an inspection; what is dated to a month or a year counts as longer than any other."""
    if start is None or end is None:
        return 10_000
    return (end - start).days + (1_000 if whole_months(start, end) else 0)


def whole_months(start: date, end: date) -> bool:
    """Whether dates are known to the month or year only, or happen to look so."""
    last = calendar.monthrange(end.year, end.month)[1]
    return start.day == 1 and end.day == last

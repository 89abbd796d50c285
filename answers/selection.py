"""What a question asks of the register → the findings that answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from answers.inspections import Finding, Inspection, whole_months
from answers.types import AreaRead, Asked, Change, Grouping, JudgementsAsked, Occasion
from index.types import Filter
from ingest.areas import concept_of, schemes
from ingest.grades import LEVELS, Grade

OVERALL = "overall_effectiveness"
# Which of the services that the framework of 2009 to 2012 judged apart a later one judged.
_SERVICE = {"child_protection_2012": "safeguarding", "looked_after_2013": "looked_after"}
# What that framework said of services for looked after children as a whole is asked for with what
# later ones say of the children.
_ALIKE = {"looked_after.overall_effectiveness": "children_looked_after"}
_OF_PARTNERSHIPS = (Grade.SEND_POSITIVE, Grade.SEND_INCONSISTENT, Grade.SEND_SYSTEMIC_FAILINGS)
# Asked for these without an area, overall effectiveness is meant, and so where it is asked whether
# a council was given some grade; otherwise all areas.
_OF_ONE_AREA = (Asked.SET, Asked.COUNT, Asked.CHANGE, Asked.TALLY)


@dataclass(frozen=True, slots=True)
class Move:
    """Two findings on the same area, of one inspection and the next that judged it.

    Attributes:
        before: the earlier.
        after: the later.
    """

    before: Finding
    after: Finding

    @property
    def change(self) -> Change:
        """Whether the grade rose, fell or stayed level."""
        before, after = LEVELS[self.before.grade], LEVELS[self.after.grade]
        if after == before:
            return Change.SAME
        return Change.IMPROVED if after < before else Change.DECLINED

    @property
    def across(self) -> bool:
        """Whether the two inspections were under different frameworks."""
        return self.before.inspection.framework != self.after.inspection.framework


@dataclass(frozen=True, slots=True)
class Selection:
    """The findings that bear on a question.

    Attributes:
        areas: the areas meant; () for all.
        default: whether overall effectiveness was taken because no area was named.
        judged: what was judged of them in the inspections that count, whatever the grade.
        matched: those of them that answer.
        moves: from which inspection to which, where a change is asked for: those that answer.
        compared: councils with a judgement before another, where a change is asked for.
        unreadable: what should have been judged in the inspections that count and was not read.
        by_publication: whether the period is that of the reports, no inspection having ended in it.
    """

    areas: tuple[AreaRead, ...]
    default: bool
    judged: tuple[Finding, ...]
    matched: tuple[Finding, ...]
    moves: tuple[Move, ...]
    compared: frozenset[str]
    unreadable: tuple[Finding, ...]
    by_publication: bool = False


def select(found: Sequence[Finding], only: Filter, asked: JudgementsAsked) -> Selection:
    """The findings that bear on a question.

    Args:
        found: all findings of documents that the asker admits.
        only: councils and period; an inspection lies in the period in which it ended.
        asked: what is asked.
    """
    chosen = _select(found, only, asked)
    if chosen.judged or not only.councils or not (only.since or only.until):
        return chosen
    # "In the 2016 report": of an inspection that ended the year before.
    first, last = only.since or date.min, only.until or date.max
    reported = [one for one in found if first <= (one.inspection.published or date.min) <= last]
    later = _select(reported, Filter(councils=only.councils), asked)
    return replace(later, by_publication=True) if later.judged else chosen


def _select(found: Sequence[Finding], only: Filter, asked: JudgementsAsked) -> Selection:
    areas, default = areas_meant(asked)
    within = [one for one in found if not only.councils or one.council in only.councils]
    if asked.frameworks:
        within = [one for one in within if one.inspection.framework in asked.frameworks]
    groups = [
        [one for one in within if one.area_id in with_joined(area.ids)] for area in areas
    ] or [_of_councils(within, asked)]
    of_change = asked.asked is Asked.CHANGE
    judged: list[Finding] = []
    matched: list[Finding] = []
    moves: list[Move] = []
    compared: set[str] = set()
    for group in groups:
        dated = [one for one in group if in_period(one.inspection, only)]
        if asked.occasion is not Occasion.ANY and not of_change:
            dated = _of_one_inspection(dated, asked.occasion)
        judged += dated
        if asked.lacking:
            continue  # whom nothing is held of is told by the coverage
        if asked.every:
            matched += _in_every([one for one in dated if one.graded], asked)
        elif asked.never:
            matched += _never([one for one in dated if one.graded], asked)
        elif not of_change:
            matched += [one for one in dated if one.graded and _fits(one, asked)]
        elif asked.change is Change.REPEATED:
            repeated, several = _repeated([one for one in dated if one.graded], asked)
            matched += repeated
            compared |= several
        else:
            all_moves = _moves(group, only, asked.occasion)
            compared |= {move.after.council for move in all_moves}
            moves += [move for move in all_moves if _moved(move, asked)]
    matched += [one for move in moves for one in (move.before, move.after)]
    judged = _once(judged)
    return Selection(
        areas=areas,
        default=default,
        judged=tuple(one for one in judged if one.graded),
        matched=tuple(_once(matched)),
        moves=tuple(moves),
        compared=frozenset(compared),
        unreadable=tuple(one for one in judged if one.grade is Grade.UNREADABLE),
    )


def areas_meant(asked: JudgementsAsked) -> tuple[tuple[AreaRead, ...], bool]:
    """The areas that a question means, and whether that is by default; () for all."""
    if asked.areas:
        return asked.areas, False
    of_one = asked.asked in _OF_ONE_AREA or (asked.asked is Asked.GRADE and asked.grades)
    if of_one and asked.by is not Grouping.AREA:
        return (AreaRead("", ids_of(OVERALL), "overall effectiveness"),), True
    return (), False


def ids_of(concept: str) -> tuple[str, ...]:
    """The ids of a concept over all frameworks and services."""
    areas = (area for scheme in schemes().values() for area in scheme.areas)
    return tuple(dict.fromkeys(area.id for area in areas if area.concept == concept))


@lru_cache(maxsize=256)
def with_joined(ids: tuple[str, ...]) -> frozenset[str]:
    """Ids with those of joined areas in which they were judged together with others."""
    wanted = frozenset(ids)
    areas = (area for scheme in schemes().values() for area in scheme.areas)
    return wanted | {area.id for area in areas if wanted & set(area.covers)}


def in_period(inspection: Inspection, only: Filter) -> bool:
    """Whether an inspection ended in the period, or may have; one without a date lies in none."""
    if not (only.since or only.until):
        return True
    start, end = inspection.start or inspection.end, inspection.end or inspection.start
    if start is None or end is None:
        return False
    # Dated to the month or the year, it may have ended on any of those days.
    first = start if whole_months(start, end) else end
    return first <= (only.until or date.max) and end >= (only.since or date.min)


def _of_councils(found: Sequence[Finding], asked: JudgementsAsked) -> list[Finding]:
    """All areas, save where that would set a partnership's outcome beside a council's grades."""
    if asked.frameworks or asked.asked is Asked.HISTORY:
        return list(found)
    return [one for one in found if one.grade not in _OF_PARTNERSHIPS] or list(found)


def _of_one_inspection(found: Sequence[Finding], occasion: Occasion) -> list[Finding]:
    """Of each council the findings of the last or first inspection that judged, or should have."""
    counted = [one for one in found if one.grade is not Grade.NOT_STATED]
    sign = 1 if occasion is Occasion.LATEST else -1
    chosen: dict[str, Inspection] = {}
    for one in counted:
        held = chosen.get(one.council)
        if held is None or sign * (one.inspection.ended - held.ended).days > 0:
            chosen[one.council] = one.inspection
    return [one for one in counted if one.inspection == chosen[one.council]]


def _never(judged: Sequence[Finding], asked: JudgementsAsked) -> list[Finding]:
    """All findings of the councils that none of the grades was given to."""
    given = {one.council for one in judged if one.grade in asked.grades}
    return [one for one in judged if one.council not in given]


def _in_every(judged: Sequence[Finding], asked: JudgementsAsked) -> list[Finding]:
    """All findings of the inspections that gave no other grade, and several of these.

    What a later document tells of an inspection is seldom all that it judged.
    """
    of_each: dict[Inspection, list[Finding]] = defaultdict(list)
    for one in judged:
        if one.current:
            of_each[one.inspection].append(one)
    whole = [of for of in of_each.values() if len(of) > 1 and all(_fits(one, asked) for one in of)]
    return [one for of in whole for one in of]


def _fits(one: Finding, asked: JudgementsAsked) -> bool:
    return not asked.grades or one.grade in asked.grades


def _moves(group: Sequence[Finding], only: Filter, occasion: Occasion) -> list[Move]:
    """From each finding to that of the next inspection that judged the same.

    The later of the two lies in the period: "improved since 2018" may be from a grade of 2016.
    """
    of_council: dict[str, list[Finding]] = defaultdict(list)
    for one in group:
        if one.grade in LEVELS:
            of_council[one.council].append(one)
    moves: list[Move] = []
    for judged in of_council.values():
        made = [
            move
            for after in judged
            if in_period(after.inspection, only)
            for move in _to(after, judged)
        ]
        newest = max((move.after.inspection.ended for move in made), default=None)
        moves += [
            move
            for move in made
            if occasion is Occasion.ANY or move.after.inspection.ended == newest
        ]
    return moves


def _to(after: Finding, judged: Sequence[Finding]) -> list[Move]:
    earlier = [
        one
        for one in judged
        if one.inspection.ended < after.inspection.ended and _comparable(one, after)
    ]
    last = max((one.inspection.ended for one in earlier), default=None)
    return [Move(one, after) for one in earlier if one.inspection.ended == last]


def _comparable(before: Finding, after: Finding) -> bool:
    """Whether two findings are on the same thing, one of them perhaps jointly with others."""
    concept, other = (concept_of(one.area_id) for one in (before, after))
    if concept != other:
        concept, other = _ALIKE.get(before.area_id, concept), _ALIKE.get(after.area_id, other)
    alike = concept == other or concept in with_joined((other,)) or other in with_joined((concept,))
    return alike and len({_service(before), _service(after)} - {""}) < 2


def _service(one: Finding) -> str:
    return one.area_id.rpartition(".")[0] or _SERVICE.get(one.inspection.framework or "", "")


def _moved(move: Move, asked: JudgementsAsked) -> bool:
    """Whether a move is of the kind asked for; ``grades`` are those moved to."""
    if asked.change is not None and move.change is not asked.change:
        return False
    before = asked.grades_before
    return _fits(move.after, asked) and (not before or move.before.grade in before)


def _repeated(judged: Sequence[Finding], asked: JudgementsAsked) -> tuple[list[Finding], set[str]]:
    """Findings of a grade given to a council more than once; councils that could have such."""
    given: dict[tuple[str, Grade | None], list[Finding]] = defaultdict(list)
    inspections: dict[str, set[Inspection]] = defaultdict(set)
    for one in judged:
        inspections[one.council].add(one.inspection)
        if _fits(one, asked):
            given[(one.council, None if asked.grades else one.grade)].append(one)
    repeated = [
        one for of in given.values() if len({one.inspection for one in of}) > 1 for one in of
    ]
    return repeated, {council for council, of in inspections.items() if len(of) > 1}


def _once(items: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in order; by identity, as findings are not made twice."""
    return list({id(item): item for item in items}.values())

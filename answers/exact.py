"""Setting a reading exactly: flags of the command, parameters of an address, chips of the page.

What is set goes before what the question's words say; "any" takes away what they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from answers.areas_read import concepts, exact_area, key_of
from answers.frameworks_read import named_framework
from answers.grades_read import grades_of
from answers.places_read import councils_of
from answers.requests import day_of
from answers.types import AreaRead, Asked, Change, Grouping, JudgementsAsked, Occasion, Reading
from ingest.errors import BadRequest
from ingest.frameworks import frameworks
from ingest.grades import Grade

ANY = "any"
Choice = TypeVar("Choice", bound=StrEnum)


class Part(StrEnum):
    """The parts of a reading that can be set; their names are those of flags and parameters."""

    COUNCIL = "council"
    AREA = "area"
    GRADE = "grade"
    GRADE_BEFORE = "grade_before"
    NEVER = "never"
    PERIOD = "period"  # "any" for both ends
    SINCE = "from"
    UNTIL = "to"
    FRAMEWORK = "framework"
    OCCASION = "which"
    ASKED = "asked"
    CHANGE = "change"
    BY = "by"


_OF_JUDGEMENTS = frozenset(Part) - {Part.COUNCIL, Part.PERIOD, Part.SINCE, Part.UNTIL}


@dataclass(frozen=True, slots=True)
class Exactly:
    """What was set.

    Attributes:
        parts: which; all others are as the question's words say.
        councils: names; empty for any. So with the rest.
        groups: groups of councils that were set, in words.
        areas: in the order set.
        grades: ids.
        grades_before: ids of those that a change is asked for from.
        never: whether those are asked for that were never given the grades.
        frameworks: ids.
        since: first day.
        until: last day.
        occasion: which inspections.
        asked: what for.
        change: which.
        by: what a tally is made by.
    """

    parts: frozenset[Part] = frozenset()
    councils: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    areas: tuple[AreaRead, ...] = ()
    grades: frozenset[Grade] = frozenset()
    grades_before: frozenset[Grade] = frozenset()
    never: bool = False
    frameworks: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    occasion: Occasion | None = None
    asked: Asked | None = None
    change: Change | None = None
    by: Grouping | None = None


def exactly(given: Mapping[str, str | Sequence[str] | None]) -> Exactly:
    """Understand flags or parameters.

    Args:
        given: values by the names of ``Part``; None, "" and an empty list are not set.

    Raises:
        BadRequest: a name or a value is not known; the message lists those that are.
    """
    values: dict[Part, list[str]] = {}
    for name, value in given.items():
        several = [value] if isinstance(value, str) else list(value or ())
        if cleaned := [one.strip() for one in several if one and one.strip()]:
            values[_choice(Part, name, "part of a reading")] = cleaned
    # Of inspections "any" is a choice of its own.
    set_ = {
        part: [one for one in said if one.lower() != ANY or part is Part.OCCASION]
        for part, said in values.items()
    }
    one = {part: said[-1] for part, said in set_.items() if said}
    places = [councils_of(said) for said in set_.get(Part.COUNCIL, [])]
    return Exactly(
        parts=frozenset(values),
        councils=frozenset().union(*(place.councils for place in places)),
        groups=tuple(said for place in places for said in place.said),
        areas=tuple(_area(said) for said in set_.get(Part.AREA, [])),
        grades=_grades(set_.get(Part.GRADE, [])),
        grades_before=_grades(set_.get(Part.GRADE_BEFORE, [])),
        never=one.get(Part.NEVER, "").lower() in ("true", "yes", "1"),
        frameworks=frozenset().union(*map(_framework, set_.get(Part.FRAMEWORK, []))),
        since=day_of(one[Part.SINCE], last=False) if Part.SINCE in one else None,
        until=day_of(one[Part.UNTIL], last=True) if Part.UNTIL in one else None,
        occasion=_optional(Occasion, one.get(Part.OCCASION), "choice of inspections"),
        asked=_optional(Asked, one.get(Part.ASKED), "thing to ask for"),
        change=_optional(Change, one.get(Part.CHANGE), "change"),
        by=_optional(Grouping, one.get(Part.BY), "thing to count by"),
    )


def set_exactly(reading: Reading, exact: Exactly) -> Reading:
    """The reading with what was set in place of what the words say."""
    parts, only = exact.parts, reading.only
    if Part.COUNCIL in parts:
        only = replace(only, councils=exact.councils)
    if Part.PERIOD in parts or Part.SINCE in parts:
        only = replace(only, since=exact.since)
    if Part.PERIOD in parts or Part.UNTIL in parts:
        only = replace(only, until=exact.until)
    return replace(reading, only=only, judgements=_judgements(reading, exact))


def parameters(reading: Reading) -> dict[str, list[str]]:
    """What must be set so that any question is read as this one was: an address, say."""
    only, asked = reading.only, reading.judgements
    made: dict[Part, list[str]] = {
        Part.COUNCIL: _councils(reading),
        Part.SINCE: [only.since.isoformat()] if only.since else [],
        Part.UNTIL: [only.until.isoformat()] if only.until else [],
        Part.ASKED: [asked.asked if asked else Asked.PASSAGES],
    }
    if asked:
        made |= {
            Part.AREA: [key_of(area) for area in asked.areas],
            Part.GRADE: sorted(asked.grades),
            Part.GRADE_BEFORE: sorted(asked.grades_before),
            Part.NEVER: ["true"] if asked.never else [],
            Part.FRAMEWORK: sorted(asked.frameworks),
            Part.OCCASION: [asked.occasion],
            Part.CHANGE: [asked.change] if asked.change else [],
            Part.BY: [asked.by] if asked.by else [],
        }
    return {str(part): [str(one) for one in said] or [ANY] for part, said in made.items()}


def _councils(reading: Reading) -> list[str]:
    """The councils, as groups where they are these and no more: 127 names make a long address."""
    groups = reading.judgements.regions if reading.judgements else ()
    try:
        places = [councils_of(said) for said in (*reading.councils_named, *groups)]
    except BadRequest:
        places = []
    if groups and frozenset().union(*(place.councils for place in places)) == reading.only.councils:
        return [*reading.councils_named, *groups]
    return sorted(reading.only.councils)


def _judgements(reading: Reading, exact: Exactly) -> JudgementsAsked | None:
    parts, before = exact.parts, reading.judgements
    if exact.asked is Asked.PASSAGES:
        return None
    if before is None:
        asked_for = parts & _OF_JUDGEMENTS
        if not asked_for or (asked_for == {Part.ASKED} and not exact.asked):
            return None
        occasion = Occasion.ANY if exact.change or exact.by is Grouping.YEAR else Occasion.LATEST
        before = JudgementsAsked(
            asked=_likely(exact, bool(reading.only.councils)), occasion=occasion
        )
    changed: dict[str, object] = {}
    if Part.COUNCIL in parts:
        changed["regions"] = exact.groups
    if Part.AREA in parts:
        changed |= {"areas": exact.areas, "every": before.every and exact.areas == before.areas}
    if exact.asked and exact.asked is not before.asked:
        changed |= {"lacking": False, "visits": False}
    if Part.GRADE in parts:
        changed |= {"grades": exact.grades, "grades_in_words": "", "never": exact.never}
    if Part.GRADE_BEFORE in parts:
        changed |= {"grades_before": exact.grades_before}
    if Part.NEVER in parts:
        changed |= {"never": exact.never}
    if Part.FRAMEWORK in parts:
        changed["frameworks"] = exact.frameworks
    if exact.occasion:
        changed["occasion"] = exact.occasion
    if exact.asked:
        changed["asked"] = exact.asked
    if Part.CHANGE in parts:
        changed["change"] = exact.change
    if Part.BY in parts:
        changed["by"] = exact.by
    return replace(before, **changed)  # type: ignore[arg-type]


def _likely(exact: Exactly, councils: bool) -> Asked:
    """What is likely asked for where only parts are set."""
    if exact.change or exact.grades_before:
        return Asked.CHANGE
    if exact.by:
        return Asked.TALLY
    return Asked.SET if exact.grades or not (councils or exact.councils) else Asked.GRADE


def _area(said: str) -> AreaRead:
    area = exact_area(said)
    if area is None:
        known = ", ".join(f"{one.name} ({one.ids[0]})" for one in concepts())
        raise BadRequest(f"There is no area of judgement {said!r}. There are: {known}.")
    return area


def _grades(said: Sequence[str]) -> frozenset[Grade]:
    found: set[Grade] = set()
    for one in said:
        grades = grades_of(one)
        if grades is None:
            known = ", ".join(Grade)
            raise BadRequest(f"There is no grade {one!r}. There are: {known}; or worse than good.")
        found |= grades
    return frozenset(found)


def _framework(said: str) -> frozenset[str]:
    if found := named_framework(said):
        return found
    known = ", ".join(framework.id for framework in frameworks())
    raise BadRequest(f"There is no framework {said!r}. There are: {known}.")


def _choice(kind: type[Choice], said: str, thing: str) -> Choice:
    try:
        return kind(said.strip().lower())
    except ValueError as error:
        raise BadRequest(f"There is no {thing} {said!r}. There are: {', '.join(kind)}.") from error


def _optional(kind: type[Choice], said: str | None, thing: str) -> Choice | None:
    return _choice(kind, said, thing) if said else None

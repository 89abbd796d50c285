"""What a text speaks of, area by area: its words → ``Subject``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.areas import Area, named_in, schemes
from ingest.gazetteer import gazetteer
from ingest.grades import grades_in
from ingest.stated_bodies import AGENCY_INSPECTED, OTHER_BODY
from ingest.types import Document


class Sort(StrEnum):
    """What a subject is."""

    AREA = "area"
    SERVICE = "service"
    OVERALL = "overall"
    BODY = "body"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be graded, named in a text.

    Attributes:
        sort: an area of the framework, one of its two services, the council's services as a whole,
            another body, or another council.
        id: the area's id; a service's id; "" for the rest.
        start: where its words begin.
        end: where they end.
        service: its service's words, where they stand apart from its own; "" if not.
        spoken: whether its wording names it only beside a grade.
        unsure: whether nothing tells which of two services it is of.
    """

    sort: Sort
    id: str
    start: int
    end: int
    service: str = ""
    spoken: bool = False
    unsure: bool = False


# The council's services as a whole, as papers call them.
_OVERALL = re.compile(
    r"\b(?:overall\s+effectiveness|overall\s+(?:judgement|judgment|grade|rating|grading|outcome)"
    r"|children[’'‘]?s?[’'‘]?\s+(?:social\s+(?:care|work)|safeguarding|and\s+famil(?:y|ies)[’']?"
    r"|and\s+young\s+people[’']?s)?\s*"
    r"(?:services?|social\s+care(?:\s+services?)?|social\s+work(?:\s+services?)?|department"
    r"|directorate|safeguarding)"
    r"|children[’'‘]?s\s+(?:social\s+care|safeguarding)"
    r"|services\s+for\s+(?:vulnerable\s+)?children(?!\s+(?:who|(?-i:in\s+(?![A-Z]))|looked"
    r"|leaving))(?:(?:\s+and|,)\s+(?:young\s+people|families))*"
    r"|(?:local\s+)?authority|council|borough|county|city|\bLA\b|the\s+services?|services"
    r"|the\s+department|the\s+directorate|\bwe\b|\bus\b|\bour\s+services?)\b",
    re.IGNORECASE,
)
_OVERALL_WORD = re.compile(r"\boverall\b", re.IGNORECASE)
_LINK = re.compile(
    r"^[\s,]*(?:ratings?|judgements?|grades?)?\s*(?:of|for|in|within|across|[–:-])?\s*(?:both|the"
    r"|its|their)?\s*"
    r"(?:(?:safeguarding\s+)?services?\s+(?:for|to)\s+)?$",
    re.IGNORECASE,
)
# "Safeguarding Children Board" names no service.
_BOARD = re.compile(r"(?:\s+children(?:['’‘]?s)?)?(?:['’‘]s)?\s+board\b", re.IGNORECASE)
_AND = re.compile(r"^[\s,]*(?:and|&|as\s+well\s+as)?\s*(?:of|for|the|in|its)?\s*$", re.IGNORECASE)


def subjects(text: str, document: Document, framework: str | None, service: str) -> list[Subject]:
    """All that a text names, in order, without overlaps.

    Args:
        text: a sentence or a label.
        document: what it stands in.
        framework: the framework that is spoken of; None if not known.
        service: id of the service that is spoken of, for frameworks that judge two.
    """
    found = [Subject(Sort.BODY, "", *m.span()) for m in OTHER_BODY.finditer(text)]
    if AGENCY_INSPECTED.search(text) or re.search(r"\bfostering\b", text, re.IGNORECASE):
        agency = re.finditer(r"\badoption\s+(?:services?|agency)\b", text, re.IGNORECASE)
        found += [Subject(Sort.BODY, "", *m.span()) for m in agency]
    known = framework if framework in schemes() else None
    areas: list[Subject] = []
    services: list[Subject] = []
    if known:
        services = _services(text, known)
        areas = _areas(text, known, service, services)
    if known and any(area.id == "lscb" for area in schemes()[known].areas):
        boards = re.finditer(r"\b[A-Z][A-Za-z&]{0,5}SCB\b", text)
        own_names = [Subject(Sort.AREA, "lscb", *m.span()) for m in boards]
        areas += [
            one
            for one in own_names
            if not any(
                _meet(one, area) or (area.id == one.id and 0 <= one.start - area.end <= 3)
                for area in areas
            )
        ]
    overall = [Subject(Sort.OVERALL, "", *m.span()) for m in _OVERALL.finditer(text)]
    for mention in gazetteer().find(text):
        is_own = not document.councils or mention.council.name in document.councils
        sort = Sort.OVERALL if is_own else Sort.COUNCIL
        overall.append(Subject(sort, "", mention.start, mention.end))
    bodies = [b for b in found if not any(_inside(b, area) for area in areas)]
    kept = _apart(bodies)
    kept = _apart([*kept, *areas], kept)
    kept = _apart([*kept, *services], kept)
    kept = sorted(_apart([*kept, *overall], kept), key=lambda one: one.start)
    whole = any(one.sort is Sort.OVERALL for one in kept)
    return [one for one in kept if not (whole and _names_inspection(text, one))]


def _names_inspection(text: str, one: Subject) -> bool:
    """Whether words name an inspection, not what it graded: "the inspection of safeguarding"."""
    if one.sort is not Sort.SERVICE and not (one.sort is Sort.AREA and one.spoken):
        return False
    return bool(
        re.search(
            r"\binspections?\s+(?:of|into|for)\b(?:(?!\b(?:judged|rated|graded|found|was|were"
            r"|that|which)\b)[^.;,:]){0,60}$",
            text[: one.start],
            re.IGNORECASE,
        )
        or re.match(
            r"(?:\s+(?:and|&)\s+(?:services\s+for\s+)?(?:looked[- ]after\s+children"
            r"|safeguarding))?(?:\s+(?:services?|\(\w+\)|Ofsted|announced"
            r"|unannounced))*\s+inspections?\b",
            text[one.end :],
            re.IGNORECASE,
        )
    )


def overall_id(framework: str | None, service: str = "") -> str:
    """The id of a framework's judgement over all; "" if it has none, or one for each service."""
    if framework is None or framework not in schemes():
        return "overall_effectiveness" if framework is None else ""
    ids = {area.id for area in schemes()[framework].areas}
    wanted = f"{service}.overall_effectiveness" if service else "overall_effectiveness"
    return wanted if wanted in ids else ""


def only_area(text: str, framework: str | None) -> str:
    """The id of the one area that an inspection's name names, for frameworks of one service."""
    if framework is None or framework not in schemes() or schemes()[framework].services:
        return ""
    ids = {one.area.id for one in named_in(text, framework)}
    return ids.pop() if len(ids) == 1 else ""


def services_in(text: str, framework: str | None) -> list[str]:
    """The services that a text names, by their ids, in order."""
    if framework is None or framework not in schemes():
        return []
    return list(dict.fromkeys(one.id for one in _services(text, framework)))


def service_in(text: str, framework: str | None) -> str:
    """The one service that a heading or a lead-in names; "" if none, or both."""
    found = services_in(text, framework)
    return found[0] if len(found) == 1 else ""


def _services(text: str, framework: str) -> list[Subject]:
    found = []
    for service in schemes()[framework].services:
        for wording in service.printed:
            pattern = r"\W+".join(re.escape(w).replace("'", "['’‘]?") for w in wording.split())
            matches = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
            found += [
                Subject(Sort.SERVICE, service.id, *m.span())
                for m in matches
                if not _BOARD.match(text[m.end() :])
            ]
    # "safeguarding services to looked after children": those served tell the service.
    kept = sorted(_apart(found), key=lambda one: one.start)
    return [
        one
        for i, one in enumerate(kept)
        if not (
            i + 1 < len(kept)
            and re.fullmatch(r"\s*(?:services\s+)?(?:to|of)\s+", text[one.end : kept[i + 1].start])
        )
    ]


def _areas(text: str, framework: str, service: str, services: Sequence[Subject]) -> list[Subject]:
    scheme = schemes()[framework]
    made: list[Subject] = []
    strict = {(one.start, one.end) for one in named_in(text, framework)}
    for named in named_in(text, framework, spoken=True):
        words = text[named.start : named.end]
        spoken = (named.start, named.end) not in strict
        if words.casefold() == "overall":
            continue
        if not scheme.services:
            made.append(Subject(Sort.AREA, named.area.id, named.start, named.end, spoken=spoken))
            continue
        inside = [one for one in services if named.start <= one.start and one.end <= named.end]
        after = _following(text, named.end, services)
        before = [
            one
            for one in services
            if one.end <= named.start and not any(grades_in(text[one.end : named.start]))
        ]
        first = next(grades_in(text), None)
        if not before and first and first.end <= named.start:
            # The subject of the whole sentence: "Safeguarding is good with outstanding capacity".
            of_all = [one for one in services if one.end <= first.start]
            before = of_all if len({one.id for one in of_all}) == 1 else []
        told: list[Subject | None]
        if inside:
            after = [*inside[-1:], *_following(text, named.end, services, joined=True)]
            inside = []
        shared = _shared(named.area, scheme.areas)
        told = list(after or before[-1:]) if shared or after else []
        told = told or [None]
        for one in told:
            id_ = _of_service(named.area, one.id if one else service, words, scheme.areas)
            apart = one is not None and not (named.start <= one.start and one.end <= named.end)
            made.append(
                Subject(
                    Sort.AREA,
                    id_,
                    named.start,
                    named.end,
                    text[one.start : one.end] if apart and one else "",
                    spoken,
                    one is None and not service and shared,
                )
            )
    return made


def _following(
    text: str, end: int, services: Sequence[Subject], joined: bool = False
) -> list[Subject]:
    """The services that an area is said to be of: "overall effectiveness of A and of B"."""
    following: list[Subject] = []
    for one in services:
        if one.start < end:
            continue
        gap = text[following[-1].end if following else end : one.start]
        if not (_AND if following or joined else _LINK).match(gap):
            break
        following.append(one)
    return following


def _of_service(area: Area, service: str, words: str, areas: Iterable[Area]) -> str:
    if not service or area.service_id == service:
        return area.id
    other = f"{service}.{area.concept}"
    return other if any(one.id == other for one in areas) else area.id


def _shared(area: Area, areas: Iterable[Area]) -> bool:
    return sum(one.concept == area.concept for one in areas) > 1


def _meet(one: Subject, other: Subject) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(one: Subject, other: Subject) -> bool:
    return (
        other.start <= one.start
        and one.end <= other.end
        and other.end - other.start > one.end - one.start
    )


def _apart(found: Iterable[Subject], first: Sequence[Subject] = ()) -> list[Subject]:
    """Those that do not overlap, the first given before all, then the longer."""
    kept = list(first)
    for one in sorted(found, key=lambda one: one.start - one.end):
        if one in kept:
            continue
        same = [
            o
            for o in kept
            if (o.start, o.end) == (one.start, one.end)
            and o.sort is one.sort
            and o.sort is Sort.AREA
        ]
        if same or all(one.end <= o.start or o.end <= one.start for o in kept):
            kept.append(one)
    return kept

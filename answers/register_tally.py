"""How many were given each grade: the numbers behind a table and a chart."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from answers.inspections import Finding
from answers.register_types import Tally, TallyCell
from answers.register_words import area_name, framework_short, in_order
from answers.selection import Selection
from answers.types import Grouping, JudgementsAsked, Occasion
from ingest.areas import schemes
from ingest.gazetteer import gazetteer
from ingest.grades import Grade


def tally(chosen: Selection, asked: JudgementsAsked) -> Tally:
    """Count by grade, and by what was asked for.

    Where one inspection of each council counts, councils are counted, each once a grade; otherwise
    judgements. All labels have a number for all grades that occur, so that a nought is seen.
    """
    by = asked.by or Grouping.GRADE
    councils = asked.occasion is not Occasion.ANY
    counted: dict[tuple[str, Grade], set[object]] = defaultdict(set)
    for one in chosen.matched:
        counted[(_label(one, by), one.grade)].add(one.council if councils else id(one))
    order = [area.id for scheme in schemes().values() for area in scheme.areas]
    places = {
        _label(one, by): (order.index(one.area_id) if one.area_id in order else len(order))
        for one in chosen.matched
    }
    labels = {label for label, _ in counted}
    if by is Grouping.AREA:
        ordered = sorted(labels, key=lambda label: (places[label], label))
    elif by is Grouping.FRAMEWORK:
        first = {_label(one, by): _age(one) for one in chosen.matched}
        ordered = sorted(labels, key=lambda label: (first[label], label))
    else:
        ordered = sorted(labels)
    grades = in_order({grade for _, grade in counted})
    cells = tuple(
        TallyCell(label, grade, len(counted.get((label, grade), ())))
        for label in ordered
        for grade in grades
    )
    return Tally(by, "councils" if councils else "judgements", cells)


def _label(one: Finding, by: Grouping) -> str:
    match by:
        case Grouping.YEAR:
            ended = one.inspection.end or one.inspection.start
            return str(ended.year) if ended else "no date"
        case Grouping.REGION:
            return _regions().get(one.council, "region not known")
        case Grouping.AREA:
            return _names().get(one.area_id, one.first.area)
        case Grouping.FRAMEWORK:
            return framework_short(one.inspection.framework)
        case Grouping.GRADE:
            return ""


def _age(one: Finding) -> int:
    known = [*schemes()]
    framework = one.inspection.framework
    return known.index(framework) if framework in known else len(known)


@cache
def _names() -> dict[str, str]:
    """Areas by id, as the newest framework calls them: what is alike is counted together."""
    return {
        area.id: area_name(area.id, scheme.framework)
        for scheme in schemes().values()
        for area in scheme.areas
    }


@cache
def _regions() -> dict[str, str]:
    return {council.name: council.region for council in gazetteer().councils}

"""The first sentence of an answer from the register, for each thing that a question asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from answers.inspections import Finding
from answers.phrases import listed
from answers.register_case import (
    MOST_TOLD,
    Case,
    area_of,
    by_date,
    capital,
    councils_of,
    names_of,
    occasion,
    overall,
)
from answers.register_changes import change_sentence
from answers.register_coverage import VISITS
from answers.register_without import lacking, nothing, of_visits
from answers.register_words import (
    MOST_NAMED,
    area_name,
    dated,
    grade_word,
    in_order,
    listed_grades,
    month,
    rated,
    service_of,
    verb_of,
    were,
    when,
)
from answers.types import Asked, Grouping, Occasion
from ingest.areas import concept_of
from ingest.grades import LEVELS

# How a question begins that is not answered by yes or no.
_WHAT = re.compile(r"(?:in |at )?(?:when|what|which|why|who|how|where|list|show|tell)\b", re.I)
_SHARE = re.compile(r"\b(?:proportion|percentage|per ?cent|share|fraction)\b|%", re.IGNORECASE)


def sentence(case: Case) -> str:
    """The answer in a sentence or two."""
    if case.asked.visits:
        return of_visits(case)
    if case.asked.lacking and case.coverage.documents:
        return lacking(case)
    if not (case.chosen.judged or case.chosen.matched):
        return nothing(case)
    return _SENTENCES[case.asked.asked](case)


def _set(case: Case) -> str:
    judged = len(case.coverage.with_judgement or ())
    councils = councils_of(case.chosen.matched)
    number = len(councils)
    if not case.asked.grades:
        have = f"{case.councils(number)} {'has' if number == 1 else 'have'}"
        return f"{number} {have} a judgement{case.on}{case.time}{names_of(councils)}."
    if judged == 1 and number == 0:
        council = listed(case.coverage.with_judgement or ())
        not_ = "" if case.asked.never else "not "
        return (
            f"The one {case.councils(1)} with a judgement{case.on}{case.time}, {council}, was "
            f"{not_}{rated(case.asked)} {occasion(case, 'its')}."
        )
    if case.asked.never:
        return (
            f"{number or 'None'} of the {judged} {case.councils()} with a judgement{case.on}"
            f"{case.time} {were(number or 1)} never {rated(case.asked)} "
            f"{occasion(case)}{names_of(councils)}."
        )
    of_each = case.chosen.matched if not case.asked.every else ()
    inspections = len({one.inspection for one in of_each})
    several = f" ({inspections} inspections)" if inspections > number else ""
    on, in_every = (" on any area", " in every area") if case.asked.every else (case.on, "")
    share = f" ({100 * number / judged:.0f}%)" if _SHARE.search(case.reading.question) else ""
    return (
        f"{number or 'None'}{share} of the {judged} {case.councils()} with a judgement{on}"
        f"{case.time} {were(number or 1)} {rated(case.asked)}{in_every} "
        f"{occasion(case, 'its' if number == 1 else 'their')}{several}{names_of(councils)}."
    )


def _grade(case: Case) -> str:
    councils = councils_of(case.chosen.judged)
    several = len(councils) > 1
    if len(councils) > MOST_TOLD or (several and case.asked.grades):
        return _set(case)
    told = " ".join(_told(case, council) for council in councils)
    if not case.asked.grades:
        return told
    whether = not _WHAT.match(case.reading.question)
    if case.chosen.matched and not whether:
        return told
    # After a colon only a council's name keeps its capital.
    told = told if told.startswith(tuple(councils)) else told[:1].lower() + told[1:]
    no = "No" if whether else "No such grade is held"
    return f"{'Yes' if case.chosen.matched else no}: {told}"


def _told(case: Case, council: str) -> str:
    """What one council was rated, such as "Medway was rated good (July 2023) for leadership."."""
    bearing = case.chosen.judged
    if case.asked.grades and case.chosen.matched:
        bearing = case.chosen.matched
    judged = [one for one in bearing if one.council == council]
    led = overall(case, judged)
    single = case.asked.occasion is not Occasion.ANY
    inspections = list(dict.fromkeys(one.inspection for one in judged))
    if single and len(inspections) == 1:
        opening = f"{capital(occasion(case, 'its'))} ({when(inspections[0])}), {council} was"
    else:
        opening = f"{council} was"
    if case.at_large and case.asked.grades and case.chosen.matched:
        return f"{opening} {verb_of(one.grade for one in led)} {_by_inspection(led, single)}."
    if not led or case.at_large:
        counts = Counter(one.grade for one in judged)
        parts = [f"{grade_word(grade)} in {counts[grade]}" for grade in in_order(counts)]
        if len(inspections) > 1:
            given = f"{len(judged)} judgements at {len(inspections)} inspections"
            return f"{council} was given {given}: {listed(parts)}."
        areas = "1 area" if len(judged) == 1 else f"{len(judged)} areas"
        return f"{opening} judged in {areas}: {listed(parts)}."
    if len(led) > MOST_TOLD:
        newest = max(led, key=lambda one: one.inspection.ended)
        if case.asked.grades and not case.chosen.matched:
            return (
                f"Of the {len(led)} judgements on {area_of(case)} in {council} held here none is "
                f"{listed_grades(case.asked.grades)}; the newest is {dated(newest, area_of(case))}."
            )
        return (
            f"The library holds {len(led)} judgements on {area_of(case)} in {council}; "
            f"the newest is {dated(newest, area_of(case))}."
        )
    verb = verb_of(one.grade for one in led)
    return f"{opening} {verb} {_rated(case, led, alone=single and len(inspections) == 1)}."


def _by_inspection(led: Sequence[Finding], single: bool) -> str:
    """Such as "inadequate for overall effectiveness and leadership (July 2019)"."""
    told = []
    for inspection in dict.fromkeys(one.inspection for one in by_date(led)):
        of = [one for one in led if one.inspection == inspection]
        parts = []
        for grade in in_order(one.grade for one in of):
            names = (
                area_name(one.area_id, inspection.framework, one.first.area)
                for one in of
                if one.grade is grade
            )
            parts.append(f"{grade_word(grade)} for {listed(n[:1].lower() + n[1:] for n in names)}")
        told.append(listed(parts) + ("" if single else f" ({month(inspection)})"))
    return "; ".join(told)


def _rated(case: Case, led: Sequence[Finding], alone: bool) -> str:
    """Grades, with their times where there are several inspections, and what they are for."""
    if len({concept_of(one.area_id) for one in led}) > 1:
        return listed(_for_area(one, alone) for one in by_date(led))
    of = area_of(case)
    parts = (_undated(one) if alone else dated(one, of) for one in by_date(led))
    return f"{listed(parts)} for {area_of(case)}"


def _undated(one: Finding) -> str:
    service = "".join(f" ({service})" for service in service_of(one))
    return grade_word(one.grade) + service


def _for_area(one: Finding, alone: bool) -> str:
    name = area_name(one.area_id, one.inspection.framework, one.first.area)
    when_ = "" if alone else f" ({month(one.inspection)})"
    return f"{grade_word(one.grade)} for {name[:1].lower()}{name[1:]}{when_}"


def _history(case: Case) -> str:
    judged = case.chosen.judged
    councils = councils_of(judged)
    inspections = sorted({one.inspection for one in judged}, key=lambda one: one.ended)
    first, last = inspections[0], inspections[-1]
    span = f", {month(first)}" if first == last else f", from {month(first)} to {month(last)}"
    number = "1 inspection" if len(inspections) == 1 else f"{len(inspections)} inspections"
    of = councils[0] if len(councils) == 1 else f"{len(councils)} councils"
    text = f"The library holds grades{case.on} from {number} of {of}{span}."
    led = overall(case, judged)
    if led and len(councils) == 1 and len({one.area_id for one in led}) <= MOST_TOLD:
        steps = [dated(one) for one in by_date(led)]
        text += f" {capital(area_of(case))}: {', '.join(steps)}."
    return text + _visits(case)


def _visits(case: Case) -> str:
    only = case.reading.only
    held = [one for one in case.documents if one.kind in VISITS and only.admits(one)]
    if not held:
        return ""
    letters = "1 report or letter" if len(held) == 1 else f"{len(held)} reports or letters"
    give = "gives" if len(held) == 1 else "give"
    return f" It also holds {letters} on visits and joint inspections, which {give} no grades."


def _comparison(case: Case) -> str:
    judged = case.chosen.judged
    councils = councils_of(judged)
    if len(councils) < 2:
        return _history(case)
    led = overall(case, judged)
    if not led:
        return f"The table sets {listed(councils)} beside each other, area by area."
    of = []
    for council in councils[:MOST_NAMED]:
        own = by_date(one for one in led if one.council == council)
        if own:
            said = [dated(one) for one in own]
            of.append(f"{council} {', '.join(said[-MOST_TOLD:])}")
    if len(councils) > MOST_NAMED:
        of.append(f"and {len(councils) - MOST_NAMED} more, in the table")
    return f"{capital(area_of(case))}: {'; '.join(of)}.{_higher(case, councils)}"


def _higher(case: Case, councils: Sequence[str]) -> str:
    """In how many areas either of two councils stands higher, where one framework judged both."""
    one, other = (
        {
            (found.inspection.framework, found.area_id): LEVELS[found.grade]
            for found in case.chosen.judged
            if found.council == council
        }
        for council in councils[:2]
    )
    both = one.keys() & other.keys()
    if case.area or len(councils) > 2 or len({framework for framework, _ in both}) != 1:
        return ""
    ahead = sum(one[key] < other[key] for key in both)
    behind = sum(one[key] > other[key] for key in both)
    if not (ahead or behind):
        return f" In the {len(both)} areas judged in both they stand level."
    return (
        f" Of {len(both)} areas judged in both, {councils[0]} stands higher in {ahead or 'none'}, "
        f"{councils[1]} in {behind or 'none'}."
    )


def _tally(case: Case) -> str:
    asked, matched = case.asked, case.chosen.matched
    if not matched:
        return _set(case)
    councils = len(case.coverage.with_judgement or ())
    single = asked.occasion is not Occasion.ANY
    if single and asked.by is Grouping.AREA:
        of = f"{councils} {case.councils(councils)}"
        return f"The table gives the grades of {of} by area, {occasion(case)}."
    counted: Callable[[Finding], object] = (lambda one: one.council) if single else id
    numbers = {
        grade: len({counted(one) for one in matched if one.grade is grade})
        for grade in in_order(one.grade for one in matched)
    }
    if single and len(numbers) == 1 and asked.grades:
        return f"{_set(case)} The table gives them by {asked.by or Grouping.GRADE}."
    grades = [f"{number} {grade_word(grade)}" for grade, number in numbers.items()]
    by = "" if asked.by in (None, Grouping.GRADE) else f" The table gives them by {asked.by}."
    if single:
        first = next(iter(numbers.values()))
        grades[0] = f"{first} {were(first)} {verb_of(numbers)} {grades[0].partition(' ')[2]}"
        return (
            f"{capital(occasion(case, 'the'))}, of the {councils} {case.councils()} with a "
            f"judgement{case.on}{case.time} {listed(grades)}.{by}"
        )
    number = "1 judgement" if len(matched) == 1 else f"{len(matched)} judgements"
    of = f" of {case.councils()}" if case.asked.regions else ""
    if len(numbers) == 1 and asked.grades:
        number += f" of {grade_word(next(iter(numbers)))}"
        return f"The library holds {number}{case.on}{of}{case.time}.{by}"
    return f"The library holds {number}{case.on}{of}{case.time}: {listed(grades)}.{by}"


_SENTENCES: dict[Asked, Callable[[Case], str]] = {
    Asked.SET: _set,
    Asked.COUNT: _set,
    Asked.GRADE: _grade,
    Asked.HISTORY: _history,
    Asked.CHANGE: change_sentence,
    Asked.COMPARISON: _comparison,
    Asked.TALLY: _tally,
}

"""The first sentence of an answer from the register, for each thing that a question asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from answers.inspections import Finding
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
from answers.register_words import (
    MOST_NAMED,
    area_name,
    grade_word,
    grades_in_words,
    in_order,
    listed,
    month,
    were,
    when,
)
from answers.types import Asked, Occasion


def sentence(case: Case) -> str:
    """The answer in a sentence or two."""
    if not (case.chosen.judged or case.chosen.matched):
        return _nothing(case)
    return _SENTENCES[case.asked.asked](case)


def _nothing(case: Case) -> str:
    names = case.reading.councils_named
    of = f" of {listed(names, 'or')}" if names and len(names) <= MOST_NAMED else case.place
    return f"The library holds no judgement{case.on}{of}{case.time}."


def _set(case: Case) -> str:
    judged = len(case.coverage.with_judgement or ())
    councils = councils_of(case.chosen.matched)
    number = len(councils)
    if not case.asked.grades:
        have = f"council{case.place} has" if number == 1 else f"councils{case.place} have"
        return f"{number} {have} a judgement{case.on}{case.time}{names_of(councils)}."
    inspections = len({one.inspection for one in case.chosen.matched})
    several = f" ({inspections} inspections)" if inspections > number else ""
    return (
        f"{number or 'None'} of the {judged} councils{case.place} with a judgement{case.on}"
        f"{case.time} {were(number or 1)} rated {grades_in_words(case.asked)} "
        f"{occasion(case, number)}{several}{names_of(councils)}."
    )


def _grade(case: Case) -> str:
    councils = councils_of(case.chosen.judged)
    several = len(councils) > 1
    if len(councils) > MOST_TOLD or (several and case.asked.grades):
        return _set(case)
    said = ""
    if case.asked.grades:
        said = "Yes: " if case.chosen.matched else "No: "
    return said + " ".join(_told(case, council) for council in councils)


def _told(case: Case, council: str) -> str:
    """What one council was rated, such as "Medway was rated good (July 2023) for leadership."."""
    judged = [one for one in case.chosen.judged if one.council == council]
    led = overall(case, judged)
    latest = case.asked.occasion is Occasion.LATEST
    inspections = list(dict.fromkeys(one.inspection for one in judged))
    if latest and len(inspections) == 1:
        opening = f"At its latest inspection held here ({when(inspections[0])}), {council} was"
    else:
        opening = f"{council} was"
    if not led:
        counts = Counter(one.grade for one in judged)
        parts = [f"{grade_word(grade)} in {counts[grade]}" for grade in in_order(counts)]
        areas = "1 area" if len(judged) == 1 else f"{len(judged)} areas"
        return f"{opening} judged in {areas}: {listed(parts)}."
    if len(led) > MOST_TOLD:
        newest = max(led, key=lambda one: one.inspection.ended)
        return (
            f"The library holds {len(led)} judgements on {area_of(case)} in {council}; "
            f"the newest is {grade_word(newest.grade)} ({month(newest.inspection)})."
        )
    return f"{opening} rated {_rated(case, led, dated=len(inspections) > 1 or not latest)}."


def _rated(case: Case, led: Sequence[Finding], dated: bool) -> str:
    several = len({one.area_id for one in led}) > 1

    def part(one: Finding) -> str:
        name = area_name(one.area_id, one.inspection.framework, one.first.area)
        of = f" for {name[:1].lower()}{name[1:]}" if several else ""
        return grade_word(one.grade) + of + (f" ({month(one.inspection)})" if dated else "")

    parts = listed(part(one) for one in sorted(led, key=lambda one: one.inspection.ended))
    return parts if several else f"{parts} for {area_of(case)}"


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
        steps = [f"{grade_word(one.grade)} ({month(one.inspection)})" for one in by_date(led)]
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
            said = [f"{grade_word(one.grade)} ({month(one.inspection)})" for one in own]
            of.append(f"{council} {', '.join(said[-MOST_TOLD:])}")
    return f"{capital(area_of(case))}: {'; '.join(of)}."


def _tally(case: Case) -> str:
    asked = case.asked
    matched = case.chosen.matched
    latest = asked.occasion is Occasion.LATEST
    counted: Callable[[Finding], object] = (lambda one: one.council) if latest else id
    numbers = {
        grade: len({counted(one) for one in matched if one.grade is grade})
        for grade in in_order(one.grade for one in matched)
    }
    parts = listed(f"{number} {grade_word(grade)}" for grade, number in numbers.items())
    by = asked.by
    table = f" The table gives them by {by}." if by and by != "grade" else ""
    if not matched:
        return _set(case)
    if latest:
        judged = len(case.coverage.with_judgement or ())
        return (
            f"Of the {judged} councils{case.place} with a judgement{case.on}{case.time}, {parts} "
            f"at the latest inspection held here.{table}"
        )
    number = "1 judgement" if len(matched) == 1 else f"{len(matched)} judgements"
    return f"{number}{case.on}{case.time} of councils{case.place} held here: {parts}.{table}"


_SENTENCES: dict[Asked, Callable[[Case], str]] = {
    Asked.SET: _set,
    Asked.COUNT: _set,
    Asked.GRADE: _grade,
    Asked.HISTORY: _history,
    Asked.CHANGE: change_sentence,
    Asked.COMPARISON: _comparison,
    Asked.TALLY: _tally,
}

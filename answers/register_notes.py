"""What else an answer from the register must say: what it does not cover, and what it offers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from answers.inspections import Finding
from answers.names_read import said_of_unknown
from answers.phrases import listed
from answers.register_case import SEND, Case, councils_of, judged_before
from answers.register_coverage import frameworks_grading, frameworks_held
from answers.register_types import Related
from answers.register_words import (
    MOST_NAMED,
    framework_called,
    grade_word,
    listed_grades,
    rated,
    some,
    were,
)
from answers.selection import ids_of, in_period, select, with_joined
from answers.types import AreaRead, Asked, JudgementsAsked, Occasion
from ingest.areas import schemes
from ingest.frameworks import framework
from ingest.grades import Grade

# Grades that stand level in frameworks of different times, and are never merged.
_LEVEL = {
    Grade.REQUIRES_IMPROVEMENT: Grade.ADEQUATE,
    Grade.ADEQUATE: Grade.REQUIRES_IMPROVEMENT,
}


def notes(case: Case, uncited: int) -> list[str]:
    """Sentences that stand below the answer.

    Args:
        case: what was asked and found.
        uncited: how many rows are shown without words, which were not found on their page.
    """
    return [*_on_areas(case), *_on_grades(case), *_on_councils(case), *_on_rows(case, uncited)]


def related(case: Case) -> tuple[Related, ...]:
    """Areas and grades that the asker may have meant too, where any judgement is found so."""
    found: list[tuple[JudgementsAsked, tuple[str, ...], str]] = [
        (replace(case.asked, areas=(AreaRead("", ids_of(id_) or (id_,), name),)), (id_,), name)
        for area in case.asked.areas
        for id_, name in area.alternatives
    ]
    for grade, level in _LEVEL.items():
        if grade in case.asked.grades and level not in case.asked.grades:
            asked = replace(case.asked, grades=frozenset({level}), grades_in_words="")
            found.append((asked, (), f"rated {grade_word(level)}"))
    counted = {id(one) for one in case.chosen.matched}
    made = []
    for asked, ids, name in found:
        others = select(case.found, case.reading.only, asked).matched
        matched = [one for one in others if id(one) not in counted]
        if matched:
            grades = frozenset[Grade]() if ids else asked.grades
            made.append(Related(ids, name, grades, len(matched), len(councils_of(matched))))
    return tuple(made)


def related_in_words(case: Case, offered: Sequence[Related]) -> str:
    """What is offered, in a sentence; "" if nothing is."""
    parts = []
    for one in offered:
        rows = "1 judgement" if one.rows == 1 else f"{one.rows} judgements"
        of = "1 council" if one.councils == 1 else f"{one.councils} councils"
        name = one.name
        if case.asked.grades and one.area_ids:
            name += f" {rated(case.asked, briefly=True)}"
        parts.append(f"{name} ({rows} of {of})")
    return f"Related, and not counted here: {'; '.join(parts)}." if parts else ""


def _on_areas(case: Case) -> Iterator[str]:
    """Which frameworks judge the area at all."""
    for followed in case.asked.regions:
        if ": " in followed:
            yield f"Taken together: {followed}."
    if case.chosen.default and case.documents and not case.asked.visits:
        named = "recognised" if case.asked.passages_too else "named"
        yield f"No area was {named}: this is about overall effectiveness."
    graders = frameworks_grading(case.chosen.areas, case.asked)
    nowhere = [area.name for area in case.chosen.areas if not area.ids]
    if nowhere:
        yield f"No framework grades {listed(nowhere)} as an area of its own."
        return
    if case.asked.frameworks and not case.asked.frameworks & set(schemes()):
        named = listed(framework_called(one) for one in sorted(case.asked.frameworks))
        yield f"{named}: such inspections give no grades."
        return
    if case.asked.visits:
        return
    if not graders and case.asked.frameworks:
        named = listed(framework_called(one) for one in sorted(case.asked.frameworks))
        yield f"The inspections asked for, under {named}, do not judge it."
        return
    only = case.reading.only
    held = frameworks_held(case.documents, case.found, only)
    newest = any(
        "ilacs_2026" in of
        for council, of in held.items()
        if not only.councils or council in only.councils
    )
    if newest and _about_overall(case) and not case.asked.frameworks:
        yield "Inspections from April 2026 give no overall judgement."
    if case.chosen.areas and not _in_force(graders, case):
        yield f"No framework under which councils were inspected{case.time} judged it."
    elif case.asked.frameworks or (only.councils and case.chosen.judged):
        pass  # what was asked for is there, or named by its framework
    elif len(graders) == 1:
        of = sum(1 for names in held.values() if graders[0] in names)
        councils = "1 council" if of == 1 else f"{of} councils"
        verb = "graded" if framework(graders[0]).last else "grades"
        yield (
            f"Only {framework_called(graders[0])} {verb} it; the library holds reports or papers "
            f"of that framework for {councils}."
        )
    elif len(graders) < 4 and case.coverage.not_asked:
        yield f"Only {listed(map(framework_called, graders))} judge it."
    if len(case.chosen.areas) > 1 and case.asked.asked in (Asked.SET, Asked.COUNT):
        each = [
            {one.council for one in case.chosen.matched if one.area_id in with_joined(area.ids)}
            for area in case.chosen.areas
        ]
        number = len(set.intersection(*each))
        councils = "1 council" if number == 1 else f"{number or 'no'} councils"
        yield f"Counted is who was so judged in any of these areas: {councils} in each of them."
    joined = {one.area_id for one in case.chosen.matched if _joined(one, case)}
    if joined:
        yield (
            "Until the end of 2022 ILACS judged children in care and care leavers together: such "
            "rows show that one judgement."
        )


def _on_grades(case: Case) -> Iterator[str]:
    """Why a grade that was asked for is not there."""
    wanted = case.asked.grades
    if not wanted or case.chosen.matched:
        return
    held = {one.inspection.framework for one in case.chosen.judged}
    scales = [schemes()[one].grades for one in sorted(filter(None, held)) if one in schemes()]
    if not scales:
        graders = frameworks_grading(case.chosen.areas, case.asked)
        scales = [schemes()[one].grades for one in graders]
    if scales and not any(wanted & set(scale) for scale in scales):
        given = listed_grades(grade for scale in scales for grade in scale)
        yield (
            f"These inspections were under frameworks without the grade "
            f"“{listed_grades(wanted)}”: they gave {given}."
        )


def _on_councils(case: Case) -> Iterator[str]:
    """Of which councils the answer cannot speak, and why."""
    cover, named = case.coverage, case.reading.only.councils
    if cover.not_held and cover.documents and not case.asked.visits:
        of = "" if len(cover.not_held) <= MOST_NAMED else " of those asked for"
        yield f"The library holds nothing about {some(cover.not_held, 'or')}{of}."
    if unknown := said_of_unknown(case.reading.councils_named):
        yield unknown
    if cover.unreadable:
        yield (
            f"{some(cover.unreadable)}: a report that should state it could not be read, which "
            "says nothing of the grade."
        )
    in_force = _in_force(frameworks_grading(case.chosen.areas, case.asked), case)
    if cover.not_asked and named and in_force and not case.asked.frameworks:
        verb = were(len(cover.not_asked))
        yield (
            f"{some(cover.not_asked)} {verb} inspected{case.time} only under frameworks that do "
            "not judge it."
        )
    if cover.without and named and not (case.asked.visits or case.asked.lacking):
        if len(named) > 1 or case.chosen.judged or not case.time:
            yield f"What is held about {some(cover.without)} states no such judgement{case.time}."
        elif years := _years(case):
            yield f"The inspections of it that are held ended in {listed(years)}."
    partnerships = any(one.area_id == SEND for one in case.chosen.judged)
    of_one = case.asked.occasion is Occasion.LATEST and case.asked.asked is not Asked.CHANGE
    if of_one and not partnerships:
        newer = judged_before(case)
        if newer:
            newer_ones = "A newer inspection" if len(newer) == 1 else "Newer inspections"
            yield f"{newer_ones} of {some(newer)} did not judge it: the last that did counts."
    undated = [
        one
        for one in case.found
        if case.time and one.graded and not in_period(one.inspection, case.reading.only)
        if one.inspection.ended == date.min and _asked_about(one, case)
    ]
    if undated:
        left = "1 judgement" if len(undated) == 1 else f"{len(undated)} judgements"
        yield f"{left} without a date of inspection {were(len(undated))} left out."


def _on_rows(case: Case, uncited: int) -> Iterator[str]:
    """How the rows are to be read."""
    if case.chosen.by_publication:
        yield "No inspection ended then: the period is taken to be that of the reports."
    differing = [one for one in case.chosen.matched if one.differs]
    if differing:
        rows = "1 row is" if len(differing) == 1 else f"{len(differing)} rows are"
        yield f"{rows} marked as differing: another place states another grade."
    across = [move for move in case.chosen.moves if move.across]
    if across:
        steps = "1 step is" if len(across) == 1 else f"{len(across)} steps are"
        yield f"{steps} between frameworks, whose judgements are not quite the same."
    if any({move.before.grade, move.after.grade} == set(_LEVEL) for move in case.chosen.moves):
        yield "“Adequate” and “requires improvement” are taken as level, neither better nor worse."
    if uncited:
        rows = "1 row is" if uncited == 1 else f"{uncited} rows are"
        yield f"{rows} shown without a quote: its words could not be found on the page."


def _years(case: Case) -> list[str]:
    named = case.reading.only.councils
    ended = (one.inspection.ended for one in case.found if one.current and one.council in named)
    return [str(year) for year in sorted({day.year for day in ended if day > date.min})]


def _about_overall(case: Case) -> bool:
    # Where all areas are meant no grade is missing.
    named = any("overall_effectiveness" in area.ids for area in case.chosen.areas)
    return named and not case.at_large


def _in_force(graders: Sequence[str], case: Case) -> bool:
    only = case.reading.only
    return any(
        framework(one).first <= (only.until or date.max)
        and (framework(one).last or date.max) >= (only.since or date.min)
        for one in graders
    )


def _joined(one: Finding, case: Case) -> bool:
    """Whether a finding is of a joined area though one of its parts was asked for."""
    scheme = schemes().get(one.inspection.framework or "")
    known = scheme.areas if scheme else ()
    parts = next((area.covers for area in known if area.id == one.area_id), ())
    return any(set(parts) & set(area.ids) for area in case.asked.areas)


def _asked_about(one: Finding, case: Case) -> bool:
    ids = {id_ for area in case.chosen.areas for id_ in area.ids}
    named = case.reading.only.councils
    return (not ids or one.area_id in ids) and (not named or one.council in named)

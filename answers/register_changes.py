"""The sentence of an answer about change from one inspection to the next."""

from __future__ import annotations

from answers.phrases import listed
from answers.register_case import MOST_TOLD, WHETHER, Case, councils_of, names_of
from answers.register_words import dated, grade_word, listed_grades, month, rated, were
from answers.selection import Move
from answers.types import Change, Occasion

_CHANGED = {
    Change.IMPROVED: "improved",
    Change.DECLINED: "declined",
    Change.SAME: "kept its grade",
    None: "changed",
}


def change_sentence(case: Case) -> str:
    """How many changed as was asked, of those that could have."""
    asked, change = case.asked, case.asked.change
    councils, compared = councils_of(case.chosen.matched), len(case.chosen.compared)
    if not compared:
        return (
            f"No {case.councils(1)} has judgements{case.on} from two inspections held here"
            f"{case.time} that could be compared."
        )
    moves = case.chosen.moves
    if compared == 1 and 0 < len(moves) <= MOST_TOLD:
        yes = "Yes: " if change and WHETHER.match(case.reading.question) else ""
        return f"{yes}{councils[0]} {listed(map(_step, moves))}{_on(case)}."
    number = len(councils)
    of = (
        f"{number or 'None'} of the {compared} {case.councils()} with judgements{case.on} from "
        "two inspections or more held here"
    )
    if change is Change.REPEATED:
        given = rated(asked) if asked.grades else "given one grade"
        when = case.time
        return f"{of}{when} {were(number or 1)} {given} more than once{names_of(councils)}."
    if change is Change.SAME and asked.grades:
        when = case.time
        return (
            f"{of} stayed {listed_grades(asked.grades)} from one inspection to the next"
            f"{when}{names_of(councils)}."
        )
    before = f" from {listed_grades(asked.grades_before)}" if asked.grades_before else ""
    to = before + (f" to {listed_grades(asked.grades)}" if asked.grades else "")
    latest = asked.occasion is Occasion.LATEST
    step = "at the latest inspection" if latest else "from one inspection to the next"
    changed = _CHANGED[change].replace("its", "its" if number == 1 else "their")
    return f"{of} {changed}{to} {step}{case.time}{names_of(councils)}."


def _on(case: Case) -> str:
    return f" for {case.area}" if case.area else ""


def _step(move: Move) -> str:
    before, after = move.before, move.after
    if before.grade is after.grade:
        first, last = month(before.inspection), month(after.inspection)
        return f"stayed {grade_word(after.grade)} ({first} and {last})"
    level = ", which stand level," if move.change is Change.SAME else ""
    return f"went from {dated(before)} to {dated(after)}{level}"

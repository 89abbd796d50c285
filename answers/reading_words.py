"""A reading in words: its parts, each of which can be taken away or changed."""

from __future__ import annotations

from dataclasses import dataclass

from answers.exact import Part
from answers.grades_read import SCALE
from answers.phrases import day, listed
from answers.types import Asked, Change, Grouping, JudgementsAsked, Occasion, Reading
from ingest.frameworks import framework
from ingest.grades import GRADE_WORDS, LEVELS, Grade

ASKED = {
    Asked.PASSAGES: "what was said",
    Asked.SET: "which councils",
    Asked.COUNT: "how many",
    Asked.GRADE: "which grade",
    Asked.HISTORY: "how it was judged over the years",
    Asked.CHANGE: "what changed from one inspection to the next",
    Asked.COMPARISON: "how they compare",
    Asked.TALLY: "how many of each",
}
OCCASIONS = {
    Occasion.LATEST: "the latest of each council",
    Occasion.FIRST: "the first of each council",
    Occasion.ANY: "any of each council",
}
CHANGES = {
    Change.IMPROVED: "improved",
    Change.DECLINED: "declined",
    Change.SAME: "stayed the same",
    Change.REPEATED: "was given it twice or more",
}
GROUPINGS = {
    Grouping.GRADE: "grade",
    Grouping.YEAR: "year",
    Grouping.REGION: "region",
    Grouping.AREA: "area",
    Grouping.FRAMEWORK: "framework",
}
_TITLES = {
    Part.COUNCIL: "Councils",
    Part.AREA: "Area",
    Part.GRADE: "Grade",
    Part.PERIOD: "Period",
    Part.FRAMEWORK: "Framework",
    Part.OCCASION: "Which inspections",
    Part.ASKED: "Asked",
    Part.CHANGE: "Change",
    Part.BY: "By",
}
_FEW = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a reading.

    Attributes:
        part: which; "any" set for it (``answers.exact``) takes it away.
        words: what was understood, such as "Medway or Kent".
        removable: whether a question makes sense without it.
    """

    part: Part
    words: str
    removable: bool = True

    @property
    def text(self) -> str:
        """With its title, such as "Councils: Medway or Kent"."""
        return f"{_TITLES[self.part]}: {self.words}"


def chips(reading: Reading) -> tuple[Chip, ...]:
    """What was understood of a question, in words; for one about passages its filter alone."""
    asked = reading.judgements
    made = [Chip(Part.ASKED, asked_in_words(reading), removable=False)] if asked else []
    if councils := councils_in_words(reading):
        made.append(Chip(Part.COUNCIL, councils))
    if asked:
        made += [Chip(Part.AREA, words)] if (words := areas_in_words(asked)) else []
        made += [Chip(Part.GRADE, words)] if (words := grades_in_words(asked)) else []
        if asked.change:
            made.append(Chip(Part.CHANGE, CHANGES[asked.change]))
        if asked.frameworks:
            names = [framework(id_).name for id_ in sorted(asked.frameworks)]
            made.append(Chip(Part.FRAMEWORK, listed(names, "or")))
    if period := period_in_words(reading):
        made.append(Chip(Part.PERIOD, period))
    if asked and asked.asked not in (Asked.HISTORY, Asked.CHANGE):
        made.append(Chip(Part.OCCASION, OCCASIONS[asked.occasion], removable=False))
    if asked and asked.by:
        made.append(Chip(Part.BY, GROUPINGS[asked.by], removable=False))
    return tuple(made)


def asked_in_words(reading: Reading) -> str:
    """What for, such as "which councils, and what was said"."""
    asked = reading.judgements
    if asked is None:
        return ASKED[Asked.PASSAGES]
    words = ASKED[asked.asked]
    if asked.lacking:
        words = "which councils have no such judgement"
    if asked.visits:
        words += " (of focused or monitoring visits)"
    return f"{words}, and {ASKED[Asked.PASSAGES]}" if asked.passages_too else words


def councils_in_words(reading: Reading) -> str:
    """Which councils, such as "Medway or London boroughs"; "" for all."""
    groups = reading.judgements.regions if reading.judgements else ()
    councils = sorted(reading.only.councils)
    if not councils:
        return ""
    if groups:
        told = " ".join(groups)
        return listed([*(one for one in reading.councils_named if one not in told), *groups], "or")
    if len(councils) > _FEW:
        return f"{', '.join(councils[:_FEW])} and {len(councils) - _FEW} more"
    return listed(councils, "or")


def areas_in_words(asked: JudgementsAsked) -> str:
    """Which areas, such as "Leadership and management"; "" for all."""
    return listed(
        (
            area.name if area.ids else f"“{area.words}”, which is not judged alone"
            for area in asked.areas
        ),
        "or",
    )


def grades_in_words(asked: JudgementsAsked) -> str:
    """Which grades, such as "worse than good (requires improvement, adequate or inadequate)"."""
    names = _grades(asked.grades)
    if asked.grades_before:
        return " → ".join(filter(None, (_grades(asked.grades_before), names or "another")))
    if asked.never:
        return f"never {names}"
    said = asked.grades_in_words.strip()
    # "Good or outstanding" needs no "(outstanding or good)" after it.
    told = all(GRADE_WORDS[grade].lower() in said.casefold() for grade in asked.grades)
    return f"{said} ({names})" if said and names and not told else names


def period_in_words(reading: Reading) -> str:
    """When, such as "1 January 2012 to 31 December 2014"; "" for any time."""
    since, until = reading.only.since, reading.only.until
    if since and until:
        whole = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
        if whole:
            return str(since.year) if since.year == until.year else f"{since.year} to {until.year}"
        return f"{day(since)} to {day(until)}"
    if since:
        return f"from {day(since)} on"
    return f"up to {day(until)}" if until else ""


def _grades(grades: frozenset[Grade]) -> str:
    order = [*SCALE, *(grade for grade in LEVELS if grade not in SCALE)]
    return listed((GRADE_WORDS[grade].lower() for grade in order if grade in grades), "or")

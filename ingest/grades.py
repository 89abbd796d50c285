"""Grades: their ids, their order, and words → the grades that they print.

The scales are data (``data/areas.toml``, with the areas that they grade).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """What an inspection can come to."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"
    NOT_STATED = "not_stated"
    UNREADABLE = "unreadable"
    SEND_POSITIVE = "send_positive"
    SEND_INCONSISTENT = "send_inconsistent"
    SEND_SYSTEMIC_FAILINGS = "send_systemic_failings"


# In plain words, for people.
GRADE_WORDS = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement",
    Grade.ADEQUATE: "Adequate",
    Grade.INADEQUATE: "Inadequate",
    Grade.NOT_STATED: "Not judged",
    Grade.UNREADABLE: "Not read",
    Grade.SEND_POSITIVE: "Typically positive experiences",
    Grade.SEND_INCONSISTENT: "Inconsistent experiences",
    Grade.SEND_SYSTEMIC_FAILINGS: "Widespread or systemic failings",
}
# From best to worst; "adequate" and "requires improvement" are of different scales, level here only
# for what is better or worse than both.
LEVELS = {
    Grade.OUTSTANDING: 1,
    Grade.GOOD: 2,
    Grade.REQUIRES_IMPROVEMENT: 3,
    Grade.ADEQUATE: 3,
    Grade.INADEQUATE: 4,
    Grade.SEND_POSITIVE: 1,
    Grade.SEND_INCONSISTENT: 2,
    Grade.SEND_SYSTEMIC_FAILINGS: 3,
}

_NUMBERS = {
    "1": Grade.OUTSTANDING,
    "2": Grade.GOOD,
    "3": Grade.ADEQUATE,
    "4": Grade.INADEQUATE,
}
_WORD = (
    r"(outstanding|good|requir(?:es?|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?"
    r"|adequate|inadequate|not\s+judged)"
)
_FORMS = (
    # "Grade 3 (Adequate)", "Grade 4 Inadequate", "Grade 2 - Good"
    rf"grade\s*:?\s*[1-4]\s*[(:,–—-]?\s*{_WORD}\)?",
    # "Adequate (Grade 3)", "Inadequate Grade 4", "Good (2)"
    rf"{_WORD}\s*[(,–—-]?\s*(?:grade\s*)?[1-4]\b\)?",
    _WORD,
    r"grade\s*:?\s*([1-4])",
)
_ANY = re.compile("|".join(rf"(?<![\w-]){form}(?!\w)" for form in _FORMS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A grade within a text.

    Attributes:
        grade: which.
        start: where its words begin in the text.
        end: where they end.
    """

    grade: Grade
    start: int
    end: int


def grades_in(text: str) -> Iterator[Printed]:
    """All words of a text that can be a grade, in order; their context says whether they are."""
    for match in _ANY.finditer(text):
        said = next(group for group in match.groups() if group)
        yield Printed(_grade(said), *match.span())


def grade_of(words: str) -> Grade | None:
    """The grade that some words are, and nothing else; None if they are anything more or less."""
    words = words.strip().rstrip(".*").strip("()").strip()
    return next(grades_in(words)).grade if _ANY.fullmatch(words) else None


def _grade(said: str) -> Grade:
    words = " ".join(said.casefold().split())
    if words.startswith("requir"):
        return Grade.REQUIRES_IMPROVEMENT
    if words == "not judged":
        return Grade.NOT_STATED
    return _NUMBERS.get(words) or Grade(words)

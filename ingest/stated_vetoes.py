"""What takes a grade back: a negation, a wish, a condition, a count, what others graded."""

from __future__ import annotations

import re

from ingest.grades import Printed
from ingest.stated_words import (
    CASES,
    COUNTED,
    COUNTED_AFTER,
    IFFY,
    NEGATED,
    NOT_YET,
    PAST,
    TARGET_AFTER,
)

_CLAUSE = re.compile(
    r"[;:]|,\s*(?:which|and|but|with|where|when|having|after|following|although|whilst|while|who)\b"
    r"|\b(?:but|although|whilst|because|where|(?<!looked\s)(?<!looked-)after)\b",
    re.IGNORECASE,
)


def vetoed(sentence: str, grade: Printed, boundary: int, how: str) -> bool:
    """Whether words before or behind a grade take it back."""
    left, right = sentence[: grade.start], sentence[grade.end :]
    clause = clause_of(left)
    if COUNTED_AFTER.match(right):
        return True
    if NEGATED.search(clause) or TARGET_AFTER.match(right) or IFFY.search(left):
        return True
    if not PAST.search(clause) and NOT_YET.search(clause):
        return True
    return bool(COUNTED.search(left[boundary:]) or CASES.search(left[boundary:]))


def clause_of(left: str) -> str:
    """The clause that the end of some words stands in."""
    last = 0
    for match in _CLAUSE.finditer(left):
        last = match.start() if match[0] in ("but",) else match.end()
    return left[last:]

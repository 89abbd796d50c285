"""What stands between two grades of a sentence, or between a label and its grade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grades import Printed
from ingest.stated_pairing import FILLER
from ingest.stated_subjects import Sort, Subject

_LABEL_ONLY = re.compile(
    r"^(?:[\s,;'\"“”‘’()]|\b(?:and|but|with|the|for|of|in|while|whilst|services?|experiences?"
    r"|progress|performance|impact|effectiveness)\b)*$",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(
    r"^[\s'\"“”‘’,/*]*(?:or|and/or|and|/|,|to|-)?[\s'\"“”‘’,/*]*$", re.IGNORECASE
)


def alternatives(sentence: str, one: Printed, other: Printed, named: Sequence[Subject]) -> bool:
    """Whether two grades stand side by side, as possible ones or as a range."""
    return bool(_ALTERNATIVE.match(sentence[one.end : other.start]))


def is_verb(sentence: str, grade: Printed, named: Sequence[Subject]) -> bool:
    """Whether "requires improvement" is said of something, without an "is"."""
    last = [one for one in named if one.end <= grade.start]
    return (
        bool(last)
        and sentence[grade.start : grade.start + 6].casefold() == "requir"
        and bool(FILLER.match(re.sub(r"\([^)]*\)", "", sentence[last[-1].end : grade.start])))
    )


def next_label(
    sentence: str, grade: Printed, before: Printed | None, named: Sequence[Subject]
) -> bool:
    """Whether between two grades stands a label and no more: "A is good, B good"."""
    start = before.end if before else 0
    between = [one for one in named if start <= one.start and one.end <= grade.start]
    if not between or any(one.sort is not Sort.AREA for one in between):
        return False
    words = sentence[start : grade.start]
    for one in reversed(between):
        words = words[: one.start - start] + words[one.end - start :]
    return bool(_LABEL_ONLY.match(words))


def ends_in_subject(gap: str, offset: int, end: int, named: Sequence[Subject]) -> bool:
    """Whether the words before a grade end in what can be graded."""
    last = [one for one in named if offset <= one.start and one.end <= end]
    return bool(last) and bool(FILLER.match(gap[last[-1].end - offset :]))

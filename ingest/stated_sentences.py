"""Grades in running text: a sentence → what it says was judged how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.grades import Grade, Printed, grades_in
from ingest.stated_bodies import OF_SCHOOLS, OTHER_JUDGE
from ingest.stated_pairing import SINCE_BEING, cluster, given_to, run
from ingest.stated_series import alternatives, ends_in_subject, is_verb, next_label
from ingest.stated_subjects import Sort, Subject
from ingest.stated_vetoes import clause_of, vetoed
from ingest.stated_words import (
    ACTIVE,
    AFTER,
    CHANGE,
    COPULA,
    COUNT_OF_AREAS,
    COUNTED,
    DEFINES,
    DIRECTED,
    GAVE,
    GIVEN,
    IFFY,
    NAMES,
    NEGATED,
    NOT_YET,
    NOUN,
    OWN_VIEW,
    PASSIVE,
    RATED_US,
    RATING,
    REQUIRE,
    TO,
    TOLD,
    WAS_BEFORE,
    WENT,
    WILL_BE,
    WITH,
)

# "…, and a 2011 inspection judged us good": what was named before is of the first clause.
_ANOTHER_CLAUSE = re.compile(
    r"^['\"”’]?\s*[;,]\s+(?:and|but|while|whilst)\s+(?:an?|in|we|it|our)\b", re.IGNORECASE
)
_OFSTED = re.compile(r"\bOfsted\b|\bILACS\b", re.IGNORECASE)
_AS_WAS = re.compile(
    r"^['\"”’]?\s*,?\s*(?:and\s+so|as)\s+(?:also\s+)?(?:was|were|is|are)\s+", re.IGNORECASE
)
_CARRIED_GAP = re.compile(
    r"[.]|\b(?:said|says|felt|found\s+that\s+(?:many|some|most)|work|plans?|assessments?"
    r"|practice)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^(?:[\s,;()'\"“”‘’*]|\b(?:and|but|with|while|whilst|or|a|an|as|also|the|then|is|was|were"
    r"|are|be|overall|being|now|both|to)\b)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A grade that a sentence gives.

    Attributes:
        grade: the grade with its place in the sentence.
        of: what it is given to; () for the whole of the services, unnamed.
        earlier: whether the sentence says that it was so before another grade.
        later: whether it says that it came after another grade.
    """

    grade: Printed
    of: tuple[Subject, ...]
    earlier: bool = False
    later: bool = False


def is_no_judgement(sentence: str) -> bool:
    """Whether a sentence as a whole cannot state a grade: a definition, a view of one's own."""
    return any(veto.search(sentence) for veto in (OWN_VIEW, DEFINES, OF_SCHOOLS))


def said(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    """The grades that a sentence gives, in order.

    Args:
        sentence: its words.
        named: all that it names, in order.
    """
    if is_no_judgement(sentence):
        return
    if OTHER_JUDGE.search(sentence) and not _OFSTED.search(sentence):
        named = [one for one in named if one.sort is not Sort.OVERALL]
    changed = list(_changes(sentence, named))
    yield from changed
    taken = {one.grade for one in changed}
    respective = list(_respectively(sentence, named))
    yield from respective
    taken |= {one.grade for one in respective}
    printed = [g for g in grades_in(sentence) if g.grade is not Grade.NOT_STATED]
    plain = {g for pair in pairwise(printed) if alternatives(sentence, *pair, named) for g in pair}
    boundary = 0
    before: Printed | None = None
    whole: tuple[Subject, ...] = ()
    whole_of: tuple[Subject, ...] = ()
    plainly = False
    for i, grade in enumerate(printed):
        if grade in taken:
            boundary, before = grade.end, grade
            continue
        if grade in plain:
            continue
        following = printed[i + 1] if i + 1 < len(printed) else None
        if before and whole_of and WAS_BEFORE.match(sentence[before.end : grade.start]):
            yield Said(grade, whole_of, earlier=True)
            continue
        how = _stated(sentence, grade, before, named)
        if how == "carried" and plainly and not next_label(sentence, grade, before, named):
            how = "copula" if COPULA.search(sentence[: grade.start]) else ""
        if not how or vetoed(sentence, grade, boundary, how):
            if _ANOTHER_CLAUSE.match(sentence[grade.end :]):
                boundary = grade.end
            continue
        of = given_to(sentence, grade, boundary, following, named, how)
        if of is None and how == "rating" and whole:
            of = whole
        if of and (also := _AS_WAS.match(sentence[grade.end :])):
            after = [one for one in named if one.start >= grade.end]
            of = (*of, *run(sentence, after, grade.end + also.end()))
        # "A is good, B good": the first must be certain.
        if how != "copula" or of:
            before, plainly = grade, how == "copula"
        if of is not None:
            yield Said(grade, of)
            whole_of = of
            if of[-1].sort is Sort.OVERALL or sentence[of[-1].start :].casefold().startswith(
                "overall"
            ):
                whole = of
            ahead = [] if SINCE_BEING.match(sentence[: grade.start]) else of
            boundary = max([grade.end, *(one.end for one in ahead if one.start > grade.end)])


def _changes(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    """As in "moved from inadequate to requires improvement": the second is now."""
    printed = list(grades_in(sentence))
    for old, new in pairwise(printed):
        if not CHANGE.search(sentence[: old.start]) or not TO.search(
            sentence[old.end : new.end - (new.end - new.start)]
        ):
            continue
        left = sentence[: old.start]
        clause = clause_of(left)
        if not WENT.search(clause + " ") and not WENT.search(left):
            continue
        if (
            NEGATED.search(clause)
            or NOT_YET.search(clause)
            or IFFY.search(left)
            or COUNTED.search(left)
        ):
            continue
        if COUNT_OF_AREAS.search(left):
            continue
        own = [one for one in named if one.end <= old.start]
        of = cluster(sentence, own, old.start)
        after = [one for one in named if one.start >= new.end]
        if (not of or all(one.sort is Sort.OVERALL for one in of)) and DIRECTED.match(
            sentence[new.end :]
        ):
            of = run(sentence, after, new.end) or of
        if not of:
            continue
        yield Said(old, of, earlier=True)
        yield Said(new, of, later=True)


def _respectively(sentence: str, named: Sequence[Subject]) -> Iterator[Said]:
    match = re.search(r"\brespectively\b", sentence, re.IGNORECASE)
    if not match:
        return
    printed = [g for g in grades_in(sentence) if g.end <= match.start()]
    if len(printed) < 2:
        return
    of = cluster(sentence, [one for one in named if one.end <= printed[0].start], printed[0].start)
    if len(of) == len(printed) and _stated(sentence, printed[0], None, named):
        for subject, grade in zip(of, printed, strict=True):
            yield Said(grade, (subject,))


def _stated(sentence: str, grade: Printed, before: Printed | None, named: Sequence[Subject]) -> str:
    """By what words a grade is given; "" if its word is a plain one."""
    left, right = sentence[: grade.start], sentence[grade.end :]
    left_clause = left[left.rfind(";") + 1 :]
    area_after = any(
        one.sort is Sort.AREA and re.fullmatch(r"\s*['\"“”‘’]?\s*", sentence[grade.end : one.start])
        for one in named
        if one.start >= grade.end
    )
    rating = bool(RATING.match(right))
    if not (AFTER.match(right) or rating or area_after):
        return ""
    if area_after and GIVEN.search(left) and re.search(r"\b(?:an?|overall)\s+['\"“‘]?$", left):
        return "given"
    if area_after and before is None:
        return ""
    if (
        grade.grade is Grade.REQUIRES_IMPROVEMENT
        and sentence[grade.start : grade.end].casefold().startswith("require ")
        and REQUIRE.search(left)
        and is_verb(sentence, grade, named)
    ):
        return "required"
    if PASSIVE.search(left) or ACTIVE.search(left_clause) or RATED_US.search(left):
        return "judged"
    if rating and re.search(
        r"\b(?:the|our|its|their|this|that|an?\s+overall|[’']s|council[’']s|received?|awarded"
        r"|given|achieved?|following\s+an?|after\s+an?|retain\w*|second|Ofsted)"
        r"(?:\s+(?:Ofsted|overall|recent|new|first|current|previous|latest|excellent|a|an|the|its"
        r"|their|our|single|word))*\s*['\"“‘]?$",
        left,
        re.IGNORECASE,
    ):
        return "rating"
    if NOUN.search(left_clause) or (rating and GAVE.search(left)):
        return "judged"
    bare = (
        grade.grade is Grade.REQUIRES_IMPROVEMENT
        and re.search(r"\w\s+$", left)
        and not re.search(r"\b(?:an?|the|overall)\s+$", left)
    )
    if (
        GIVEN.search(left)
        and not bare
        and (DIRECTED.match(right) or re.match(r"\s*['\"”’]?\s*(?:overall|[.;)]|$)", right))
    ):
        return "given" if not re.search(r"\bwith\s+\w*\s*$", left) or before else ""
    if before and not _CARRIED_GAP.search(sentence[before.end : grade.start]):
        gap = sentence[before.end : grade.start]
        between = any(before.end <= one.start and one.end <= grade.start for one in named)
        if (
            len(gap.split()) <= 30
            and (between or _AGAIN.match(gap))
            and (
                DIRECTED.match(right)
                or ends_in_subject(gap, before.end, grade.start, named)
                or (area_after and WITH.search(gap))
            )
        ):
            return "carried"
    if NAMES.search(left) and any(
        not sentence[one.end : grade.start].strip(" '\"“”‘’")
        for one in named
        if one.end <= grade.start
    ):
        return "judged"
    if WILL_BE.search(left):
        return ""
    if grade.grade is Grade.REQUIRES_IMPROVEMENT and is_verb(sentence, grade, named):
        return "copula"
    return "copula" if COPULA.search(left) or TOLD.search(left) else ""

"""What a question asks of the register, told by its shape once its parts are struck out.

The parts stand as signs (``answers.words``): "which § were ¤ for ¶" asks for a set, whatever the
council, the grade and the area. Words that no part explains speak against the register: then a
question is about what was said, or about both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answers.beyond import beyond
from answers.grades_read import GradesRead, level
from answers.shapes import shaped, shapes
from answers.types import Asked, Change, Grouping, Occasion
from answers.words import GRADE
from ingest.grades import Grade

_PAST = re.compile(r"required improvement|(?:got|given|received|graded|rated|scored) .*[1-4]")
_IN_A_ROW = r"consecutive|successive|in a row|running|back.to.back"
_SEVERAL = r"\b(?:councils|authorities|las|boroughs|neighbou?rs)\b"
_RUN = re.compile(f"{GRADE}+")
# The first of these that a question shows; a grade given twice may also have gone up in between.
_CHANGES = (Change.REPEATED, Change.IMPROVED, Change.DECLINED, Change.SAME)
_BY = (Grouping.YEAR, Grouping.REGION, Grouping.FRAMEWORK, Grouping.AREA)


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read of a question before it is decided what it asks.

    Attributes:
        text: the question with signs for its parts.
        left: words that nothing explains.
        grades: in their order.
        areas: number of areas named.
        councils: number of councils named.
        groups: number of groups of councils named.
        periods: number of times named.
        ended: whether a time was named that is over.
        send: whether the area is SEND.
    """

    text: str
    left: tuple[str, ...]
    grades: tuple[GradesRead, ...]
    areas: int
    councils: int
    groups: int
    periods: int
    ended: bool
    send: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the register, without areas and councils."""

    asked: Asked
    occasion: Occasion
    grades: frozenset[Grade]
    grades_before: frozenset[Grade]
    in_words: str
    change: Change | None
    never: bool
    by: Grouping | None
    passages_too: bool
    lacking: bool


@cache
def plain_words() -> frozenset[str]:
    """Words that say nothing of their own in a question about judgements."""
    text = (files("answers") / "data" / "plain_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def decide(parts: Parts) -> Ask | None:
    """What a question asks of the register; None if it does not ask it."""
    text = parts.text
    # No one row answers "good for ¶ but inadequate for ¶", and none says what a grade is.
    if beyond(text) or any(shaped(one, text) for one in ("two_conditions", "defining", "alike")):
        return None
    if not all(read.grades for read in parts.grades):
        return None  # "worse than inadequate"
    asks_who = bool(shaped("which_councils", text) or shaped("councils_at_large", text))
    asks_who = asks_who and not parts.grades
    lacking = asks_who and shaped("lacking", text) is not None
    verdict = shaped("verdict", text) is not None or lacking
    verdict = verdict or (asks_who and shaped("inspected", text) is not None)
    verdict = verdict or (parts.send and re.search(r"\b(?:outcome|result)s?\b", text) is not None)
    grade = bool(parts.grades)
    plain = any(read.plain for read in parts.grades)
    # "the inadequate judgement" was named before, or stands in the document itself.
    spoken_of = not parts.councils and all(read.words.startswith("the ") for read in parts.grades)
    strong = (
        grade
        and not (spoken_of and parts.left)
        and bool(shaped("strong", text) or (plain and shaped("strong_if_plain", text)))
    )
    if shaped("other_body", text) or (shaped("how_many", text) and not _counts(text)):
        return None
    saying = shaped("saying", text) is not None
    performed = shaped("performed", text) is not None and bool(parts.councils or parts.areas)
    change, either = _change(text)
    compared = _compares(parts, text)
    tally = shaped("tally", text) is not None
    history = shaped("history", text) is not None
    how = {"good", "bad", "badly"} if performed else set()  # of "how good"
    unexplained = [
        word for word in parts.left if not shapes()["saying"].fullmatch(word) and word not in how
    ]
    if saying or unexplained:
        if not strong and not (verdict and saying and not unexplained and (grade or parts.areas)):
            return None
    elif not (
        verdict
        or strong
        or (grade and _grade_counts(parts, plain))
        or performed
        or compared
        or (history and parts.councils)
        or ((change or either) and _changes_count(parts, text))
        or (tally and (grade or verdict))
    ):
        return None
    before, after, in_words, change = _grades(parts, text, change)
    asked = _asked(parts, text, bool(after or before), change, either, compared, tally, history)
    if lacking:
        asked, change = Asked.SET, None
    if asked is Asked.HISTORY and "always" in text:
        after, in_words = frozenset(), ""  # whether it was is told by what else it was given
    return Ask(
        asked=asked,
        occasion=Occasion.ANY if lacking else _occasion(parts, text, asked),
        grades=after,
        grades_before=before,
        in_words=in_words,
        change=change if asked is Asked.CHANGE else None,
        never=any(read.never for read in parts.grades),
        by=_by(text) if asked is Asked.TALLY else None,
        passages_too=saying
        or bool(unexplained)
        or performed
        or (bool(change or either) and bool(parts.councils) and not (verdict or grade)),
        lacking=lacking,
    )


def _counts(text: str) -> bool:
    return shaped("counted", text) is not None or shaped("counted_area", text) is not None


def _grade_counts(parts: Parts, plain: bool) -> bool:
    """Whether grade words without "rated" and the like are meant as grades."""
    everyday = not plain and not any(
        re.search(r"good|outstanding|failing", read.words) for read in parts.grades
    )
    return not everyday or shaped("councils_at_large", parts.text) is not None


def _changes_count(parts: Parts, text: str) -> bool:
    if not (parts.councils or parts.groups or shaped("who", text)):
        return False
    return not (shaped("asks_how", text) and not parts.grades and "change" not in text)


def _compares(parts: Parts, text: str) -> bool:
    several = parts.councils + parts.groups > 1 or (parts.councils == 1 and parts.periods > 1)
    several = several or "neighbo" in text or (parts.groups > 0 and parts.councils > 0)
    return (several or parts.groups > 0) and bool(
        shaped("compared", text) or (several and shaped("better_of", text))
    )


def _change(text: str) -> tuple[Change | None, bool]:
    bare = shapes()["untrue_improve"].sub("", text)
    if shaped("either_way", bare):
        return None, True
    found = [change for change in _CHANGES if shaped(f"change_{change}", bare)]
    if Change.REPEATED in found and Change.SAME in found:
        return Change.SAME, False
    return (found[0], False) if found else (None, False)


def _grades(
    parts: Parts, text: str, change: Change | None
) -> tuple[frozenset[Grade], frozenset[Grade], str, Change | None]:
    """Grades before and after, how they were named, and the change that they make."""
    at = {run.start(): read for run, read in zip(_RUN.finditer(text), parts.grades, strict=False)}
    before: list[GradesRead] = []
    match = shaped("from_to", text) or shaped("from", text)
    if match and (change or match[0].startswith(("from", "no longer", GRADE))):
        before = [at[match.start("a")]]
    after = [read for read in at.values() if read not in before]
    grades_before = frozenset(grade for read in before for grade in read.grades)
    grades = frozenset(grade for read in after for grade in read.grades)
    words = _in_words(after)
    if change is Change.REPEATED and grades and re.search(_IN_A_ROW, text):
        return grades, grades, words, Change.SAME
    if before:
        words = " → ".join(filter(None, (_in_words(before), words)))
        was, became = level(grades_before), level(grades)
        if was and became and was != became:
            change = Change.IMPROVED if became < was else Change.DECLINED
        elif "no longer" in text and was and change is None:
            change = {4: Change.IMPROVED, 1: Change.DECLINED}.get(int(was))
    return grades_before, grades, words, change


def _in_words(read: Sequence[GradesRead]) -> str:
    """How grades were named, without the articles before them."""
    said = (re.sub(r"\b(?:an?|the) (?=\w)", "", one.words) for one in read)
    return " or ".join(dict.fromkeys(said))


def _asked(
    parts: Parts,
    text: str,
    grades: bool,
    change: Change | None,
    either: bool,
    compared: bool,
    tally: bool,
    history: bool,
) -> Asked:
    moved = shaped("from_to", text) or "no longer" in text
    if tally and not (parts.councils == 1 and (history or _by(text) is Grouping.AREA)):
        return Asked.TALLY
    if compared:
        return Asked.TALLY if _by(text) is Grouping.REGION else Asked.COMPARISON
    if history and not (grades and not parts.councils):
        return Asked.HISTORY
    if history and _by(text) is Grouping.YEAR:
        return Asked.TALLY
    told = change is not Change.SAME or shaped("who", text) or re.search(_IN_A_ROW, text)
    if moved or either or (change and told):
        return Asked.CHANGE
    if shaped("count", text):
        return Asked.COUNT
    if parts.councils and not grades and not parts.ended and shaped("grades_in_a_time", text):
        return Asked.HISTORY
    if grades:
        areas = shaped("which_areas", text) and (parts.councils or not shaped("who", text))
        one = parts.councils == 1 and not parts.groups and not re.search(_SEVERAL, text)
        one = one and not shaped("which_councils", text)
        return Asked.GRADE if one or (areas and not parts.areas) else Asked.SET
    if shaped("which_councils", text) and not shaped("which_grade", text) and not parts.councils:
        return Asked.SET
    return Asked.GRADE


def _by(text: str) -> Grouping:
    return next((by for by in _BY if shaped(f"by_{by}", text)), Grouping.GRADE)


def _occasion(parts: Parts, text: str, asked: Asked) -> Occasion:
    if asked is Asked.HISTORY or shaped("ever", text) or any(read.never for read in parts.grades):
        return Occasion.ANY
    if parts.grades and shaped("asks_when", text):
        return Occasion.ANY
    if shaped("first", text):
        return Occasion.FIRST
    if shaped("latest", text):
        return Occasion.LATEST
    if asked is Asked.CHANGE or (asked is Asked.TALLY and _by(text) is Grouping.YEAR):
        return Occasion.ANY
    if parts.ended or (asked is Asked.COMPARISON and parts.periods > 1):
        return Occasion.ANY
    if asked is Asked.GRADE and parts.grades and re.search(r"\ball\b", text):
        return Occasion.ANY
    present = shaped("present", text)
    if present and not shaped("perfect", text):
        return Occasion.LATEST
    # "Required improvement" and "got a 4" are grades with the verb in them.
    past = shaped("past", text) or any(_PAST.match(read.words) for read in parts.grades)
    return Occasion.ANY if past or parts.periods else Occasion.LATEST

"""A heading or a sentence that says one grade of one area and nothing else → both.

"The experiences and progress of care leavers: good", "The graded judgement for adoption performance
is that it requires improvement", "Children's services in Kent are inadequate because:".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.areas import Area, named_in, schemes
from ingest.grades import Grade, Printed, grades_in
from ingest.labels import area_of

# What may stand before the area, and nothing else.
_BEFORE = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:inspectors\s+)?(?:have\s+)?judged?\s+(?:that\s+)?)?"
    r"(?:the\s+)?(?:graded\s+)?(?:(?:judge?ment|grade)s?\s+(?:for|about|on|of)\s+)?"
    r"(?:the\s+)?(?:overall\s+)?(?:quality\s+and\s+)?(?:effectiveness\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# A board goes by its own name too: "Kent Safeguarding Children Board".
_BOARD_BEFORE = re.compile(
    rf"(?i:{_BEFORE.pattern})(?:[A-Z][\w'’&,-]*\s+|and\s+|of\s+|the\s+){{0,7}}"
)
# What joins an area and its grade: "is", ": ", "in Kent is judged to be", "is that it".
_JOINED = re.compile(
    r"\)?(?:\s*\([^)]{1,40}\)|['’]s\s+\w+)?"
    r"(?:,?\s+(?:in|of|for|within|across|by|at)\s+[^.:;?!]{2,120}?)??"
    r"\s*(?:[:–—-]\s*|\s(?:is|are|remains?)\s*:?\s*|\s)"
    r"(?:that\s+(?:(?:it|they|this|services|children.s\s+services)\s+(?:is\s+|are\s+)?)?)?"
    r"(?:(?:judged|graded|rated|assessed)\s+(?:(?:to\s+be|as|at)\s*:?\s*)?)?",
    re.IGNORECASE,
)
_VERB = re.compile(r"[:–—-]|\b(?:is|are|remains?)\b", re.IGNORECASE)
# What may follow it in a line that says nothing else.
_ENDS = re.compile(
    r"[\s.:;*\d]*|[\s,]*(?:and\s+(?:is|are)\s+not\s+yet\s+good\s+)?because\b.{0,400}",
    re.IGNORECASE | re.DOTALL,
)
# What may follow it in a sentence that goes on.
_GOES_ON = re.compile(
    r"\s*(?:[.,;:–—-]|$)|\s+(?:because|as|and|although|due|with|but|overall)\b", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nor|no\s+longer|if|than|would|could|should)\b", re.IGNORECASE
)
_OVERALL = re.compile(
    r"\W*(?:the\s+)?(?:(?:overall\s+(?:judge?ment|effectiveness)|judge?ment\s+(?:for|of|on|about)\s+"
    r"overall\s+effectiveness)(?:\s+(?:of|for|in)\s+[^.:;?!]{2,120}?)?\s*(?::\s*)?"
    r"(?:(?:is|are)\s*:?\s*)?(?:judged\s+(?:to\s+be\s+|as\s+)?)?(?:that\s+.{2,100}?\s+(?:is|are)?\s*)?"
    r"|children.s\s+(?:social\s+care\s+)?services\s+(?:in|for)\s+.{2,120}?\s+(?:(?:is|are)\s*:?\s*)?"
    r"(?:judged\s+(?:to\s+be\s+|as\s+)?)?"
    r"|(?:this|the)\s+local\s+authority\s+(?:is\s+)?)",
    re.IGNORECASE,
)
# The end of "Children's services in Kent are", "The overall judgement is that services".
_LINK = re.compile(r"\s+(?:is|are)(?:\s+that\b.*)?\s*:?\s*(?:judged\b.*)?$", re.IGNORECASE)
# "A board that is good": of any, not of this one.
_CLAUSE = re.compile(r"\b(?:that|which|who)$", re.IGNORECASE)
_LEAST_PAIRS = 2
_MOST_WORDS = 20
# What may stand between the cells of such a table: numbers, articles, the heads of its columns.
_NOTHING = re.compile(
    r"(?:\W|\d|\b(?:the|judge?ments?|grades?|areas?)\b)*(?:experiences?\s+and\s+progress\s+of\s*)?",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\b(?:judge|grade)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A grade that a line says of an area.

    Attributes:
        area: which.
        words: the words that name the area.
        grade: the grade with its place in the line.
        whole: whether the line says nothing else.
    """

    area: Area
    words: str
    grade: Printed
    whole: bool


def said_by(line: str, framework: str, service: str = "", heading: bool = False) -> Said | None:
    """What a line says; None if it does not say one grade of one area.

    Args:
        line: a heading, or one sentence.
        framework: id of a framework that gives grades.
        service: id of the service that is spoken of, for frameworks that judge two.
        heading: whether the grade may stand after the area with nothing between.
    """
    scale = (*schemes()[framework].grades, Grade.NOT_STATED)
    grade = next((one for one in grades_in(line) if one.grade in scale), None)
    if grade is None:
        return None
    before, after = line[: grade.start], line[grade.end :]
    whole = bool(_ENDS.fullmatch(after))
    if not whole and not _GOES_ON.match(after):
        return None
    if _NOT_YET.search(before):
        return None
    named = named_in(before, framework, service)
    for one in named[:1]:
        lead = _BOARD_BEFORE if one.area.id == "lscb" else _BEFORE
        between = line[one.end : grade.start]
        verb = heading or _VERB.search(between) or _is_verb(line, grade)
        if verb and lead.fullmatch(line, 0, one.start) and _JOINED.fullmatch(between):
            return Said(one.area, line[one.start : one.end], grade, whole)
    label = _LINK.sub("", before).strip(" :–—-(")
    told = heading and not _CLAUSE.search(label)
    if told and (area := area_of(label, framework, service)):
        return Said(area, label, grade, whole)
    return _overall(line, grade, framework, service, whole)


def pairs_in(text: str, framework: str, service: str = "") -> tuple[Said, ...]:
    """Areas and grades in turn, at least two of each and nothing else: a table read as one line."""
    scale = (*schemes()[framework].grades, Grade.NOT_STATED)
    grades = [one for one in grades_in(text) if one.grade in scale]
    # A label is of a dozen words at most: running text has more between its grades.
    if len(grades) < _LEAST_PAIRS or len(text.split()) > _MOST_WORDS * len(grades):
        return ()
    areas = named_in(text, framework, service)
    if len(areas) != len(grades):
        return ()
    at = 0
    for area, grade in zip(areas, grades, strict=True):
        in_turn = at <= area.start <= area.end <= grade.start
        between = text[at : area.start], text[area.end : grade.start]
        if not in_turn or not all(map(_NOTHING.fullmatch, between)):
            return ()
        at = grade.end
    if not _NOTHING.fullmatch(text[at:]):
        return ()
    return tuple(
        Said(area.area, text[area.start : area.end], grade, whole=False)
        for area, grade in zip(areas, grades, strict=True)
    )


def is_judged(sentence: str) -> bool:
    """Whether a sentence says that it tells a judgement."""
    return bool(_JUDGED.search(sentence))


def _overall(line: str, grade: Printed, framework: str, service: str, whole: bool) -> Said | None:
    """Overall effectiveness, which is said in more ways than it is named."""
    area = next(
        (
            one
            for one in schemes()[framework].areas
            if one.concept == "overall_effectiveness" and service in ("", one.service_id)
        ),
        None,
    )
    said = _OVERALL.fullmatch(line, 0, grade.start)
    # "Children's services in Kent good" is no sentence; "… require improvement" is one.
    if area is None or said is None or not (_VERB.search(said[0]) or _is_verb(line, grade)):
        return None
    return Said(area, _LINK.sub("", line[: grade.start]).strip(" :–—-"), grade, whole)


def _is_verb(line: str, grade: Printed) -> bool:
    words = line[grade.start : grade.end].casefold()
    return words.startswith(("requir", "grade", "("))

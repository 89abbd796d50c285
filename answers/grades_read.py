"""Words for grades, as people ask for them: "worse than good" → the three grades below it.

*Adequate* and *requires improvement* are grades of different scales. Both are worse than good and
better than inadequate; neither ever stands for the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answers.words import GRADE, Words
from ingest.grades import LEVELS, Grade

_O, _G, _RI, _A, _I = (
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.ADEQUATE,
    Grade.INADEQUATE,
)
SCALE = (_O, _G, _RI, _A, _I)
# What slips of spelling are put right to.
SPELT = frozenset(
    {
        "require",
        "requiring",
        "outstanding",
        "adequate",
        "inadequate",
        "requires",
        "required",
        "improvement",
        "failing",
        "systemic",
    }
)

# Words for one grade. Of those that overlap the first counts.
_WORDS: tuple[tuple[Grade, str], ...] = (
    (Grade.SEND_SYSTEMIC_FAILINGS, r"(?:widespread (?:and/or |and |or )?)?systemic failings?"),
    (Grade.SEND_SYSTEMIC_FAILINGS, r"widespread failings?"),
    (Grade.SEND_INCONSISTENT, r"inconsistent (?:experiences?|outcomes?)(?: and outcomes)?"),
    (
        Grade.SEND_POSITIVE,
        r"(?:typically )?positive (?:experiences?|outcomes?)(?: and outcomes)?|typically positive",
    ),
    (
        _RI,
        r"requir(?:es?|ed|ing) (?:an? )?improvements?(?: to be good)?|requires? to improve"
        r"|need(?:s|ed|ing)? (?:of )?improvement|r\.?i\.?(?![\w.])|rtbg|ritbg|ri2bg",
    ),
    (
        _O,
        r"(?:grade )?outstanding(?: grade)?"
        r"|(?:top|highest|best)(?: possible)? (?:grade|rating|judgement|mark)s?"
        r"|(?:top|highest|best)[- ](?:rated|graded|judged)",
    ),
    (
        _I,
        r"(?:bottom|lowest|worst|poorest)(?: possible)? (?:grade|rating|judgement|mark)s?"
        r"|(?:bottom|lowest|worst|poorest)[- ](?:rated|graded|judged)",
    ),
    (_I, r"inadequate(?:ly)?|failing|failed|fails|poor(?:ly)?|worst|weakest|bad(?:ly)?|weak"),
    (_O, r"best|strongest"),
    (_A, r"adequate(?:ly)?"),
    (_G, r"good(?! as\b)"),
)
_ANY = "|".join(f"(?:{words})" for _, words in _WORDS)
_NUMBER = (
    r"(?:a )?(?:grades? ?(?:of )?|(?:graded|rated|scored) (?:at |as |an? )?"
    r"|(?:got|gets?|given|received?) an? )[1-4]"
    r"(?!\d|[-/]\d| ?(?:inspector|listed|times|or more|out of))"
)
_ATOM = (
    r"(?:an? |the )?(?:\"|')?(?:"
    rf"(?:{_ANY})(?: ?\(?{_NUMBER}\)?)?|{_NUMBER}(?: ?\(?(?:{_ANY})\)?)?)(?:\"|')?"
)
_BARE = re.compile(rf"(?:{_ANY})|[1-4]")
# Verbs between "not" and a grade.
_JUDGED = (
    r"(?:(?:yet|even|been|being|be|to be|rated|judged|graded|found|considered|deemed|given|get"
    r"|got|receive|received|achieve|achieved|as|at) )*"
)
_OR = r"(?: ?(?:,|/|&|;|or|and|and/or|, or|, and) ?)"
_LIST = rf"{_ATOM}(?:{_OR}{_ATOM})*"


def _filled(shape: str) -> str:
    return shape.replace("{ATOM}", _ATOM).replace("{JUDGED}", _JUDGED)


# In the order in which they are looked for: "no worse than good" before "worse than good".
_SHAPES: tuple[tuple[str, str], ...] = (
    ("neither", rf"neither {_ATOM} (?:n?or) {_ATOM}"),
    ("never", rf"never (?:once )?(?:had |got |received )?{_JUDGED}{_LIST}"),
    (
        "worse",
        r"not (?:at least|as good as) {ATOM}|not {JUDGED}{ATOM} (?:or|and) (?:better|above|higher)",
    ),
    (
        "at_least",
        r"(?:at least|(?:a )?minimum of|not below"
        r"|(?:no|not|no grades?) (?:worse|lower|less|below)(?: than)?) {ATOM}"
        r"|{ATOM}(?: (?:or|and|&) (?:better|above|higher|over|upwards?|more)|\+)",
    ),
    (
        "at_most",
        r"(?:at (?:most|best)|(?:no|not|no grades?) (?:better|higher|above)(?: than)?) {ATOM}"
        r"|{ATOM} (?:or|and|&) (?:worse|below|lower|less|under|poorer)",
    ),
    (
        "worse",
        r"(?:anything |any grade |grades? )?"
        r"(?:worse|lower|less|poorer|weaker|below|beneath|short)(?: grade)?s?(?: than| of)? {ATOM}"
        r"|sub-{ATOM}",
    ),
    (
        "better",
        r"(?:anything |any grade |grades? )?(?:better|higher|above|stronger)(?: than)? {ATOM}",
    ),
    ("not", rf"(?:not|other than|except|rather than|anything but|non)[ -]{_JUDGED}{_LIST}"),
    ("top_two", r"(?:top|best|highest) two (?:grades|ratings|judgements)"),
    ("bottom_two", r"(?:bottom|worst|lowest) two (?:grades|ratings|judgements)"),
    ("is", _LIST),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?<!how )(?:{_filled(shape)})(?!\w)")) for kind, shape in _SHAPES
)


@dataclass(frozen=True, slots=True)
class GradesRead:
    """Grades that a question means.

    Attributes:
        grades: which.
        words: how the asker named them.
        never: whether those are meant that never were given them.
        plain: whether the words are names of grades, and nothing that everyday speech has as well.
    """

    grades: frozenset[Grade]
    words: str
    never: bool = False
    plain: bool = True


def take_grades(words: Words, numbers_of: frozenset[str] = frozenset()) -> list[GradesRead]:
    """Strike out all that names grades, and say which are meant, in their order.

    Args:
        words: the question.
        numbers_of: ids of frameworks named, which say what "grade 3" is: adequate without any.
    """
    three = _RI if numbers_of and numbers_of <= {"sif_2013", "ilacs_2018", "ilacs_2026"} else _A
    found: list[tuple[int, GradesRead]] = []
    for kind, pattern in _PATTERNS:
        for match in words.take(pattern, GRADE):
            named = _named(match[0], three)
            said = match[0].strip(" \"'")
            grades, plain = _meant(kind, named), _plain(match[0])
            found.append((match.start(), GradesRead(grades, said, kind == "never", plain)))
    return [read for _, read in sorted(found, key=lambda item: item[0])]


def grades_of(words: str) -> frozenset[Grade] | None:
    """The grades that some words mean, and nothing else; None if they are anything more or less."""
    text = words.lower().strip()
    if text.replace(" ", "_") in set(Grade):
        return frozenset({Grade(text.replace(" ", "_"))})
    whole = Words(text)
    read = take_grades(whole)
    return read[0].grades if len(read) == 1 and set(whole.text) == {GRADE} else None


def level(grades: frozenset[Grade]) -> float | None:
    """How good grades are, 1 the best, on average; None if there are none."""
    levels = [LEVELS[grade] for grade in grades if grade in LEVELS]
    return sum(levels) / len(levels) if levels else None


def _named(text: str, three: Grade) -> tuple[Grade, ...]:
    numbers = {"1": _O, "2": _G, "3": three, "4": _I}
    named: list[Grade] = []
    worded = re.sub(rf"({_ANY}) ?\(?{_NUMBER}\)?", r"\1", text)
    for match in _BARE.finditer(worded):
        said = match[0]
        grade = numbers.get(said) or next(
            grade for grade, pattern in _WORDS if re.fullmatch(pattern, said)
        )
        named.append(grade)
    return tuple(named)


def _plain(text: str) -> bool:
    """Whether words are names of grades, or their like, in any setting."""
    names = r"grade|adequate|requir|\br\.?i\b|systemic|experiences|outcomes|than|below|[1-4]"
    return re.search(names, text) is not None


def _meant(kind: str, named: tuple[Grade, ...]) -> frozenset[Grade]:
    all_named = frozenset(named)
    if kind in ("is", "never"):
        return all_named
    if kind == "top_two":
        return frozenset({_O, _G})
    if kind == "bottom_two":
        return frozenset({_RI, _A, _I})
    scale = tuple(LEVELS)[5:] if named[0].startswith("send") else SCALE
    at = LEVELS[named[0]]
    # "not good" is said of what falls short; nobody calls an outstanding service "not good".
    if kind == "worse" or (kind == "not" and all_named in ({_G}, {_O, _G})):
        return frozenset(grade for grade in scale if LEVELS[grade] > at)
    if kind == "better":
        return frozenset(grade for grade in scale if LEVELS[grade] < at)
    if kind == "at_least":
        return all_named | {grade for grade in scale if LEVELS[grade] < at}
    if kind == "at_most":
        return all_named | {grade for grade in scale if LEVELS[grade] > at}
    return frozenset(scale) - all_named

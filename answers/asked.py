"""What a question asks of the register, told by its shape once its parts are struck out.

The parts stand as signs (``answers.words``): "which § were ¤ for ¶" asks for a set, whatever the council,
the grade and the area. Words that no part explains speak against the register: then a question is about
what was said, or about both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answers.grades_read import GradesRead, level
from answers.types import Asked, Change, Grouping, Occasion
from answers.words import AREA, COUNCIL, GRADE, PERIOD, PLACE
from ingest.grades import Grade

_C, _P, _A, _G, _T = f"{COUNCIL}+", f"{PLACE}+", f"{AREA}+", f"{GRADE}+", f"{PERIOD}+"
_WHO = rf"(?:councils?|(?:local )?authorit(?:y|ies)|las?|boroughs?|local areas?|{_C}|{_P})"
_RUN = re.compile(_G)


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


VERDICT = _shape(
    r"rated|ratings?|graded|grading|grades?|judged|judge?ments?|scored?|verdicts?|deemed|classed|classified"
    r"|rank(?:ed|ings?)|(?:ofsted|inspection)(?:'s)? (?:results?|outcomes?)"
    r"|(?:ofsted|inspectors|did .{1,60}) rate"
)
_STRONG = _shape(
    rf"(?:rated|judged|graded|deemed|classed|classified|found|considered)(?: \w+){{0,3}} ?(?:to be |as )?{_G}"
    rf"|{_G} (?:{_A} )?(?:ratings?|grades?|judge?ments?|verdicts?)|(?:ratings?|grades?|judge?ments?) (?:of|was|were|is) {_G}"
)
_STRONG_IF_PLAIN = _shape(
    rf"{_G} {_WHO}|{_WHO} (?:that |which |who |where )?(?:(?:is|are|was|were|been|being|it|{_A}|has|have|had|got|get) )+{_G}"
    rf"|where (?:\w+ |{_A} ){{1,3}}(?:was|were|is|are|has been) {_G}|{_G} (?:for|in|on|at) (?:the |their |its )?{_A}"
)
_SAYING = _shape(
    r"say|says|said|saying|wrote|written|writing|comment\w*|critici\w+|prais\w+|describ\w+|mention\w*|why|reasons?"
    r"|explain\w*|what (?:\w+ )?went|evidence|examples?|strengths?|weakness\w*|concern\w*|recommend\w*|told|quot\w+"
    r"|issues?|problems?|lessons?|respon\w+|findings|reported on|what is said|highlight\w*|noted?|actions?|plans?"
)
_TWO_CONDITIONS = _shape(
    rf"{_A} (?:\w+ ){{0,3}}{_G}.{{0,20}} (?:but|and|while|whilst|yet|although|though) .*{_A} (?:\w+ ){{0,3}}{_G}"
    rf"|{_G} (?:\w+ ){{0,3}}{_A}.{{0,20}} (?:but|and|while|whilst|yet|although|though) .*{_G} (?:\w+ ){{0,3}}{_A}"
)
_DEFINING = re.compile(
    rf"look like|\bwhat (?:is|are|does|do) {_G}(?: (?:mean|and|or|grade|rating|judge?ment).*|\W*)$"
    rf"|differen(?:ce|t) (?:between|from) {_G}|\bhow (?:can|could|should|to|might|would)\b"
    r"|\bhow (?:do|does) (?:we|you|i|an?|one|councils|authorities|inspectors|ofsted)\b(?!.*\bcompare)"
)
_PERFORMED = _shape(
    rf"how (?:well |badly )?(?:did|does|do|is|are|was|were|has|have) .*(?:do|doing|get on|perform|performing|performed|fare|fared|come out|done)"
    rf"|how good (?:is|are|was|were)|what (?:did|do|does) (?:ofsted|inspectors|the inspectors) (?:think|make) of"
)
_HOW_MANY = _shape(r"how (?:many|much)|what number of|the number of|number of")
_COUNTED = _shape(
    r"(?:how many|what number of|the number of|number of) (?:of )?(?:the |these |those |different |english |local |other |ofsted )*"
    rf"(?:councils?|authorit(?:y|ies)|las?|boroughs?|counties|areas?|places|regions?|inspections?|reports?|judge?ments?"
    rf"|grades?|ratings?|times|lscbs?|{_C}|{_P}|{_G}|were|was|are|have|has|had|got|did|of each)"
)
_COUNTED_AREA = _shape(
    rf"how many (?:\w+ )?{_A} (?:(?:judge?ments?|grades?|ratings?|services?|inspections?)\b|(?:were|are|was) (?:rated |judged |graded )?{_G})"
)
_COUNT = _shape(
    r"how many|(?:what |the )?number of|count of|(?:what )?(?:proportion|percentage|per cent|percent|share|fraction) of|how often"
)
_OTHER_BODY = _shape(
    r"schools?|(?:children's |care |residential |secure )?homes?|nurser(?:y|ies)|colleges?|childminders?|academ(?:y|ies)"
    r"|hospitals?|agenc(?:y|ies)|pupils?|teachers?|early years|nursing|pubs?|settings"
)
_HISTORY = _shape(
    r"history|histories|timeline|track record|trajectory|journey|over time|over the years|through the years|(?:each|every|all|all its|all their|all the) (?:inspections?|grades?|ratings?|judge?ments?)"
    r"|(?:previous|past|earlier|historical|historic) (?:inspections?|grades?|ratings?|judge?ments?|outcomes?|results?)"
    rf"|how (?:has|have|had) .*(?:been|changed?)|how (?:did|do) .*changed?|inspection by inspection|trends?"
)
_COMPARED = _shape(
    r"compar(?:e|ed|es|ing|isons?)|versus|vs\.?|v|difference between|differ|side by side|against each other"
)
_BETTER_OF = _shape(
    rf"(?:is|was|are|were|did|does|has|which) .*(?:better|worse|higher|lower) .*(?:than|,|or) ?.*(?:{_C}|{_P}).*"
)
_TALLY = _shape(
    r"(?:of |got |given |with |at |in |for )?(?:each|every|per) (?:grades?|ratings?|judge?ments?|years?|regions?|areas?|frameworks?)"
    r"|by (?:grades?|ratings?|judge?ments?|years?|regions?|areas?|frameworks?)|year by year|breakdown|distribution|spread|split|tally|grade profile|profile of"
    r"|(?:which|what) (?:year|region|framework|area of judge?ment|judge?ment area)s? (?:\w+ )*(?:most|fewest|highest|best|worst|more|least)"
    r"|most (?:often|frequently|commonly)|across (?:the )?(?:regions|years|frameworks)"
)
_BY = (
    (Grouping.YEAR, _shape(r"(?:by|each|every|per|which|what|over|across|across the) years?|year by year|annually")),
    (Grouping.REGION, _shape(r"(?:by|each|every|per|which|what|across|across the|between) regions?")),
    (Grouping.FRAMEWORK, _shape(r"(?:by|each|every|per|which|what|across) frameworks?")),
    (Grouping.AREA, _shape(r"(?:by|each|every|per|which|what) (?:areas?|judge?ment areas?)|area of judge?ment")),
)  # fmt: skip
_UNTRUE_IMPROVE = re.compile(r"\bto (?:improve|get better|change)\b")
_CHANGES = (
    (Change.REPEATED, _shape(
        r"twice|thrice|(?:two|three|2|3|several|multiple) (?:times|inspections)|more than once|repeatedly"
        r"|(?:two|three|successive|consecutive|back.to.back).{0,20}(?:running|inspections|in a row)|consecutive(?:ly)?|in a row"
        r"|both (?:times|inspections|occasions)|serially|time and again|again")),
    (Change.IMPROVED, _shape(
        r"improv(?:e|ed|es|ing)|improvement (?:in|since|between|from)|(?:got|gotten|getting|get|become) (?:\w+ )?better|better (?:than (?:before|last time|previously|at)|since|now)"
        r"|(?:went|gone|go|moved|move|going) up|upgraded|risen|rose|climbed|turned (?:\w+ )?(?:around|round)|came out of|come out of|moved (?:out of|on from)|recovered")),
    (Change.DECLINED, _shape(
        r"worsen(?:ed|ing)?|(?:got|gotten|getting|get|gone|become) (?:\w+ )?worse|worse (?:than (?:before|last time|previously|at)|since|now)"
        r"|declin(?:e|ed|es|ing)|deteriorat\w+|dropped|drop|fell|fallen|fall|slipped|downgraded|(?:went|gone|go|moved|going) (?:down|backwards?)|lost|lose|slid|regressed")),
    (Change.SAME, _shape(
        r"stay(?:ed|ing)?|remain(?:ed|s|ing)?|unchanged|(?:no|not|without) change[ds]?|same (?:grade|rating|judgement|again)|kept|retained|maintained|held (?:on to|their|its)")),
)  # fmt: skip
_EITHER_WAY = _shape(
    r"better or worse|worse or better|up or down|improv\w+ or (?:declin|worsen|deteriorat|got)\w*|chang(?:e|ed|es)(?: (?:grade|rating|judgement))?"
)
_FROM_TO = re.compile(rf"(?P<a>{_G}) ?(?:to|->|>|→|then|into|and then) ?(?:being )?(?P<b>{_G})")
_FROM = re.compile(
    rf"(?:from|no longer|out of|lost (?:its|their|an?|the)?|lose (?:its|their)?) ?(?:being |rated |judged |graded )*(?P<a>{_G})"
)
_TO = re.compile(rf"(?:to|into) (?P<b>{_G})")
_LATEST = _shape(
    r"(?:last|latest|most recent|newest) (?:(?:ofsted|full|ilacs|sif|send) )*(?:inspections?|reports?|times?|grades?|ratings?|judge?ments?|results?|outcomes?|verdicts?|inspected)"
    r"|latest|most recently?|current(?:ly)?|now|today|at the moment|at present|presently|still|to date|last (?:inspected|rated|judged|graded)"
)
_FIRST = _shape(
    r"(?:first|earliest|original|initial) (?:(?:ofsted|full|ilacs|sif) )*(?:inspections?|reports?|times?|grades?|ratings?|judge?ments?)|first (?:rated|judged|graded|inspected)"
)
_EVER = _shape(r"ever|at any (?:time|point)|any inspection|at some (?:time|point)")
_PAST = _shape(
    r"was|were|(?:has|have|had)(?: \w+)? been|been|had|did|got|received|went|fell|became|rated|judged|graded|given|awarded|achieved|scored|found"
)
_PRESENT = _shape(r"is|are|what's|who's|do|does|get|gets")
_WHICH = _shape(
    rf"(?:which|what|who|whose|list|any|show|where|name|find) .*|{_WHO} (?:that|which|with|where|rated|judged|graded)|{_G} (?:\w+ )?{_WHO}"
)
_WHICH_COUNCILS = _shape(
    rf"(?:which|what|list|any|all|show|name|find)(?: \w+){{0,4}}? {_WHO.replace(_C + '|', '')}|who|{_G} (?:\w+ )?(?:councils|authorities|las|boroughs|{_P})"
)
_WHICH_AREAS = _shape(
    r"(?:which|what) (?:areas?|judge?ments?|services?|aspects?|parts?)|what (?:was|is|were|are) .* for|(?:all|the) (?:areas|judge?ments)"
)
_WHICH_GRADE = _shape(r"(?:what|which)(?: \w+)? (?:grades?|ratings?|judge?ments?|scores?)")


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


@cache
def plain_words() -> frozenset[str]:
    """Words that say nothing of their own in a question about judgements."""
    text = (files("answers") / "data" / "plain_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def decide(parts: Parts) -> Ask | None:
    """What a question asks of the register; None if it does not ask it."""
    text = parts.text
    # No one row answers "good for ¶ but inadequate for ¶", and none says what a grade is.
    if _TWO_CONDITIONS.search(text) or _DEFINING.search(text):
        return None
    verdict = VERDICT.search(text) is not None
    grade = bool(parts.grades)
    plain = any(read.plain for read in parts.grades)
    # "the inadequate judgement" was named before, or stands in the document itself.
    spoken_of = not parts.councils and all(read.words.startswith("the ") for read in parts.grades)
    strong = (
        grade
        and not (spoken_of and parts.left)
        and bool(_STRONG.search(text) or (plain and _STRONG_IF_PLAIN.search(text)))
    )
    if _OTHER_BODY.search(text) or (_HOW_MANY.search(text) and not _counts(text)):
        return None
    saying = _SAYING.search(text) is not None
    performed = _PERFORMED.search(text) is not None and bool(parts.councils or parts.areas)
    change, either = _change(text)
    compared = _compares(parts, text)
    tally = _TALLY.search(text) is not None
    history = _HISTORY.search(text) is not None
    how = {"good", "bad", "badly"} if performed else set()  # of "how good"
    unexplained = [word for word in parts.left if not _SAYING.fullmatch(word) and word not in how]
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
    return Ask(
        asked=asked,
        occasion=_occasion(parts, text, asked),
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
    )


def _counts(text: str) -> bool:
    return _COUNTED.search(text) is not None or _COUNTED_AREA.search(text) is not None


def _grade_counts(parts: Parts, plain: bool) -> bool:
    """Whether grade words without "rated" and the like are meant as grades."""
    everyday = not plain and not any(
        re.search(r"good|outstanding|failing", read.words) for read in parts.grades
    )
    return not everyday or _shape(_WHO.replace(f"|{_C}", "")).search(parts.text) is not None


def _changes_count(parts: Parts, text: str) -> bool:
    if not (parts.councils or parts.groups or _shape(_WHO).search(text)):
        return False
    return not (
        _shape(r"how (?:did|do|does|can|could|should|to|is|are)").search(text)
        and not parts.grades
        and "change" not in text
    )


def _compares(parts: Parts, text: str) -> bool:
    several = parts.councils + parts.groups > 1 or (parts.councils == 1 and parts.periods > 1)
    several = several or "neighbo" in text or (parts.groups > 0 and parts.councils > 0)
    return (several or parts.groups > 0) and bool(
        _COMPARED.search(text) or (several and _BETTER_OF.search(text))
    )


def _change(text: str) -> tuple[Change | None, bool]:
    bare = _UNTRUE_IMPROVE.sub("", text)
    if _EITHER_WAY.search(bare):
        return None, True
    found = [change for change, pattern in _CHANGES if pattern.search(bare)]
    if Change.REPEATED in found and Change.SAME in found:
        return Change.SAME, False
    return (found[0], False) if found else (None, False)


def _grades(
    parts: Parts, text: str, change: Change | None
) -> tuple[frozenset[Grade], frozenset[Grade], str, Change | None]:
    """Grades before and after, how they were named, and the change that they make."""
    at = {run.start(): read for run, read in zip(_RUN.finditer(text), parts.grades, strict=False)}
    before: list[GradesRead] = []
    if match := _FROM_TO.search(text):
        before = [at[match.start("a")]]
    elif (match := _FROM.search(text)) and (change or "no longer" in text or "from" in match[0]):
        before = [at[match.start("a")]]
    after = [read for read in at.values() if read not in before]
    grades_before = frozenset(grade for read in before for grade in read.grades)
    grades = frozenset(grade for read in after for grade in read.grades)
    words = " or ".join(dict.fromkeys(read.words for read in after))
    if before:
        words = " → ".join(filter(None, (" or ".join(read.words for read in before), words)))
        was, became = level(grades_before), level(grades)
        if was and became and was != became:
            change = Change.IMPROVED if became < was else Change.DECLINED
        elif "no longer" in text and was and change is None:
            change = {4: Change.IMPROVED, 1: Change.DECLINED}.get(int(was))
    return grades_before, grades, words, change


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
    moved = _FROM_TO.search(text) or "no longer" in text
    if tally and not (history and parts.councils == 1):
        return Asked.TALLY
    if compared:
        return Asked.TALLY if _by(text) is Grouping.REGION else Asked.COMPARISON
    if history and not (grades and not parts.councils):
        return Asked.HISTORY
    if (
        moved
        or either
        or (change and not (change is Change.SAME and not _shape(_WHO).search(text)))
    ):
        return Asked.CHANGE
    if _COUNT.search(text):
        return Asked.COUNT
    if (
        parts.councils
        and not grades
        and parts.periods
        and re.search(r"\b(?:grades|ratings|judge?ments) (?:\w+ )?•", text)
    ):
        return Asked.HISTORY if not parts.ended else Asked.GRADE
    if grades:
        return Asked.GRADE if parts.councils and _WHICH_AREAS.search(text) else Asked.SET
    if _WHICH_COUNCILS.search(text) and not _WHICH_GRADE.search(text) and not parts.councils:
        return Asked.SET
    return Asked.GRADE


def _by(text: str) -> Grouping:
    return next((by for by, pattern in _BY if pattern.search(text)), Grouping.GRADE)


def _occasion(parts: Parts, text: str, asked: Asked) -> Occasion:
    if asked is Asked.HISTORY or _EVER.search(text) or any(read.never for read in parts.grades):
        return Occasion.ANY
    if _FIRST.search(text):
        return Occasion.FIRST
    if _LATEST.search(text):
        return Occasion.LATEST
    if asked is Asked.CHANGE or (asked is Asked.TALLY and _by(text) is Grouping.YEAR):
        return Occasion.ANY
    if parts.ended or (asked is Asked.COMPARISON and parts.periods > 1):
        return Occasion.ANY
    present = _PRESENT.search(text)
    if present and not _shape(r"(?:has|have|had)(?: \w+)? been|did|was|were").search(text):
        return Occasion.LATEST
    return Occasion.ANY if _PAST.search(text) or parts.periods else Occasion.LATEST


def no_such_area(text: str, left: Sequence[str]) -> str:
    """Words that must be meant as an area, of which the table knows nothing; "" if there are none.

    They stand together where an area would: "the grade for …", "how was … rated".
    """
    if not 1 <= len(left) <= 4 or _SAYING.search(text):
        return ""
    phrase = r"(?:and |of |the |for |with )?".join(rf"{re.escape(word)}\W*" for word in left)
    shapes = (
        rf"(?:grades?|ratings?|judge?ments?|rated|judged|graded|scored?)(?: \w+| [{COUNCIL}{PLACE}{PERIOD}]+){{0,4}} (?:for|on|in|as regards) (?:the |its |their )?(?P<said>{phrase})",
        rf"how (?:was|were|is|are|did \w+ rate) (?:the |its |their |[{COUNCIL}]+'s )?(?P<said>{phrase}).*(?:rated|graded|judged|scored?|{COUNCIL})",
        rf"(?:what|which) (?P<said>{phrase})(?:grade|rating|judge?ment)",
        rf"{_G} (?:for|in|on|at) (?:the |its |their )?(?P<said>{phrase})",
    )
    for shape in shapes:
        if match := re.search(shape, text):
            return match["said"].strip(" ,?.")
    return ""

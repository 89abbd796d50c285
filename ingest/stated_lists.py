"""Grades in lists and tables: a bullet, a line or a row → its labels with their grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.gazetteer import gazetteer
from ingest.grades import Printed, grades_in
from ingest.stated_splitting import sentences
from ingest.stated_subjects import Sort, Subject

_QUOTE = r"['\"“”‘’*]*"
# Between a label and its grade.
_SEPARATOR = re.compile(
    r"\s*(?:[–—−‐‑=→>:(\[\t|…]|\.{2,}|(?<=\s)-|-(?=\s))[\s–—:(-]*"
    rf"(?:(?:overall|judged|rated|graded|now|is|was|Ofsted|inspection|current|judgement|judgment"
    rf"|rating|grade|outcome|as|to\s+be|of)\b[\s:–-]*)*(?:[1-4]\s*[(,–-]?\s*)?{_QUOTE}$",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    rf"\s+(?:to\s+be|as|is|are|was|were|being)(?:\s+(?:judged|rated|graded|to\s+be"
    rf"|as))*\s*{_QUOTE}$",
    re.IGNORECASE,
)
# After the grade of an item: nothing, a remark, or the next label.
_REST = re.compile(
    rf"^\s*{_QUOTE}\s*(?:$|[.;)\]]+(?:\s|$)|[.;]$|[(\[]|\t|[–—,-]?\s*(?:including"
    rf"|with\s+(?:an?\s+)?|but|an?\s+improvement|up\s+from|down\s+from|previously|was\b|from"
    rf"|no\s+change"
    r"|improved|unchanged|same|overall\s*$|judgement|judgment|rating|grade\b|compared|\d{4}))",
    re.IGNORECASE,
)
_WAS = re.compile(
    rf"^\s*{_QUOTE}[\s,;–—(\[-]*(?:an?\s+(?:improvement|increase|rise|drop|decline)\s+(?:on|from)"
    rf"|previously|was|up\s+from|down\s+from|improved\s+from|declined\s+from|compared\s+(?:to"
    rf"|with)|from|formerly|before|prior)"
    rf"(?:\s+(?:judged|rated|graded|to\s+be|as|being|a|an|the|previous|last|overall|judgement"
    rf"|rating|of|in|20\d\d|[:,]))*\s*{_QUOTE}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\W*(?:\(?[\divxa-z]{1,3}[.)]|\d+(?:\.\d+)*)?\W*(?:the|our|that|and)?\s*$", re.IGNORECASE
)
TAIL = re.compile(
    r"^(?:[\s,()'’‘\"“”*&:–-]|\b(?:of|for|in|within|across|the|and|services?|arrangements?"
    r"|performance|children|young|people|families|carers|safeguarding|council|county|city|borough"
    r"|local|authority|effectiveness|provision|to|LSCB|board|judgement|judgment|rating|grade|area"
    r"|support|their|them|safe|actions?|rights?|outcomes?|user|engagement|including|governance"
    r"|SCB|overall|social|work|practice|s|who|need|help|protection|Ofsted|formerly|graded)\b)*$",
    re.IGNORECASE,
)

_LEAD = re.compile(
    r"^(?:[\s,()'’‘\"“”*&:–•\t-]|\(?[\divxa-h]{1,3}[.)]|\d+(?:\.\d+)*|\b(?:of|for|in|within"
    r"|across|the|and|services?|arrangements?|performance|children|young|people|families|carers"
    r"|council|county|city|borough"
    r"|local|authority|effectiveness|provision|to|judgements?|judgments?|rating|grade|area|key"
    r"|support|their|our|its|outcomes?|overall|social|work|practice|s|who|need|help|protection"
    r"|Ofsted|experiences?|progress|impact|quality|looked|after|care|leavers|safeguarding"
    r"|inspection|sub|including|comprising|namely|plus|that|with|is|was|a|an|graded|review|both|child|early|strategic|political"
    r"|corporate|wider)\b)*$",
    re.IGNORECASE,
)

# "Inspection outcome" and the like, alone.
_OUTCOME = re.compile(
    r"\W*(?:the\s+|our\s+|latest\s+|current\s+)*(?:(?:ofsted|inspection|ilacs)\s+)+"
    r"(?:outcome|judgement|judgment|grade|rating|result)\W*$",
    re.IGNORECASE,
)
# What may stand before a grade that goes first.
_OPENS = re.compile(
    r"^[\s•*'\"“‘]*(?:(?:rated|judged|graded)\s*(?:as)?\s*[:'\"“‘]*)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """A label with its grade.

    Attributes:
        start: where the label begins in the text.
        end: where it ends.
        grade: the grade with its place.
        of: the areas that the label names; () for none of the framework.
        earlier: whether it is what the grade was before.
        column: which cell of a row, from 0; -1 outside tables.
    """

    start: int
    end: int
    grade: Printed
    of: tuple[Subject, ...]
    earlier: bool = False
    column: int = -1


def items(text: str, named: Sequence[Subject], short: bool, led: bool = False) -> Iterator[Item]:
    """The labels of a text that have their grade right behind them.

    Args:
        text: a bullet, a line, or a paragraph that has lost the breaks of its list.
        named: all that it names, in order.
        short: whether the text is an item of a list, or as short as one.
        led: whether "the inspectors judged:" leads in to it, so that "to be" may part the two.
    """
    boundary = 0
    pairs = sum(
        not text[one.end : grade.start].strip(" '\"“”‘’")
        for grade in grades_in(text)
        for one in named
        if one.sort is Sort.AREA and one.end <= grade.start
    )
    last: Item | None = None
    for grade in grades_in(text):
        if grade.start < boundary:
            continue
        left = text[boundary : grade.start]
        if last and _WAS.match(left):
            yield Item(last.start, last.end, grade, last.of, earlier=True)
            boundary = grade.end
            continue
        separator = _SEPARATOR.search(left) or (_TO_BE.search(left) if led else None)
        label_end = boundary + (separator.start() if separator else len(left.rstrip()))
        own = [
            one
            for one in named
            if boundary <= one.start and one.end <= label_end and one.sort is not Sort.COUNCIL
        ]
        of = of_label(text, own, label_end)
        if not of and separator and (overall := re.search(r"\boverall\s*['\"“‘]?$", left, re.I)):
            # "Grades: Overall Good; Leadership Good": the label, not a part of the sign.
            start = boundary + overall.start()
            label_end, separator = start + len("overall"), None
            of = (Subject(Sort.OVERALL, "", start, label_end),)
        fits = _fits(text, grade, named, short and boundary == 0)
        if of and not leads(text[boundary : of[0].start]):
            continue
        if (
            not fits
            or not of
            or not _labels(text, boundary, of, label_end, bool(separator), short, grade, pairs > 1)
        ):
            continue
        start = _label_start(text, boundary, of[0].start, short)
        last = Item(start, label_end, grade, of)
        yield last
        boundary = grade.end


def unnamed(text: str) -> Item | None:
    """An item whose label names no area: all before the dash, if the grade is all behind it."""
    for grade in grades_in(text):
        separator = _SEPARATOR.search(text[: grade.start])
        if separator and re.fullmatch(r"\W*", text[grade.end :]):
            label = text[: separator.start()].strip()
            if 1 <= len(label.split()) <= 20 and not any(True for _ in grades_in(label)):
                return Item(0, separator.start(), grade, ())
    return None


def inverted(text: str, named: Sequence[Subject]) -> Iterator[Item]:
    """As in "Good: adoption performance, care leavers": the grade, then nothing but areas."""
    first = next(grades_in(text), None)
    if first is None or not _OPENS.match(text[: first.start]):
        return
    ends = next((end for _, end in sentences(text) if end > first.end), len(text))
    text = text[:ends]
    named = [one for one in named if one.end <= ends]
    rest = text[first.end :]
    lead = re.match(r"\s*['\"”’]?\s*(?:[:–—\t-]|in|for)\s*", rest)
    areas = [one for one in named if one.sort is Sort.AREA and one.start >= first.end]
    if not lead or not areas or any(True for _ in grades_in(rest)):
        return
    blanked = text
    for one in reversed([one for one in named if one.start >= first.end]):
        blanked = blanked[: one.start] + blanked[one.end :]
    if TAIL.match(blanked[first.end + lead.end() :].strip(" .;")):
        for one in areas:
            yield Item(one.start, one.end, first, (one,))


def leads(words: str) -> bool:
    """Whether words before an area belong to its label: "Outcomes for A: being healthy"."""
    for mention in reversed(gazetteer().find(words)):
        words = words[: mention.start] + words[mention.end :]
    words = re.split(r"[.;•]\s+|(?<=[:–—\t])", words)[-1]
    return bool(_LEAD.match(words)) or words.rstrip().endswith((":", "–", "—", "-"))


def of_label(text: str, own: Sequence[Subject], end: int) -> tuple[Subject, ...]:
    """What a label names: its areas; else a body; else a service or the services as a whole."""
    areas = [one for one in own if one.sort is Sort.AREA]
    bodies = [one for one in own if one.sort is Sort.BODY]
    if areas:
        if bodies and bodies[-1].start > areas[-1].end:
            return (bodies[-1],)
        last = areas[-1]
        # Of several the last, unless "and" joins them: "Outcomes …: being healthy".
        joined = [
            one for one in areas if one is last or (one.start, one.end) == (last.start, last.end)
        ]
        for one in reversed(areas[: -len(joined)]):
            if not re.fullmatch(
                r"[\s,()&]*(?:and|&|,)?[\s,]*(?:the|of|for)?\s*", text[one.end : joined[0].start]
            ):
                break
            joined.insert(0, one)
        return tuple(joined)
    if bodies:
        return (bodies[-1],)
    services = [one for one in own if one.sort is Sort.SERVICE]
    if services:
        joined = services[-1:]
        for one in reversed(services[:-1]):
            if not re.fullmatch(
                r"\s*(?:and|&)\s*(?:of\s+)?(?:the\s+)?", text[one.end : joined[0].start]
            ):
                break
            joined.insert(0, one)
        return tuple(joined)
    overall = [one for one in own if one.sort is Sort.OVERALL]
    if overall:
        return (max(overall, key=lambda one: one.end - one.start),)
    whole = re.search(r"\boverall\b", text[:end], re.IGNORECASE) or _OUTCOME.match(text[:end])
    return (Subject(Sort.OVERALL, "", *whole.span()),) if whole else ()


def _fits(text: str, grade: Printed, named: Sequence[Subject], alone: bool) -> bool:
    rest = text[grade.end :]
    if _REST.match(rest):
        return True
    gap = re.match(r"[\s.,;:•*–—'\"”’)/-]*(?:and\s+)?(?:the\s+|The\s+)?", rest)
    begins = grade.end + (gap.end() if gap else 0)
    return any(one.start == begins and one.sort in (Sort.AREA, Sort.OVERALL) for one in named)


def _labels(
    text: str,
    boundary: int,
    of: Sequence[Subject],
    end: int,
    separated: bool,
    short: bool,
    grade: Printed,
    run: bool,
) -> bool:
    """Whether what stands before a grade is its label, and not a sentence that runs on."""
    tail = text[of[-1].end : end]
    if of[-1].sort is Sort.BODY:
        return separated and short and len(tail.split()) <= 8
    if not TAIL.match(plain_tail(tail)) or len(tail.split()) > 12:
        return False
    if separated:
        if of[0].sort is Sort.OVERALL:
            before = text[boundary : of[0].start]
            return (
                len(before.split()) <= 8
                if short
                else not before.strip(" .;•") or before.rstrip().endswith((".", ";", "•"))
            )
        return short or len(text[boundary : of[0].start].split()) <= 25
    is_overall = run and text[of[0].start : end].strip(" '\"“‘").casefold() == "overall"
    if not (of[0].sort is Sort.AREA or is_overall) or tail.strip(" ()LSCB'\"“‘"):
        return False
    before = text[boundary : of[0].start]
    if run and (boundary or not before or re.search(r"[:–;-]\s*$", before)):
        return leads(before)
    if short and before.rstrip().endswith(":") and not text[grade.end :].strip(" ."):
        return True
    if not text[grade.start].isupper():
        return False
    return bool(_NUMBERED.match(before)) and (short or boundary > 0 or of[0].start == 0)


def plain_tail(tail: str) -> str:
    """A label's tail without what stands in brackets."""
    return re.sub(r"\([^)]*\)|\b[A-Z]+SCB\b", "", tail)


def _label_start(text: str, boundary: int, first: int, short: bool) -> int:
    if short and boundary == 0 and not any(grades_in(text[:first])):
        return 0
    before = text[boundary:first]
    cut = max((before.rfind(sign) for sign in ".;•:"), default=-1)
    start = boundary + cut + 1
    while start < first and not text[start].isalnum():
        start += 1
    return start

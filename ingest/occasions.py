"""When an inspection was, and when a document was published or its meeting held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from ingest.dates import inspection_window, single_date
from ingest.facts import Certainty, Found, Place
from ingest.front import DATES_LABEL, Front, found_in
from ingest.kinds import ATTENDANCE, is_minutes_heading
from ingest.types import Block, DocumentKind, ParsedDocument

# A window wider than this is a reporting year or the like, not an inspection with its later days.
_LONGEST_INSPECTION = timedelta(days=200)
# Reports come out within this time of the inspection's end; a file made later is a copy.
_LONGEST_TO_PUBLICATION = timedelta(days=200)

_PUBLISHED = re.compile(
    r"\b(?:published(?:\s+on)?|publication\s+date|date\s+of\s+publication|date\s+published)\s*:?",
    re.IGNORECASE,
)
_MEETING_DATE = re.compile(
    r"\b(?:meeting\s+date|date\s+of\s+(?:the\s+)?(?:meeting|committee|cabinet|decision)"
    r"|meeting\s+(?:held\s+)?on|held\s+on|(?<!\w)date)\s*:?",
    re.IGNORECASE,
)
# Below the inspection's dates a front page may print these.
_OTHER_DATE = re.compile(r"\b(?:published|publication|previous)\b", re.IGNORECASE)
_INSPECTED = re.compile(r"\b(?:re-?)?(?:inspect|visit)", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|prior|last\s+(?:full\s+)?inspect|earlier)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)

Window = tuple[date, date]


def inspected(
    parsed: ParsedDocument, front: Front, kind: DocumentKind
) -> tuple[Found[Window] | None, str]:
    """The inspection's first and last day, and the sentence that states them; "" after a label."""
    if label := DATES_LABEL.search(front.text):
        stated = front.text[label.end() : label.end() + 200]
        if window := inspection_window(_OTHER_DATE.split(stated, maxsplit=1)[0]):
            return front.found(window, front.line_at(label.start())), ""
    for block, sentence in _sentences(parsed):
        if not _INSPECTED.search(sentence) or _EARLIER.search(sentence):
            continue
        window = inspection_window(sentence)
        if window is None or window[1] - window[0] > _LONGEST_INSPECTION:
            continue
        # Single days are of meetings, publications and deadlines, save in letters about a visit.
        if front.opening is not None or window[0] < window[1]:
            is_visit = kind.reports_an_inspection and block.text in front.lines
            sure = Certainty.PRINTED if is_visit else Certainty.INFERRED
            return found_in(block, parsed, window, sure), sentence
    return None, ""


def published(
    parsed: ParsedDocument, front: Front, kind: DocumentKind, window: Window | None, name: str
) -> Found[date] | None:
    """The day of publication, of the meeting or of the letter.

    Args:
        parsed: the document.
        front: its front, which goes first.
        kind: what sort of paper it is.
        window: the inspection's first and last day; None if not known.
        name: the file's name as words, which goes next; last the file's properties, for reports.
    """
    printed = _printed(front, kind, window[0] if window else None)
    return printed or _stand_in(parsed, kind, window[1] if window else None, name)


def _sentences(parsed: ParsedDocument) -> Iterator[tuple[Block, str]]:
    for block in parsed.blocks:
        for sentence in _SENTENCE_END.split(block.text):
            yield block, sentence


def _printed(front: Front, kind: DocumentKind, start: date | None) -> Found[date] | None:
    is_report = kind.reports_an_inspection
    if front.opening is not None and (is_report or kind is DocumentKind.LETTER):
        return _first_day(front, 0, front.opening)
    if is_report:
        printed = _after(_PUBLISHED, front)
        return printed if printed and (start is None or printed.value >= start) else None
    plain_forms = (DocumentKind.OTHER, DocumentKind.ACTION_PLAN)
    if kind in plain_forms and (printed := _after(_PUBLISHED, front)):
        return printed
    if kind is DocumentKind.MINUTES and (held := _held(front)):
        return held
    head = Front(front.head, front.pages)
    if labelled := _after(_MEETING_DATE, head):
        return labelled
    days = (
        front.found(day, i, Certainty.INFERRED)
        for i, line in enumerate(front.head)
        if len(line) <= 150 and not _INSPECTED.search(line) and (day := single_date(line))
    )
    return next(days, None)


def _held(front: Front) -> Found[date] | None:
    """The day of the meeting, from what heads its minutes.

    That is the line which names them and the two below it, down to those present, then the lines
    above. Further down come the minutes of the meeting before, which this one confirms.
    """
    at = next((i for i, line in enumerate(front.lines) if is_minutes_heading(line)), 0)
    below = front.lines[at + 1 : at + 3]
    named = takewhile(lambda line: not ATTENDANCE.match(line) and not _MINUTES.search(line), below)
    heading = _first_day(front, at, at + 1 + len(list(named)))
    return heading or _first_day(front, 0, at)


def _first_day(front: Front, first: int, end: int) -> Found[date] | None:
    """The first day printed in some lines, taken together: a date may be wrapped."""
    day = single_date("\n".join(front.lines[first:end]))
    return front.found(day, min(first, len(front.lines) - 1)) if day else None


def _after(label: re.Pattern[str], front: Front) -> Found[date] | None:
    """The first date that follows a label closely."""
    for match in label.finditer(front.text):
        if day := single_date(front.text[match.end() : match.end() + 40]):
            return front.found(day, front.line_at(match.start()))
    return None


def _stand_in(
    parsed: ParsedDocument, kind: DocumentKind, end: date | None, name: str
) -> Found[date] | None:
    """A date of publication for a document that prints none."""
    named = single_date(name)
    if named and (end is None or end <= named):
        return Found(named, Place.FILE_NAME, certainty=Certainty.INFERRED)
    if not kind.reports_an_inspection or end is None:
        return None
    for key in ("created", "modified"):
        made = single_date(parsed.properties.get(key, ""))
        if made and end < made <= end + _LONGEST_TO_PUBLICATION:
            return Found(made, Place.FILE_PROPERTIES, certainty=Certainty.INFERRED)
    return None

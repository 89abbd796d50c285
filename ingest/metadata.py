"""What a document says of itself: ``ParsedDocument`` → ``Metadata``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from pathlib import PurePath

from ingest.dates import inspection_window, single_date
from ingest.frameworks import recognise
from ingest.front import DATES_LABEL, LETTER_OPENING, Front, front_of
from ingest.gazetteer import Council, gazetteer
from ingest.kinds import ATTENDANCE, is_minutes_heading, kind_of
from ingest.titles import title_of
from ingest.types import DocumentKind, ParsedDocument

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
_INSPECTED = re.compile(r"\b(?:inspect|visit)", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|prior|last\s+(?:full\s+)?inspect|earlier)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<![a-z0-9-])([a-z0-9-]++)\.gov\.uk\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document before its body is read.

    Attributes:
        title: as printed, else as the file's properties say, else the file name.
        kind: what sort of paper.
        council: the council's name in the gazetteer; None if it could not be read.
        framework: id of the inspection framework; None if not read.
        inspection_start: first day of the inspection reported on; None if not stated.
        inspection_end: last day.
        published: day of publication or, for a committee paper or minutes, of the meeting.
    """

    title: str
    kind: DocumentKind
    council: str | None
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None


def read_metadata(parsed: ParsedDocument, file_name: str) -> Metadata:
    """Read a document's title, kind, council, framework and dates.

    The words of the document decide. The file name is heard only for a date or a council that they
    do not give. Reports of recent years print no date of publication: then, after the file name,
    the day on which the file was made stands in for it, if that lies after the inspection's end and
    within 200 days of it.

    Args:
        parsed: the document as its reader gives it.
        file_name: the name that it came under.

    Returns:
        Its metadata; what neither the document nor its name gives is None.
    """
    front = front_of(parsed)
    kind = kind_of(front)
    title = title_of(front, kind, parsed.properties.get("title"), file_name)
    window, stated_in = _inspection(parsed, front, kind)
    start, end = window or (None, None)
    published = _published(front, kind, start) or _stand_in(parsed, kind, end, file_name)
    is_report = kind is DocumentKind.INSPECTION_REPORT
    body = "\n".join(block.text for block in parsed.blocks)
    # Without an inspection of its own a paper's body, and the whole of a document of no known form,
    # may name frameworks but does not report on one.
    evidence = [title, stated_in]
    if window or kind is not DocumentKind.OTHER:
        evidence.append(front.text)
    if window:
        evidence.append(body)
    table_page = front.text if is_report else ""
    framework = recognise(*evidence, on=start or published, front=table_page)
    council = (
        _council_reported_on(front, title, kind, body, on=end or published)
        if is_report or kind is DocumentKind.LETTER
        else _own_council(front, body, on=published)
    ) or _first_council(_words(file_name), on=published)
    return Metadata(title, kind, council, framework, start, end, published)


def _inspection(
    parsed: ParsedDocument, front: Front, kind: DocumentKind
) -> tuple[tuple[date, date] | None, str]:
    """The inspection's first and last day, and the words that state them."""
    if label := DATES_LABEL.search(front.text):
        stated = front.text[label.end() : label.end() + 200]
        if window := inspection_window(_OTHER_DATE.split(stated, maxsplit=1)[0]):
            return window, ""
    for sentence in _sentences(parsed):
        if not _INSPECTED.search(sentence) or _EARLIER.search(sentence):
            continue
        window = inspection_window(sentence)
        if window is None or window[1] - window[0] > _LONGEST_INSPECTION:
            continue
        # Single days are of meetings, publications and deadlines, save in letters about a visit.
        if kind is DocumentKind.LETTER or window[0] < window[1]:
            return window, sentence
    return None, ""


def _sentences(parsed: ParsedDocument) -> Iterator[str]:
    for block in parsed.blocks:
        yield from _SENTENCE_END.split(block.text)


def _published(front: Front, kind: DocumentKind, start: date | None) -> date | None:
    """The day of publication, of the meeting or of the letter, as printed on the front."""
    if kind is DocumentKind.LETTER:
        opening = next(i for i, line in enumerate(front.lines) if LETTER_OPENING.match(line))
        return single_date("\n".join(front.lines[:opening]))
    if kind is DocumentKind.INSPECTION_REPORT:
        printed = _after(_PUBLISHED, front.text)
        return printed if printed and (start is None or printed >= start) else None
    if kind is DocumentKind.OTHER and (printed := _after(_PUBLISHED, front.text)):
        return printed
    if kind is DocumentKind.MINUTES and (held := _held(front)):
        return held
    head = "\n".join(front.head)
    if labelled := _after(_MEETING_DATE, head):
        return labelled
    plain = [line for line in front.head if len(line) <= 150 and not _INSPECTED.search(line)]
    return next((day for line in plain if (day := single_date(line))), None)


def _held(front: Front) -> date | None:
    """The day of the meeting, from what heads its minutes.

    That is the line which names them and the two below it, down to those present, then the lines
    above. Further down come the minutes of the meeting before, which this one confirms.
    """
    at = next((i for i, line in enumerate(front.lines) if is_minutes_heading(line)), 0)
    below = front.lines[at + 1 : at + 3]
    named = takewhile(lambda line: not ATTENDANCE.match(line) and not _MINUTES.search(line), below)
    heading = "\n".join([front.lines[at], *named])
    return single_date(heading) or single_date("\n".join(front.lines[:at]))


def _after(label: re.Pattern[str], text: str) -> date | None:
    """The first date that follows a label closely."""
    found = (single_date(text[match.end() : match.end() + 40]) for match in label.finditer(text))
    return next((day for day in found if day), None)


def _stand_in(
    parsed: ParsedDocument, kind: DocumentKind, end: date | None, file_name: str
) -> date | None:
    """A date of publication for a document that prints none: see ``read_metadata``."""
    named = single_date(_words(file_name))
    if named and (end is None or end <= named):
        return named
    if kind is not DocumentKind.INSPECTION_REPORT or end is None:
        return None
    for key in ("created", "modified"):
        made = single_date(parsed.properties.get(key, ""))
        if made and end < made <= end + _LONGEST_TO_PUBLICATION:
            return made
    return None


def _words(file_name: str) -> str:
    """A file name as words: its hyphens and underscores are spaces, save in 2012-03-19."""
    return re.sub(r"_|(?<!\d)-|-(?!\d)", " ", PurePath(file_name).stem)


def _council_reported_on(
    front: Front, title: str, kind: DocumentKind, body: str, on: date | None
) -> str | None:
    """The council that an inspection report or a letter about an inspection is about."""
    # A letter's head holds the sender's address, and that lies in some council too.
    places = [title, *([] if kind is DocumentKind.LETTER else [front.before_dates])]
    for place in places:
        if council := _first_council(place, on):
            return council
    return _own_council(front, body, on)


def _first_council(text: str, on: date | None) -> str | None:
    mentions = gazetteer().find(" ".join(text.split()), on=on)
    return mentions[0].council.name if mentions else None


def _own_council(front: Front, body: str, on: date | None) -> str | None:
    """The council whose paper this is: the one most named, and most of all in the head.

    A passing mention counts 1, one on the front 3, one followed by "Council" in the head 20, and
    20 more if the paper gives an address at that council's domain.
    """
    scores: Counter[Council] = Counter()
    for mention in gazetteer().find(body, on=on):
        scores[mention.council] += 1
    for mention in gazetteer().find(front.text, on=on):
        scores[mention.council] += 2
    head = " ".join(front.head)
    for mention in gazetteer().find(head, on=on):
        if head[max(0, mention.end - len("council")) : mention.end].casefold() == "council":
            scores[mention.council] += 20
    domains = {_squashed(domain) for domain in _DOMAIN.findall(body)}
    for council in scores:
        if any(_squashed(name) in domains for name in (council.name, *council.aliases)):
            scores[council] += 20
    return max(scores, key=scores.__getitem__).name if scores else None


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())

"""What sort of paper a document is, by the form of its front and what it names itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts import Certainty, Found
from ingest.front import DATES_LABEL, Front
from ingest.types import Block, BlockKind, DocumentKind

_INSPECTION = re.compile(
    r"\binspection\s+of\b|\barea\s+SEND\b|\bjoint\s+(?:local|targeted|area)\b"
    r"|\breview\s+of\s+the\s+effectiveness\b|\bpartnership\s+report\b"
    r"|\b(?:focuss?ed|monitoring)\s+visit\b",
    re.IGNORECASE,
)
_INSPECTOR = re.compile(r"\b(?:lead|reporting)\s+inspector\b|\bAge\s+group\s*:", re.IGNORECASE)
# A report names itself at once: what comes further down may be a paper about one.
_TITLE_REACH = 400
# A letter says what it reports in its subject line or its first sentences.
_SUBJECT_REACH = 900

# How each sort of inspection and visit is named; of several that a title has the first counts
# ("Area SEND monitoring inspection").
_NAMED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            DocumentKind.AREA_SEND,
            r"\barea\s+SEND\b|\blocal\s+area\s+SEND\b|\bSEND\s+(?:re-?visit|inspection)\b"
            r"|\b(?:inspection|re-?visit(?:ed)?)\b[^.]{0,60}?\blocal\s+area\b[^.]{0,120}?"
            r"\bspecial\s+educational\s+needs\b|\blocal\s+area\s+partnership\s+report\b"
            r"|\bre-?visit(?:ed)?\s+(?:to\s+)?the\s+area\s+of\b",
        ),
        (DocumentKind.JTAI, r"\bjoint\s+targeted\s+(?:area\s+)?inspections?\b|\bJTAI\b"),
        (DocumentKind.FOCUSED_VISIT, r"\bfocuss?ed\s+visit\b"),
        (DocumentKind.MONITORING_VISIT, r"\bmonitoring\s+(?:visit|inspection)\b"),
        (DocumentKind.REINSPECTION, r"\bre-?inspection\s+of\b"),
    )
)
# A report without such a title that says of itself what it is; "the next reinspection" is another.
_SAYS_REINSPECTION = re.compile(
    r"\bthis\s+(?:(?:report\s+)?(?:is|was)\s+(?:of\s+)?(?:a|the)\s+|report\s+(?:follows|concerns"
    r"|describes|sets\s+out\s+the\s+findings\s+of)\s+(?:a|the|our)\s+)?(?:full\s+)?re-?inspection\b",
    re.IGNORECASE,
)
# What an inspectorate's own letter says, and a council's or a minister's about it does not.
_INSPECTORATES_WORDS = re.compile(
    r"\b(?:his|her)\s+majesty.s\s+(?:chief\s+)?inspector|\bHMCI\b|@ofsted\.gov\.uk"
    r"|\b(?:this|the)\s+letter\b[^.]{0,60}?\b(?:summarises|outlines|sums\s+up|sets\s+out|reports)\b"
    r"|\bI\s+am\s+writing\s+(?:to\s+you\s+)?(?:on\s+behalf|to\s+(?:summarise|set\s+out|report|inform"
    r"|confirm))|\bsummar(?:y|ise[sd]?)\s+(?:of\s+)?(?:the\s+|our\s+)?(?:inspection\s+)?findings"
    r"|^ofsted\b",
    re.IGNORECASE | re.MULTILINE,
)

# One expression a trait: a paper shows at least two of them.
_PAPER_TRAITS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"^(?:title\s+of\s+)?meeting(?:\s+date)?\s*[:\t]|\bmeeting\s+date\b|^date\s+of\s+meeting",
        r"^(?:joint\s+)?report\s+(?:of|from|by|to|author)\b|\breport\s+to\s+(?:the\s+)?"
        r"(?:cabinet|council|committee|executive|scrutiny)|^(?:report|joint\s+report)\s+(?:of|by)\b",
        r"\b(?:scrutiny|select|overview)\b[^\n.]{0,60}\b(?:committee|panel|board|commission|forum)\b"
        r"|^[^\n.]{0,60}\b(?:committee|cabinet|panel|executive\s+board|full\s+council)\b[^\n.]{0,40}$",
        r"^wards?(?:\s+\S+)?\s*(?:affected|:)|\bwards?\s+affected\b|\bforward\s+plan\b|\bkey\s+decision\b"
        r"|\bportfolio(?:\s+holder|\(s\)|\s*:)|\bcabinet\s+member\b|\belectoral\s+division",
        r"^(?:\W*\d[\d.]*\s+)?purpose(?:\s+of\s+(?:the\s+|this\s+)?report)?\s*:?$",
        r"^(?:\W*\d[\d.]*\s+)?recommendations?(?:\(s\))?\s*:?$",
        r"\bagenda\s+item\b|^item\s+(?:no\.?\s*)?\d|\breport\s+author\b|\bpart\s+(?:1|I|A)\s+item\b",
        r"^(?:\W*\d[\d.]*\s+)?(?:financial|legal|equalit\w+|resource)\s+implications",
    )
)
_MINUTES_TITLE = re.compile(r"^(?:(?:draft|unconfirmed|confirmed)\s+)?minutes\b", re.IGNORECASE)
_MEETING_OF = re.compile(r"\bmeeting\s+of\b", re.IGNORECASE)
_HELD = re.compile(r"\bheld\b", re.IGNORECASE)
ATTENDANCE = re.compile(r"^\W*(?:present|apologies|in\s+attendance|attendance)\b", re.IGNORECASE)
_PLAN_TITLE = re.compile(
    r"^[^.]{0,120}\b(?:(?:action|improvement)\s+plan|(?:written\s+)?statement\s+of\s+action)\b[^.]{0,80}$",
    re.IGNORECASE,
)
# The column heads of a plan; it has at least two of them, for what is done is done by someone.
_PLAN_COLUMNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:actions?|activit(?:y|ies)|tasks?|what\s+we\s+will\s+do|recommendations?)\b",
        r"\b(?:lead|owner|responsib\w+|accountable|by\s+whom|who)\b",
        r"\b(?:time-?\s?scales?|by\s+when|when|deadline|target\s+date|due|completion|milestones?)\b",
        r"\b(?:RAG|status|progress|outcomes?|impact|success\s+(?:criteria|measures?)|evidence)\b",
    )
)
_LEAST_ROWS = 3


def kind_of(front: Front, blocks: Sequence[Block] = ()) -> Found[DocumentKind]:
    """The kind of a document, by its form and by what it names itself, never by its file name.

    A letter opens with "Dear …": the inspectorate's about an inspection or visit is of that kind,
    for focused and monitoring visits, joint inspections and older SEND inspections are published
    so. An inspection report names its inspection and states dates or inspector at once. Minutes are
    headed so and say who was present. A committee paper shows two or more of the traits of its
    form: meeting, author, wards, purpose, recommendations, implications. An action plan by itself
    is titled so, and holds rows of actions with who and when.

    Args:
        front: the front of the document.
        blocks: all its blocks.

    Returns:
        The kind, ``OTHER`` where the front shows none of these forms, and where it was read.
    """
    traits = paper_traits(front.text)
    opening = front.opening
    if opening is not None and paper_traits("\n".join(front.lines[:opening])) < 2:
        return _letter(front, opening)
    named = _INSPECTION.search(front.text[:_TITLE_REACH])
    if named and traits < 3 and (DATES_LABEL.search(front.text) or _INSPECTOR.search(front.text)):
        return _report(front)
    if (at := _minutes_heading(front)) is not None:
        return front.found(DocumentKind.MINUTES, at)
    if traits >= 2:
        return front.found(DocumentKind.COMMITTEE_PAPER, certainty=Certainty.INFERRED)
    if (at := _plan_title(front, blocks)) is not None:
        return front.found(DocumentKind.ACTION_PLAN, at)
    return front.found(DocumentKind.OTHER, certainty=Certainty.INFERRED)


def paper_traits(text: str) -> int:
    """How many traits of a committee paper's form a text shows, from 0 to 8."""
    return sum(bool(trait.search(text)) for trait in _PAPER_TRAITS)


def is_minutes_heading(line: str) -> bool:
    """Whether a line heads minutes: "Minutes of …", "At a meeting of … held …"."""
    meeting = _MEETING_OF.search(line)
    return bool(_MINUTES_TITLE.match(line) or (meeting and _HELD.search(line, meeting.end())))


def _letter(front: Front, opening: int) -> Found[DocumentKind]:
    subject = " ".join(front.lines[opening + 1 :])[:_SUBJECT_REACH]
    named = _first_named(subject)
    if named and _INSPECTORATES_WORDS.search(front.text):
        kind, at = named
        before = sum(len(line) + 1 for line in front.lines[: opening + 1])
        return front.found(kind, front.line_at(min(before + at, len(front.text))))
    return front.found(DocumentKind.LETTER, opening)


def _report(front: Front) -> Found[DocumentKind]:
    if named := _first_named(front.before_dates[:_TITLE_REACH]):
        kind, at = named
        return front.found(kind, front.line_at(at))
    if says := _SAYS_REINSPECTION.search(front.text):
        line = front.line_at(says.start())
        return front.found(DocumentKind.REINSPECTION, line, Certainty.INFERRED)
    return front.found(DocumentKind.FULL_INSPECTION)


def _first_named(text: str) -> tuple[DocumentKind, int] | None:
    """The sort of inspection that a text names first, and where; None if it names none of them."""
    found = [(match.start(), kind) for kind, name in _NAMED if (match := name.search(text))]
    at, kind = min(found, default=(0, None), key=lambda one: one[0])
    return (kind, at) if kind else None


def _minutes_heading(front: Front) -> int | None:
    headed = next((i for i, line in enumerate(front.lines[:8]) if is_minutes_heading(line)), None)
    return headed if any(ATTENDANCE.match(line) for line in front.lines) else None


def _plan_title(front: Front, blocks: Sequence[Block]) -> int | None:
    """The index of the line that titles an action plan; None if the document is none."""
    titled = next((i for i, line in enumerate(front.lines[:6]) if _PLAN_TITLE.match(line)), None)
    rows = [block.text for block in blocks if block.kind is BlockKind.TABLE_ROW]
    if titled is None or len(rows) < _LEAST_ROWS:
        return None
    headed = any(sum(bool(head.search(row)) for head in _PLAN_COLUMNS) >= 2 for row in rows[:10])
    return titled if headed else None

"""What sort of paper a document is, by the form of its front."""

from __future__ import annotations

import re

from ingest.front import DATES_LABEL, LETTER_OPENING, Front
from ingest.types import DocumentKind

_INSPECTION = re.compile(
    r"\binspection\s+of\b|\barea\s+SEND\b|\bjoint\s+(?:local|targeted|area)\b"
    r"|\breview\s+of\s+the\s+effectiveness\b|\bpartnership\s+report\b",
    re.IGNORECASE,
)
_INSPECTOR = re.compile(r"\b(?:lead|reporting)\s+inspector\b|\bAge\s+group\s*:", re.IGNORECASE)
# A report names itself at once: what comes further down may be a paper about one.
_TITLE_REACH = 400

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


def kind_of(front: Front) -> DocumentKind:
    """The kind of a document, by what its front shows, never by its file name.

    A letter opens with "Dear …", whatever it reports: focused and monitoring visits are published
    as letters. An inspection report names its inspection and states dates or inspector at once.
    Minutes are headed so and say who was present. A committee paper shows two or more of the traits
    of its form: meeting, author, wards, purpose, recommendations, implications.

    Args:
        front: the front of the document.

    Returns:
        The kind; ``OTHER`` where the front shows none of these forms.
    """
    traits = paper_traits(front.text)
    opening = next((i for i, line in enumerate(front.lines) if LETTER_OPENING.match(line)), None)
    if opening is not None and paper_traits("\n".join(front.lines[:opening])) < 2:
        return DocumentKind.LETTER
    labelled = DATES_LABEL.search(front.text) or _INSPECTOR.search(front.text)
    if labelled and _INSPECTION.search(front.text[:_TITLE_REACH]) and traits < 3:
        return DocumentKind.INSPECTION_REPORT
    if _is_minutes(front):
        return DocumentKind.MINUTES
    return DocumentKind.COMMITTEE_PAPER if traits >= 2 else DocumentKind.OTHER


def paper_traits(text: str) -> int:
    """How many traits of a committee paper's form a text shows, from 0 to 8."""
    return sum(bool(trait.search(text)) for trait in _PAPER_TRAITS)


def is_minutes_heading(line: str) -> bool:
    """Whether a line heads minutes: "Minutes of …", "At a meeting of … held …"."""
    meeting = _MEETING_OF.search(line)
    return bool(_MINUTES_TITLE.match(line) or (meeting and _HELD.search(line, meeting.end())))


def _is_minutes(front: Front) -> bool:
    headed = any(is_minutes_heading(line) for line in front.lines[:8])
    return headed and any(ATTENDANCE.match(line) for line in front.lines)

"""A document's title as printed on its front."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.dates import find_dates
from ingest.facts import Certainty, Found, Place
from ingest.front import DATES_LABEL, LETTER_OPENING, PAPER_LABEL, Front
from ingest.gazetteer import gazetteer
from ingest.kinds import is_minutes_heading
from ingest.types import DocumentKind

_REPORT_START = re.compile(
    r"\b(?:(?:(?:joint|full|short|re)\W?)?inspection\s+of|area\s+SEND|joint\s+(?:local|targeted|area)"
    r"|review\s+of\s+the\s+effectiveness|(?:focused|monitoring)\s+visit)\b",
    re.IGNORECASE,
)
_REPORT_END = re.compile(
    r"\b(?:(?:lead|reporting|deputy\s+lead)\s+inspector|(?:report\s+)?published\b|judgement\s+grade"
    r"|age\s+group\s*:|inspection\s+outcome|dates?\s+of\s+previous|the\s+overall\s+judgement"
    r"|children.s\s+services\s+in\s.{1,60}\s(?:are|is|require))",
    re.IGNORECASE,
)
# "Board1": the sign of a footnote that extraction sets among the letters.
_FOOTNOTE_SIGN = re.compile(r"(?<=[A-Za-z])\d\b|[¹²³⁰-⁹]")
_TITLE_LABEL = re.compile(
    r"\b(?:title(?:\s+of\s+(?:the\s+)?report)?|report\s+title|subject|re)\s*:\s*"
    r"|^(?:title(?:\s+of\s+(?:the\s+)?report)?|report\s+title|subject)\s*\t\s*",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"\b(?:committee|cabinet|panel|board|council|executive|commission|forum|borough|authority)\W*$",
    re.IGNORECASE,
)
# What a paper is about, however it ends: "Outcome of the inspection of … Council".
_SUBJECT = re.compile(
    r"\b(?:outcomes?|reports?|inspections?|reviews?|plans?|updates?|responses?|progress|summary"
    r"|findings|strategy|letters?|performance|actions?|visits?)\b.*?\b(?:of|for|in|on|to|at)\b"
    r"|\b(?:about|by|from|into|with|within)\b|^\W*(?:how|what|why)\b",
    re.IGNORECASE,
)
# Titles that programs put into a file's properties.
_PLACEHOLDER = re.compile(
    r"\W*(?:anonymous|unspecified|untitled.*|unnamed|(?:microsoft\s+)?(?:word|excel|powerpoint)\s+-.*"
    r"|powerpoint\s+presentation|(?:document|presentation|slide|doc|book)\s*\d*)\W*"
    r"|.*\.(?:docx?|docm|dotx?|rtf|odt|pdf|pptx?|xlsx?|html?|txt|md|indd|qxp|qxd|pub|wpd|tmp)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\W*(?:(?:joint\s+)?report\s+(?:of|from|by|to|for)\b|(?:part|agenda|item|appendix|annex|page)\b[\s\d]"
    r"|minutes?$|an?\s+(?:open|public)\b|public\s+report|open$|not\s+for\s+publication|report$|agenda$)",
    re.IGNORECASE,
)
_TYPE_WORDS = re.compile(
    r"\b(?:london|royal|metropolitan|county|city|district|unitary|borough|council|authority|of|the|and"
    r"|children.s\s+services|MBC|MDC|safeguarding\s+children\s+board)\b",
    re.IGNORECASE,
)
_MAX_LENGTH = 300


def title_of(front: Front, kind: DocumentKind, fallback: str | None, file_name: str) -> Found[str]:
    """A document's title as printed, wrapped lines joined, without labels and footnote signs.

    Args:
        front: the front of the document.
        kind: what sort of paper it is.
        fallback: the title that the file's properties give; None if they give none.
        file_name: the file's name.

    Returns:
        The title printed; else that of the file's properties, unless a program made it up; else the
        file name without suffix.
    """
    if front.opening is not None and (kind is DocumentKind.LETTER or kind.reports_an_inspection):
        printed = _letter_title(front)
    elif kind.reports_an_inspection:
        printed = _report_title(front)
    elif kind is DocumentKind.MINUTES:
        headings = ((i, line) for i, line in enumerate(front.lines) if is_minutes_heading(line))
        printed = next(headings, None)
    else:
        printed = _labelled_title(front) or _headed_title(front)
    if printed and (title := _clean(printed[1])):
        return front.found(title, printed[0])
    given = " ".join((fallback or "").split())
    if given and not _PLACEHOLDER.fullmatch(given):
        return Found(given, Place.FILE_PROPERTIES, certainty=Certainty.INFERRED)
    return Found(PurePath(file_name).stem, Place.FILE_NAME, certainty=Certainty.INFERRED)


# Each of these gives the index of the line in which the title begins, and the title.
_Printed = tuple[int, str] | None


def _report_title(front: Front) -> _Printed:
    """From "Inspection of …" to the dates, without lines that hold the council's name alone."""
    lines = front.before_dates.splitlines()
    kept = [
        line
        for i, line in enumerate(lines)
        # "Inspection of the London Borough of / Sutton": the name belongs to the line above it.
        if not is_council_name(line) or (i and re.search(r"\b(?:of|in|for)$", lines[i - 1].strip()))
    ]
    text = "\n".join(kept)
    start = _REPORT_START.search(text)
    if not start:
        return None
    first = _REPORT_START.search(front.before_dates)
    text = text[start.start() :]
    end = _REPORT_END.search(text)
    title = _FOOTNOTE_SIGN.sub("", text[: end.start()] if end else text[:_MAX_LENGTH])
    return front.line_at(first.start() if first else 0), title


def _letter_title(front: Front) -> _Printed:
    """The line marked "Re:", else the short line that follows "Dear …"."""
    if labelled := _labelled_title(front):
        return labelled
    for i, line in enumerate(front.lines):
        if LETTER_OPENING.match(line):
            for at, following in enumerate(front.lines[i + 1 : i + 3], start=i + 1):
                if len(following) <= _MAX_LENGTH and not following.rstrip().endswith((".", ",")):
                    return at, following
    return None


def _labelled_title(front: Front) -> _Printed:
    """What stands after "TITLE:", up to the next label."""
    for i, line in enumerate(front.lines[:25]):
        label = _TITLE_LABEL.search(line)
        if not label or DATES_LABEL.search(line):
            continue
        rest = line[label.end() :].strip() or next(iter(front.lines[i + 1 : i + 2]), "")
        rest = rest.split("\t")[0]
        following = PAPER_LABEL.search(rest)
        if title := _clean(rest[: following.start()] if following else rest):
            return i, title
        return None
    return None


def _headed_title(front: Front) -> _Printed:
    """The first line of the head that is no council, meeting, date, author or label.

    Nor may it be a row of a table or a sentence.
    """
    for i, line in enumerate(front.head):
        if "\t" in line or line.rstrip().endswith(".") or len(line) > _MAX_LENGTH:
            continue
        # A label may stand inside a title after a colon of its own; only a leading one counts.
        if PAPER_LABEL.match(line) or _NO_TITLE.match(line) or is_council_name(line):
            continue
        rest = line
        for span in find_dates(line):
            rest = rest.replace(line[span.start : span.end], "")
        if _BODY_NAME.search(rest) and len(rest.split()) <= 12 and not _SUBJECT.search(rest):
            continue
        if len(re.findall(r"[A-Za-z]{2,}", rest)) >= 2:
            return i, line
    return None


def is_council_name(line: str) -> bool:
    """Whether a line holds a council's name and nothing else."""
    mentions = gazetteer().find(line) if len(line) <= _MAX_LENGTH else ()
    if not mentions:
        return False
    rest = line
    for mention in reversed(mentions):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    return not re.search(r"[A-Za-z]", _TYPE_WORDS.sub(" ", rest))


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" \t:;–-|*#")[:_MAX_LENGTH]

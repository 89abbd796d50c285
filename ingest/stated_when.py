"""Which inspection a grade is of: the words about it → ``Occasion``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.areas import schemes
from ingest.dates import find_dates
from ingest.frameworks import framework as framework_of
from ingest.frameworks import recognise
from ingest.judgement import Status
from ingest.types import Document

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<m1>{_MONTH})(?:\s*(?P<y1>20[0-3]\d))?\s*(?:-|–|—|/|to|and|&)\s*(?P<m2>{_MONTH})"
    rf",?\s*(?P<y2>20[0-3]\d)\b|\b(?P<m>{_MONTH}),?\s*(?:of\s+)?(?P<y>20[0-3]\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/£.,–-])(?:20[0-3]\d)(?![\d/]|[–-]\d|,\d{3}|\.\d|\s*%)")
# What stands before a day that is none of an inspection.
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|publication|report(?:ed|ing)?\s+(?:dated|of|on|in)|dated|released|issued"
    r"|letter\s+of"
    r"|received|feedback)\b(?:(?!\binspect|\bfollowing\b)[^.;]){0,40}$",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:meetings?|minutes)\b[^.;]{0,60}\bon\s*$|\bworking\s+together\b[^.;]{0,40}$|\b(?:meeting|committee|cabinet|scrutiny|executive|forum|panel|board|council\s+on"
    r"|by|before|until|till|born|plan|"
    r"review\s+in|follow[- ]?up|since\s+then|effect\s+from|appointed|act|guidance|strategy"
    r"|regulations)"
    r"(?:\s+(?:of|on|in|held|the|end|for|at|its))*\s*$",
    re.IGNORECASE,
)
# "Since the inspection in 2011" dates what follows, unless it goes on "…, when".
_SINCE = re.compile(
    r"\b(?:since|compared\s+(?:to|with)|unlike)\b(?:(?!\b(?:judged|rated|graded|found|was"
    r"|were)\b)[^,.;]){0,60}$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^[^,.;]{0,30},?\s*(?:when|where|which|at\s+which|that)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:since|compared\s+(?:to|with)|improve\w*\s+(?:on|from|since)|unlike|following"
    r"|better\s+than|recommendations\s+(?:of|from|made\s+in)|actions\s+from|addressed\s+since|"
    r"progress\s+(?:since|from|against))\s+(?:the|our|its|their|that)?\s*(?:last|previous|prior"
    r"|earlier)\b(?:\s+\w+){0,4}?\s*\binspections?\b(?![^.;]{0,40}?,?\s*(?:when|where|which|that"
    r"|at which|and\s+(?:this|that|it|they)\s+(?:judged|rated|found|graded|was|were))\b)",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|former(?:ly)?|preceding|last|originally|(?<!be\s)before"
    r"|had\s+been)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|former(?:ly)?|preceding|originally)\b",
    re.IGNORECASE,
)
_LOOKED_AFTER = re.compile(r"\b(?:looked[- ]after|children in care)\b", re.IGNORECASE)
_PROTECTION = re.compile(r"\b(?:safeguarding|protect\w*)\b", re.IGNORECASE)
_REINSPECTION = re.compile(r"\b(?:re-?inspect\w*|single inspection|SIF)\b", re.IGNORECASE)
# How far a month may lie after an inspection and still name it: reports come out then.
_NAMED_BY_REPORT = timedelta(days=130)
_SLACK = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An inspection that a text speaks of.

    Attributes:
        framework: its framework; None if not known.
        status: current or previous.
        start: its first day; None for the document's own, or not known.
        end: its last day.
        own: whether it is the one that the document reports.
    """

    framework: str | None
    status: Status
    start: date | None
    end: date | None
    own: bool


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year in a text, with its place there."""

    first: date
    last: date
    start: int
    end: int
    published: bool = False
    exact: int = 2  # 2 days, 1 months, 0 years


def own(document: Document) -> Occasion:
    """The inspection that a document reports."""
    return Occasion(document.framework, Status.CURRENT, None, None, True)


def times(text: str) -> list[When]:
    """The days, months and years of inspections that a text prints, in order."""
    found: list[When] = []
    for time in _all_times(text):
        before = text[: time.start]
        taken = any(time.start < other.end and other.start < time.end for other in found)
        since = _SINCE.search(before[-70:]) and not _WHEN.match(text[time.end :])
        if taken or since or _OTHER_DAY.search(before[-80:]):
            # Kept as taken, so that the year within a meeting's date is not read on its own.
            found.append(When(date.min, date.min, time.start, time.end))
            continue
        published = bool(_PUBLISHED.search(before[-60:]))
        found.append(When(time.first, time.last, time.start, time.end, published, time.exact))
    return sorted((one for one in found if one.first > date.min), key=lambda one: one.start)


def occasion(
    document: Document, words: str, time: When | None, around: str = "", listed: bool = False
) -> Occasion | None:
    """The inspection that some words speak of.

    Args:
        document: the document they stand in.
        words: the words about the grade.
        time: when, if they say so.
        around: what stands about them, for the framework alone.
        listed: whether the words head a list or a column.

    Returns:
        The inspection; None if the words do not say.
    """
    if time is None:
        return _undated(document, words, listed)
    named = recognise(words, on=time.first)
    if named not in schemes() or not framework_of(named).in_force(time.last):
        named = None
    start, end = document.inspection_start, document.inspection_end
    about = f"{words} {around}"
    framework = named or by_day(about, time.first)
    # Two frameworks were in force in 2012, and a year alone does not tell which.
    if not named and time.exact == 0 and time.first.year == 2012:
        framework = _in_2012(about)
    start, end = document.inspection_start, document.inspection_end
    if start and end:
        if _is_own(document, time, framework, start, end):
            return own(document)
        if time.published:
            early = time.last < start
            return Occasion(framework, Status.PREVIOUS, None, None, False) if early else None
        status = Status.PREVIOUS if time.last < start else Status.CURRENT
        return Occasion(framework, status, time.first, time.last, False)
    if time.published:
        return None
    status = Status.PREVIOUS if _PREVIOUS.search(words) else Status.CURRENT
    return Occasion(framework, status, time.first, time.last, False)


def by_day(words: str, on: date) -> str | None:
    """The framework that gave grades on a day, as far as the words tell which of two."""
    if on < date(2009, 5, 1):
        return None
    after = bool(_LOOKED_AFTER.search(words))
    if on < date(2012, 5, 1) or (on < date(2012, 8, 1) and after):
        return "slac_2009"
    only_after = after and not _PROTECTION.search(words)
    if on < date(2013, 1, 1) and only_after:
        return "slac_2009"
    if on < date(2013, 11, 1):
        return "looked_after_2013" if only_after and on.year >= 2013 else "child_protection_2012"
    if on < date(2018, 1, 1) or (on < date(2018, 10, 1) and _REINSPECTION.search(words)):
        return "sif_2013"
    return "ilacs_2018" if on < date(2026, 4, 1) else "ilacs_2026"


def _in_2012(words: str) -> str | None:
    if re.search(r"\bprotect", words, re.IGNORECASE):
        return "child_protection_2012"
    told = _LOOKED_AFTER.search(words) or _PROTECTION.search(words)
    return "slac_2009" if told else None


def _is_own(document: Document, time: When, framework: str | None, start: date, end: date) -> bool:
    if time.exact == 0:
        years = {start.year, end.year}
        if document.published and document.published <= end + timedelta(days=200):
            years.add(document.published.year)
        return time.first.year in years and framework in (document.framework, None)
    late = _NAMED_BY_REPORT if time.published or time.exact == 1 else _SLACK
    return time.first <= end + late and time.last >= start - timedelta(days=7)


def _undated(document: Document, words: str, listed: bool) -> Occasion | None:
    words = _COMPARED.sub(" ", words)
    if not EARLIER.search(words):
        return None
    is_earlier = _PREVIOUS.search(words) or (
        _LAST.search(words) and (document.kind.reports_an_inspection or listed)
    )
    if not is_earlier and not re.search(
        r"\b(?:last|previous|prior)\s+(?:full\s+|Ofsted\s+|\w+\s+)?inspect", words, re.I
    ):
        return None
    named = recognise(words)
    framework = named if named in schemes() and named != document.framework else None
    return Occasion(framework, Status.PREVIOUS, None, None, False)


def _all_times(text: str) -> Iterator[When]:
    spans = find_dates(text)
    windows: list[When] = []
    for span in spans:
        if windows and span.joined and (span.first - windows[-1].last).days < 120:
            before = windows.pop()
            windows.append(When(before.first, max(before.last, span.last), before.start, span.end))
        else:
            windows.append(When(span.first, span.last, span.start, span.end))
    yield from windows
    for match in _MONTH_YEAR.finditer(text):
        if match["m2"]:
            last_year = int(match["y2"])
            first = _month(match["m1"], int(match["y1"] or last_year))
            last = _month(match["m2"], last_year)
        else:
            first = last = _month(match["m"], int(match["y"]))
        if first <= last:
            yield When(first, _month_end(last), match.start(), match.end(), exact=1)
    for match in _YEAR.finditer(text):
        year = int(match[0])
        yield When(date(year, 1, 1), date(year, 12, 31), match.start(), match.end(), exact=0)


def _month(name: str, year: int) -> date:
    return date(year, _MONTHS.index(name[:3].casefold()) + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])

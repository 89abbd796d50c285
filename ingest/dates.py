"""Dates as reports and papers print them: text → ``DateSpan``.

Dates come in runs: "5 to 9 December 2022 and 14 to 15 February 2023" is one run of two spans. A run
is cut into words (day, month, year, dash, "and"); a day that lacks its month or year takes it from
the next one that has it, as a reader does. What is no date of the calendar is no date here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
    |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"""
_ORDINAL = r"(?:st|nd|rd|th)?"
# A day of its own, as in "19/20 January", not the second half of "19/20".
_DAY_OF_MONTH = rf"\s?\d{{1,2}}{_ORDINAL}\s+{_MONTH}"

# The order matters: a form is tried before those that would take only its first digits. U+FFFE and
# U+0002 are what PDF engines give for a hyphen at the end of a line.
_WORD = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<iso>(?<![\d/])(?P<iy>(?:19|20)\d\d)(?P<is>[-/])(?P<im>\d{{1,2}})(?P=is)(?P<id>\d{{1,2}})
        (?![\d/]))
  | (?P<first>(?<![\d/.])(?P<fd>\d{{1,2}})(?={_ORDINAL}\s?/{_DAY_OF_MONTH}))
  | (?P<numeric>(?<![\d/.])(?P<nd>\d{{1,2}})(?P<sep>[/.-])(?P<nm>\d{{1,2}})(?P=sep)
        (?P<ny>(?:19|20)\d\d)(?!\d))
  | (?P<short>(?<![\d/.])(?P<sd>\d{{1,2}})/(?P<sm>\d{{1,2}})(?:/(?P<sy>\d\d))?(?![\d/]))
  | (?P<figure>\d+(?:[.:/]\d+)+|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+\s?%|£\d+)
  | (?P<year>(?<!\d)(?:19|20)\d\d(?!\d))
  | (?P<day>(?<!\d)\d{{1,2}}(?!\d))
  | (?P<american>(?<![a-z])(?<!\d\s)(?<!(?:st|nd|rd|th)\s)(?P<am>{_MONTH})\s+(?P<ad>\d{{1,2}})
        {_ORDINAL},\s*(?P<ay>(?:19|20)\d\d)(?!\d))
  | (?P<month>(?<![a-z]){_MONTH}(?:[ ]?['’]?(?P<yy>[0-3]\d)(?=$|\s*[\n)\];]|[.,](?:$|\s+[^\d\s])
        |\s*(?:[-\u2010-\u2015]|to\b){_DAY_OF_MONTH}))?)
  | (?P<to>[-\u2010-\u2015\u2212\ufffe\x02]+|(?<![a-z])(?:to|until|till|through)(?![a-z]))
  | (?P<between>\bbetween(?![a-z]))
  | (?P<and>[,;&+]|/(?={_DAY_OF_MONTH})|(?<![a-z])and(?![a-z]))
  | (?P<filler>(?<![a-z])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?
        |st|nd|rd|th|the|of|on|from|again)(?![a-z])|</?[a-z]{{1,5}}>)
  | (?P<other>[a-z]+|\d+|.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A day or a run of days that a text states.

    Attributes:
        first: its first day.
        last: its last day; equal to ``first`` for a single day.
        start: offset of its first character in the text.
        end: offset after its last character.
        joined: whether only "and" or a comma parts it from the span before it.
    """

    first: date
    last: date
    start: int
    end: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a span as printed: month and year are None where the text leaves them out."""

    day: int
    month: int | None
    year: int | None
    start: int
    end: int
    link: str  # what parts it from the point before in its run: "to" or "and"; "" for the first

    def on(self, year: int) -> date | None:
        """The day it names in that year; None where the calendar has no such day."""
        try:
            return date(year, self.month or 0, self.day)
        except ValueError:
            return None


def find_dates(text: str) -> list[DateSpan]:
    """Every complete date and run of dates in a text.

    Args:
        text: any text; dates may be wrapped over lines, and markup (``<sup>``) is passed over.

    Returns:
        The spans in the order printed. A day without a year in its run, a day that the calendar
        does not have, and a span that ends before it starts are left out.
    """
    return [span for run in _runs(text) for span in _spans(run)]


def inspection_window(text: str) -> tuple[date, date] | None:
    """The first period that a text states, from the first to the last day of all its parts.

    Args:
        text: words that hold the period, such as a front page from "Inspection dates:" on.

    Returns:
        First and last day, equal for a single day; None if the text states no complete date.
    """
    spans = find_dates(text)
    if not spans:
        return None
    window = [spans[0]]
    for span in spans[1:]:
        if not span.joined:
            break
        window.append(span)
    return min(span.first for span in window), max(span.last for span in window)


def single_date(text: str) -> date | None:
    """The first day that a text prints in full, with day, month and year.

    Args:
        text: words such as "Published: 23 August 2013" or "2012-03-19".

    Returns:
        That day; None if there is none.
    """
    for run in _runs(text):
        for point in run:
            if point.year and point.month and (day := point.on(point.year)):
                return day
    return None


def _runs(text: str) -> Iterator[list[_Point]]:
    """Points that belong together: nothing but dashes, "to", "and" and commas between them."""
    run: list[_Point] = []
    link = ""
    between = False
    for word in _WORD.finditer(text):
        kind = word.lastgroup
        last = run[-1] if run else None
        if kind in ("space", "filler"):
            continue
        if kind == "between":
            between = True
        elif last and kind in ("to", "and"):
            is_range = kind == "to" or (between and word[0].lower() == "and")
            link = "to" if is_range or link == "to" else "and"
            between = between and not is_range
        elif kind == "month" and last and last.month is None and not link:
            year = 2000 + int(word["yy"]) if word["yy"] else None
            run[-1] = replace(last, month=_month(word[0]), year=year, end=word.end())
        elif kind == "year" and last and last.month and last.year is None and link != "to":
            run[-1] = replace(last, year=int(word[0]), end=word.end())
            link = ""
        else:
            point = _point(word, link if last else "")
            if point and point.link:
                run.append(point)
            else:
                if run:
                    yield run
                run = [point] if point else []
                between = between and point is not None and not last
            link = ""
    if run:
        yield run


def _point(word: re.Match[str], link: str) -> _Point | None:
    """The day that a word names, as far as it goes; None if the word is no day."""
    groups = {
        "iso": ("id", "im", "iy"),
        "numeric": ("nd", "nm", "ny"),
        "short": ("sd", "sm", "sy"),
        "day": ("day", "", ""),
        "first": ("fd", "", ""),
        "american": ("ad", "", "ay"),
    }.get(word.lastgroup or "")
    if groups is None:
        return None
    day, month, year = (int(word[name]) if name and word[name] else None for name in groups)
    if year is not None and year < 100:
        year += 2000
    if word["am"]:
        month = _month(word["am"])
    return _Point(day or 0, month, year, word.start(), word.end(), link)


def _month(name: str) -> int:
    # casefold, as a long s ("ſept") counts as an s where case is ignored.
    return _MONTHS.index(name[:3].casefold()) + 1


def _spans(run: list[_Point]) -> Iterator[DateSpan]:
    """The spans of one run, its missing months and years filled in."""
    groups: list[list[_Point]] = []
    for point in _filled(run):
        if groups and point.link == "to":
            groups[-1].append(point)
        else:
            groups.append([point])
    for group in groups:
        days = [point.on(point.year) if point.year else None for point in group]
        first, last = days[0], days[-1]
        if first and last and first <= last:
            joined = group[0].link == "and"
            yield DateSpan(first, last, group[0].start, group[-1].end, joined)


def _filled(run: list[_Point]) -> list[_Point]:
    """The run with each missing month and year taken from the next point that prints it."""
    filled: list[_Point] = []
    following: _Point | None = None
    for point in reversed(run):
        month, year = point.month, point.year
        if following:
            month = month or following.month
            year = year or following.year
            # "12 December to 9 January 2018" begins in the year before.
            if not point.year and year and month and following.month and month > following.month:
                year -= 1
        changed = (month, year) != (point.month, point.year)
        following = replace(point, month=month, year=year) if changed else point
        filled.append(following)
    filled.reverse()
    # "9 June 2025 to 13 June": the year stands at the first end only.
    for i, (before, point) in enumerate(pairwise(filled), start=1):
        if point.year is None and point.link == "to":
            filled[i] = replace(point, month=point.month or before.month, year=before.year)
    return filled

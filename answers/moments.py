"""When a question speaks of: "spring 2014", "the 2019 and 2023 inspections", "in 2013/14".

Not what narrows the register (``periods``): a report comes out months after the time it speaks of,
and a paper later still, so these times draw documents near and shut none out.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from index.wanted import Period

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
# First and last month that each part of a year may mean; winter ends in the next year.
_PARTS = {
    "early": (1, 4),
    "start": (1, 3),
    "beginning": (1, 3),
    "spring": (3, 6),
    "mid": (5, 8),
    "middle": (5, 8),
    "summer": (6, 9),
    "autumn": (9, 12),
    "late": (9, 12),
    "end": (10, 12),
    "winter": (11, 14),
}
_YEAR = r"20[0-4]\d"
_MOMENT = re.compile(
    rf"(?<![\w/£.])(?:"
    rf"(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? )?"
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?,?(?: of)? (?P<in>{_YEAR})"
    rf"|(?P<part>{'|'.join(_PARTS)})(?: of)?(?: in)?[ -](?P<of>{_YEAR})"
    rf"|(?P<year>{_YEAR})(?:[/–-](?:20)?(?P<to>\d\d))?"
    rf")(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\b(since|after|before|until|till|up to|prior to)(?: the)? $", re.IGNORECASE)
# "After the 2011 inspection" names that inspection, and not all that came later.
_OCCASION = re.compile(
    r"(?:\W+(?!(?:and|in|by|to)\b)\w+){0,2}?\W+(?:re-?)?"
    r"(?:inspection|report|visit|paper|letter|review|plan|criticism|failing)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named.

    Attributes:
        period: its days.
        start: offset of its first character.
        end: offset after its last one.
    """

    period: Period
    start: int
    end: int


def moments(question: str) -> list[Moment]:
    """The times that a question names, in order; days that the calendar lacks are passed over."""
    found = []
    for match in _MOMENT.finditer(question):
        try:
            first, last = _days(match)
        except ValueError:
            continue
        before = _OPENING.search(question, 0, match.start())
        if before and not _OCCASION.match(question, match.end()):
            if before[1].lower() in ("since", "after"):
                last = date.max
            else:
                first = date.min
        found.append(Moment(Period(first, last), match.start(), match.end()))
    return found


def _days(match: re.Match[str]) -> tuple[date, date]:
    if match["month"]:
        year, month = int(match["in"]), _MONTHS[match["month"].lower()]
        if match["day"]:
            day = date(year, month, int(match["day"]))
            return day, day
        return date(year, month, 1), _end(year, month)
    if match["part"]:
        year = int(match["of"])
        start, end = _PARTS[match["part"].lower()]
        return date(year, start, 1), _end(year, end)
    year = int(match["year"])
    if match["to"] and int(match["to"]) == (year + 1) % 100:  # as councils count their years
        return date(year, 4, 1), date(year + 1, 3, 31)
    until = year // 100 * 100 + int(match["to"]) if match["to"] else year
    return date(year, 1, 1), date(max(until, year), 12, 31)


def _end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])

"""Words for a time → the days that it spans: "since 2018", "2013–16", "in the last five years"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from answers.words import PERIOD, Words

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_NUMBERS = dict(
    zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)
) | {"couple of": 2, "few": 3, "fifteen": 15, "twelve": 12, "twenty": 20}

_YEAR = r"(?:20[0-4]\d)"
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
# A season is no month: inspections that councils place "in spring" begin in winter too.
_SEASON = r"(?:(?:the )?(?:early|mid|late|spring|summer|autumn|winter)[ -](?:of )?)"
_DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH} (?:of )?{_YEAR}|\d{{1,2}}/\d{{1,2}}/{_YEAR}"
    rf"|{_YEAR}-\d{{2}}-\d{{2}}|{_SEASON}?{_YEAR}(?:[/-]\d{{2}}(?![\d-]))?)"
)
_THE = r"(?:the )?(?:start of |beginning of |end of |year |years |inspections? (?:in |of )?|report (?:in |of )?)?(?:the )?"
_TO = r"(?: ?- ?| to | until | till | through to | through | and | up to )"
_AMOUNT = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_SHAPES = (
    ("between", rf"between {_THE}(?P<a>{_DAY}) (?:inspection )?(?:and|to|-) {_THE}(?P<b>{_DAY})"),
    ("between", rf"(?:from |during |in )?{_THE}(?P<a>{_DAY})(?: ?- ?| to | until | till | through to | through | up to ){_THE}(?P<b>{_DAY}|\d{{2}}(?![\d/-]))"),
    ("since", rf"(?:ever )?(?:since|from|starting(?: in)?|as of|beginning(?: in)?) {_THE}(?P<a>{_DAY})(?: on(?:wards?)?)?"),
    ("since", rf"{_THE}(?P<a>{_DAY}) (?:onwards?|or later|and later|and after)"),
    ("after", rf"(?:after|post|later than)[ -]{_THE}(?P<a>{_DAY})"),
    ("before", rf"(?:before|prior to|pre|earlier than|preceding)[ -]{_THE}(?P<a>{_DAY})"),
    ("until", rf"(?:until|till|up to|up until|to the end of|no later than|by) {_THE}(?P<a>{_DAY})"),
    ("until", rf"{_THE}(?P<a>{_DAY}) (?:or|and) (?:earlier|before)"),
    ("past", rf"(?:(?:in|over|during|within|for) )?(?:the )?(?:last|past|previous|most recent) (?P<n>{_AMOUNT}) (?P<unit>years?|months?)"),
    ("past", r"(?:(?:in|over|during|within|for) )?(?:the )?(?:last|past) (?P<unit>decade)"),
    ("decade", r"(?:(?:in|during|over) )?the (?P<d>20[0-4]0)s"),
    ("this_year", r"(?:so far )?this year"),
    ("last_year", r"(?<!the )last year"),
    ("in", rf"(?:(?:in|during|for|of|from|at|on|around|about) )?{_THE}(?:year )?(?P<a>{_DAY})(?:'s)?"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{shape})(?![\w])")) for kind, shape in _SHAPES)


@dataclass(frozen=True, slots=True)
class PeriodRead:
    """The days that a question names.

    Attributes:
        since: first day; None for no beginning.
        until: last day; None for no end.
        words: the asker's.
    """

    since: date | None
    until: date | None
    words: str


def take_periods(words: Words, today: date) -> list[PeriodRead]:
    """Strike out all that names a time, and say which days it spans; in their order."""
    found: list[tuple[int, PeriodRead]] = []
    for kind, pattern in _PATTERNS:
        for match in list(pattern.finditer(words.text)):
            read = _read(kind, match, today)
            if read and (read[0] is None or read[1] is None or read[0] <= read[1]):
                words.strike(match.start(), match.end(), PERIOD)
                found.append((match.start(), PeriodRead(*read, match[0].strip())))
    return [read for _, read in sorted(found, key=lambda item: item[0])]


def spanned(periods: list[PeriodRead]) -> tuple[date | None, date | None]:
    """First and last day of several times together: "2015 vs 2019" spans both."""
    if not periods:
        return None, None
    sinces, untils = [one.since for one in periods], [one.until for one in periods]
    open_start = [one for one in periods if one.until and not one.since]
    open_end = [one for one in periods if one.since and not one.until]
    if open_start and open_end and len(periods) == 2:  # "since 2012 and before 2015"
        return open_end[0].since, open_start[0].until
    return (
        min((day for day in sinces if day), default=None) if None not in sinces else None,
        max((day for day in untils if day), default=None) if None not in untils else None,
    )


def _read(kind: str, match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    group = match.groupdict()
    if kind == "past":
        unit = group["unit"]
        amount = 10 if unit == "decade" else _number(group["n"])
        months = amount if unit.startswith("month") else 12 * amount
        return _months_before(today, months), today
    if kind in ("this_year", "last_year"):
        year = today.year - (kind == "last_year")
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "decade":
        start = int(group["d"])
        return date(start, 1, 1), date(start + 9, 12, 31)
    days = _days(group["a"])
    if days is None:
        return None
    first, last = days
    if kind == "between":
        other = group["b"]
        if len(other) == 2:  # "2013-16"
            other = f"{first.year // 100}{other}"
        end = _days(other)
        return (first, end[1]) if end else None
    return {
        "since": (first, None),
        "after": (date.fromordinal(last.toordinal() + 1), None),
        "before": (None, date.fromordinal(first.toordinal() - 1)),
        "until": (None, last),
        "in": (first, last),
    }[kind]


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _days(words: str) -> tuple[date, date] | None:
    """First and last day of a year, a month, a financial year or a day."""
    try:
        if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words):
            one = date(int(match[3]), int(match[2]), int(match[1]))
            return one, one
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            one = date.fromisoformat(words)
            return one, one
        if match := re.search(r"(20\d\d)[/-](\d\d)$", words):
            start, end = int(match[1]), int(match[2])
            if end == (start + 1) % 100:  # a financial year, as councils write it
                return date(start, 4, 1), date(start + 1, 3, 31)
            if start // 100 * 100 + end <= start:
                return None
            return date(start, 1, 1), date(start // 100 * 100 + end, 12, 31)
        year = int(words[-4:])
        month = re.search(rf"(?:(\d{{1,2}})\S* (?:of )?)?({_MONTH}) ", words)
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        number = _MONTHS[month[2].rstrip(".")]
        last = calendar.monthrange(year, number)[1]
        if month[1]:
            one = date(year, number, int(month[1]))
            return one, one
        return date(year, number, 1), date(year, number, last)
    except ValueError:
        return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

"""Words for a time → the days that it spans: "since 2018", "2013–16", "in the last five years"."""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from answers.words import PERIOD, Words

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_ONE_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_ONE_TO_TEN, start=1)} | {
    "couple of": 2,
    "few": 3,
    "fifteen": 15,
    "twelve": 12,
    "twenty": 20,
}

_YEAR = r"(?:20[0-4]\d)"
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
# A season is no month: inspections that councils place "in spring" begin in winter too.
_SEASON = r"(?:(?:the )?(?:early|mid|late|spring|summer|autumn|winter)[ -](?:of )?)"
_DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH} (?:of )?{_YEAR}"
    rf"|\d{{1,2}}/\d{{1,2}}/{_YEAR}|{_YEAR}-\d{{2}}-\d{{2}}|{_SEASON}?{_YEAR}(?:[/-]\d{{2}}(?![\d-]))?)"
)
_AMOUNT = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_SIGNS = {"{DAY}": _DAY, "{YEAR}": _YEAR, "{AMOUNT}": _AMOUNT}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What each sort of period is told by, the longer before what it holds."""
    text = (files("answers") / "data" / "periods.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    signs = _SIGNS | {"{THE}": table["the"]}
    made = []
    for shape in table["shape"]:
        pattern = shape["as"]
        for sign, stands_for in signs.items():
            pattern = pattern.replace(sign, stands_for)
        made.append((shape["kind"], re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")))
    return tuple(made)


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
    for kind, pattern in _patterns():
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

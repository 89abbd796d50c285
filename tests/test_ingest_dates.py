"""Dates: every way in which reports and papers print a day or a period is read back."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import DateSpan, find_dates, inspection_window, single_date

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3 to 7 March 2025", "2025-03-03", "2025-03-07"),
        ("3/02/2015 – 26/02/2015", "2015-02-03", "2015-02-26"),
        ("3/02 – 26/02/2015", "2015-02-03", "2015-02-26"),
        ("3.02.2015 - 26.02.2015", "2015-02-03", "2015-02-26"),
        ("2 May–13 May 2016", "2016-05-02", "2016-05-13"),
        ("28 May 2018 to 8 June 2018", "2018-05-28", "2018-06-08"),
        ("28 May to 8 June 2018", "2018-05-28", "2018-06-08"),
        ("12-16 August 2013", "2013-08-12", "2013-08-16"),
        ("from the 4 - 15 June 2012", "2012-06-04", "2012-06-15"),
        ("4th – 15th June 2012", "2012-06-04", "2012-06-15"),
        ("4 th and 15 th June 2012", "2012-06-04", "2012-06-15"),
        ("4<sup>th</sup> – 15<sup>th</sup> June 2012", "2012-06-04", "2012-06-15"),
        ("3 March-20 March 2014 and 7 – 9 April 2014", "2014-03-03", "2014-04-09"),
        ("7 to 11 March 2022 and 18 to 19 May 2023", "2022-03-07", "2023-05-19"),
        ("2-3 and 9-13 March 2015", "2015-03-02", "2015-03-13"),
        ("between 5 and 14 February 2013", "2013-02-05", "2013-02-14"),
        ("between 27 June 2011 to 8 July 2011", "2011-06-27", "2011-07-08"),
        ("9 June 2025 to 13 June", "2025-06-09", "2025-06-13"),
        ("Monday 6th to Friday 17th March 2017", "2017-03-06", "2017-03-17"),
        ("Monday 6 March, 2017 until Friday, 17 March, 2017", "2017-03-06", "2017-03-17"),
        ("3 Sept. to 14 Sep 2012", "2012-09-03", "2012-09-14"),
        ("8 September\n2014 –\n2 October 2014", "2014-09-08", "2014-10-02"),
        ("5\ufffe16 March 2012", "2012-03-05", "2012-03-16"),
        ("12 December – 9 January 2018", "2017-12-12", "2018-01-09"),
        ("28 November, 5 December and 9 January 2018", "2017-11-28", "2018-01-09"),
        ("19/20 January 2021", "2021-01-19", "2021-01-20"),
        ("23rd/24th May 2011", "2011-05-23", "2011-05-24"),
        ("January 19, 2021", "2021-01-19", "2021-01-19"),
        ("1 March 2014 to April 3, 2014", "2014-03-01", "2014-04-03"),
        ("19 – 20 Jan 21", "2021-01-19", "2021-01-20"),
        ("19 Jan 21 to 3 Feb 21", "2021-01-19", "2021-02-03"),
        ("2009/11/10", "2009-11-10", "2009-11-10"),
        ("3 ſept 2012", "2012-09-03", "2012-09-03"),
        ("06 May 2021", "2021-05-06", "2021-05-06"),
        ("29 February 2016", "2016-02-29", "2016-02-29"),
    ],
)
def test_a_period_as_printed(text: str, first: str, last: str) -> None:
    window = inspection_window(text)
    assert window == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 June 2015",
        "10 to 31 June 2015",
        "29 February 2015",
        "0 to 5 May 2015",
        "13 – 9 June 2012",
        "20 March 2014 to 3 March 2014",
        "9 to 13 June",
        "June 2013",
        "grew from 32% at March 2013 to 17% in June",
        "in 2012/13 and in 2010-11",
        "paragraphs 4.6 and 12.5",
        "99999 May 2015",
        "on 5 May 12 children moved",
        "on 5 May, 12 of them",
        "9 May\n12",
        "19/20",
        "decided 12 mayor 2012",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert inspection_window(text) is None


def test_only_the_first_period_counts() -> None:
    text = "Visited 3 to 7 March 2025. The one before took place 6 to 10 May 2019."
    assert inspection_window(text) == (date(2025, 3, 3), date(2025, 3, 7))


def test_a_page_number_after_a_running_foot_is_no_day() -> None:
    assert inspection_window("3 to 7 March 2025 12\n14 children") == (
        date(2025, 3, 3),
        date(2025, 3, 7),
    )


def test_spans_know_where_they_stand_and_whether_they_belong_together() -> None:
    text = "Held 2-3 and 9 May 2015; then 1 June 2016"
    assert find_dates(text) == [
        DateSpan(date(2015, 5, 2), date(2015, 5, 3), 5, 8),
        DateSpan(date(2015, 5, 9), date(2015, 5, 9), 13, 23, joined=True),
        DateSpan(date(2016, 6, 1), date(2016, 6, 1), 30, 41),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 SEPTEMBER 2013", date(2013, 9, 26)),
        ("19th March 2012", date(2012, 3, 19)),
        ("Published: 23 August 2013", date(2013, 8, 23)),
        ("2012-03-19", date(2012, 3, 19)),
        ("19/03/12", date(2012, 3, 19)),
        ("Item 4, 5 June 2015", date(2015, 6, 5)),
        ("32 March 2012, put right to 2 April 2012", date(2012, 4, 2)),
        ("50276411", None),
        ("March 2012", None),
    ],
)
def test_a_single_day(text: str, day: date | None) -> None:
    assert single_date(text) == day


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(st.dates(date(2009, 1, 1), date(2029, 12, 1)))
    return first, first + timedelta(days=draw(st.integers(1, 40)))


def _day(day: date, style: str, *, month: bool = True, year: bool = True) -> str:
    name = MONTHS[day.month - 1]
    if "upper" in style:
        name = name.upper()
    if "short" in style:
        name = name[:3]
    suffix = "th" if "th" in style else ""
    lead = f"{WEEKDAYS[day.weekday()]} " if "weekday" in style else ""
    number = f"{day.day:02}" if "padded" in style else str(day.day)
    return lead + number + suffix + (f" {name}" if month else "") + (f" {day.year}" if year else "")


@given(
    windows(),
    st.sampled_from(["plain", "upper", "short", "th", "weekday", "padded", "weekday th short"]),
    st.sampled_from([" to ", "-", " – ", "–", " - ", " —\n", "\nto "]),
    st.booleans(),
)
def test_every_style_is_read_back(
    window: tuple[date, date], style: str, dash: str, terse: bool
) -> None:
    first, last = window
    year = not terse
    month = not (terse and (first.year, first.month) == (last.year, last.month))
    text = f"({_day(first, style, month=month, year=year)}{dash}{_day(last, style)})."
    assert inspection_window(text) == window


@given(windows(), st.sampled_from(["{:%d/%m/%Y}", "{:%d.%m.%Y}", "{:%Y-%m-%d}"]))
def test_figures_are_read_back(window: tuple[date, date], style: str) -> None:
    assert inspection_window(f"{style.format(window[0])} – {style.format(window[1])}") == window


@given(windows(), st.integers(2, 30), st.integers(0, 6))
def test_a_split_window_runs_from_its_first_day_to_its_last(
    window: tuple[date, date], gap: int, length: int
) -> None:
    again = window[1] + timedelta(days=gap)
    end = again + timedelta(days=length)
    text = (
        f"{_day(window[0], '')} to {_day(window[1], '')} and {_day(again, '')} to {_day(end, '')}"
    )
    assert inspection_window(text) == (window[0], end)


@given(st.text(alphabet="0123456789/.-– \nandtobewMayJun2015,stthrd<>%£", max_size=80))
def test_whatever_the_text_spans_are_sound(text: str) -> None:
    place = 0
    for span in find_dates(text):
        assert span.first <= span.last
        assert place <= span.start < span.end <= len(text)
        place = span.end

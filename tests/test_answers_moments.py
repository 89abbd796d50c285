"""Times that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.moments import moments
from index.wanted import Period
from tests.toys import document


def period(question: str) -> Period:
    (one,) = moments(question)
    return one.period


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in 2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("the July 2023 inspection", date(2023, 7, 1), date(2023, 7, 31)),
        ("by 9th of July 2013", date(2013, 7, 9), date(2013, 7, 9)),
        ("in Sept. 2014", date(2014, 9, 1), date(2014, 9, 30)),
        ("spring 2014", date(2014, 3, 1), date(2014, 6, 30)),
        ("the winter of 2015", date(2015, 11, 1), date(2016, 2, 29)),
        ("by mid-2013", date(2013, 5, 1), date(2013, 8, 31)),
        ("late 2022", date(2022, 9, 1), date(2022, 12, 31)),
        ("in 2012/13", date(2012, 4, 1), date(2013, 3, 31)),
        ("in 2017-18", date(2017, 4, 1), date(2018, 3, 31)),
        ("from 2015-2018", date(2015, 1, 1), date(2018, 12, 31)),
        ("since 2018", date(2018, 1, 1), date.max),
        ("up to 2018", date.min, date(2018, 12, 31)),
        ("after the 2011 inspection", date(2011, 1, 1), date(2011, 12, 31)),
        ("since the Kent 2019 report", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_time_is_its_days(words: str, first: date, last: date) -> None:
    assert period(f"What was said of caseloads {words}?") == Period(first, last)


@pytest.mark.parametrize(
    "words", ["£2015", "2015.5 places", "on 31 February 2015", "page 2050", "reference 12/2015"]
)
def test_what_is_no_time_is_none(words: str) -> None:
    assert moments(words) == []


def test_each_time_stands_where_it_is_said() -> None:
    question = "How did it change between the 2019 and 2023 inspections?"
    assert [question[one.start : one.end] for one in moments(question)] == ["2019", "2023"]


@given(st.text(max_size=60), st.integers(2000, 2049))
def test_any_text_can_be_asked(text: str, year: int) -> None:
    found = moments(f"{text} in {year}")
    assert found[-1].period.first <= found[-1].period.last
    assert all(one.start < one.end for one in found)


def test_days_to_a_document_run_from_its_nearest_date() -> None:
    inspected = document(
        inspection_start=date(2019, 7, 15),
        inspection_end=date(2019, 7, 26),
        published=date(2019, 8, 27),
    )
    assert period("in July 2019").gap(inspected) == 0
    assert period("in 2019").gap(inspected) == 0
    assert period("on 5 July 2019").gap(inspected) == 10  # it was inspected ten days later
    assert period("in October 2019").gap(inspected) == -35  # published on 27 August, 35 days before
    assert period("in 2019").gap(document()) is None

"""Questions that turn on what is not there: no judgement, no grade, no such council."""

from __future__ import annotations

from datetime import date

import pytest

from answers.areas_read import at_large
from answers.register import Register
from answers.types import Answer, Asked, Change, JudgementsAsked, Occasion, Reading
from index.library import Library
from index.types import Filter
from ingest.grades import Grade
from tests.registers import (
    ADEQUATE,
    ADOPTION,
    BATH,
    GOOD,
    HEALTH,
    INADEQUATE,
    LEADERSHIP,
    OUTSTANDING,
    RI,
    ask,
    fill,
)

BAD = frozenset({INADEQUATE})


@pytest.fixture
def library(toy_library: Library) -> Library:
    fill(toy_library)
    return toy_library


def first(answer: Answer) -> str:
    return answer.text.splitlines()[0]


def test_who_lacks_a_judgement_is_told_and_why(library: Library) -> None:
    health = ask(library, Asked.SET, areas=(HEALTH,), lacking=True)
    assert first(health) == (
        "Of the 6 councils held here, 1 has a judgement on the contribution of health agencies; "
        "Dudley has none in what is held of them; Devon, Halton, Medway and Torbay have none, as "
        "they were inspected only under frameworks that do not judge it."
    )
    assert (health.answered, health.rows) == (True, ())
    medway = ask(library, Asked.SET, ("Medway",), areas=(ADOPTION,), lacking=True)
    assert first(medway) == "None is without: the one council held has a judgement on adoption."


def test_every_area_counts_inspections_that_gave_no_other_grade(library: Library) -> None:
    every = at_large().read("every area")
    latest = ask(
        library, Asked.SET, areas=(every,), grades=frozenset({OUTSTANDING}), every=True,
        occasion=Occasion.LATEST,
    )  # fmt: skip
    assert {(row.council, row.area_id) for row in latest.rows} == {
        ("Torbay", "leadership"),
        ("Torbay", "care_leavers"),
    }
    assert first(latest) == (
        "1 of the 4 councils with a judgement on any area was rated outstanding in every area at "
        "its latest inspection held here: Torbay."
    )
    # Devon's of 2020 gave inadequate twice; that of 2025 gave "requires improvement" too, and so
    # did Medway's of 2019 for children in care.
    ever = ask(library, Asked.SET, areas=(every,), grades=BAD, every=True)
    assert {(row.council, row.inspection_end) for row in ever.rows} == {
        ("Devon", date(2020, 1, 31))
    }


def test_the_areas_of_one_council_are_told_by_inspection(library: Library) -> None:
    any_area = at_large().read("any area")
    answer = ask(library, Asked.GRADE, ("Medway",), areas=(any_area,), grades=BAD)
    assert first(answer) == (
        "Yes: Medway was rated inadequate for leadership, management and governance (October "
        "2015); inadequate for overall effectiveness and the impact of leaders on social work "
        "practice with children and families (July 2019)."
    )


def test_visits_give_no_grades_and_none_is_shown(library: Library) -> None:
    dudley = ask(library, Asked.GRADE, ("Dudley",), visits=True)
    assert dudley.text == (
        "Focused and monitoring visits give no grades. The library holds 1 letter on such visits "
        "to Dudley."
    )
    medway = ask(library, Asked.GRADE, ("Medway",), visits=True, grades=BAD)
    assert medway.text == (
        "Focused and monitoring visits give no grades. The library holds no letters on such "
        "visits to Medway."
    )
    assert (medway.rows, medway.answered) == ((), False)


def test_inspections_without_grades_are_said_to_give_none(library: Library) -> None:
    answer = ask(library, Asked.GRADE, ("Medway",), frameworks=frozenset({"jtai_2016"}))
    assert answer.text.splitlines()[1].startswith(
        "Joint targeted area inspection: such inspections give no grades."
    )
    assert answer.rows == ()


def test_of_a_period_without_an_inspection_the_others_years_are_told(library: Library) -> None:
    answer = ask(library, Asked.GRADE, ("Medway",), date(2021, 1, 1), date(2021, 12, 31))
    assert answer.text.splitlines() == [
        "The library holds no judgement for Medway in 2021.",
        "The inspections of it that are held ended in 2015, 2019 and 2023.",
    ]


def test_a_council_that_is_none_is_said_to_be_none(library: Library) -> None:
    answer = ask(library, Asked.GRADE, ("Barchester",), grades=BAD)
    assert answer.text.splitlines() == [
        "The library holds nothing about Barchester.",
        "No council with children's services in England is known as “Barchester”.",
    ]
    assert answer.coverage.not_held == ("Barchester",)


def test_councils_of_a_group_that_ended_long_ago_are_not_missed(library: Library) -> None:
    # Bedfordshire ended in March 2009, before the first of the frameworks; Cumbria in 2023.
    counties = ("Bedfordshire", "Cumbria", "Kent")
    grouped = {"regions": ("county councils",), "grades": BAD}
    ever = ask_of_group(library, counties, Occasion.ANY, grouped)
    assert ever.coverage.not_held == ("Cumbria", "Kent")
    now = ask_of_group(library, counties, Occasion.LATEST, grouped)
    assert now.coverage.not_held == ("Kent",)


def ask_of_group(
    library: Library, councils: tuple[str, ...], occasion: Occasion, asked: dict[str, object]
) -> Answer:
    wanted = JudgementsAsked(Asked.SET, occasion=occasion, **asked)  # type: ignore[arg-type]
    reading = Reading("?", Filter(councils=frozenset(councils)), (), "?", wanted)
    register = Register(library.judgements(), library.store.documents())
    return register.answer(reading, wanted, library.store)


def test_what_is_negated_is_told_by_the_grades(library: Library) -> None:
    answer = ask(
        library, Asked.SET, areas=(LEADERSHIP,), grades=frozenset({RI, ADEQUATE, INADEQUATE}),
        grades_in_words="not rated good",
    )  # fmt: skip
    assert " were rated requires improvement, adequate or inadequate at any " in first(answer)


def test_what_stayed_is_told_as_staying(library: Library) -> None:
    answer = ask(
        library, Asked.CHANGE, grades=BAD, grades_before=BAD, change=Change.SAME,
    )  # fmt: skip
    assert first(answer) == (
        "1 of the 2 councils with judgements on overall effectiveness from two inspections or "
        "more held here stayed inadequate from one inspection to the next: Devon."
    )


def test_a_no_tells_what_it_was(library: Library) -> None:
    answer = ask(library, Asked.GRADE, ("Medway",), grades=frozenset({OUTSTANDING}))
    assert first(answer) == (
        "No: Medway was rated requires improvement (October 2015), inadequate (July 2019) and "
        "good (July 2023) for overall effectiveness."
    )
    assert {row.grade_id for row in answer.rows} == {RI, INADEQUATE, GOOD}
    assert BATH not in answer.text
    assert Grade.NOT_STATED not in {row.grade_id for row in answer.rows}

"""What a question's words narrow."""

from __future__ import annotations

from answers.reading import read
from index.types import Filter


def test_councils_that_are_named_narrow_the_search() -> None:
    reading = read("What did B&NES and north tyneside promise?")
    assert reading.councils_named == ("Bath and North East Somerset", "North Tyneside")
    assert reading.only == Filter(
        councils=frozenset({"Bath and North East Somerset", "North Tyneside"})
    )


def test_what_is_sought_is_the_question_without_its_councils() -> None:
    for question, sought in (
        ("What grade did adoption get in Herefordshire?", "What grade did adoption get"),
        ("Did Medway's and Kent's leaders improve?", "Did leaders improve"),
        ("Bradford’s workforce in 2022", "workforce in 2022"),
        ("missing   children", "missing children"),
        ("Medway", "Medway"),
    ):
        assert read(question).sought == sought


def test_what_the_asker_set_goes_first() -> None:
    set_by_asker = Filter(councils=frozenset({"Kent"}))
    reading = read("Did Medway recruit?", set_by_asker)
    assert reading.only == set_by_asker
    assert reading.councils_named == ("Medway",)


def test_a_question_without_a_council_is_about_all() -> None:
    reading = read("Which councils were reading minutes at length?")
    assert reading.only.empty
    assert reading.councils_named == ()

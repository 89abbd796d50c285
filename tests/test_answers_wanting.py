"""What a question has the search look for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.terms import terms_for
from answers.wanting import kin, wanted_by
from index.wanted import Want


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        (
            "How stretched were Medway's social workers in July 2019?",
            "How stretched social workers",
        ),
        ("In the 2019 Kent inspection, was neglect seen early?", "was neglect seen early"),
        ("Kent 2014: which grade was given for adoption?", "which grade was given for adoption"),
        (
            "Were plans good enough in Kent? (2013 scrutiny paper)",
            "Were plans good enough",
        ),
        (
            "How did fostering change in Kent between the 2019 and 2023 inspections?",
            "How did fostering change",
        ),
        (
            "What was said of neglect in Kent, Surrey and Devon?",
            "What was said of neglect",
        ),
        ("neglect", "neglect"),
        ("Kent 2014", "Kent 2014"),  # nothing is left: it is sought as it stands
    ],
)
def test_the_topic_is_without_places_and_times(question: str, topic: str) -> None:
    assert wanted_by(question).topic == topic


def test_the_papers_words_stand_beside_others() -> None:
    wanted = wanted_by("Do runaways see anyone?")
    assert "return home interviews" in wanted.terms
    assert wanted.in_the_papers_words.startswith("Do runaways see anyone (missing from home; ")
    assert wanted_by("biscuits").in_the_papers_words == "biscuits"


def test_initials_are_told_by_their_capitals() -> None:
    assert "personal advisers" in terms_for("Do care leavers have PAs?")
    assert "personal advisers" not in terms_for("the pas de deux")
    assert "SEND" in terms_for("SEND services in Kent")
    assert terms_for("did they send a plan") == ()


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("What did Ofsted tell Kent to work on?", {Want.IMPROVEMENT}),
        ("What were the recommendations?", {Want.IMPROVEMENT}),
        ("Which grade was given for adoption?", {Want.JUDGEMENT}),
        ("How much was spent on agency staff?", {Want.MONEY, Want.NUMBER}),
        ("How many children are in care?", {Want.NUMBER}),
        ("When was the trust started?", {Want.DATE}),
        ("Were they seen when they came back?", set()),
        ("Who led the visit?", {Want.PERSON}),
        ("Was it clear who did what?", set()),
        ("What did the cabinet paper say?", {Want.PAPER}),
        ("What did the area SEND inspection find?", {Want.SEND}),
        ("Is life-story work good?", set()),
    ],
)
def test_what_sort_of_passage_is_asked_for(question: str, wants: set[Want]) -> None:
    assert wanted_by(question).wants == wants


def test_a_council_is_sought_with_those_before_and_after_it() -> None:
    assert kin(["Cumberland"]) == {"Cumberland", "Cumbria"}
    assert kin(["Cumbria"]) == {"Cumbria", "Cumberland", "Westmorland and Furness"}
    assert kin([]) == set()


@given(st.text(min_size=1, max_size=200))
def test_any_question_leaves_something_to_look_for(question: str) -> None:
    wanted = wanted_by(question)
    assert wanted.question == question
    assert wanted.topic

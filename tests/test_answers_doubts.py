"""Whether the library answers at all, and what is said where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from answers.doubts import ANYTHING, Doubt, Limits, doubt, holds, of_the_time, strange_names
from answers.evidence import pick, spread
from answers.sentence_fit import Sentence
from answers.wanting import wanted_by
from index.types import Hit
from index.wanted import Want
from ingest.types import Document, DocumentKind
from tests.toys import document, passage

LIMITS = Limits(near=0.3, near_if_strange=0.6, holding=0.75)


def hit(text: str, made: Document | None = None, rank: int = 1) -> Hit:
    made = made or document()
    return Hit(passage(made.id, rank, text), made, rank, 1.0)


def doubted(
    question: str, *said: tuple[str, float], made: Document | None = None, limits: Limits = LIMITS
) -> Doubt | None:
    hits = [hit(text, made, rank) for rank, (text, _) in enumerate(said, start=1)]
    sentences = [[Sentence(text, near)] for text, near in said]
    return doubt(wanted_by(question), hits, sentences, lambda word: word != "zebra", limits)


@pytest.mark.parametrize(
    ("question", "said", "why"),
    [
        ("Are plans good?", [("Plans are good.", 0.5)], None),
        ("Are plans good?", [("Plans are good.", 0.2)], Doubt.FAR),
        ("Are zebra plans?", [("Plans are good.", 0.5)], Doubt.FAR),  # half of it is strange
        ("Are zebra plans?", [("Plans are good.", 0.7)], None),
        ("How many are there?", [("There are 94.", 0.5)], None),
        ("How many are there?", [("There are ten.", 0.5)], None),
        ("How many are there?", [("There are many, says item 7.", 0.5)], Doubt.NO_NUMBER),
        ("How many are there?", [("Many.", 0.5), ("94 of them.", 0.4)], None),
        ("How many are there?", [("Many.", 0.5), ("94 of them.", 0.3)], Doubt.NO_NUMBER),
        ("How much was spent?", [("It spent 12 days.", 0.5)], Doubt.NO_MONEY),
        ("How much was spent?", [("It spent £12.", 0.5)], None),
        ("When did it begin?", [("It began early.", 0.5)], Doubt.NO_DATE),
        ("Who led the visit?", [("It was led well.", 0.5)], Doubt.NO_PERSON),
        ("Who sees the children?", [("A charity sees them.", 0.5)], None),
        ("What does plan 11 cover?", [("Plan 11 covers health.", 0.5)], None),
        ("What does plan 11 cover?", [("Plan 1 and 11 others.", 0.5)], Doubt.NO_ITEM),
    ],
)
def test_an_answer_has_what_is_asked_for(
    question: str, said: list[tuple[str, float]], why: Doubt | None
) -> None:
    assert doubted(question, *said) is why
    assert doubted(question, *said, limits=ANYTHING) is None


def test_an_answer_is_of_the_time_asked_about() -> None:
    report = document(published=date(2019, 8, 27))
    said = ("Plans are good.", 0.5)
    assert doubted("Were plans good in 2019?", said, made=report) is None
    assert doubted("Were plans good in early 2018?", said, made=report) is None  # 483 days
    assert doubted("Were plans good in 2017?", said, made=report) is Doubt.ELSEWHEN
    assert doubted("Were plans good in 2020?", said, made=report) is Doubt.ELSEWHEN
    assert doubted("Were plans good in 2020?", said, made=document()) is None  # of no known time


def test_a_send_inspection_is_no_other_inspection() -> None:
    wanted = wanted_by("What did the area SEND inspection find?")
    assert not of_the_time(wanted, hit("x"), LIMITS)
    assert of_the_time(wanted, hit("x", document(kind=DocumentKind.AREA_SEND)), LIMITS)


def test_numbers_of_things_are_no_figures() -> None:
    assert not holds(Want.NUMBER, "Item 7(e), Theme 1, plan 11 and page 4 of 2012.")
    assert holds(Want.NUMBER, "Plan 11 has 4 leads.")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What was said of foster care in Borsetshire?", ["Borsetshire"]),
        ("Borsetshire's foster carers", ["Borsetshire"]),
        ("Borsetshire council on health", ["Borsetshire"]),
        ("What did Ofsted say of health?", []),
        ("Borsetshire", []),  # what begins a question has a capital anyway
    ],
)
def test_invented_places_are_told(question: str, names: list[str]) -> None:
    assert strange_names(question, lambda word: word == "ofst") == names


def test_of_several_councils_each_is_quoted_before_any_is_again() -> None:
    kent, medway = document("a" * 16, council="Kent"), document("b" * 16, council="Medway")
    hits = [hit("Kent one.", kent, 1), hit("Kent two.", kent, 2), hit("Medway one.", medway, 3)]
    wanted = wanted_by("What is said in Kent and Medway?")
    assert Want.SEVERAL in wanted.wants
    evidence = pick(wanted, hits, [[Sentence(one.passage.text, 0.5)] for one in hits])
    assert [one.sentence for one in evidence] == ["Kent one.", "Kent two.", "Medway one."]
    assert [one.sentence for one in spread(evidence)] == ["Kent one.", "Medway one.", "Kent two."]


def test_a_sentence_with_what_is_asked_for_is_the_better_quote() -> None:
    wanted = wanted_by("How many are waiting?")
    group = [Sentence("Many are waiting.", 0.50), Sentence("There are 94.", 0.49)]
    (picked,) = pick(wanted, [hit("Many are waiting. There are 94.")], [group])
    # 0.50 and half of the words' 0.1, or 0.49 and all of the number's 0.1
    assert picked.sentence == "There are 94."

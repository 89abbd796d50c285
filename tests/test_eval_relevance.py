"""When a hit holds a gold, and what a ranking's places are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.questions import Gold
from eval.relevance import Found, Place, grades, holds_quote, places, same_document

QUOTE = "Most children who go missing are not offered a timely interview on their return"
PASSAGE = f"Leaders know this. {QUOTE}. They have begun to mend it."
WORDS = QUOTE.split()  # fourteen


def test_the_whole_quote_is_held_however_it_is_printed() -> None:
    assert holds_quote(PASSAGE, QUOTE)
    assert holds_quote(PASSAGE.upper().replace(" ", "\n"), QUOTE)
    assert holds_quote("Each child’s plan is good", "each child's plan")


def test_a_part_is_held_if_the_cut_went_through_the_quote() -> None:
    assert holds_quote(f"Leaders know this. {' '.join(WORDS[:7])}", QUOTE)
    assert holds_quote(f"{' '.join(WORDS[-7:])}. They have begun.", QUOTE)
    assert holds_quote(" ".join(WORDS[3:10]), QUOTE)
    assert not holds_quote(f"Leaders know this. {' '.join(WORDS[:6])}", QUOTE)
    assert not holds_quote(" ".join(WORDS[3:9]), QUOTE)


def test_a_set_phrase_within_other_words_is_not_the_quote() -> None:
    # Seven of the fourteen words in one run, but neither cut there nor anything like the rest.
    assert not holds_quote(f"Now {' '.join(WORDS[:7])} at all. They stay at home.", QUOTE)
    # Nor are all of the words in another order.
    assert not holds_quote(" ".join(reversed(WORDS)), QUOTE)


def test_three_quarters_in_runs_are_enough() -> None:
    # Twelve of fourteen, with two words of another reading between.
    other = [*WORDS[:5], "were", "hardly", *WORDS[7:]]
    assert holds_quote(f"So {' '.join(other)} then", QUOTE)
    # Ten of fourteen are not.
    assert not holds_quote(f"So {' '.join(WORDS[:10])} then", QUOTE)


def test_a_short_quote_is_held_whole() -> None:
    assert holds_quote("It was a good year", "good year")
    assert not holds_quote("A year that was good", "good year")
    assert holds_quote("anything", "")


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=30), st.integers(0, 29))
def test_wherever_a_quote_is_cut_one_part_holds_it(quote: list[str], at: int) -> None:
    first, second = " ".join(["x", *quote[:at]]), " ".join([*quote[at:], "x"])
    # Of fewer than five words neither part may have three.
    if len(quote) >= 5:
        assert holds_quote(first, " ".join(quote)) or holds_quote(second, " ".join(quote))


def test_names_of_documents() -> None:
    assert same_document("medway.pdf", "medway")
    assert same_document("MED-10.1", "MED-10.1")
    assert not same_document("medway_2013", "medway_2014")


def test_each_gold_counts_once() -> None:
    gold = [Gold("a", quote=QUOTE), Gold("a", quote="They have begun to mend it", grade=2)]
    hits = [
        Found("b", PASSAGE),  # another document's
        Found("a.pdf", QUOTE),
        Found("a", QUOTE),  # nothing new
        Found("a", PASSAGE),  # the other one too
    ]
    assert places(gold, hits) == [
        Place(0, None, None),
        Place(1, 0, 1.0),
        Place(2, None, 0.0),
        Place(3, 1, 2.0),
    ]


def test_a_hit_that_holds_two_takes_two_places() -> None:
    gold = [Gold("a", quote=QUOTE), Gold("a", quote="They have begun to mend it")]
    assert grades(gold, [Found("a", PASSAGE), Found("a", "Else")]) == [1.0, 1.0, None]


@pytest.mark.parametrize("grade", [0, 1])
def test_a_gold_without_a_quote_is_the_whole_document(grade: int) -> None:
    assert grades([Gold("a", grade=grade)], [Found("b", ""), Found("a", "x")]) == [None, grade]

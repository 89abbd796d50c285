"""A quote is verbatim: its words stand on the page it is cited from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from answers.verbatim import page_of
from ingest.types import Page


def pages(*texts: str) -> list[Page]:
    return [Page("d" * 16, number, "", raw) for number, raw in enumerate(texts, start=3)]


def test_a_quote_is_on_the_page_that_holds_its_words() -> None:
    held = pages("Leaders know their services.", "Social workers visit children often.")
    assert page_of("Social workers visit children often.", held) == 4


def test_line_wraps_hyphens_bullets_and_ligatures_make_no_difference() -> None:
    held = pages("•\tE\ufb00ective multi-\nagency   work – Grade 2\r\n(Good)")
    assert page_of("Effective multi-agency work – Grade 2 (Good)", held) == 3


def test_other_words_are_not_there() -> None:
    assert page_of("Leaders do not know their services.", pages("Leaders know.")) is None


def test_words_that_run_over_the_page_end_begin_on_the_first() -> None:
    held = pages(
        "Care leavers are well\n1 A footnote.\nPage 3", "Page 4 heading\nsupported by advisers."
    )
    assert page_of("Care leavers are well supported by advisers.", held) == 3


def test_halves_on_pages_apart_are_no_quote() -> None:
    held = pages("Care leavers are well", "Nothing of the kind", "supported by advisers.")
    assert page_of("Care leavers are well supported by advisers.", held) is None


def test_nothing_is_nowhere() -> None:
    assert page_of(" – ", pages("some words")) is None
    assert page_of("words", []) is None


@given(st.lists(st.text(alphabet="abcdefgh .,", min_size=1), min_size=1, max_size=8), st.data())
def test_every_piece_of_a_page_is_found(words: list[str], data: st.DataObject) -> None:
    raw = " ".join(words)
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    found = page_of(raw[start:end], pages(raw))
    assert found == (3 if raw[start:end].strip() else None)

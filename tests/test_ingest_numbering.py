"""Printed paragraph numbers and bullet signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbering import (
    count_as,
    depth,
    follows,
    is_item,
    printed,
    split_bullet,
    split_number,
    whole,
)
from ingest.types import Block, BlockKind


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("4.6 The panel met", "4.6", "The panel met"),
        ("4.6.\tThe panel met", "4.6", "The panel met"),
        ("  1.2.1 note the plan", "1.2.1", "note the plan"),
        ("12. Staff were trained", "12", "Staff were trained"),
        ("1. To note the plan", "1", "To note the plan"),
        ("2.1 To note the plan", "2.1", "To note the plan"),
        ("2.1 to note the plan", "2.1", "to note the plan"),
        ("(a) note the plan", "(a)", "note the plan"),
        ("(iv) agree it", "(iv)", "agree it"),
        ("2) To decline", "2)", "To decline"),
        ("b. agree it", "b", "agree it"),
        ("7\tThe board met", "7", "The board met"),
        ("7  The board met", "7", "The board met"),
        ("3.", "3", ""),
    ],
)
def test_a_number_is_taken_from_its_paragraph(line: str, number: str, rest: str) -> None:
    assert split_number(line) == (number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "4.5 million pounds were spent",
        "2.5% of children",
        "10.30 am in the hall",
        "2.1 to 3.4 a head",
        "12.03.12 was the date",
        "12 March 2012",
        "2012. The year of the plan",
        "21 Children were seen",
        "21 children were seen",
        "e.g. a plan",
        "A. Smith spoke",
        "The 4.6 plan",
        "",
    ],
)
def test_dates_and_quantities_are_no_numbers(line: str) -> None:
    assert split_number(line) == ("", line)


def test_a_bare_number_counts_only_on_request_and_never_before_a_month() -> None:
    assert split_number("28 All members agreed", bare=True) == ("28", "All members agreed")
    assert split_number("28 All members agreed") == ("", "28 All members agreed")
    assert split_number("9 May 2012", bare=True) == ("", "9 May 2012")
    assert split_number("28 members agreed", bare=True) == ("", "28 members agreed")


@pytest.mark.parametrize(
    ("line", "level", "rest"),
    [
        ("• Good", 1, "Good"),
        ("•Good", 1, "Good"),
        ("\uf0b7\tGood", 1, "Good"),
        ("- Good", 1, "Good"),
        (" - Good", 1, "Good"),
        ("– Good", 1, "Good"),
        ("  - Good", 2, "Good"),
        ("\t- Good", 3, "Good"),
        ("o\tGood", 2, "Good"),
        ("-5 places", 0, "-5 places"),
        ("on the whole", 0, "on the whole"),
        ("**Good**", 0, "**Good**"),
    ],
)
def test_a_bullet_is_taken_with_its_nesting(line: str, level: int, rest: str) -> None:
    assert split_bullet(line) == (level, rest)


@given(st.text())
def test_what_is_split_off_and_the_rest_hold_every_letter(text: str) -> None:
    number, rest = split_number(text)
    assert [c for c in text if c.isalnum()] == [c for c in number + rest if c.isalnum()]


def test_items_depth_and_sequence() -> None:
    assert [is_item(n) for n in ("(a)", "2)", "iv", "4.6", "12", "")] == [True] * 3 + [False] * 3
    assert [depth(n) for n in ("4", "4.6", "4.6.1", "(a)", "")] == [1, 2, 3, 0, 0]
    assert follows("1", "")
    assert follows("28", "27")
    assert follows("21", "17")
    assert not follows("94", "4")
    assert not follows("4", "4")
    assert not follows("4.6", "4")


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (27, "lowerLetter", "aa"),
        (104, "upperLetter", "ZZZZ"),
        (105, "lowerLetter", "105"),
        (260_000_000, "lowerLetter", "260000000"),
        (0, "lowerLetter", "0"),
        (14, "lowerRoman", "xiv"),
        (3999, "upperRoman", "MMMCMXCIX"),
        (4000, "lowerRoman", "4000"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
    ],
)
def test_a_list_counts_in_signs_that_can_be_printed(number: int, form: str, text: str) -> None:
    assert count_as(number, form) == text


def test_a_whole_number_is_nine_plain_figures_at_most() -> None:
    texts = ("0", "007", "999999999", "1" * 10, "²", "٣", "-1", "+1", "1_0", " 1", "", None)
    assert [whole(text) for text in texts] == [0, 7, 999_999_999, *[None] * 9]


def test_what_is_no_whole_number_follows_none() -> None:
    assert not follows("²", "1")
    assert not follows("2" * 5000, "1")
    assert follows("1", "²")


def test_a_block_is_printed_with_its_number_or_sign() -> None:
    paragraph = Block(BlockKind.PARAGRAPH, "Staff left.", number="4.6")
    assert printed(paragraph) == "4.6 Staff left."
    assert printed(paragraph, with_number=False) == "Staff left."
    item = Block(BlockKind.PARAGRAPH, "note it", number="(a)")
    assert printed(item, with_number=False) == "(a) note it"
    assert printed(Block(BlockKind.BULLET, "note it", level=1, number="2")) == "2. note it"
    assert printed(Block(BlockKind.BULLET, "Good", level=1)) == "• Good"
    row = Block(BlockKind.TABLE_ROW, "Quality\t\tGrade 3 (Adequate)")
    assert printed(row) == "Quality: Grade 3 (Adequate)"

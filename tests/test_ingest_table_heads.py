"""The heads of a table's columns go with its rows; labels with their values need none."""

from dataclasses import replace

import pytest

from ingest.numbering import printed
from ingest.table_heads import is_action_plan, with_heads
from ingest.types import Block, BlockKind


def row(*cells: str, page: int = 1) -> Block:
    return Block(BlockKind.TABLE_ROW, "\t".join(cells), page, page)


def lines(*blocks: Block) -> list[str]:
    return [printed(block) for block in with_heads(blocks) if block]


def test_rows_are_read_with_their_heads_also_on_the_next_page() -> None:
    note = Block(BlockKind.FOOTNOTE, "Not yet begun.", number="1")
    assert lines(
        row("Ref", "Action", "Lead officer"),
        row("1", "Train staff", "A. Name"),
        note,
        row("Ref", "Action", "Lead officer", page=2),
        row("2", "Hire staff", "", page=2),
    ) == [
        "Ref – Action – Lead officer",
        "Ref: 1; Action: Train staff; Lead officer: A. Name",
        "1 Not yet begun.",
        "Ref: 2; Action: Hire staff",
    ]


def test_years_head_columns_of_figures() -> None:
    assert lines(
        row("", "In May", "In June"), row("Visits", "12", "14%"), row("Homes", "3", "£4")
    ) == [
        "In May – In June",
        "Visits; In May: 12; In June: 14%",
        "Homes; In May: 3; In June: £4",
    ]


@pytest.mark.parametrize(
    ("rows", "printed_as"),
    [
        # A label and its value.
        (
            [row("Quality of provision", "Grade 3 (Adequate)")],
            ["Quality of provision: Grade 3 (Adequate)"],
        ),
        ([row("Judgement", "Grade"), row("Care", "Good")], ["Judgement: Grade", "Care: Good"]),
        # Names beside each other, sentences, and a row that is alone.
        (
            [row("A. Name", "B. Name", "C. Name"), row("D", "E", "F")],
            ["A. Name – B. Name – C. Name", "D – E – F"],
        ),
        (
            [row("Action was taken.", "Lead", "When"), row("a", "b", "c")],
            ["Action was taken. – Lead – When", "a – b – c"],
        ),
        ([row("Action", "Lead", "When")], ["Action – Lead – When"]),
        # Judgements, though the first is set in bold and an empty cell sets others in.
        (
            [replace(row("Care", "Good"), level=1), row("Health", "Inadequate")],
            ["Care: Good", "Health: Inadequate"],
        ),
        (
            [replace(row("Care", "", "Good"), level=1), row("", "Health", "Good")],
            ["Care: Good", "Health: Good"],
        ),
        ([row("They met.", "In May")], ["They met. – In May"]),
        # An entry of a table of contents.
        (
            [replace(row("The town", "3"), level=1), row("Summary", "4")],
            ["The town: 3", "Summary: 4"],
        ),
    ],
)
def test_other_rows_have_no_heads(rows: list[Block], printed_as: list[str]) -> None:
    assert lines(*rows) == printed_as


@pytest.mark.parametrize(
    ("heads", "plan"),
    [
        (("Action", "Owner"), True),
        (("Recommendation", "What we will do", "By when"), True),
        (("Action", "Cost"), False),
        (("Lead", "Date"), False),
        ((), False),
    ],
)
def test_a_plan_says_what_is_to_be_done_and_by_whom_or_when(
    heads: tuple[str, ...], plan: bool
) -> None:
    assert is_action_plan(heads) is plan

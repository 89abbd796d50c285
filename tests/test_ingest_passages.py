"""The cut into passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbering import printed
from ingest.passages import Cut, cut
from ingest.types import Block, BlockKind, Passage, PassageKind


def heading(text: str, level: int = 1, number: str = "") -> Block:
    return Block(BlockKind.HEADING, text, level=level, number=number)


def paragraph(text: str, number: str = "", page: int = 1, last_page: int | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page, last_page or page, number=number)


def bullet(text: str, number: str = "") -> Block:
    return Block(BlockKind.BULLET, text, level=1, number=number)


def row(*cells: str) -> Block:
    return Block(BlockKind.TABLE_ROW, "\t".join(cells))


def words(count: int, of: str = "word") -> str:
    return " ".join(f"{of}{i}" for i in range(count))


def test_a_numbered_paragraph_and_its_list_are_one_passage() -> None:
    passages = cut(
        "feed",
        [
            heading("The report", number="4"),
            paragraph("The grades were:", "4.6", page=2),
            bullet("Partnership – Grade 3 (Adequate)"),
            row("Health", "", "Grade 4 (Inadequate)"),
            paragraph("Nothing else.", "4.7", page=2, last_page=3),
        ],
    )
    assert passages == (
        Passage(
            "feed-0001",
            "feed",
            1,
            1,
            2,
            "4.6",
            ("4 The report",),
            PassageKind.JUDGEMENT_TABLE,
            "The grades were:\n• Partnership – Grade 3 (Adequate)\nHealth – Grade 4 (Inadequate)",
        ),
        Passage(
            "feed-0002",
            "feed",
            2,
            2,
            3,
            "4.7",
            ("4 The report",),
            PassageKind.BODY,
            "Nothing else.",
        ),
    )


def test_one_row_alone_is_no_table_of_the_paragraph_before_it() -> None:
    passages = cut("d", [paragraph("Staff are kind.", "27"), row("Leadership", "Good")])
    assert [(p.paragraph, p.kind, p.text) for p in passages] == [
        ("27", PassageKind.BODY, "Staff are kind."),
        ("", PassageKind.JUDGEMENT_TABLE, "Leadership – Good"),
    ]
    assert len(cut("d", [paragraph("The grade is:", "27"), row("Leadership", "Good")])) == 1


def test_a_lone_row_of_name_and_grade_opens_a_chapter() -> None:
    help_, care = "Help for families who need it", "Care for children away from home"
    passages = cut(
        "d",
        [
            heading("The town", 2),
            heading("Summary for children", 3),
            bullet("You told us much."),
            row(help_, "Requires improvement to be good"),
            heading("Findings", 3),
            paragraph("Staff are kind."),
            row("Key judgement", "Judgement grade"),
            row(care, "Not judged"),
            heading("Summary", 5),
            paragraph("Homes are warm."),
            heading("The board", 2),
            paragraph("It met."),
        ],
    )
    assert [(p.section, p.kind, p.text) for p in passages] == [
        (("The town", "Summary for children"), PassageKind.BODY, "• You told us much."),
        (
            ("The town", help_),
            PassageKind.JUDGEMENT_TABLE,
            f"{help_} – Requires improvement to be good",
        ),
        (("The town", help_, "Findings"), PassageKind.BODY, "Staff are kind."),
        (
            ("The town", care),
            PassageKind.JUDGEMENT_TABLE,
            f"Key judgement – Judgement grade\n{care} – Not judged",
        ),
        (("The town", care, "Summary"), PassageKind.BODY, "Homes are warm."),
        (("The board",), PassageKind.BODY, "It met."),
    ]


def test_a_chapter_ends_a_list_before_it_and_ends_at_the_imprint() -> None:
    passages = cut(
        "d",
        [
            heading("Recommendations", 1),
            paragraph("Train staff."),
            row("Leadership", "Good"),
            paragraph("Leaders know the town."),
            heading("About this inspection", 4),
            paragraph("We came in May."),
        ],
    )
    assert [(p.section, p.kind) for p in passages] == [
        (("Recommendations",), PassageKind.RECOMMENDATION),
        (("Leadership",), PassageKind.JUDGEMENT_TABLE),
        (("Leadership",), PassageKind.BODY),
        (("About this inspection",), PassageKind.BOILERPLATE),
    ]


def test_a_heading_that_a_chapter_closes_is_not_lost() -> None:
    blocks = [heading("Town"), heading("Findings", 2), row("Judgement", "Grade")]
    passages = cut("d", [*blocks, row("Care", "Good")])
    assert [(p.section, p.text) for p in passages] == [
        (("Town",), "Findings"),
        (("Town", "Care"), "Judgement – Grade\nCare – Good"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [row("Leadership", "Good"), row("Help for families", "Good")],
        [row("Leadership", "Good staff")],
        [row("Leadership", "", "Good")],
        [row("Leaders know the town.", "Good")],
        [paragraph("The grade is:"), row("Leadership", "Good")],
    ],
)
def test_other_rows_open_no_chapter(rows: list[Block]) -> None:
    passages = cut("d", [heading("The town"), *rows, paragraph("Staff are kind.")])
    assert {p.section for p in passages} == {("The town",)}


def test_a_heading_closes_those_as_deep_and_deeper() -> None:
    passages = cut(
        "d",
        [
            heading("One"),
            heading("Deep", 3),
            paragraph("a."),
            heading("Less deep", 2),
            paragraph("b."),
            heading("Two"),
            paragraph("c."),
        ],
    )
    assert [p.section for p in passages] == [("One", "Deep"), ("One", "Less deep"), ("Two",)]


def test_unnumbered_paragraphs_of_a_section_are_put_together_to_the_target() -> None:
    blocks = [heading("A"), *(paragraph(words(50, of)) for of in "abcd"), heading("B")]
    passages = cut("d", [*blocks, paragraph("end")])
    # 50 + 50 is 20 short of the target; with 50 more it would be 30 over.
    assert [len(p.text.split()) for p in passages] == [100, 100, 1]
    assert passages[0].text == f"{words(50, 'a')}\n{words(50, 'b')}"
    assert [p.section for p in passages] == [("A",), ("A",), ("B",)]


def test_a_long_paragraph_is_split_evenly_at_sentence_ends_and_keeps_its_number() -> None:
    text = " ".join(f"{words(29, of)} Stop." for of in ("Ab", "Cd", "Ef", "Gh", "Ij", "Kl", "Mn"))
    passages = cut("d", [paragraph(text, "7")])
    assert [p.paragraph for p in passages] == ["7", "7"]
    assert [len(p.text.split()) for p in passages] == [120, 90]
    assert passages[0].text.endswith("Stop.")
    assert passages[1].text.startswith("Ij0")


def test_a_long_list_is_split_between_its_bullets() -> None:
    blocks = [paragraph("The plan is to:", "3"), *(bullet(words(49, of)) for of in "abcd")]
    first, second = cut("d", blocks)
    # 4 words and four bullets of 50, sign included: 204, so two pieces of about 102.
    assert first.text.split("\n") == [
        "The plan is to:",
        f"• {words(49, 'a')}",
        f"• {words(49, 'b')}",
    ]
    assert second.text.split("\n") == [f"• {words(49, 'c')}", f"• {words(49, 'd')}"]
    assert (first.paragraph, second.paragraph) == ("3", "3")


def test_lettered_items_belong_to_their_lead_in() -> None:
    blocks = [
        paragraph("Members are asked to:", "2"),
        paragraph("note it;", "(a)"),
        bullet("agree it.", "(b)"),
        paragraph("They did.", "3"),
    ]
    assert [(p.paragraph, p.text) for p in cut("d", blocks)] == [
        ("2", "Members are asked to:\n(a) note it;\n(b) agree it."),
        ("3", "They did."),
    ]


def test_a_heading_with_nothing_under_it_is_found_as_a_passage() -> None:
    blocks = [
        heading("Part"),
        heading("Open", 2),
        heading("Key decision", 2),
        paragraph("No."),
        heading("End"),
    ]
    assert [(p.section, p.text) for p in cut("d", blocks)] == [
        (("Part",), "Open"),
        (("Part", "Key decision"), "No."),
        ((), "End"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("What needs to improve?", PassageKind.AREA_FOR_IMPROVEMENT),
        ("Areas for improvement", PassageKind.AREA_FOR_IMPROVEMENT),
        ("Areas for improvement for the board", PassageKind.AREA_FOR_IMPROVEMENT),
        ("What does the partnership need to do better?", PassageKind.AREA_FOR_IMPROVEMENT),
        ("RECOMMENDATION(S)", PassageKind.RECOMMENDATION),
        ("Recommendations:", PassageKind.RECOMMENDATION),
        ("Reasons for recommendations", PassageKind.BODY),
        ("Response to the areas for improvement", PassageKind.BODY),
        ("What the inspection judgements mean", PassageKind.BOILERPLATE),
        ("What the inspection judgements mean: the town", PassageKind.BOILERPLATE),
        ("What the local authority inspection judgments mean", PassageKind.BOILERPLATE),
        ("Information about this inspection", PassageKind.BOILERPLATE),
        ("Information about the local authority inspection", PassageKind.BOILERPLATE),
        ("Progress about the last inspection", PassageKind.BODY),
        ("About the area", PassageKind.BODY),
    ],
)
def test_a_heading_tells_the_kind_of_what_is_below_it(title: str, kind: PassageKind) -> None:
    blocks = [heading(title), heading("Within three months", 2), paragraph("Train staff.")]
    assert [p.kind for p in cut("d", blocks)] == [kind]


@pytest.mark.parametrize(
    ("first", "then", "kinds"),
    [
        (
            "Areas for improvement",
            "The town has the following strengths:",
            [PassageKind.AREA_FOR_IMPROVEMENT, PassageKind.BODY],
        ),
        (
            "What needs to improve",
            "What is working well",
            [PassageKind.AREA_FOR_IMPROVEMENT, PassageKind.BODY],
        ),
        (
            "What the inspection judgements mean: the town",
            "Section 2: The board",
            [PassageKind.BOILERPLATE, PassageKind.BODY],
        ),
        (
            "What the inspection judgements mean",
            "Areas for improvement",
            [PassageKind.BOILERPLATE, PassageKind.AREA_FOR_IMPROVEMENT],
        ),
        (
            "What the inspection judgements mean",
            "Key strengths and weaknesses of the board",
            [PassageKind.BOILERPLATE, PassageKind.BODY],
        ),
        (
            "What the inspection judgements mean",
            "The board",
            [PassageKind.BOILERPLATE, PassageKind.BOILERPLATE],
        ),
    ],
)
def test_strengths_and_chapters_end_a_section_though_set_as_parts_of_it(
    first: str, then: str, kinds: list[PassageKind]
) -> None:
    blocks = [heading(first), paragraph("a."), heading(then, 2), paragraph("b.")]
    assert [p.kind for p in cut("d", blocks)] == kinds


def test_contents_and_recommendations_end_where_another_section_begins() -> None:
    passages = cut(
        "d",
        [
            heading("Contents"),
            paragraph("Findings 3"),
            heading("The local authority", 2),
            paragraph("It is large."),
            heading("Recommendations", 3),
            heading("Within a month", 5),
            paragraph("Train staff."),
            heading("Inspection findings", 5),
            paragraph("Staff are kind."),
        ],
    )
    assert [(p.section, p.kind) for p in passages] == [
        (("Contents",), PassageKind.CONTENTS),
        (("The local authority",), PassageKind.BODY),
        (
            ("The local authority", "Recommendations", "Within a month"),
            PassageKind.RECOMMENDATION,
        ),
        (("The local authority", "Inspection findings"), PassageKind.BODY),
    ]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([row("Health", "Inadequate"), row("Partnership", "Good")], PassageKind.JUDGEMENT_TABLE),
        ([row("Judgement", "Grade"), row("Health", "Good", "")], PassageKind.JUDGEMENT_TABLE),
        ([row("Judgement", "Grade"), row("Visits", "12", "")], PassageKind.BODY),
        ([bullet("Care leavers: Requires improvement to be good")], PassageKind.JUDGEMENT_TABLE),
        ([row("Good", "Better than the least"), row("Adequate", "The least")], PassageKind.BODY),
        ([bullet("Fostering: good progress was made")], PassageKind.BODY),
        ([row("Visits", "12"), row("Health", "Good")], PassageKind.BODY),
    ],
)
def test_rows_that_end_in_grades_are_a_judgement_table(
    rows: list[Block], kind: PassageKind
) -> None:
    assert [p.kind for p in cut("d", rows)] == [kind]


def test_imprint_and_dot_leaders_stand_apart_from_the_body() -> None:
    passages = cut(
        "d",
        [
            paragraph("Introduction ........ 3"),
            paragraph("Findings . . . . . 14"),
            heading("Findings"),
            paragraph("Staff are kind."),
            paragraph("If you would like a copy of this document in braille, ring us."),
        ],
    )
    assert [p.kind for p in passages] == [
        PassageKind.CONTENTS,
        PassageKind.BODY,
        PassageKind.BOILERPLATE,
    ]


def test_lengths_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match=r"target 200 .* 180"):
        Cut(target=200)


_text = st.lists(st.sampled_from(["plan", "Plan.", "care;", "“Safe?”", "4", "–"]), max_size=40).map(
    " ".join
)
_blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=_text,
        page=st.just(1),
        last_page=st.just(1),
        level=st.integers(0, 3),
        number=st.sampled_from(["", "", "4.6", "12", "(a)", "ii"]),
    ),
    max_size=30,
)


@given(_blocks, st.integers(5, 30))
def test_every_word_is_in_one_passage_in_order_and_none_is_too_long(
    blocks: list[Block], most: int
) -> None:
    passages = cut("d", blocks, Cut(target=min(most, 12), most=most))
    wanted = []
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            filled = [b for b in blocks[i + 1 :] if b.text]
            lone = not filled or (
                filled[0].kind is BlockKind.HEADING and filled[0].level <= block.level
            )
            if lone and block.text:
                wanted += printed(block, with_number=False).split()
        elif block.text:
            wanted += printed(block, with_number=False).split()
    found = [word for p in passages for word in p.text.split()]
    assert found == wanted
    assert all(len(p.text.split()) <= most for p in passages)
    assert [p.ordinal for p in passages] == list(range(1, len(passages) + 1))

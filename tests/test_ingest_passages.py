"""The cut into passages."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbering import printed
from ingest.passages import Cut, cut
from ingest.types import Block, BlockKind, Passage, PassageKind


def heading(text: str, level: int = 1, number: str = "", **more: Any) -> Block:
    return Block(BlockKind.HEADING, text, level=level, number=number, **more)


def paragraph(
    text: str, number: str = "", page: int = 1, last_page: int | None = None, **more: Any
) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page, last_page or page, number=number, **more)


def bullet(text: str, number: str = "", **more: Any) -> Block:
    return Block(BlockKind.BULLET, text, level=1, number=number, **more)


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
            "The grades were:\n• Partnership – Grade 3 (Adequate)\nHealth: Grade 4 (Inadequate)",
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
        ("", PassageKind.JUDGEMENT_TABLE, "Leadership: Good"),
    ]
    assert len(cut("d", [paragraph("The grade is:", "27"), row("Leadership", "Good")])) == 1


def test_a_sentence_that_announces_a_table_leads_it_in() -> None:
    scale = [row("Good (Grade 2)", "Exceeds it"), row("Adequate (Grade 3)", "Meets it")]
    for lead in ("There are two grades. All use the following scale.", "The grades are below."):
        passages = cut("d", [paragraph(lead, "5"), *scale, paragraph("They are clear.", "6")])
        assert [(p.paragraph, p.kind, p.text) for p in passages] == [
            (
                "5",
                PassageKind.BODY,
                f"{lead}\nGood (Grade 2): Exceeds it\nAdequate (Grade 3): Meets it",
            ),
            ("6", PassageKind.BODY, "They are clear."),
        ]
    lead = "The following year was quiet. They met in May."
    assert len(cut("d", [paragraph(lead, "5"), *scale])) == 2


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
        (("The town", "Summary for children"), PassageKind.SUMMARY, "• You told us much."),
        (
            ("The town", help_),
            PassageKind.JUDGEMENT_TABLE,
            f"{help_}: Requires improvement to be good",
        ),
        (("The town", help_, "Findings"), PassageKind.BODY, "Staff are kind."),
        (
            ("The town", care),
            PassageKind.JUDGEMENT_TABLE,
            f"Key judgement: Judgement grade\n{care}: Not judged",
        ),
        (("The town", care, "Summary"), PassageKind.SUMMARY, "Homes are warm."),
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
        (("About this inspection",), PassageKind.BODY),
    ]


def test_a_heading_that_a_chapter_closes_is_not_lost() -> None:
    blocks = [heading("Town"), heading("Findings", 2), row("Judgement", "Grade")]
    passages = cut("d", [*blocks, row("Care", "Good")])
    assert [(p.section, p.text) for p in passages] == [
        (("Town",), "Findings"),
        (("Town", "Care"), "Judgement: Grade\nCare: Good"),
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


def test_a_long_list_is_split_between_its_bullets_and_each_piece_has_its_lead_in() -> None:
    lead = paragraph("They met. The plan is to:", "3", last_page=2, breaks=(10,))
    first, second = cut("d", [lead, *(bullet(words(49, of), page=2, last_page=2) for of in "abcd")])
    # 6 words and four bullets of 50, sign included: 206, so two pieces of about 103.
    assert first.text.split("\n") == [
        "They met. The plan is to:",
        f"• {words(49, 'a')}",
        f"• {words(49, 'b')}",
    ]
    assert second.text.split("\n") == [
        "The plan is to:",
        f"• {words(49, 'c')}",
        f"• {words(49, 'd')}",
    ]
    assert [(p.paragraph, p.page, p.last_page) for p in (first, second)] == [
        ("3", 1, 2),
        ("3", 2, 2),
    ]


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
        ("What the inspection judgements mean", PassageKind.BODY),
        ("What the inspection judgements mean: the town", PassageKind.BODY),
        ("What the local authority inspection judgments mean", PassageKind.BODY),
        ("Information about this inspection", PassageKind.BODY),
        ("Information about the local authority inspection", PassageKind.BODY),
        ("Executive summary", PassageKind.SUMMARY),
        ("Headline findings", PassageKind.SUMMARY),
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
            "What the inspection judgements mean",
            "Areas for improvement",
            [PassageKind.BODY, PassageKind.AREA_FOR_IMPROVEMENT],
        ),
        (
            "Recommendations",
            "What the inspection judgements mean",
            [PassageKind.RECOMMENDATION, PassageKind.BODY],
        ),
        # What a summary holds is of the summary.
        (
            "Summary of key findings",
            "The town has the following strengths:",
            [PassageKind.SUMMARY, PassageKind.SUMMARY],
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


def test_dot_leaders_stand_apart_from_the_body() -> None:
    passages = cut(
        "d",
        [
            paragraph("Introduction ........ 3"),
            paragraph("Findings . . . . . 14"),
            heading("Findings"),
            paragraph("Staff are kind."),
        ],
    )
    assert [p.kind for p in passages] == [PassageKind.CONTENTS, PassageKind.BODY]


def test_the_imprint_is_one_and_stands_under_no_heading() -> None:
    passages = cut(
        "d",
        [
            heading("Recommendations"),
            paragraph("Train staff."),
            paragraph("If you would like a copy of this document in braille, ring us."),
            paragraph("1 High Street"),
            bullet("A town"),
            paragraph("Crown copyright"),
            heading("Findings", 2),
            paragraph("Staff are kind."),
        ],
    )
    assert [(p.section, p.kind, p.text.count("\n")) for p in passages] == [
        (("Recommendations",), PassageKind.RECOMMENDATION, 0),
        ((), PassageKind.BODY, 3),
        (("Findings",), PassageKind.BODY, 0),
    ]


def test_what_follows_a_report_s_judgements_is_its_summary() -> None:
    table = [row("Leadership", "Good"), row("Care leavers", "Good")]
    blocks = [heading("Inspection of a town"), *table, paragraph("Services are good.")]
    passages = cut("d", [*blocks, heading("Chapter", 2), paragraph("Staff are kind.")])
    assert [p.kind for p in passages] == [
        PassageKind.JUDGEMENT_TABLE,
        PassageKind.SUMMARY,
        PassageKind.BODY,
    ]
    later = [replace(block, page=3, last_page=3) for block in blocks]
    assert [p.kind for p in cut("d", later)] == [PassageKind.JUDGEMENT_TABLE, PassageKind.BODY]


def test_a_footnote_is_tied_to_its_mark_and_parts_no_list() -> None:
    passages = cut(
        "d",
        [
            heading("The area", marks=("1",)),
            heading("Children", 2),
            bullet("Many live here.", marks=("2",)),
            Block(BlockKind.FOOTNOTE, "As the council says.", number="1"),
            Block(BlockKind.FOOTNOTE, "In 2011.", number="2"),
            Block(BlockKind.FOOTNOTE, "Who knows.", number="3"),
            bullet("Some are in care.", page=2, last_page=2),
        ],
    )
    assert [(p.section, p.kind, p.text, p.note_to) for p in passages] == [
        (
            ("The area", "Children"),
            PassageKind.BODY,
            "• Many live here.\n• Some are in care.",
            "",
        ),
        (("The area",), PassageKind.FOOTNOTE, "1 As the council says.", "d-0001"),
        (("The area", "Children"), PassageKind.FOOTNOTE, "2 In 2011.", "d-0001"),
        (("The area", "Children"), PassageKind.FOOTNOTE, "3 Who knows.", ""),
    ]


def test_each_row_of_an_action_plan_is_a_passage_and_says_its_heads() -> None:
    heads = ("Action", "Lead", "By when")
    passages = cut(
        "d",
        [
            paragraph("The plan is below."),
            row(*heads),
            replace(row("Train staff", "A. Name", "May"), heads=heads),
            replace(row("Hire staff", "", "June"), heads=heads),
        ],
    )
    assert [(p.kind, p.text) for p in passages] == [
        (PassageKind.BODY, "The plan is below."),
        (PassageKind.ACTION_PLAN_ROW, "Action: Train staff; Lead: A. Name; By when: May"),
        (PassageKind.ACTION_PLAN_ROW, "Action: Hire staff; By when: June"),
    ]


def test_heads_that_no_row_says_stand_for_themselves() -> None:
    heads = ("Homes", "Open", "Shut")
    table = [replace(row("Elms", "2", ""), heads=heads), replace(row("Oaks", "3", ""), heads=heads)]
    (passage,) = cut("d", [row(*heads), *table])
    assert passage.text == "Homes – Open – Shut\nHomes: Elms; Open: 2\nHomes: Oaks; Open: 3"
    (passage,) = cut("d", [row(*heads), replace(table[0], text="Elms\t2\t1"), table[1]])
    assert passage.text == "Homes: Elms; Open: 2; Shut: 1\nHomes: Oaks; Open: 3"


def test_a_heading_printed_again_in_the_head_of_its_table_is_one() -> None:
    blocks = [
        heading("Areas for improvement"),
        heading("Areas for improvement", frame=1),
        paragraph("Train staff.", frame=1),
    ]
    assert [(p.section, p.text) for p in cut("d", blocks)] == [
        (("Areas for improvement",), "Train staff.")
    ]


def test_a_paper_s_signature_is_outside_its_recommendations() -> None:
    signature = [
        paragraph("A. Name"),
        paragraph("Director of Children’s Services"),
        paragraph("Contact Officer: B. Other"),
        paragraph("Assistant Director, Quality & Partnership"),
        paragraph("Telephone: 01632 960000"),
        paragraph("Email: b.other@example.org"),
    ]
    opening = [heading("Committee"), heading("Recommendation", 2)]
    passages = cut("d", [*opening, paragraph("Note the plans."), *signature])
    assert [(p.section, p.kind, p.text) for p in passages] == [
        (("Committee", "Recommendation"), PassageKind.RECOMMENDATION, "Note the plans."),
        (("Committee",), PassageKind.BODY, "\n".join(block.text for block in signature)),
    ]
    # A heading keeps what is all that stands below it.
    (passage,) = cut("d", [*opening, *signature])
    assert passage.section == ("Committee", "Recommendation")
    # Names alone sign nothing, and what is said at length is no line.
    asked = [paragraph("Families First"), paragraph("Write to b.other@example.org by 2 May.")]
    (passage,) = cut("d", [*opening, *asked])
    assert passage.kind is PassageKind.RECOMMENDATION


def test_what_is_headed_in_a_frame_ends_with_it() -> None:
    passages = cut(
        "d",
        [
            heading("The experiences and progress of children in care", frame=1),
            heading("Summary", 2, frame=1),
            paragraph("In short.", frame=1),
            paragraph("At length.", "1"),
            heading("Recommendations", 3, frame=2),
            paragraph("Train staff.", "2"),
        ],
    )
    chapter = "The experiences and progress of children in care"
    assert [(p.section, p.kind) for p in passages] == [
        ((chapter, "Summary"), PassageKind.SUMMARY),
        ((chapter,), PassageKind.BODY),
        (("Recommendations",), PassageKind.RECOMMENDATION),
    ]


@pytest.mark.parametrize(
    ("levels", "path"),
    [
        # Chapters are beside each other, however large each is set.
        ((1, 2, 3), ("Town", "The impact of leaders: good")),
        ((1, 3, 2), ("Town", "The impact of leaders: good")),
        ((3, 2, 1), ("The impact of leaders: good",)),
    ],
)
def test_standard_headings_stand_where_their_role_says(
    levels: tuple[int, int, int], path: tuple[str, ...]
) -> None:
    words = ("Town", "The experiences and progress of care leavers: good", path[-1])
    blocks: list[Block] = []
    for level, text in zip(levels, words, strict=True):
        blocks += [heading(text, level), paragraph("Staff are kind.")]
    assert cut("d", blocks)[-1].section == path


def test_a_band_that_says_the_heading_above_it_again_is_no_other() -> None:
    name = "The experiences and progress of care leavers"
    passages = cut("d", [heading("Town"), heading(name, 2), row(name, "Good"), paragraph("a.")])
    assert {p.section for p in passages} == {("Town", name)}
    assert [p.text for p in passages] == [f"{name}: Good", "a."]


def test_parts_stand_under_a_section_that_is_printed_larger() -> None:
    title = "What the inspection judgements mean"
    blocks = [heading(title), heading("The local authority", 2), paragraph("a.")]
    passages = cut("d", [*blocks, heading("The LSCB", 2), paragraph("b.")])
    assert [p.section for p in passages] == [(title, "The local authority"), (title, "The LSCB")]


def test_a_section_s_opening_line_stands_under_it_and_so_do_its_parts() -> None:
    passages = cut(
        "d",
        [
            heading("Summary of findings", 2),
            heading("Services are good because:", 2),
            heading("Adoption", 3),
            bullet("It is quick."),
            heading("Leadership, management and governance", 3),
            bullet("It is firm."),
        ],
    )
    assert [p.section[1:] for p in passages] == [
        ("Services are good because:", "Adoption"),
        ("Services are good because:", "Leadership, management and governance"),
    ]
    assert {p.kind for p in passages} == {PassageKind.SUMMARY}


def test_the_grade_of_a_part_stands_over_its_sections() -> None:
    grade = "The effectiveness of the Anytown Safeguarding Children Board (ASCB) is good."
    passages = cut(
        "d",
        [
            heading(grade, 2, frame=1),
            paragraph("It challenges.", frame=1),
            heading("What the inspection judgements mean"),
            paragraph("Four grades."),
            heading("Section 2: The safeguarding children board", 2),
            heading(grade, 4, frame=2),
            heading("Executive summary", 4, frame=3),
            paragraph("In short.", frame=3),
            heading("Areas for improvement", 4),
            paragraph("Train staff."),
            heading("Key strengths", 3),
            paragraph("It leads."),
            heading("Annex A"),
            paragraph("A. Name."),
        ],
    )
    part = ("Section 2: The safeguarding children board", grade)
    assert [(p.section, p.text) for p in passages] == [
        ((grade,), "It challenges."),
        (("What the inspection judgements mean",), "Four grades."),
        ((*part, "Executive summary"), "In short."),
        ((*part, "Areas for improvement"), "Train staff."),
        ((*part, "Key strengths"), "It leads."),
        (("Annex A",), "A. Name."),
    ]


def test_sections_stand_side_by_side_whatever_their_size() -> None:
    passages = cut(
        "d",
        [
            heading("What does the area partnership need to do better?"),
            heading("Areas for improvement", 2),
            paragraph("Plan ahead."),
            heading("Inspection team", 2),
            paragraph("A. Name."),
        ],
    )
    assert [(p.section, p.kind) for p in passages] == [
        (
            ("What does the area partnership need to do better?", "Areas for improvement"),
            PassageKind.AREA_FOR_IMPROVEMENT,
        ),
        (("Inspection team",), PassageKind.BODY),
    ]


def test_short_paragraphs_are_joined_and_pieces_know_their_pages() -> None:
    short, long = "word " * 20, "word " * 110
    sizes = [len(p.text.split()) for p in cut("d", [paragraph(long), paragraph(short)])]
    assert sizes == [130]
    sentences = " ".join(f"Word {'word ' * 48}end." for _ in range(6))
    over = replace(paragraph(sentences, "7"), last_page=2, breaks=(len(sentences) // 2 + 1,))
    assert [(p.page, p.last_page, p.paragraph) for p in cut("d", [over])] == [
        (1, 1, "7"),
        (2, 2, "7"),
    ]


def test_lengths_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match=r"target 200, most 180"):
        Cut(target=200)


_text = st.lists(st.sampled_from(["plan", "Plan.", "care;", "“Safe?”", "4", "–"]), max_size=40).map(
    " ".join
)
_blocks = st.lists(
    st.builds(
        Block,
        # Footnotes stand after what they are notes to.
        kind=st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.FOOTNOTE]),
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
    passages = cut("d", blocks, Cut(least=min(most, 4), target=min(most, 12), most=most))
    wanted = []
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            filled = [b for b in blocks[i + 1 :] if b.text]
            lone = not filled or (
                filled[0].kind is BlockKind.HEADING
                and filled[0].level <= block.level
                and filled[0].text != block.text
            )
            if lone and block.text:
                wanted += printed(block, with_number=False).split()
        elif block.text:
            wanted += printed(block, with_number=False).split()
    found = [word for p in passages for word in p.text.split()]
    assert found == wanted
    assert all(len(p.text.split()) <= most for p in passages)
    assert [p.ordinal for p in passages] == list(range(1, len(passages) + 1))

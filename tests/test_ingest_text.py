"""The readers of plain text and of Markdown."""

import re
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableFile
from ingest.passages import cut
from ingest.readers import markdown, text
from ingest.readers.inline import plain
from ingest.types import BlockKind, Origin, PassageKind
from tests.toys import HANGS

HEADING, PARAGRAPH, BULLET, ROW = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.TABLE_ROW,
)


def blocks(words: str, reader: ModuleType = text) -> list[tuple[BlockKind, int, str, str]]:
    found = reader.read(words.encode(), "paper.txt").blocks
    return [(b.kind, b.level, b.number, b.text) for b in found]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("On 9<sup>th</sup> or 19 <sup>th</sup> March", "On 9th or 19th March"),
        ("rose<sup>2</sup> to 4<sup>1</sup>", "rose 2 to 4 1"),
        ("<b>Bold</b>, <u>under</u> and **strong**", "Bold, under and strong"),
        ("*slant* and __loud__", "slant and loud"),
        ("<p>One</p><p>two<br/>three</p>", "One two three"),
        ("[the plan](https://a.example/b_(c)) ![](x.png)", "the plan"),
        ('<a href="mailto:a_b@c.uk">a_b@c.uk</a> <https://d.uk>', "a_b@c.uk https://d.uk"),
        ("Q&amp;A, R&D; <18 years", "Q&A, R&D; <18 years"),
        ("5 < 6, 2 * 3 * 4, snake_case_name", "5 < 6, 2 * 3 * 4, snake_case_name"),
        (r"1\. not a list, \*", "1. not a list, *"),
        ("a\tb   c", "a\tb c"),
        ("one<!-- not this --> two<!---->.", "one two."),
        ("--> a <!-- b", "--> a <!-- b"),
    ],
)
def test_inline_markup_is_dropped_and_its_text_kept(line: str, words: str) -> None:
    assert plain(line) == words


@pytest.mark.parametrize("reader", [text, markdown])
def test_light_markup_is_read_alike_by_both(reader: ModuleType) -> None:
    words = """# The *plan*

#### 4 THE FACTS

- 4.1 Staff <b>met</b> on 9<sup>th</sup> May.
- 4.2 The board agreed to:

- visit homes
- write to

all parents

4.3 It will co-ordinate and

review the work.

## 5 NEXT

| Area | Grade |
|------|-------|
| Help | Good  |
"""
    assert blocks(words, reader) == [
        (HEADING, 1, "", "The plan"),
        (HEADING, 4, "4", "THE FACTS"),
        (PARAGRAPH, 0, "4.1", "Staff met on 9th May."),
        (PARAGRAPH, 0, "4.2", "The board agreed to:"),
        (BULLET, 1, "", "visit homes"),
        (BULLET, 1, "", "write to all parents"),
        (PARAGRAPH, 0, "4.3", "It will co-ordinate and review the work."),
        # One depth of number, one level: the commonest, here the first on equal terms.
        (HEADING, 4, "5", "NEXT"),
        (ROW, 0, "", "Area\tGrade"),
        (ROW, 0, "", "Help\tGood"),
    ]


def test_headings_of_plain_text_stand_alone_and_are_no_sentences() -> None:
    words = """CARE SCRUTINY COMMITTEE

3 MAY 2012

REPORT ON HOMES

Report by: the Head

Purpose of report

1. To tell members of visits.
2. To ask for money.

Classification

Open

Key decision

No, it is not.

2. Budget and policy

2.1 There is none.

3 Wider matters

Contact

Ann Other
"""
    assert blocks(words) == [
        (HEADING, 1, "", "CARE SCRUTINY COMMITTEE"),
        (PARAGRAPH, 0, "", "3 MAY 2012"),
        (HEADING, 1, "", "REPORT ON HOMES"),
        (PARAGRAPH, 0, "", "Report by: the Head"),
        (HEADING, 2, "", "Purpose of report"),
        (PARAGRAPH, 0, "1", "To tell members of visits."),
        (PARAGRAPH, 0, "2", "To ask for money."),
        (HEADING, 2, "", "Classification"),
        (PARAGRAPH, 0, "", "Open"),
        (HEADING, 2, "", "Key decision"),
        (PARAGRAPH, 0, "", "No, it is not."),
        (HEADING, 2, "2", "Budget and policy"),
        (PARAGRAPH, 0, "2.1", "There is none."),
        (HEADING, 2, "3", "Wider matters"),
        (HEADING, 2, "", "Contact"),
        (PARAGRAPH, 0, "", "Ann Other"),
    ]


def test_numbered_headings_with_unnumbered_text_below() -> None:
    words = """1.1 Purpose:

To tell members.

1.2 Options:

- 1) Agree.
- 2) Decline.

1.3 The aims of the plan are:

- well
"""
    assert blocks(words) == [
        (HEADING, 3, "1.1", "Purpose:"),
        (PARAGRAPH, 0, "", "To tell members."),
        (HEADING, 3, "1.2", "Options:"),
        (BULLET, 1, "1)", "Agree."),
        (BULLET, 1, "2)", "Decline."),
        (PARAGRAPH, 0, "1.3", "The aims of the plan are:"),
        (BULLET, 1, "", "well"),
    ]


def test_bullets_of_every_sign_and_lists_after_a_lead_in() -> None:
    words = """The aims are:
• one
– two
  - deeper
- (a) lettered

It needs these:

- 1. First things.
- second, its number lost
- 3. Third things.
"""
    assert blocks(words) == [
        (PARAGRAPH, 0, "", "The aims are:"),
        (BULLET, 1, "", "one"),
        (BULLET, 1, "", "two"),
        (BULLET, 2, "", "deeper"),
        (BULLET, 1, "(a)", "lettered"),
        (PARAGRAPH, 0, "", "It needs these:"),
        (BULLET, 1, "1", "First things."),
        (BULLET, 1, "", "second, its number lost"),
        (BULLET, 1, "3", "Third things."),
    ]


def test_bare_numbers_count_where_they_follow_on() -> None:
    words = "- 1 The plan is new.\n- 2 The board met.\n- 94 Files were read.\n\n3 All were told."
    assert blocks(words) == [
        (PARAGRAPH, 0, "1", "The plan is new."),
        (PARAGRAPH, 0, "2", "The board met."),
        (BULLET, 1, "", "94 Files were read."),
        (PARAGRAPH, 0, "3", "All were told."),
    ]


def test_a_number_or_bullet_on_a_line_of_its_own_belongs_to_the_next() -> None:
    assert blocks("4.6\n\nStaff met.\n\n•\nkindly\n\n4.7") == [
        (PARAGRAPH, 0, "4.6", "Staff met."),
        (BULLET, 1, "", "kindly"),
        (PARAGRAPH, 0, "", "4.7"),
    ]


def test_tabbed_lines_are_rows_but_a_tab_after_a_number_is_none() -> None:
    words = "MEETING:\tCabinet\nDATE:\t\t<b>9 May</b>\n1\tHealth\tGood\n\n4.6\tStaff met."
    assert blocks(words) == [
        (ROW, 0, "", "MEETING:\tCabinet"),
        (ROW, 0, "", "DATE:\t\t9 May"),
        (ROW, 0, "", "1\tHealth\tGood"),
        (PARAGRAPH, 0, "4.6", "Staff met."),
    ]


def test_hard_wrapped_text_is_unwrapped() -> None:
    words = """Summary
=======

The council was inspected in the spring, and its plan says what it will
4.5 do about each of the findings, by when, and who is to answer for it
– the director – to members. Progress was slow.
A second paragraph begins where the line before it had been left short.

1. Officers will report to the committee each quarter on the steps that
   they have taken.
2. Members will visit.
- one bullet that goes on for so long that it has to be wrapped at some
  point
- another
"""
    assert blocks(words) == [
        (HEADING, 1, "", "Summary"),
        (
            PARAGRAPH,
            0,
            "",
            "The council was inspected in the spring, and its plan says what it will 4.5 do about"
            " each of the findings, by when, and who is to answer for it – the director – to"
            " members. Progress was slow.",
        ),
        (
            PARAGRAPH,
            0,
            "",
            "A second paragraph begins where the line before it had been left short.",
        ),
        (
            PARAGRAPH,
            0,
            "1",
            "Officers will report to the committee each quarter on the steps that they have taken.",
        ),
        (PARAGRAPH, 0, "2", "Members will visit."),
        (
            BULLET,
            1,
            "",
            "one bullet that goes on for so long that it has to be wrapped at some point",
        ),
        (BULLET, 1, "", "another"),
    ]


def test_addresses_are_neither_joined_nor_headings() -> None:
    words = "Background papers\n\nThe plan of 2012\n\nhttp://a.example/b\n\nwww.c.example"
    assert [kind for kind, *_ in blocks(words)] == [HEADING, HEADING, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<!--" * 50_000 + "a", ["<!--" * 50_000 + "a"]),
        ("# a " + "#" * 200_000 + "b", ["a " + "#" * 200_000 + "b"]),
        (" " * 200_000 + "a|", ["a|"]),
        ("|-" + " " * 200_000 + "a", ["|- a"]),
    ],
    ids=["comments", "hashes", "spaces", "rule of a table"],
)
def test_lines_without_end_take_their_length_in_time_not_its_square(
    line: str, words: list[str]
) -> None:
    began = time.perf_counter()
    assert [text for *_, text in blocks(line)] == words
    assert time.perf_counter() - began < HANGS


@pytest.mark.parametrize("reader", [text, markdown])
@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_a_paragraph_without_end_is_read(reader: ModuleType, parting: str) -> None:
    line = "the council was inspected in the spring and again in the autumn of the year"
    began = time.perf_counter()
    assert blocks(parting.join([line] * 10_000), reader) == [
        (PARAGRAPH, 0, "", " ".join([line] * 10_000))
    ]
    assert time.perf_counter() - began < HANGS


def test_closing_hashes_and_rules_of_tables_are_marks() -> None:
    words = "## Plan ##\n\na | b\n:--|--:\n| :-: | - |\n"
    assert blocks(words) == [(HEADING, 2, "", "Plan"), (PARAGRAPH, 0, "", "a | b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    parsed = text.read("£5 – ‘spent’.".encode(encoding), "a.txt")
    assert [b.text for b in parsed.blocks] == ["£5 – ‘spent’."]
    assert [(p.number, p.text, p.raw) for p in parsed.pages] == [
        (1, "£5 – ‘spent’.", "£5 – ‘spent’.")
    ]


@pytest.mark.parametrize("reader", [text, markdown])
def test_junk_is_refused(reader: ModuleType) -> None:
    with pytest.raises(UnreadableFile, match=r"^junk\.txt: it holds no text"):
        reader.read(bytes(range(32)) * 20, "junk.txt")


def test_markdown_lists_code_html_and_front_matter() -> None:
    words = """---
title: "A plan"
date: 2014-09-11
---
Members *agreed*
to this:

1. first
2. second
   - deeper

12. Twelve follows.

    4.6 Indented.

<p>Raw <b>HTML</b></p>
"""
    parsed = markdown.read(words.encode(), "a.md")
    assert [(b.kind, b.level, b.number, b.text) for b in parsed.blocks] == [
        (PARAGRAPH, 0, "", "Members agreed to this:"),
        (BULLET, 1, "1", "first"),
        (BULLET, 1, "2", "second"),
        (BULLET, 2, "", "deeper"),
        (BULLET, 1, "3", "Twelve follows."),
        (PARAGRAPH, 0, "4.6", "Indented."),
        (PARAGRAPH, 0, "", "Raw HTML"),
    ]
    assert parsed.properties == {"title": "A plan", "created": "2014-09-11"}
    assert parsed.origin is Origin.MARKDOWN


def test_markdown_front_matter_in_toml() -> None:
    parsed = markdown.read(b'+++\ntitle = "A plan"\ndate = 2014-09-11\n+++\n\nText.', "a.md")
    assert parsed.properties == {"title": "A plan", "created": "2014-09-11"}
    assert [b.text for b in parsed.blocks] == ["Text."]


def test_markdown_numbered_paragraphs_keep_their_printed_number() -> None:
    assert blocks("## Law\n\n12. Acts apply.\n13. So do rules.", markdown) == [
        (HEADING, 2, "", "Law"),
        (PARAGRAPH, 0, "12", "Acts apply."),
        (PARAGRAPH, 0, "13", "So do rules."),
    ]


@given(st.text(alphabet="aB. 1\n\t-•#|*)&:–é", max_size=200))
def test_every_letter_of_a_plain_text_is_in_a_block_in_order(words: str) -> None:
    kept = "".join(f"{b.number}{b.text}" for b in text.read(words.encode(), "a.txt").blocks)
    assert [c for c in kept if c.isalnum()] == [c for c in words if c.isalnum()]


PAPERS = {
    "bath-and-north-east-somerset_2012-03-19_response.txt": (
        "1.1 2.1 2.2 2.3 3.1 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 5.1 5.2 5.3 6.1 6.2"
    ),
    "dudley_2012-09-13_action-plans.txt": " ".join(str(n) for n in range(1, 19)),
    # The paper itself goes from 17 to 21.
    "herefordshire_2014-09-11_action-plan.txt": " ".join(
        str(n) for n in range(1, 29) if n not in (18, 19, 20)
    ),
    "medway_2013-09-26_update.txt": (
        "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 4.1 4.2 4.3 5.1 5.2 5.3 5.4"
        " 5.5 6.1"
    ),
    "north-tyneside_2012-07-09_cabinet.txt": "1.2.1 1.2.2",
}
SECTIONS = {
    "bath-and-north-east-somerset_2012-03-19_response.txt": "1 2 3 4 5 6",
    "dudley_2012-09-13_action-plans.txt": "",
    "herefordshire_2014-09-11_action-plan.txt": "",
    "medway_2013-09-26_update.txt": "1 2 3 4 5 6",
    "north-tyneside_2012-07-09_cabinet.txt": (
        "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8"
    ),
}


@pytest.mark.shared
@pytest.mark.parametrize("name", PAPERS)
def test_the_printed_numbers_of_real_papers_are_all_found(shared: Path, name: str) -> None:
    parsed = text.read((shared / "corpus/committee_papers" / name).read_bytes(), name)
    headings = [b.number for b in parsed.blocks if b.kind is HEADING and b.number]
    assert headings == SECTIONS[name].split()
    numbers = [p.paragraph for p in cut("d", parsed.blocks) if p.paragraph]
    assert list(dict.fromkeys(numbers)) == PAPERS[name].split()


@pytest.mark.shared
@pytest.mark.parametrize("name", PAPERS)
def test_every_letter_of_real_papers_is_in_a_block_in_order(shared: Path, name: str) -> None:
    data = (shared / "corpus/committee_papers" / name).read_bytes()
    kept = "".join(f"{b.number}{b.text}" for b in text.read(data, name).blocks)
    wanted = re.sub(r"<[^<>]*>", "", data.decode())
    assert [c for c in kept if c.isalnum()] == [c for c in wanted if c.isalnum()]


@pytest.mark.shared
def test_judgements_of_real_papers_stand_in_their_paragraphs(shared: Path) -> None:
    def passages(name: str) -> dict[str, tuple[PassageKind, str, tuple[str, ...]]]:
        data = (shared / "corpus/committee_papers" / name).read_bytes()
        found = cut("d", text.read(data, name).blocks)
        return {p.paragraph: (p.kind, p.text, p.section) for p in found}

    bath = passages("bath-and-north-east-somerset_2012-03-19_response.txt")
    kind, words, section = bath["4.6"]
    assert kind is PassageKind.JUDGEMENT_TABLE
    assert section[-1] == "4 THE REPORT"
    assert len(words.split("\n")) == 10
    health = [line for line in words.split("\n") if "contribution of health agencies" in line]
    assert [line.endswith("– Grade 4 (Inadequate)") for line in health] == [True]
    assert bath["4.5"][0] is PassageKind.BODY
    assert bath["2.1"][0] is PassageKind.RECOMMENDATION
    assert "coordinate and progress actions" in bath["4.10"][1]

    kind, words, section = passages("herefordshire_2014-09-11_action-plan.txt")["6"]
    assert (kind, section) == (PassageKind.JUDGEMENT_TABLE, ("The inspection",))
    assert "• Adoption performance – Good" in words.split("\n")

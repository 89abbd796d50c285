"""Judgements of inspection reports: every grade where it is printed, and none that is not given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.verbatim import page_of
from ingest.areas import schemes
from ingest.grades import GRADE_WORDS, Grade
from ingest.judgement import Judgement, Route, Status
from ingest.judgements import judgements_of
from ingest.passages import cut
from ingest.types import Block, BlockKind, DocumentKind, Origin, Page, ParsedDocument, ParsedPage
from tests import toys

FULL, VISIT = DocumentKind.FULL_INSPECTION, DocumentKind.FOCUSED_VISIT
SEND = DocumentKind.AREA_SEND
SIF, ILACS = "sif_2013", "ilacs_2018"
START, END = date(2016, 4, 11), date(2016, 5, 5)
BOTH = (
    "Inspection of services for children in need of help and protection, children looked after and "
    "care leavers and Review of the effectiveness of the Local Safeguarding Children Board"
)
SIF_TABLE = (
    "1. Children who need help and protection\tRequires improvement",
    "2. Children looked after and achieving permanence\tGood",
    "2.1 Adoption performance\tOutstanding",
    "2.2 Experiences and progress of care leavers\tInadequate",
    "3. Leadership, management and governance\tGood",
)


def heading(text: str, page: int = 1, level: int = 2) -> Block:
    return Block(BlockKind.HEADING, text, page, page, level)


def words(text: str, page: int = 1, number: str = "") -> Block:
    return Block(BlockKind.PARAGRAPH, text, page, page, number=number)


def bullet(text: str, page: int = 1) -> Block:
    return Block(BlockKind.BULLET, text, page, page, 1)


def row(text: str, page: int = 1, heads: tuple[str, ...] = ()) -> Block:
    return Block(BlockKind.TABLE_ROW, text, page, page, heads=heads)


def parsed(blocks: tuple[Block, ...]) -> ParsedDocument:
    pages = {block.page: "" for block in blocks}
    for block in blocks:
        pages[block.page] += f"{block.number} {block.text}\n".replace("\t", " ").lstrip()
    made = tuple(ParsedPage(number, text, text) for number, text in sorted(pages.items()))
    return ParsedDocument(Origin.PDF, made, blocks)


def judged(
    *blocks: Block, kind: DocumentKind = FULL, framework: str = ILACS, start: date = START
) -> tuple[Judgement, ...]:
    document = toys.document(
        kind=kind,
        framework=framework,
        council="Kent",
        inspection_start=start,
        inspection_end=END,
        page_count=30,
        origin=Origin.PDF,
    )
    return judgements_of(parsed(blocks), document, cut(document.id, blocks))


def grades(
    found: tuple[Judgement, ...], status: Status = Status.CURRENT, read: bool = True
) -> dict[str, str]:
    """Area ids and grades; without those that were not read, unless they are asked for."""
    return {
        one.area_id: one.grade.value
        for one in found
        if one.status is status and (one.grade is not Grade.UNREADABLE) is read
    }


SIF_GRADES = {
    "overall_effectiveness": "requires_improvement",
    "help_and_protection": "requires_improvement",
    "children_looked_after": "good",
    "adoption": "outstanding",
    "care_leavers": "inadequate",
    "leadership": "good",
    "lscb": "good",
}


def sif_report(board: Block) -> tuple[Block, ...]:
    return (
        heading(BOTH),
        heading("Children’s services in Kent require improvement to be good", level=3),
        *map(row, SIF_TABLE),
        heading("Leadership, management and governance", 20),
        board,
    )


@pytest.mark.parametrize(
    "board",
    [
        heading("The Local Safeguarding Children Board is good", 28, 3),
        heading("The effectiveness of the Local Safeguarding Children Board (LSCB) is good.", 1),
        words("The effectiveness of the Kent Safeguarding Children Board (KSCB) is good.", 28),
        words("The LSCB in Kent is judged to be good, as it does all that it must.", 28, "90"),
        heading("The LSCB is good because:", 28),
    ],
)
def test_a_single_inspection_has_seven_grades_wherever_the_boards_is(board: Block) -> None:
    found = judged(*sif_report(board), framework=SIF)
    assert grades(found) == SIF_GRADES
    assert [one.ordinal for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert {(one.inspection_start, one.inspection_end, one.council) for one in found} == {
        (START, END, "Kent")
    }
    by_area = {one.area_id: one for one in found}
    assert by_area["lscb"].mentions[0].page == board.page
    overall = by_area["overall_effectiveness"]
    assert (overall.area, overall.printed) == (
        "Children’s services in Kent",
        "require improvement to be good",
    )
    assert by_area["adoption"].area == "Adoption performance"
    assert by_area["adoption"].mentions[0].route is Route.TABLE


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("The overall judgement is requires improvement", "requires_improvement"),
        ("The overall judgement is that children’s services are inadequate", "inadequate"),
        ("Children’s services in the Kent and Medway area are outstanding.", "outstanding"),
        ("Overall effectiveness: good", "good"),
        ("The overall effectiveness of services in Kent is judged to be inadequate.", "inadequate"),
    ],
)
@pytest.mark.parametrize("made", [heading, words])
def test_the_overall_grade_may_be_said_in_any_of_its_forms(
    line: str, grade: str, made: type[Block]
) -> None:
    found = judged(heading("Inspection of services"), made(line), framework=SIF)
    assert grades(found) == {"overall_effectiveness": grade}


@pytest.mark.parametrize(
    "line",
    [
        "This local authority has serious weaknesses and is not yet good because",
        "Help and protection is not good",
        "Care leavers would be good",
        "The Local Safeguarding Children Board that is good",
        "Good",
        "Leaders have a good grip",
        "Pathway plans for care leavers are good",
        "What does good look like for care leavers?",
    ],
)
def test_a_heading_that_praises_or_wishes_grades_nothing(line: str) -> None:
    assert grades(judged(heading("Inspection of services"), heading(line), framework=SIF)) == {}


def test_a_board_by_itself_is_not_asked_for_the_services_grades() -> None:
    found = judged(
        heading("Kent Safeguarding Children Board"),
        heading("Review of the effectiveness of the Local Safeguarding Children Board"),
        heading("The Local Safeguarding Children Board requires improvement"),
        framework=SIF,
    )
    assert [(one.area_id, one.grade) for one in found] == [("lscb", Grade.REQUIRES_IMPROVEMENT)]


def test_a_re_inspection_without_the_board_is_not_asked_for_it() -> None:
    front = heading("Re-inspection of services for children in need of help and protection")
    line = heading("Children’s services in Kent are good")
    kind = DocumentKind.REINSPECTION
    found = judged(front, line, *map(row, SIF_TABLE), framework=SIF, kind=kind)
    assert "lscb" not in {one.area_id for one in found}
    assert grades(found, read=False) == {}


def test_what_a_report_should_grade_and_does_not_is_unreadable_not_silent() -> None:
    found = judged(heading(BOTH), *map(row, SIF_TABLE[:2]), framework=SIF)
    assert set(grades(found, read=False)) == {
        "overall_effectiveness",
        "adoption",
        "care_leavers",
        "leadership",
        "lscb",
    }
    missing = next(one for one in found if one.area_id == "leadership")
    assert (missing.area, missing.mentions, missing.printed) == (
        "Leadership, management and governance",
        (),
        "",
    )


@pytest.mark.parametrize(
    ("start", "missing"),
    [
        (date(2022, 11, 1), {"children_in_care_and_care_leavers"}),
        (date(2023, 2, 1), {"children_looked_after", "care_leavers"}),
    ],
)
def test_children_in_care_are_asked_for_as_the_year_judges_them(
    start: date, missing: set[str]
) -> None:
    table = (
        row("The impact of leaders on social work practice with children and families\tGood"),
        row("The experiences and progress of children who need help and protection\tGood"),
        row("Overall effectiveness\tGood"),
    )
    assert set(grades(judged(*table, start=start), read=False)) == missing


def test_the_front_and_the_chapters_are_two_routes_to_one_grade() -> None:
    found = judged(
        row("The impact of leaders on social work practice with children and families\tGood"),
        row("The experiences and progress of care leavers\tGood"),
        heading("The experiences and progress of care leavers: requires improvement to be good", 6),
        heading("The impact of leaders on social work practice with children: good", 8),
    )
    leadership, leavers = (
        next(one for one in found if one.area_id == id_) for id_ in ("leadership", "care_leavers")
    )
    assert [(m.page, m.route, m.grade) for m in leadership.mentions] == [
        (1, Route.TABLE, Grade.GOOD),
        (8, Route.HEADING, Grade.GOOD),
    ]
    assert leadership.disagreeing == ()
    assert leavers.grade is Grade.GOOD
    assert [(m.page, m.grade) for m in leavers.disagreeing] == [(6, Grade.REQUIRES_IMPROVEMENT)]


def test_chapters_are_held_against_the_areas_as_the_table_parts_them() -> None:
    care, leavers = "children in care", "care leavers"
    apart = judged(
        row(f"The experiences and progress of {care}\tGood"),
        row(f"The experiences and progress of {leavers}\tInadequate"),
        heading(f"The experiences and progress of {care} and {leavers}: good", 6),
        start=date(2024, 1, 8),
    )
    assert grades(apart) == {"children_looked_after": "good", "care_leavers": "inadequate"}
    assert [len(one.mentions) for one in apart if one.mentions] == [2, 2]
    joined = judged(
        row(f"The experiences and progress of {care} and {leavers}\tGood"),
        row("Overall effectiveness\tGood"),
        heading(f"The experiences and progress of {leavers}: good", 6),
    )
    assert grades(joined)["children_in_care_and_care_leavers"] == "good"
    assert "care_leavers" not in grades(joined)


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("The experiences and progress of children care leavers", "care_leavers"),
        (
            "The experience and progress of childen in care and care leavers",
            "children_in_care_and_care_leavers",
        ),
        (
            "The experiences and progress of children who needs help and protection",
            "help_and_protection",
        ),
        ("The impact of leaders on social work practise with children and family", "leadership"),
        ("Overall effectivness", "overall_effectiveness"),
    ],
)
def test_a_misprinted_label_is_the_area_that_it_means(label: str, id_: str) -> None:
    found = judged(row("Overall progress\tInadequate"), row(f"{label}\tGood"))
    assert grades(found) == {id_: "good"}


def test_not_judged_is_a_grade_not_given_rather_than_one_not_read() -> None:
    found = judged(row("The experiences and progress of care leavers\tNot judged"))
    assert grades(found) == {"care_leavers": "not_stated"}


def test_two_services_in_one_report_keep_their_grades_apart() -> None:
    found = judged(
        heading("Record of main findings", 30),
        heading("Safeguarding services", 30, 3),
        row("Overall effectiveness\tGrade 3 (Adequate)", 30),
        row("Capacity for improvement\tGood", 30),
        row(
            "The contribution of health agencies to keeping children safe\tInadequate",
            30,
        ),
        row("Services for looked after children", 30),
        row("Overall effectiveness\tGrade 2 (Good)", 30),
        row("Being healthy\tInadequate", 30),
        row("Making and positive contribution\tOutstanding", 30),
        framework="slac_2009",
    )
    assert grades(found) == {
        "safeguarding.overall_effectiveness": "adequate",
        "safeguarding.capacity_for_improvement": "good",
        "safeguarding.contribution_of_health": "inadequate",
        "looked_after.overall_effectiveness": "good",
        "looked_after.being_healthy": "inadequate",
        "looked_after.positive_contribution": "outstanding",
    }


def test_a_grade_below_the_heading_of_its_area_is_its_grade() -> None:
    found = judged(
        heading("The inspection outcomes: safeguarding services", 8),
        heading("Capacity for improvement", 8, 3),
        heading("Grade 2 (Good)", 8, 4),
        heading("Quality of provision Grade 3 (Adequate)", 9, 3),
        heading("The inspection outcomes: services for looked after children", 12),
        heading("Overall effectiveness", 12, 3),
        words("Grade 4 (Inadequate)", 12),
        framework="slac_2009",
    )
    assert grades(found) == {
        "safeguarding.capacity_for_improvement": "good",
        "safeguarding.quality_of_provision": "adequate",
        "looked_after.overall_effectiveness": "inadequate",
    }
    assert [(m.quote, bool(m.passage_id)) for one in found[-1:] for m in one.mentions] == [
        ("Overall effectiveness Grade 4 (Inadequate)", True)
    ]


def test_child_protection_reports_say_their_grades_in_sentences() -> None:
    found = judged(
        heading("Overall effectiveness", 4),
        words(
            "The overall effectiveness of the arrangements to protect children in Kent is judged "
            "to be adequate. Leaders know where practice is good.",
            4,
            "8",
        ),
        heading("The quality of practice", 8),
        words("The quality of practice is inadequate. Plans are good.", 8, "20"),
        framework="child_protection_2012",
    )
    assert grades(found) == {
        "overall_effectiveness": "adequate",
        "quality_of_practice": "inadequate",
    }
    assert [(m.paragraph, m.quote) for one in found for m in one.mentions] == [
        (
            "8",
            "The overall effectiveness of the arrangements to protect children in Kent is judged "
            "to be adequate.",
        ),
        ("20", "The quality of practice is inadequate."),
    ]


def test_praise_within_a_chapter_is_no_judgement_of_its_area() -> None:
    found = judged(
        heading("Early help", 8),
        words("Children arrive quickly. Adoption performance is good. Plans follow.", 8, "20"),
        framework=SIF,
    )
    assert grades(found) == {}


def test_the_annex_on_what_grades_mean_gives_none() -> None:
    found = judged(
        heading(BOTH),
        heading("What the inspection judgements mean", 40, 2),
        heading("The local authority", 40, 3),
        words("Adoption performance is judged inadequate.", 40),
        row("Leadership, management and governance\tInadequate", 40),
        row("Adoption performance\tInadequate", 40),
        framework=SIF,
    )
    assert grades(found) == {}


def test_a_table_of_the_last_inspections_grades_is_previous() -> None:
    found = judged(
        *map(row, SIF_TABLE),
        heading("Previous inspection judgements", 4),
        row("Adoption performance\tInadequate", 4),
        row("Leadership, management and governance\tInadequate", 4),
        heading("Inspection findings", 5),
        words("The last inspection was in 2012. The judgements were:", 5),
        words("adoption performance: inadequate", 5),
        framework=SIF,
    )
    assert grades(found)["adoption"] == "outstanding"
    assert grades(found, Status.PREVIOUS) == {"adoption": "inadequate", "leadership": "inadequate"}
    assert all(not one.disagreeing for one in found)


def test_what_leads_in_to_a_list_leads_in_to_no_later_table() -> None:
    found = judged(
        words("Since the last inspection, leaders have:", 8),
        bullet("appointed a new chair", 8),
        row("Leadership, management and governance\tGood", 9),
        words("The grades of the last inspection were:", 30),
        row("Leadership, management and governance\tInadequate", 30),
        framework=SIF,
    )
    assert grades(found) == {"leadership": "good"}
    assert grades(found, Status.PREVIOUS) == {"leadership": "inadequate"}


def test_a_column_headed_previous_is_previous() -> None:
    heads = ("Judgement", "Previous inspection", "This inspection")
    found = judged(
        row("Adoption performance\tInadequate\tGood", heads=heads),
        row("Overall effectiveness\tAdequate\tOutstanding", heads=heads),
        framework=SIF,
    )
    assert grades(found) == {"adoption": "good", "overall_effectiveness": "outstanding"}
    assert grades(found, Status.PREVIOUS)["adoption"] == "inadequate"


@pytest.mark.parametrize("kind", [VISIT, DocumentKind.MONITORING_VISIT, DocumentKind.JTAI])
def test_visits_give_no_grades_and_are_asked_for_none(kind: DocumentKind) -> None:
    lines = (words("Children’s services in Kent are inadequate."), row("Adoption\tGood"))
    assert grades(judged(*lines, kind=kind)) == {}
    assert grades(judged(*lines, kind=kind), read=False) == {}


def test_a_table_read_as_one_line_still_pairs_its_labels_and_grades() -> None:
    line = (
        "Judgement Grade The impact of leaders on social work practice with children and families "
        "Good The experiences and progress of care leavers Requires improvement to be good Overall "
        "effectiveness Inadequate"
    )
    assert grades(judged(words(line))) == {
        "leadership": "good",
        "care_leavers": "requires_improvement",
        "overall_effectiveness": "inadequate",
    }


SENTENCES = {
    "send_positive": "The local area partnership’s arrangements typically lead to positive "
    "experiences and outcomes for children.",
    "send_inconsistent": "The local area partnership’s arrangements lead to inconsistent "
    "experiences and outcomes for children.",
    "send_systemic_failings": "There are widespread and/or systemic failings, which the local area "
    "partnership must address urgently.",
}


@pytest.mark.parametrize(("grade", "sentence"), SENTENCES.items())
def test_an_area_send_report_has_the_one_outcome_of_its_section(grade: str, sentence: str) -> None:
    others = [words(other, 6) for id_, other in SENTENCES.items() if id_ != grade]
    found = judged(
        heading("Area SEND inspection of Kent Local Area Partnership"),
        heading("Inspection outcome"),
        words(f"{sentence} The next inspection will be within three years."),
        heading("Information about the local area partnership"),
        *others,
        kind=SEND,
        framework="area_send_2023",
    )
    assert grades(found) == {"local_area_send": grade}
    assert found[0].mentions[0].quote == sentence


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Area SEND inspection of Kent Local Area Partnership", 1),
        ("Area SEND monitoring inspection of Kent Local Area Partnership", 0),
    ],
)
def test_only_a_full_send_inspection_is_asked_for_its_outcome(title: str, expected: int) -> None:
    found = judged(heading(title), words("It met."), kind=SEND, framework="area_send_2023")
    assert len(grades(found, read=False)) == expected


def test_a_sentence_goes_by_its_paragraphs_number_or_its_sections() -> None:
    said = "The overall effectiveness of services in Kent is judged to be good."
    section = Block(BlockKind.HEADING, "Background", 3, 3, 2, number="1.5")
    for block, number in ((words(said, 3, "12"), "12"), (words(said, 3), "1.5")):
        found = judged(heading("Inspection of services"), section, block, framework=SIF)
        assert [m.paragraph for one in found for m in one.mentions] == [number]


CELLS = st.sampled_from([area.name for area in schemes()[SIF].areas])
WORDS = st.sampled_from([GRADE_WORDS[grade] for grade in schemes()[SIF].grades])
ON = st.integers(1, 3)  # the page
LINES = st.one_of(
    st.builds(lambda a, g, p: row(f"{a}\t{g}", p), CELLS, WORDS, st.integers(1, 3)),
    st.builds(lambda a, g, p: heading(f"{a}: {g}", p), CELLS, WORDS, st.integers(1, 3)),
    st.builds(
        lambda a, g, p: words(f"{a} is judged {g}. It met.", p, "4"),
        CELLS,
        WORDS,
        st.integers(1, 3),
    ),
    st.builds(
        heading, st.sampled_from(["Findings", "Summary", "What grades mean"]), st.integers(1, 3)
    ),
    st.builds(words, st.text("abc. :", max_size=40).filter(str.strip), st.integers(1, 3)),
)


@given(st.lists(LINES, min_size=1, max_size=12))
def test_every_quote_is_on_its_page_and_in_a_passage(
    lines: list[Block],
) -> None:
    blocks = tuple(sorted(lines, key=lambda block: block.page))
    pages = [Page("d", page.number, page.text, page.raw) for page in parsed(blocks).pages]
    for one in judged(*blocks, framework=SIF):
        for mention in one.mentions:
            assert page_of(mention.quote, [p for p in pages if p.number == mention.page])
            assert mention.passage_id
        assert one.grade in {m.grade for m in one.mentions} or one.grade is Grade.UNREADABLE

"""PDF files are read whole, or refused with a reason and a cure."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableFile
from ingest.readers import pdf
from ingest.types import Block, BlockKind, Origin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH
BULLET, TABLE_ROW, FOOTNOTE = BlockKind.BULLET, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE
TOP = A4[1]


class Sheet:
    """Draws text by its distance from the top left, in points."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=True)

    def put(
        self, left: float, down: float, text: str, size: float = 12, bold: bool = False
    ) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(left, TOP - down, text)

    def italic(self, left: float, down: float, text: str) -> None:
        self.canvas.setFont("Helvetica-Oblique", 12)
        self.canvas.drawString(left, TOP - down, text)

    def slanted(self, left: float, down: float, text: str) -> None:
        """Upright letters leant over, as programs do without an italic font."""
        line = self.canvas.beginText()
        line.setFont("Helvetica", 12)
        line.setTextTransform(1, 0, 0.33, 1, left, TOP - down)
        line.textOut(text)
        self.canvas.drawText(line)

    def frame(self, top: float, bottom: float) -> None:
        self.canvas.rect(60, TOP - bottom, 480, bottom - top)

    def lines(self, left: float, down: float, *texts: str) -> None:
        for row, text in enumerate(texts):
            self.put(left, down + 14.4 * row, text)

    def next_page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def blocks(sheet: Sheet) -> tuple[Block, ...]:
    return pdf.read(sheet.data(), "made.pdf").blocks


FILLER = (
    "The panel met four times and heard from parents, carers and schools in the town.",
    "It looked at what had changed since the spring and at what had not, and it asked the",
    "director for a note on each of the three points that were left open at that time.",
)
FILLED = " ".join(FILLER)


def test_numbered_paragraphs_lose_their_numbers_and_keep_figures_in_sentences() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "4.6")
    sheet.lines(110, 100, *FILLER)
    sheet.put(70, 160, "4.7")
    sheet.lines(
        110,
        160,
        "In all the team visited the homes of the families who had asked for it, which were",
        "28 specific areas of the town and two of the villages that lie around its edge.",
    )
    sheet.put(70, 210, "(a)")
    sheet.lines(110, 210, "the first of two points that the panel asked to be kept in mind;")
    assert blocks(sheet) == (
        Block(PARAGRAPH, FILLED, number="4.6"),
        Block(
            PARAGRAPH,
            "In all the team visited the homes of the families who had asked for it, which were "
            "28 specific areas of the town and two of the villages that lie around its edge.",
            number="4.7",
        ),
        Block(
            PARAGRAPH,
            "the first of two points that the panel asked to be kept in mind;",
            number="(a)",
        ),
    )


def test_wrapped_headings_are_joined_and_ranked_by_size_and_weight() -> None:
    sheet = Sheet()
    sheet.put(70, 90, "Report of the panel on", size=20)
    sheet.put(70, 114, "homes for children", size=20)
    sheet.put(70, 150, "What was found", size=14, bold=True)
    sheet.lines(70, 180, *FILLER)
    assert blocks(sheet) == (
        Block(HEADING, "Report of the panel on homes for children", level=1),
        Block(HEADING, "What was found", level=2),
        Block(PARAGRAPH, FILLED),
    )


def test_bullets_nest_by_their_indentation() -> None:
    sheet = Sheet()
    sheet.lines(70, 100, *FILLER)
    for down, left, sign, text in (
        (160, 70, "•", "Visits take place on time and are written up on the same day."),
        (182, 100, "–", "Three were late in the winter."),
        (204, 100, "o", "None was late in the summer."),
        (226, 70, "•", "Plans are short."),
    ):
        sheet.put(left, down, sign)
        sheet.put(left + 18, down, text)
    assert blocks(sheet)[1:] == (
        Block(BULLET, "Visits take place on time and are written up on the same day.", level=1),
        Block(BULLET, "Three were late in the winter.", level=2),
        Block(BULLET, "None was late in the summer.", level=2),
        Block(BULLET, "Plans are short.", level=1),
    )


def test_a_sign_alone_is_no_paragraph() -> None:
    sheet = Sheet()
    sheet.lines(70, 60, *FILLER)
    sheet.put(70, 130, "•")
    sheet.put(70, 160, "_" * 10)
    assert blocks(sheet) == (Block(PARAGRAPH, FILLED),)


def test_a_hyphen_at_a_line_end_goes_only_where_the_document_shows_the_word_without_it() -> None:
    sheet = Sheet()
    sheet.lines(
        70,
        100,
        "A multi-agency meeting was called and a safeguarding lead took part in it each multi-",
        "agency week, and the team said that it had found this to be good for the safe-",
        "guarding of children, and it named as well the need for a wider and more open co-",
        "production with families.",
    )
    assert blocks(sheet)[0].text == (
        "A multi-agency meeting was called and a safeguarding lead took part in it each "
        "multi-agency week, and the team said that it had found this to be good for the "
        "safeguarding of children, and it named as well the need for a wider and more open "
        "co-production with families."
    )


def test_a_grade_centred_beside_its_wrapped_label_is_one_row() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "1. Help for children")
    sheet.put(400, 100, "Good")
    sheet.put(70, 130, "2. Care for children who")
    sheet.put(70, 144, "live away from home and")
    sheet.put(70, 158, "their families")
    sheet.put(400, 137, "Requires")
    sheet.put(400, 151, "improvement")
    sheet.put(90, 188, "2.1 Adoption")
    sheet.put(400, 188, "Outstanding")
    sheet.lines(70, 230, *FILLER)
    assert blocks(sheet) == (
        Block(TABLE_ROW, "1. Help for children\tGood"),
        Block(
            TABLE_ROW,
            "2. Care for children who live away from home and their families\tRequires improvement",
        ),
        Block(TABLE_ROW, "2.1 Adoption\tOutstanding"),
        Block(PARAGRAPH, FILLED),
    )


def test_rows_without_gaps_are_parted_where_both_columns_begin() -> None:
    sheet = Sheet()
    for down, label, grade in (
        (100, "Leadership", "Good"),
        (114, "Help for children and", "Inadequate"),
        (128, "families", ""),
        (142, "Overall", "Good"),
    ):
        sheet.put(70, down, label)
        if grade:
            sheet.put(400, down, grade)
    assert [block.text for block in blocks(sheet)] == [
        "Leadership\tGood",
        "Help for children and families\tInadequate",
        "Overall\tGood",
    ]


def test_a_label_goes_on_below_its_grade_though_in_other_type() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "Capacity to improve")
    sheet.put(400, 100, "Adequate")
    sheet.put(70, 130, "Outcomes for children and")
    sheet.put(400, 130, "Inadequate")
    sheet.put(70, 144, "young people", bold=True)
    sheet.lines(70, 200, *FILLER)
    assert [block.text for block in blocks(sheet)] == [
        "Capacity to improve\tAdequate",
        "Outcomes for children and young people\tInadequate",
        FILLED,
    ]


def test_each_line_of_a_list_of_people_is_set_apart() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "Ofsted", bold=True)
    sheet.put(300, 100, "Commission", bold=True)
    sheet.lines(70, 114.4, "A. Name, Ofsted Lead inspector of it", "Bea Other, Ofsted Inspector")
    sheet.lines(300, 114.4, "Cy Third, Lead inspector of the work", "Dee Fourth, Inspector of it")
    sheet.put(70, 180, "Jo Fifth, Director of the Services")
    sheet.put(300, 180, "Kim Sixth, Chief Executive")
    sheet.put(70, 194.4, "Children, Young People and Schools")
    sheet.lines(70, 240, *FILLER)
    assert [block.text for block in blocks(sheet)][1:3] == [
        "A. Name, Ofsted Lead inspector of it; Bea Other, Ofsted Inspector\t"
        "Cy Third, Lead inspector of the work; Dee Fourth, Inspector of it",
        "Jo Fifth, Director of the Services Children, Young People and Schools\t"
        "Kim Sixth, Chief Executive",
    ]


def test_contents_with_dot_leaders_are_rows_of_title_and_page() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "Summary " + "." * 60 + " 3")
    sheet.put(70, 120, "What must be done " + "." * 50 + " 12")
    assert blocks(sheet) == (
        Block(TABLE_ROW, "Summary\t3"),
        Block(TABLE_ROW, "What must be done\t12"),
    )


def test_running_heads_and_feet_go_from_the_text_and_stay_in_the_raw() -> None:
    sheet = Sheet()
    for number in range(1, 5):
        sheet.put(70, 40, "Town council: homes panel", size=9)
        sheet.put(
            70, 100, f"Point {'abcd'[number - 1]} was taken by the whole panel in the spring."
        )
        sheet.put(70, 805, "9 to 13 June 2014", size=9)
        sheet.put(500, 805, f"{number}", size=9)
        sheet.next_page()
    document = pdf.read(sheet.data(), "made.pdf")
    assert [page.text for page in document.pages] == [
        f"Point {letter} was taken by the whole panel in the spring." for letter in "abcd"
    ]
    assert "Town council: homes panel" in document.pages[2].raw
    assert "9 to 13 June 2014 3" in document.pages[2].raw


def test_no_row_of_a_table_over_many_pages_is_lost() -> None:
    sheet = Sheet()
    rows = [(7 * n % 50, 13 * n % 90) for n in range(1, 186)]
    for page in range(5):
        sheet.put(70, 30, "Town council: homes panel", size=9)
        for at, (homes, visits) in enumerate(rows[37 * page : 37 * page + 37]):
            for left, text in ((70, "Homes"), (200, f"{homes}"), (320, f"{visits}")):
                sheet.put(left, 60 + 20 * at, text)
        sheet.put(270, 815, f"Page {page + 1} of 5", size=9)
        sheet.next_page()
    assert [block.text for block in blocks(sheet)] == [f"Homes\t{a}\t{b}" for a, b in rows]


def test_a_row_that_the_page_end_cuts_is_one_past_its_repeated_heads() -> None:
    sheet = Sheet()
    for left, texts in (
        (70, ("Action", "Visit homes.", "Write to the families")),
        (320, ("Owner", "Director", "Head of the team for")),
    ):
        for at, text in enumerate(texts):
            sheet.put(left, 690 + 30 * at, text)
    sheet.next_page()
    for left, texts in (
        (70, ("Action", "who asked for help.", "Report to the panel.")),
        (320, ("Owner", "children at home", "Chair")),
    ):
        for at, text in enumerate(texts):
            sheet.put(left, 100 + 30 * at, text)
    document = pdf.read(sheet.data(), "made.pdf")
    assert document.blocks == (
        Block(TABLE_ROW, "Action\tOwner", level=1),
        Block(TABLE_ROW, "Visit homes.\tDirector", heads=("Action", "Owner")),
        Block(
            TABLE_ROW,
            "Write to the families who asked for help.\tHead of the team for children at home",
            page=1,
            last_page=2,
            heads=("Action", "Owner"),
        ),
        Block(
            TABLE_ROW,
            "Report to the panel.\tChair",
            page=2,
            last_page=2,
            heads=("Action", "Owner"),
        ),
    )
    assert document.pages[0].text.endswith(
        "Action: Write to the families; Owner: Head of the team for"
    )
    assert document.pages[1].text.startswith("who asked for help. – children at home\n")


def test_labels_of_the_first_page_and_a_lone_and_are_no_headings() -> None:
    sheet = Sheet()
    sheet.put(70, 60, "Homes: a report", size=20)
    sheet.put(70, 90, "Care for children", size=16)
    sheet.put(70, 120, "and", size=14)
    sheet.put(70, 150, "Work of the board", size=16)
    sheet.put(70, 190, "Lead inspector: A. Name", bold=True)
    sheet.put(150, 208, "Her Majesty’s Inspector", bold=True)
    sheet.lines(70, 240, *FILLER)
    sheet.next_page()
    sheet.put(70, 60, "Part: what was found", bold=True)
    sheet.lines(70, 90, *FILLER)
    sheet.put(70, 160, "HMI, Ofsted", bold=True)
    assert blocks(sheet) == (
        Block(HEADING, "Homes: a report", level=1),
        Block(HEADING, "Care for children and Work of the board", level=2),
        Block(PARAGRAPH, "Lead inspector: A. Name Her Majesty’s Inspector"),
        Block(PARAGRAPH, FILLED),
        Block(HEADING, "Part: what was found", page=2, last_page=2, level=3),
        Block(PARAGRAPH, FILLED, page=2, last_page=2),
        Block(PARAGRAPH, "HMI, Ofsted", page=2, last_page=2),
    )


def test_a_paragraph_runs_over_the_page_end_past_feet_and_notes() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "3.")
    sheet.lines(
        98, 100, *FILLER[:2], "The panel then went on to ask for a full account of all that the"
    )
    sheet.put(70, 746, "1", size=6)
    sheet.put(75, 750, "The panel was set up in the year before this one.", size=9)
    sheet.put(500, 805, "1")
    sheet.next_page()
    sheet.lines(98, 100, "town had paid for homes outside its own bounds.")
    sheet.put(70, 130, "4.")
    sheet.lines(98, 130, "It asked for no more.")
    sheet.put(500, 805, "2")
    document = pdf.read(sheet.data(), "made.pdf")
    first, second = (
        f"{FILLER[0]} {FILLER[1]} The panel then went on to ask for a full account of all that the",
        "town had paid for homes outside its own bounds.",
    )
    assert document.blocks == (
        Block(
            PARAGRAPH,
            f"{first} {second}",
            page=1,
            last_page=2,
            number="3",
            breaks=(len(first) + 1,),
        ),
        Block(FOOTNOTE, "The panel was set up in the year before this one.", number="1"),
        Block(PARAGRAPH, "It asked for no more.", page=2, last_page=2, number="4"),
    )
    assert document.pages[0].text.startswith(f"3 {first}\n")
    assert document.pages[1].text == f"{second}\n4 It asked for no more."


def test_headings_in_italics_and_sentences_that_head_a_judgement() -> None:
    sheet = Sheet()
    sheet.put(70, 60, "The graded judgement for adoption performance is good.", bold=True)
    sheet.lines(70, 90, *FILLER)
    sheet.italic(70, 160, "Homes near the town")
    sheet.lines(70, 190, *FILLER)
    sheet.slanted(70, 260, "Homes far away")
    sheet.lines(70, 290, *FILLER)
    sheet.italic(70, 360, "Visits were kept up.")
    sheet.put(70, 400, "All of them were good.", bold=True)
    assert [(block.kind, block.level, block.text) for block in blocks(sheet)] == [
        (HEADING, 1, "The graded judgement for adoption performance is good."),
        (PARAGRAPH, 0, FILLED),
        (HEADING, 2, "Homes near the town"),
        (PARAGRAPH, 0, FILLED),
        (HEADING, 2, "Homes far away"),
        (PARAGRAPH, 0, FILLED),
        (PARAGRAPH, 0, "Visits were kept up."),
        (PARAGRAPH, 0, "All of them were good."),
    ]


def test_frames_are_numbered_and_run_over_a_page_s_end() -> None:
    sheet = Sheet()
    sheet.frame(80, 160)
    sheet.lines(70, 100, *FILLER)
    sheet.lines(70, 190, "Outside of it.")
    sheet.frame(700, 780)
    sheet.lines(70, 730, *FILLER)
    sheet.next_page()
    sheet.frame(60, 130)
    sheet.lines(70, 80, "Still within.")
    sheet.lines(70, 160, "Without again.")
    assert [(block.page, block.frame) for block in blocks(sheet)] == [
        (1, 1),
        (1, 0),
        (1, 3),
        (2, 3),
        (2, 0),
    ]


def test_a_heading_that_opens_a_page_now_and_then_is_no_running_head() -> None:
    sheet = Sheet()
    for page in range(1, 13):
        if page in (2, 6, 11):
            sheet.put(70, 60, "What was found", bold=True)
        sheet.put(70, 40, "Homes panel", size=9)
        sheet.lines(70, 90, f"Visit number {page} was made.", *FILLER)
        sheet.next_page()
    found = [block.text for block in blocks(sheet) if block.kind is HEADING]
    assert found == ["What was found"] * 3


def test_a_mark_on_a_line_of_its_own_is_the_note_s_below_it() -> None:
    sheet = Sheet()
    sheet.lines(70, 100, *FILLER)
    sheet.put(70, 146, "3", size=6)
    sheet.canvas.drawString(300, TOP - 60, "")
    sheet.put(78, 750, "It was set up in the year before.", size=9)
    sheet.put(70, 746, "4", size=6)
    document = pdf.read(sheet.data(), "made.pdf")
    assert document.blocks[-1] == Block(FOOTNOTE, "It was set up in the year before.", number="4")


def test_raised_note_marks_are_not_glued_to_words() -> None:
    sheet = Sheet()
    sheet.put(70, 100, "The panel")
    sheet.put(125, 95, "2", size=7)
    sheet.put(133, 100, "met on the 4")
    sheet.put(200, 96, "th", size=7)
    sheet.put(210, 100, "of May and again in June.")
    (block,) = blocks(sheet)
    assert block.text == "The panel met on the 4th of May and again in June."
    assert block.marks == ("2",)


def test_columns_of_running_text_follow_each_other() -> None:
    sheet = Sheet()
    left = [f"left line {word} of the first column here" for word in "abcdefghij"]
    right = [f"right line {word} of the second one here" for word in "abcdefghij"]
    sheet.lines(50, 100, *left)
    sheet.lines(320, 100, *right)
    text = " ".join(block.text for block in blocks(sheet))
    assert text == " ".join([*left, *right])


def test_properties_are_read_with_iso_dates() -> None:
    sheet = Sheet()
    sheet.canvas.setTitle("Homes")
    sheet.canvas.setAuthor("The panel")
    sheet.lines(70, 100, *FILLER)
    writer = PdfWriter(PdfReader(io.BytesIO(sheet.data())))
    writer.add_metadata({"/CreationDate": "D:20140321093000Z", "/ModDate": "no date"})
    document = pdf.read(written(writer), "made.pdf")
    assert document.origin is Origin.PDF
    assert document.properties == {"title": "Homes", "author": "The panel", "created": "2014-03-21"}


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def plain() -> bytes:
    sheet = Sheet()
    sheet.lines(70, 100, *FILLER)
    return sheet.data()


def encrypted(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(plain())))
    writer.encrypt(user_password=password, algorithm="AES-256")
    return written(writer)


def test_an_empty_password_opens_an_encrypted_file() -> None:
    assert [block.text for block in pdf.read(encrypted(""), "locked.pdf").blocks] == [FILLED]


def empty() -> bytes:
    return written(PdfWriter())


def without_text() -> bytes:
    sheet = Sheet()
    sheet.canvas.rect(50, 50, 100, 100)
    return sheet.data()


@pytest.mark.parametrize(
    ("make", "reason", "cure"),
    [
        (lambda: encrypted("secret"), "needs a password", "without a password"),
        (lambda: plain()[:400], "damaged or cut short", "Fetch the file again"),
        (empty, "has no pages", "Fetch the file again"),
        (without_text, "has no text layer: it is probably a scan", "ocrmypdf in.pdf out.pdf"),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_cure(
    make: Callable[[], bytes], reason: str, cure: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        pdf.read(make(), "bad.pdf")
    assert caught.value.name == "bad.pdf"
    assert reason in caught.value.reason
    assert cure in caught.value.cure


@pytest.mark.shared
def test_real_reports_of_every_kind_are_read(shared: Path) -> None:
    """Every fourth file: the whole set takes minutes (``eval.marks`` reads it all)."""
    files = sorted((shared / "corpus").rglob("*.pdf"))[::4]
    assert len(files) > 40
    for file in files:
        document = pdf.read(file.read_bytes(), file.name)
        assert all(page.text for page in document.pages if len(page.raw.split()) > 30), file.name
        found = {block.kind for block in document.blocks}
        assert found >= set(BlockKind) - {BlockKind.FOOTNOTE}, file.name
        last = [block.text for block in document.blocks if block.kind is PARAGRAPH][-1]
        assert "\n" not in last

"""A quote's words are marked where they stand, or not at all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from answers.marking import Box, Marks, find, render
from eval import marks
from ingest.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 600.0, 800.0
type_of_text = tuple[float, float, str]


def drawn(*pages: list[type_of_text], size: float = 12) -> bytes:
    """Pages of 600 by 800 points; each text with its distance from the left and the top."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=True)
    for page in pages:
        for left, down, text in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, HEIGHT - down, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def width(text: str) -> float:
    return float(stringWidth(text, "Helvetica", 12))


def assert_box(box: Box, left: float, baseline: float, right: float) -> None:
    """The box reaches from left to right and holds a 12 point letter on the baseline."""
    assert box.left == pytest.approx(left, abs=1)
    assert box.right == pytest.approx(right, abs=1)
    assert baseline - 13 < box.top < baseline - 8
    assert baseline < box.bottom < baseline + 5


def test_a_quote_is_marked_line_by_line() -> None:
    data = drawn(
        [
            (100, 100, "The panel met. It found that multi-"),
            (100, 115, "agency work is sound. So it rose."),
        ]
    )
    (found,) = find(data, "It found that multi-agency work is sound.", 1)
    assert (found.page, found.complete, len(found.boxes)) == (1, True, 2)
    start = 100 + width("The panel met. ")
    assert_box(found.boxes[0], start, 100, 100 + width("The panel met. It found that multi-"))
    assert_box(found.boxes[1], 100, 115, 100 + width("agency work is sound."))


def test_bullets_capitals_ligatures_and_number_stops_make_no_difference() -> None:
    data = drawn([(100, 100, "• The office opened late."), (100, 130, "12. Plans are short.")])
    assert find(data, "the oﬃce opened late.", 1) == find(data, "The office opened late.", 1) != ()
    assert find(data, "12 Plans are short.", 1) == find(data, "12. Plans are short.", 1) != ()


@pytest.mark.parametrize(
    "quote", ["", "•", "The panel rose", "good", "It found that work is sound."]
)
def test_what_is_not_there_is_not_marked(quote: str) -> None:
    data = drawn([(100, 100, "It found that all work is sound and shows goodness.")])
    assert find(data, quote, 1) == ()


def test_pages_that_are_not_there_and_files_that_are_no_pdf_have_no_marks() -> None:
    data = drawn([(100, 100, "It found that work is sound.")])
    assert find(data, "It found that work is sound.", 2) == ()
    assert find(b"no pdf", "It found", 1) == ()


TWICE = [
    (100.0, 100.0, "Help for children"),
    (400.0, 100.0, "Good"),
    (100.0, 130.0, "Care for children"),
    (400.0, 130.0, "Good"),
]


def test_a_quote_that_occurs_twice_is_marked_only_where_its_passage_tells_which() -> None:
    data = drawn(TWICE)
    assert find(data, "Good", 1) == ()
    assert find(data, "Good", 1, context="A passage with Good in another place") == ()
    (found,) = find(data, "Good", 1, context="Care for children – Good")
    assert_box(found.boxes[0], 400, 130, 400 + width("Good"))
    (found,) = find(data, "Good", 1, context="Help for children\tGood")
    assert_box(found.boxes[0], 400, 100, 400 + width("Good"))


def test_a_row_is_marked_though_the_page_gives_its_columns_one_after_the_other() -> None:
    data = drawn([*TWICE[::2], *TWICE[1::2]])
    (found,) = find(data, "Care for children\tGood", 1)
    assert [round(box.left) for box in found.boxes] == [100, 400]
    assert_box(found.boxes[0], 100, 130, 100 + width("Care for children"))
    assert_box(found.boxes[1], 400, 130, 400 + width("Good"))


def test_a_grade_is_never_taken_from_the_row_that_its_column_gives_first() -> None:
    data = drawn([*TWICE[::2], *TWICE[1::2]])
    (found,) = find(data, "Good", 1, context="Care for children – Good")
    assert_box(found.boxes[0], 400, 130, 400 + width("Good"))
    assert find(data, "Good", 1, context="Help for children – Good\nCare for children – Good") == ()


def over_the_end() -> bytes:
    return drawn(
        [
            (100, 100, "The panel met in May. It asked for a full"),
            (100, 780, "Panel report"),
            (500, 780, "1"),
        ],
        [
            (100, 30, "Town council"),
            (100, 140, "account of it. That was all."),
            (100, 200, "A full account of it."),
            (500, 780, "2"),
        ],
    )


def test_a_quote_over_the_page_end_is_marked_on_both_pages() -> None:
    first, second = find(over_the_end(), "It asked for a full account of it.", 1)
    assert (first.page, first.complete, second.page, second.complete) == (1, False, 2, False)
    (box,) = first.boxes
    start = 100 + width("The panel met in May. ")
    assert_box(box, start, 100, 100 + width("The panel met in May. It asked for a full"))
    (box,) = second.boxes
    assert_box(box, 100, 140, 100 + width("account of it."))


def test_halves_that_do_not_meet_at_the_page_end_are_not_marked() -> None:
    assert find(over_the_end(), "The panel met in account of it.", 1) == ()
    assert find(over_the_end(), "It asked for a full A full account of it.", 1) == ()


def test_a_passage_of_several_pages_is_searched_up_to_its_last() -> None:
    assert find(over_the_end(), "That was all.", 1) == ()
    (found,) = find(over_the_end(), "That was all.", 1, last_page=2)
    assert found.page == 2


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_colour_lies_on_the_words_of_a_turned_and_cropped_page(rotation: int) -> None:
    reader = PdfReader(io.BytesIO(drawn([(100, 100, "Ink here"), (100, 300, "and there")])))
    writer = PdfWriter(reader)
    writer.pages[0].cropbox = RectangleObject((40, 50, 560, 780))
    writer.pages[0].rotate(rotation)
    file = io.BytesIO()
    writer.write(file)
    (found,) = find(file.getvalue(), "Ink here", 1)
    image = Image.open(io.BytesIO(render(file.getvalue(), 1, found.boxes, scale=2)))
    assert image.size == ((1460, 1040) if rotation % 180 else (1040, 1460))
    (box,) = found.boxes
    pixels = image.load()
    assert pixels is not None
    inside = [
        pixels[x, y]
        for x in range(round(box.left * 2) + 2, round(box.right * 2) - 2)
        for y in range(round(box.top * 2) + 2, round(box.bottom * 2) - 2)
    ]
    assert (255, 221, 0) in inside
    assert (0, 0, 0) in inside
    assert (255, 255, 255) not in inside
    outside = image.getpixel((3, 3))
    assert outside == (255, 255, 255)


def test_a_page_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="page 3"):
        render(drawn([(100, 100, "X")]), 3, [])


TEXT = "the panel asked for a full account of homes visits plans and money in May"
WORDS = TEXT.split(" ")
PAGE = drawn([(100, 100, " ".join(WORDS[:8])), (100, 120, " ".join(WORDS[8:]))])


@given(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS)))
def test_any_run_of_the_pages_words_is_marked_from_its_first_to_its_last(
    start: int, length: int
) -> None:
    quote = WORDS[start : start + length]
    (found,) = find(PAGE, " ".join(quote), 1)
    first_row = start < 8
    before = WORDS[:start] if first_row else WORDS[8:start]
    left = 100 + width(" ".join([*before, ""])) if before else 100.0
    assert found.boxes[0].left == pytest.approx(left, abs=1)
    assert len(found.boxes) == (2 if first_row and start + len(quote) > 8 else 1)


@given(st.text(max_size=30))
def test_words_of_any_kind_are_looked_for_without_failing(quote: str) -> None:
    assert all(isinstance(found, Marks) for found in find(PAGE, quote, 1))


@pytest.mark.shared
def test_real_sentences_are_found_on_their_pages(shared: Path) -> None:
    files = marks.files([shared / "corpus"])[1::9]
    found = [sentence for file in files for sentence in marks.read_sentences(file)]
    report = marks.measure(found, sample=300, seed=7)
    assert report.looked_for == 300
    assert report.share >= 0.995, report.failures

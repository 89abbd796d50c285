"""Lines and their places come out where the words were drawn, however the page is turned."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest import furniture, layout
from ingest.glyphs import Word
from ingest.layout import Line
from ingest.pdfium import Pdf, PdfiumError

WIDTH, HEIGHT = 600.0, 800.0


def drawn(*texts: tuple[float, float, str, float]) -> bytes:
    """A page of 600 by 800 points with texts at a distance from its left and bottom."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=True)
    for left, up, text, size in texts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, up, text)
    canvas.save()
    return file.getvalue()


def lines(data: bytes) -> list[Line]:
    with Pdf(data) as pdf:
        return layout.lines(pdf.text(1), 1)


def test_words_stand_where_they_were_drawn() -> None:
    (line,) = lines(drawn((100, 700, "Good homes", 12)))
    assert line.text == "Good homes"
    assert line.baseline == pytest.approx(100, abs=0.1)
    assert line.size == 12
    assert line.left == pytest.approx(100, abs=0.1)
    assert line.right == pytest.approx(100 + stringWidth("Good homes", "Helvetica", 12), abs=0.1)
    assert line.top < 91 < 100 < line.bottom < 105


def test_a_wide_gap_parts_cells_and_a_narrow_one_words() -> None:
    (line,) = lines(drawn((100, 700, "One", 12), (126, 700, "two", 12), (200, 700, "three", 12)))
    assert [[word.text for word in cell] for cell in line.cells] == [["One", "two"], ["three"]]


def test_a_number_that_stands_off_is_no_cell() -> None:
    (line,) = lines(drawn((70, 700, "4.", 12), (110, 700, "The panel met.", 12)))
    assert [word.text for word in line.cells[0]] == ["4.", "The", "panel", "met."]


def test_raised_marks_are_left_out_and_lead_a_footnote() -> None:
    first, second = lines(
        drawn(
            (100, 700, "Board", 12),
            (134, 705, "12", 7),
            (144, 700, "met.", 12),
            (100, 104, "12", 6),
            (110, 100, "In May.", 10),
        )
    )
    assert (first.text, first.note) == ("Board met.", "")
    assert (second.text, second.note) == ("In May.", "12")


@pytest.mark.parametrize(
    ("rotation", "size", "left", "baseline_or_top"),
    [
        (0, (600, 800), 100, 100),
        (90, (800, 600), 700, 100),
        (180, (600, 800), 500, 700),
        (270, (800, 600), 100, 500),
    ],
)
def test_places_follow_the_rotation_of_the_page(
    rotation: int, size: tuple[float, float], left: float, baseline_or_top: float
) -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(drawn((100, 700, "X", 12)))))
    writer.pages[0].rotate(rotation)
    with Pdf(written(writer)) as pdf:
        page = pdf.text(1)
        image = pdf.render(1, scale=1.0)
    assert (page.width, page.height) == size
    # The origin of the letter, drawn at (100, 700) from the bottom left, as the page is shown.
    box = page.boxes[0]
    corners_x, corners_y = (box[0], box[2]), (box[1], box[3])
    assert min(abs(x - left) for x in corners_x) < 4
    assert min(abs(y - baseline_or_top) for y in corners_y) < 4
    # And the ink lies within the box.
    ink = image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    assert box[0] - 1 <= ink[0] < ink[2] <= box[2] + 1
    assert box[1] - 1 <= ink[1] < ink[3] <= box[3] + 1


def test_places_count_from_the_crop_box() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(drawn((100, 700, "Good", 12)))))
    writer.pages[0].cropbox = RectangleObject((40, 50, 560, 780))
    (line,) = lines(written(writer))
    assert line.left == pytest.approx(60, abs=0.1)
    assert line.baseline == pytest.approx(80, abs=0.1)


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_pdfium_refuses_what_is_no_pdf_and_pages_that_are_not_there() -> None:
    with pytest.raises(PdfiumError):
        Pdf(b"nothing")
    with Pdf(drawn((100, 700, "X", 12))) as pdf:
        assert pdf.page_count == 1
        with pytest.raises(ValueError, match="page 2 of a document of 1 pages"):
            pdf.text(2)


def line_at(page: int, text: str, baseline: float) -> Line:
    return Line(page, ((Word(text, 70, 300),),), baseline - 10, baseline + 2, baseline, 12, False)


def test_furniture_goes_from_the_edge_inwards_only() -> None:
    pages = [
        [
            line_at(page, "Panel report", 40),
            line_at(page, f"Text of its own {'abc'[page - 1]}", 60),
            line_at(page, "Panel report", 80),
            line_at(page, f"{page}", 780),
        ]
        for page in (1, 2, 3)
    ]
    kept = furniture.without(pages, [800, 800, 800])
    assert [[line.text for line in page] for page in kept] == [
        [f"Text of its own {letter}", "Panel report"] for letter in "abc"
    ]


def kept(*pages: list[tuple[str, float]]) -> list[list[str]]:
    """What is left of pages of 800 points, each line given with its baseline."""
    lines_of = [[line_at(n, *line) for line in page] for n, page in enumerate(pages, start=1)]
    left = furniture.without(lines_of, [HEIGHT] * len(pages))
    return [[line.text for line in page] for page in left]


def test_lines_that_differ_in_figures_are_no_running_heads() -> None:
    visits = [412, 9, 77, 1250, 31]
    assert kept(*([(f"Homes {n}", 40.0), (f"{n}", 780.0)] for n in visits)) == [
        [f"Homes {n}", f"{n}"] for n in visits
    ]


def test_figures_that_stay_or_count_the_pages_are_running_heads() -> None:
    pages = [[("In May 2014", 40.0), (f"14 Page {n + 56} of 90", 780.0)] for n in range(5)]
    assert kept(*pages) == [[], [], [], [], []]


def test_a_number_alone_goes_only_where_it_steps_with_the_pages() -> None:
    assert kept(*([(f"{n}", 780.0)] for n in (11, 12, 13))) == [[], [], []]
    assert kept(*([("2014", 780.0)] for _ in range(3))) == [["2014"]] * 3
    assert kept([("1", 780.0)]) == [["1"]]
    assert kept([("Page 1 of 1", 780.0)]) == [[]]
    # A page of another format prints its own number elsewhere.
    assert kept([("1", 780.0)], [("2", 700.0)], [("x", 700.0)]) == [[], [], ["x"]]


def test_words_on_most_pages_may_stand_a_little_apart() -> None:
    pages = [[("Panel report", 780.0 - down)] for down in (0, 0, 25, 0, 0)]
    assert kept(*pages) == [[], [], [], [], []]
    pages[2] = [("Panel report", 740.0)]
    assert kept(*pages) == [[], [], ["Panel report"], [], []]


def test_type_of_next_to_no_size_is_measured_all_the_same() -> None:
    (line,) = lines(drawn((100, 700, "Good homes", 0.1)))
    assert line.size == 0.5

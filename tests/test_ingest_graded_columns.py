"""Tables of labels and grades, however a grade is set beside its label, in whatever order drawn."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.areas import schemes
from ingest.readers import read
from ingest.types import BlockKind

SIZE, LEADING = 12.0, 14.0
LABELS = sorted(
    {area.name for scheme in schemes().values() for area in scheme.areas}
    | {"2. Children looked after and achieving permanence", "2.1 Adoption performance"}
)
# How reports of one kind print their grades.
GRADES = (
    ("Outstanding", "Good", "Requires improvement", "Inadequate"),
    ("Outstanding", "Good", "Requires improvement to be good", "Inadequate", "Not judged"),
    ("Good (Grade 2)", "Adequate (Grade 3)", "Inadequate (Grade 4)"),
    ("Grade 1 Outstanding", "Grade 3 Adequate", "Grade 4 Inadequate"),
)
SETTINGS = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
PROSE = (
    "Leaders know the services well and have acted on what the last inspection found, everywhere."
)

Text = tuple[float, float, str]


@dataclass(frozen=True)
class Table:
    """A table as it is set: its texts with their places, and the rows that a reader sees."""

    texts: tuple[Text, ...]
    rows: tuple[str, ...]


def drawn(texts: list[Text] | tuple[Text, ...]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 1400), invariant=True)
    canvas.setFont("Helvetica", SIZE)
    for left, down, text in texts:
        canvas.drawString(left, 1400 - down, text)
    canvas.save()
    return file.getvalue()


def rows_of(texts: list[Text] | tuple[Text, ...]) -> tuple[str, ...]:
    blocks = read(drawn(texts), "table.pdf").blocks
    return tuple(block.text for block in blocks if block.kind is BlockKind.TABLE_ROW)


def laid_out(
    rows: list[tuple[list[str], list[str]]],
    shares: list[float],
    padding: float,
    centred: bool = False,
) -> Table:
    """Set rows of label lines and grade lines; a share of 0 sets a grade at its label's top.

    The heads of the columns stand above, and running text above and below.
    """
    texts: list[Text] = [(72.0, 40.0, PROSE), (72.0, 76.0, "Judgement"), (380.0, 76.0, "Grade")]
    down = 100.0
    for (label, grade), share in zip(rows, shares, strict=True):
        height = max(len(label), len(grade)) - 1
        for lines, left, at in ((label, 72.0, share), (grade, 380.0, share)):
            top = down + at * (height - len(lines) + 1) * LEADING
            for i, line in enumerate(lines):
                inset = (180 - stringWidth(line, "Helvetica", SIZE)) / 2 if left > 72 else 0.0
                texts.append((left + inset * centred, top + i * LEADING, line))
        down += height * LEADING + LEADING + padding
    texts.append((72.0, down + 12.0, PROSE))
    read_as = tuple(f"{' '.join(label)}\t{' '.join(grade)}" for label, grade in rows)
    return Table(tuple(texts), ("Judgement\tGrade", *read_as))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(2, 7))
    grades = st.sampled_from(draw(st.sampled_from(GRADES)))
    rows = [
        (
            textwrap.wrap(draw(st.sampled_from(LABELS)), draw(st.sampled_from([24, 32, 40]))),
            textwrap.wrap(draw(grades), draw(st.sampled_from([12, 21, 40]))),
        )
        for _ in range(count)
    ]
    share = draw(st.sampled_from(sorted(SETTINGS.values())))
    padding = draw(st.sampled_from([0.0, 2.0, 4.0, 8.0, 12.0, 20.0]))
    shares = [share] * count
    if padding >= 8.0:
        # Where gaps part the rows, each grade may be set as it likes.
        shares = draw(
            st.lists(st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]), min_size=count, max_size=count)
        )
    table = laid_out(rows, shares, padding, draw(st.booleans()))
    return Table(tuple(draw(st.permutations(table.texts))), table.rows)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_any_order_and_setting_within_the_geometry_reads_the_same(table: Table) -> None:
    assert rows_of(table.texts) == table.rows


def test_a_grade_over_three_lines_stands_around_its_label() -> None:
    texts = [
        (380.0, 100.0, "Requires"),
        (72.0, 114.0, "Help and protection"),
        (380.0, 114.0, "improvement"),
        (380.0, 128.0, "to be good"),
        (72.0, 150.0, "Care leavers"),
        (380.0, 150.0, "Good"),
    ]
    assert rows_of(texts) == (
        "Help and protection\tRequires improvement to be good",
        "Care leavers\tGood",
    )


def test_a_grade_one_line_below_its_label_is_its_own() -> None:
    texts = [
        (72.0, 100.0, "Help and protection"),
        (380.0, 114.0, "Inadequate"),
        (72.0, 140.0, "Care leavers"),
        (380.0, 154.0, "Good"),
    ]
    assert rows_of(texts) == ("Help and protection\tInadequate", "Care leavers\tGood")


def test_grades_of_two_inspections_stand_in_two_columns() -> None:
    rows = [
        ("Area", "2016", "2021"),
        ("Care leavers", "Good", "Outstanding"),
        ("Adoption", "Inadequate", "Good"),
    ]
    texts = [
        (left, 100.0 + 20 * down, text)
        for down, row in enumerate(rows)
        for left, text in zip((72.0, 250.0, 400.0), row, strict=True)
    ]
    assert rows_of(texts) == tuple("\t".join(row) for row in rows)


def test_what_reaches_into_the_column_of_grades_is_no_label() -> None:
    across = "The judgements below were made in June by inspectors of all agencies together."
    texts = [(72.0, 100.0, across), (72.0, 116.0, "Care leavers"), (380.0, 116.0, "Good")]
    assert rows_of(texts) == ("Care leavers\tGood",)


@pytest.mark.parametrize("grade", ["Good progress", "Better", "Good or outstanding"])
def test_a_column_of_other_words_is_left_to_the_reader_of_all_tables(grade: str) -> None:
    texts = [
        (72.0, 100.0, "Help"),
        (380.0, 100.0, grade),
        (72.0, 130.0, "Care"),
        (380.0, 130.0, "All"),
    ]
    assert rows_of(texts) == (f"Help\t{grade}", "Care\tAll")

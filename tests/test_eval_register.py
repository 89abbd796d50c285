"""The register held against tables read by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.register import main
from eval.register_tables import Cell, cells_of
from eval.register_verdicts import Outcome, extra, judge, silent
from index.encoder import SentenceTransformerEncoder
from index.library import Library
from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.types import DocumentKind
from tests.test_index_library import keep
from tests.toys import document, ingested, judgement, mention

LONG = """\
doc,council,framework,inspection_start,inspection_end,area,grade,locator
kent,Kent,sif_2013,2015-06-01,2015-06-25,Adoption performance,good,2
kent,Kent,sif_2013,2015-06,2015-06,Children's services in Kent,requires improvement to be good,1
paper,Kent,slac_2009,2012-01-09,2012-01-20,Leadership and management,adequate,4.6
paper,Kent,slac_2009,2012-01-09,2012-01-20,Leadership and management,good,4.8
paper,Kent,slac_2009,2012-01-09,2012-01-20,Looked after children: capacity to improve,good,4.8
"""
WIDE = """\
doc,inspection_start,inspection_end,overall_effectiveness_grade,in_care_grade,care_leavers_grade
kent,2022-01-03,2022-01-07,not_reported_post_reform,good,inspection_pre_dates_judgement
medway,2023-01-09,2023-01-20,requires improvement,outstanding,
"""
REPORT = document(
    "a" * 16,
    file_name="kent.pdf",
    council="Kent",
    kind=DocumentKind.FULL_INSPECTION,
    framework="sif_2013",
    inspection_start=date(2015, 6, 1),
    inspection_end=date(2015, 6, 25),
    page_count=20,
)
PAPER = document(
    "b" * 16,
    file_name="paper.txt",
    council="Kent",
    framework="slac_2009",
    inspection_start=date(2012, 1, 9),
    inspection_end=date(2012, 1, 20),
)
ADOPTION = judgement(REPORT, 1, Grade.GOOD, mentions=(mention(Grade.GOOD, page=2),))
OVERALL = judgement(
    REPORT,
    2,
    Grade.REQUIRES_IMPROVEMENT,
    area="Children’s services in Kent",
    area_id="overall_effectiveness",
)


def stated(ordinal: int, grade: Grade, area_id: str, paragraph: str) -> Judgement:
    area = area_id.rpartition(".")[2].replace("_", " ")
    places = (mention(grade, paragraph=paragraph),)
    return judgement(PAPER, ordinal, grade, area=area, area_id=area_id, mentions=places)


SAFE = stated(1, Grade.ADEQUATE, "safeguarding.leadership", "4.6")
CARED = stated(2, Grade.GOOD, "looked_after.leadership", "4.8")
CAPACITY = stated(3, Grade.GOOD, "looked_after.capacity_for_improvement", "4.8")
ROWS = [(REPORT, ADOPTION), (REPORT, OVERALL), (PAPER, CARED), (PAPER, SAFE), (PAPER, CAPACITY)]


@pytest.fixture
def long(tmp_path: Path) -> list[Cell]:
    path = tmp_path / "long.csv"
    path.write_text(LONG)
    return cells_of(path)


@pytest.fixture
def wide(tmp_path: Path) -> list[Cell]:
    path = tmp_path / "wide.csv"
    path.write_text(WIDE)
    return cells_of(path)


def test_a_long_table_gives_a_cell_for_each_row(long: list[Cell]) -> None:
    day = date(2015, 6, 1)
    assert long[0] == Cell(
        doc="kent",
        area="Adoption performance",
        area_ids=("adoption",),
        grade=Grade.GOOD,
        council="Kent",
        framework="sif_2013",
        start=(day, day),
        end=(date(2015, 6, 25), date(2015, 6, 25)),
        locator="2",
    )
    assert long[1].start == long[1].end == (date(2015, 6, 1), date(2015, 6, 30))
    assert [cell.area_ids for cell in long[1:]] == [
        ("overall_effectiveness",),
        ("safeguarding.leadership", "looked_after.leadership"),
        ("safeguarding.leadership", "looked_after.leadership"),
        ("looked_after.capacity_for_improvement",),
    ]


def test_a_wide_table_gives_a_cell_for_each_grade(wide: list[Cell]) -> None:
    assert [(cell.doc, cell.area_ids, cell.grade) for cell in wide] == [
        ("kent", ("overall_effectiveness",), None),
        ("kent", ("children_looked_after", "children_in_care_and_care_leavers"), Grade.GOOD),
        ("kent", ("care_leavers",), None),
        ("medway", ("overall_effectiveness",), Grade.REQUIRES_IMPROVEMENT),
        (
            "medway",
            ("children_looked_after", "children_in_care_and_care_leavers"),
            Grade.OUTSTANDING,
        ),
    ]


def test_a_table_of_neither_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("doc,council\nkent,Kent\n")
    with pytest.raises(ValueError, match="no column doc, with area and grade"):
        cells_of(tmp_path / "x.csv")


def test_what_is_right_is_right_and_stands_once(long: list[Cell]) -> None:
    verdicts = judge(long, ROWS)
    assert [one.outcome for one in verdicts] == [Outcome.RIGHT] * 5
    # Two cells of one label are told apart by their places.
    assert [one.row for one in verdicts] == [ROWS[0], ROWS[1], ROWS[3], ROWS[2], ROWS[4]]
    assert extra(verdicts, ROWS) == []


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        ({"grade": Grade.INADEQUATE}, ("grade inadequate, table good", "place page 2, table 2")),
        ({"mentions": (mention(Grade.GOOD, page=7),)}, ("place page 7, table 2",)),
        ({"mentions": (mention(Grade.GOOD, page=7), mention(Grade.GOOD, page=2))}, ()),
        ({"area_id": "leadership"}, ("area leadership, table adoption",)),
        ({"council": None}, ("council none, table Kent",)),
        ({"framework": "ilacs_2018"}, ("framework ilacs_2018, table sif_2013",)),
        ({"inspection_start": None}, ("begin none, table 2015-06-01",)),
        ({"inspection_end": date(2015, 6, 26)}, ("end 2015-06-26, table 2015-06-25",)),
    ],
)
def test_whatever_differs_is_wrong(
    long: list[Cell], read: dict[str, object], wrong: tuple[str, ...]
) -> None:
    changed = replace(ADOPTION, **read)  # type: ignore[arg-type]
    verdict = judge(long[:1], [(REPORT, changed)])[0]
    assert verdict.wrong == wrong
    assert verdict.outcome is (Outcome.WRONG if wrong else Outcome.RIGHT)


def test_grades_set_beside_each_others_areas_are_both_wrong(long: list[Cell]) -> None:
    swapped = [
        (REPORT, replace(ADOPTION, grade=OVERALL.grade, mentions=OVERALL.mentions)),
        (REPORT, replace(OVERALL, grade=ADOPTION.grade, mentions=ADOPTION.mentions)),
    ]
    verdicts = judge(long[:2], swapped)
    assert [one.outcome for one in verdicts] == [Outcome.WRONG] * 2
    assert [one.wrong[0] for one in verdicts] == [
        "grade requires_improvement, table good",
        "grade good, table requires_improvement",
    ]


def test_what_is_not_in_the_register_is_missing(long: list[Cell]) -> None:
    unread = replace(ADOPTION, grade=Grade.UNREADABLE, mentions=())
    verdicts = judge(long[:1], [(REPORT, unread), (REPORT, replace(OVERALL, ordinal=3))])
    assert [one.outcome for one in verdicts] == [Outcome.MISSING]
    assert [one.ordinal for _, one in extra(verdicts, [(REPORT, OVERALL)])] == [2]


def test_a_grade_that_a_document_does_not_give_is_wrong(wide: list[Cell]) -> None:
    cared = judgement(REPORT, 1, Grade.GOOD, area="care leavers", area_id="care_leavers")
    verdict = judge(wide[2:3], [(REPORT, cared)])[0]
    assert verdict.outcome is Outcome.WRONG
    assert verdict.wrong[0] == "grade good, table none"
    before = replace(cared, status=Status.PREVIOUS)
    assert judge(wide[2:3], [(REPORT, before)])[0].outcome is Outcome.RIGHT


def test_a_report_without_any_judgement_is_silent() -> None:
    letter = document("c" * 16, kind=DocumentKind.MONITORING_VISIT, framework="ilacs_2018")
    again = replace(REPORT, id="e" * 16, kind=DocumentKind.REINSPECTION)
    ungraded = replace(REPORT, framework="jtai")
    assert silent([REPORT, again, ungraded, PAPER, letter], []) == [REPORT, again]
    assert silent([REPORT], ROWS) == []
    assert silent([REPORT], [(REPORT, replace(ADOPTION, status=Status.PREVIOUS))]) == [REPORT]


@pytest.mark.model
def test_the_command_says_what_is_wrong_and_where(
    tmp_path: Path, encoder: SentenceTransformerEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.csv").write_text(LONG)
    wrong = replace(ADOPTION, grade=Grade.INADEQUATE, mentions=(mention(Grade.INADEQUATE, page=2),))
    unread = judgement(REPORT, 3, Grade.UNREADABLE, area="Leadership", area_id="leadership")
    with Library.open_or_create(tmp_path / "library", encoder) as library:
        keep(library, ingested(REPORT, "x", judgements=[wrong, OVERALL, unread]), b"one")
    assert main([str(tmp_path / "long.csv"), "--library", str(tmp_path / "library")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "wrong: kent: Adoption performance: grade inadequate, table good (kent.pdf, page 2)",
        "long.csv: 5 cells, 3 of documents not held; 1 right, 1 wrong, 0 missing",
        "unreadable: kent.pdf: Leadership",
        "1 documents, 3 rows: 0 extra, 1 unreadable, 0 documents silent, 0 disagreeing",
    ]


def test_files_are_read_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "long.csv").write_text(LONG)
    (tmp_path / "kent.txt").write_text("Report to Cabinet\n\nNothing was said of any grade.\n")
    assert main([str(tmp_path / "long.csv"), "--files", str(tmp_path / "kent.txt")]) == 1
    out = capsys.readouterr().out
    assert "missing: kent: Adoption performance: table good, at 2\n" in out
    assert "long.csv: 5 cells, 3 of documents not held; 0 right, 0 wrong, 2 missing\n" in out

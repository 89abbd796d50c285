"""Rows of the register for scripts, for spreadsheets and for people."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from answers.register_requests import wanted_from
from answers.register_rows import FIELDS, rows_csv, rows_json, rows_text
from index.judgements import RegisterRow
from index.library import Library
from ingest.errors import BadRequest
from ingest.grades import Grade
from ingest.judgement import Route, Status
from ingest.types import DocumentKind
from tests.test_index_library import keep
from tests.toys import document, ingested, judgement, mention

REPORT = document(
    "a" * 16,
    council="Kent",
    title="Inspection of Kent",
    kind=DocumentKind.FULL_INSPECTION,
    framework="sif_2013",
    inspection_start=date(2015, 6, 1),
    inspection_end=date(2015, 6, 25),
    page_count=30,
)
FRONT = mention(
    Grade.GOOD,
    printed="good",
    quote="Adoption performance\tgood",
    page=2,
    passage_id=f"{REPORT.id}-0004",
)
DEEP = mention(
    Grade.REQUIRES_IMPROVEMENT,
    printed="requires improvement",
    page=12,
    paragraph="4.6",
    route=Route.HEADING,
    quote="Adoption requires improvement",
)
TORN = judgement(REPORT, 1, Grade.GOOD, mentions=(FRONT, DEEP))
UNREAD = judgement(REPORT, 2, Grade.UNREADABLE, area="Leadership", area_id="leadership")
PAPER = document("b" * 16, published=date(2014, 1, 7))
SAID = judgement(
    PAPER,
    1,
    Grade.ADEQUATE,
    area_id="",
    area="being healthy",
    status=Status.PREVIOUS,
    mentions=(mention(Grade.ADEQUATE, printed="Grade 3 (Adequate)", paragraph="4.8"),),
)
ROWS: list[RegisterRow] = [(REPORT, TORN), (REPORT, UNREAD), (PAPER, SAID)]


def test_a_row_has_all_that_scripts_rely_on() -> None:
    torn, unread, said = rows_json(ROWS)
    assert torn == {
        "document_id": "a" * 16,
        "file": "aaaa.txt",
        "title": "Inspection of Kent",
        "council": "Kent",
        "framework": "sif_2013",
        "inspection_start": "2015-06-01",
        "inspection_end": "2015-06-25",
        "area": "Adoption performance",
        "area_id": "adoption",
        "grade": "good",
        "grade_id": "good",
        "status": "current",
        "page": 2,
        "paragraph": None,
        "quote": "Adoption performance\tgood",
        "route": "table",
        "passage_id": f"{REPORT.id}-0004",
        "agrees": False,
        "mentions": [
            {
                "route": "table",
                "grade": "good",
                "grade_id": "good",
                "page": 2,
                "paragraph": None,
                "quote": "Adoption performance\tgood",
                "passage_id": f"{REPORT.id}-0004",
            },
            {
                "route": "heading",
                "grade": "requires improvement",
                "grade_id": "requires_improvement",
                "page": 12,
                "paragraph": "4.6",
                "quote": "Adoption requires improvement",
                "passage_id": None,
            },
        ],
    }
    assert tuple(torn) == tuple(unread) == FIELDS
    assert (unread["grade"], unread["grade_id"]) == (None, "unreadable")
    assert (unread["page"], unread["quote"], unread["mentions"]) == (None, None, [])
    assert unread["agrees"] is True
    # A format without pages has none to cite.
    assert (said["page"], said["paragraph"], said["mentions"][0]["page"]) == (None, "4.8", None)
    assert (said["grade"], said["area_id"], said["council"]) == ("Grade 3 (Adequate)", None, None)


def test_csv_says_the_same_as_json() -> None:
    read = list(csv.DictReader(io.StringIO(rows_csv(ROWS), newline="")))
    assert [json.loads(row.pop("mentions")) for row in read] == [
        row["mentions"] for row in rows_json(ROWS)
    ]
    for row, said in zip(read, rows_json(ROWS), strict=True):
        del said["mentions"]
        said["agrees"] = str(said["agrees"]).lower()
        assert row == {name: "" if value is None else str(value) for name, value in said.items()}


@pytest.mark.parametrize("first", "=+-@\t\r")
def test_no_cell_is_a_formula(first: str) -> None:
    area = f"{first}HYPERLINK(1)"
    (row,) = csv.DictReader(io.StringIO(rows_csv([(REPORT, replace(TORN, area=area))]), newline=""))
    assert row["area"] == f"'{area}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("one\rtwo")  # which csv quotes only where its lines end so too
def test_any_words_pass_through_csv(words: str) -> None:
    text = io.StringIO(rows_csv([(REPORT, replace(TORN, area=words))]), newline="")
    (row,) = csv.DictReader(text)
    assert row["area"] in (words, f"'{words}")
    assert not row["area"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_people_read_a_heading_for_each_inspection_and_a_line_for_each_area() -> None:
    assert rows_text(ROWS) == (
        "Kent · sif_2013 · 1 June 2015 to 25 June 2015 · current · aaaa.txt\n"
        "    Adoption performance  good      p. 2 · otherwise: requires improvement (p. 12)\n"
        "    Leadership            Not read\n"
        "\n"
        "no council · no framework · no dates · previous · bbbb.txt\n"
        "    being healthy  Grade 3 (Adequate)  para 4.8"
    )


def test_words_of_options_choose_rows(toy_library: Library) -> None:
    health = judgement(
        REPORT, 3, Grade.INADEQUATE, area_id="safeguarding.leadership", framework="slac_2009"
    )
    keep(toy_library, ingested(REPORT, "x", judgements=[TORN, UNREAD, health]), b"one")
    keep(toy_library, ingested(PAPER, "x", judgements=[SAID]), b"two")

    def chosen(**words: list[str] | str) -> list[str]:
        rows = wanted_from(**words).rows(toy_library.register)  # type: ignore[arg-type]
        return [f"{one.document_id[0]}{one.ordinal}" for _, one in rows]

    assert chosen() == ["a1", "a2", "a3", "b1"]
    assert chosen(areas=["leadership"]) == ["a2", "a3"]
    assert chosen(areas=["safeguarding.leadership"]) == ["a3"]
    assert chosen(areas=["adoption", "leadership"], grades=["good"]) == ["a1"]
    assert chosen(grades=["Good", "unreadable"]) == ["a1", "a2"]
    assert chosen(frameworks=["slac_2009"]) == ["a3"]
    assert chosen(statuses=["previous"]) == ["b1"]
    assert chosen(councils=["Kent County Council"], since="2015", until="2015-06") == [
        "a1",
        "a2",
        "a3",
    ]
    assert chosen(kinds=["committee_paper"]) == ["b1"]
    assert chosen(until="2014") == ["b1"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            {"areas": ["parks"]},
            "'parks' is not one of the areas of judgements. There are: adoption",
        ),
        ({"grades": ["excellent"]}, "'excellent' is not one of the grades of judgements"),
        ({"statuses": ["old"]}, "There are: current, previous, other_body"),
        ({"frameworks": ["x"]}, "No framework 'x'; there are slac_2009"),
        ({"councils": ["Atlantis"]}, "no council called 'Atlantis'"),
    ],
)
def test_what_there_is_not_is_said(words: dict[str, list[str]], said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        wanted_from(**words)  # type: ignore[arg-type]

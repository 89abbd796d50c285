"""One file to one document, or to one line that says why not."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.errors import UnreadableFile
from ingest.pipeline import ingest_bytes, ingest_file
from ingest.types import DocumentKind, Origin

PAPER = b"""Medway Council

REPORT TO CHILDREN'S SCRUTINY COMMITTEE

Progress with missing children

26 September 2013

1. The committee is asked to note the report.

2. Health visitors have been recruited.
"""


def test_a_file_becomes_a_document_with_pages_and_passages() -> None:
    made = ingest_bytes(PAPER, "paper.txt")
    document = made.document
    assert document.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert document.id == document.sha256[:16]
    assert (document.council, document.kind) == ("Medway", DocumentKind.COMMITTEE_PAPER)
    assert document.published == date(2013, 9, 26)
    assert (document.origin, document.page_count, document.paged) == (Origin.TEXT, 0, False)
    assert [page.number for page in made.pages] == [1]
    assert [(one.paragraph, one.text) for one in made.passages if one.paragraph] == [
        ("1", "The committee is asked to note the report."),
        ("2", "Health visitors have been recruited."),
    ]
    assert {one.id for one in made.passages} == {
        f"{document.id}-{n:04d}" for n in range(1, len(made.passages) + 1)
    }


def test_the_name_has_no_part_in_what_a_document_is() -> None:
    one, other = ingest_bytes(PAPER, "a.txt").document, ingest_bytes(PAPER, "b.txt").document
    assert one.id == other.id
    assert (one.title, one.published) == (other.title, other.published)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.pdf: it cannot be opened \(No such file"):
        ingest_file(tmp_path / "gone.pdf")


def test_a_file_over_the_limit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_BYTES", 2**20)
    large = tmp_path / "large.txt"
    large.write_bytes(b"word " * 2**19)
    with pytest.raises(UnreadableFile, match="its 2 MiB are more than the 1 MiB allowed"):
        ingest_file(large)


def test_a_fault_that_no_reader_foresaw_is_told_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(data: bytes, name: str, most_pages: int) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(pipeline, "read", fail)
    with pytest.raises(UnreadableFile, match=r"paper\.txt: .*ZeroDivisionError: division by zero"):
        ingest_bytes(PAPER, "paper.txt")


def test_a_file_without_words_is_said() -> None:
    with pytest.raises(UnreadableFile, match=r"x\.md: it holds no words"):
        ingest_bytes(b"***\n\n---\n", "x.md")


REPORT = b"""# Inspection of Kent local authority children's services

Inspection dates: 9 to 13 June 2025

Lead inspector: Anne Lee, His Majesty's Inspector

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice with children and families | Good |
| The experiences and progress of children who need help and protection | Inadequate |
| The experiences and progress of children in care | Good |
| The experiences and progress of care leavers | Outstanding |
| Overall effectiveness | Requires improvement to be good |
"""


def test_a_report_comes_with_its_judgements() -> None:
    made = ingest_bytes(REPORT, "report.md")
    assert made.notes == ()
    assert [(one.area_id, one.printed) for one in made.judgements] == [
        ("leadership", "Good"),
        ("help_and_protection", "Inadequate"),
        ("children_looked_after", "Good"),
        ("care_leavers", "Outstanding"),
        ("overall_effectiveness", "Requires improvement to be good"),
    ]
    first = made.judgements[0]
    assert (first.council, first.framework) == ("Kent", "ilacs_2018")
    assert (first.inspection_start, first.inspection_end) == (date(2025, 6, 9), date(2025, 6, 13))
    assert first.mentions[0].passage_id in {passage.id for passage in made.passages}


def test_a_fault_in_reading_judgements_costs_only_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(pipeline, "judgements_of", fail)
    made = ingest_bytes(REPORT, "report.md")
    assert made.judgements == ()
    assert len(made.passages) == len(ingest_bytes(REPORT, "report.md").passages) > 0
    assert made.notes == (
        "its judgements could not be read (ZeroDivisionError: division by zero); please report "
        "this with the file",
    )

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

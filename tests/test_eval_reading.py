"""The measures of reading: what is covered, what is drawn to be read by eye, what time is spent."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import coverage, ingest_time, reading_sheet
from ingest.types import Page
from tests.conftest import PROJECT
from tests.toys import document, ingested


def test_what_is_lost_and_what_is_said_twice_is_counted() -> None:
    made = ingested(document(), "Health is good.", "Health is good.")
    whole = Page("d" * 16, 1, "", "Health is good.\r\nNobody asked.\r\n")
    found = coverage.measure(type(made)(made.document, (whole,), made.passages))
    assert found.lost == ((1, "Nobody asked"),)
    assert found.surplus == ("healthisgood",)
    # Of 12 and 11 letters the eleven are lost; the twelve are there once too often.
    assert found.share == pytest.approx(1 - 11 / 23)
    assert found.twice == pytest.approx(12 / 23)


def test_a_line_that_recurs_is_furniture() -> None:
    made = ingested(document(), "Health is good.")
    pages = [Page("d" * 16, n, "", f"Town report {n}\r\n") for n in (1, 2, 3)]
    pages.append(Page("d" * 16, 1, "", "Health is good."))
    found = coverage.measure(type(made)(made.document, tuple(pages), made.passages))
    assert (found.lost, found.furniture, found.letters) == ((), 30, 12)


def test_the_shipped_papers_are_covered(capsys: pytest.CaptureFixture[str]) -> None:
    assert coverage.main([str(PROJECT / "corpus" / "papers")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("5 documents, ")
    assert float(said.split(": ")[1].split("%")[0]) > 99.5


def test_a_sheet_holds_passages_and_their_pages(tmp_path: Path) -> None:
    papers = str(PROJECT / "corpus" / "papers")
    arguments = [papers, "--documents", "5", "--passages", "7", "--out", str(tmp_path / "sheet")]
    assert reading_sheet.main(arguments) == 0
    sheet = (tmp_path / "sheet" / "sheet.md").read_text()
    assert sheet.count("\n- section: ") == 7
    assert len(list((tmp_path / "sheet").glob("*.png"))) >= 3
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert reading_sheet.main([str(tmp_path / "bad.pdf"), "--out", str(tmp_path / "none")]) == 1


@pytest.mark.model
def test_time_is_told_by_stage(capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest_time.main([str(PROJECT / "corpus" / "papers"), "--embed", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("5 files, ")
    for stage in ("read", "metadata", "cut", "keep, index and compare", "embed, from"):
        assert f"  {stage}" in said

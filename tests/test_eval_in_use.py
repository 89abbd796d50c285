"""What ``eval.in_use`` measures holds, on a few small papers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from eval.in_use import measure
from index.intake import files_in


def test_readers_see_no_error_no_removed_document_and_no_torn_state(tmp_path: Path) -> None:
    papers, work = tmp_path / "papers", tmp_path / "work"
    papers.mkdir()
    work.mkdir()
    for n in range(24):
        (papers / f"{n:02}.txt").write_text(
            f"Report {n} to Cabinet\n\n"
            f"1. Health was reviewed {n} times by social workers and managers.\n\n"
            f"2. Leaders know the quality of practice in {n} teams for care leavers.\n"
        )
    report = measure(files_in([papers]), work, readers=4, remove=8, jobs=1)
    tally = report.tally
    assert (tally.errors, tally.torn, tally.after_removal) == (Counter(), Counter(), 0)
    assert report.faults == ()
    assert (report.held, report.removed) == (16, 8)
    assert tally.questions > 0
    assert len(tally.documents) > 0
    assert report.backups > 0
    assert report.good

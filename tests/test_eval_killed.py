"""What ``eval.killed`` measures holds, on a few small papers."""

from __future__ import annotations

from pathlib import Path

from eval.killed import measure
from index.intake import files_in


def test_killed_at_any_moment_and_run_again_it_comes_to_the_same(tmp_path: Path) -> None:
    papers, work = tmp_path / "papers", tmp_path / "work"
    papers.mkdir()
    work.mkdir()
    for n in range(30):
        (papers / f"{n:02}.txt").write_text(
            f"Report {n} to Cabinet\n\n1. Health was reviewed {n} times.\n\n2. Leaders know {n}.\n"
        )
    (papers / "bad.txt").write_text("")
    outcomes = measure(files_in([papers]), times=6, seed=1, folder=work)
    assert [outcome.faults for outcome in outcomes] == [()] * 6

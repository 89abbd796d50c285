"""An ingest that is killed loses nothing and leaves nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.checks import check
from index.intake import files_in, take_in
from index.library import Library
from ingest.workers import SerialExecutor
from tests.conftest import PROJECT
from tests.toys import WordCounts

PAPERS = 60
# Runs in a process of its own; says a line for each file that is done.
INGEST = """
import sys
from pathlib import Path
from index.intake import files_in, take_in
from index.library import Library
from ingest.workers import SerialExecutor
from tests.toys import WordCounts

with Library.open_or_create(sys.argv[2], WordCounts()) as library:
    take_in(
        library, files_in([Path(sys.argv[1])]), SerialExecutor(),
        lambda arrival: print(arrival.file, flush=True),
    )
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for n in range(PAPERS):
        (folder / f"{n:02}.txt").write_text(
            f"Report {n} to Cabinet\n\n1. Health was reviewed {n} times.\n\n2. Leaders know {n}.\n"
        )
    return folder


def content(library: Library) -> dict[str, list[str]]:
    return {
        document.file_name: [passage.text for passage in library.store.passages(document.id)]
        for document in library.store.documents()
    }


@pytest.mark.parametrize("lines", [0, 1, 17, PAPERS])
def test_killed_and_run_again_it_comes_to_the_same(
    papers: Path, tmp_path: Path, lines: int
) -> None:
    """Killed before the first file, after some, and while the indexes are being written."""
    command = [sys.executable, "-c", INGEST, papers, tmp_path / "killed"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    with Library.open_or_create(tmp_path / "killed", WordCounts()) as resumed:
        kept = content(resumed)
        assert len(kept) >= lines
        take_in(resumed, files_in([papers]), SerialExecutor())
        assert check(resumed) == []
        with Library.open_or_create(tmp_path / "undisturbed", WordCounts()) as undisturbed:
            take_in(undisturbed, files_in([papers]), SerialExecutor())
            assert content(resumed) == content(undisturbed)
    assert all(len(passages) >= 2 for passages in kept.values())

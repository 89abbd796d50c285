"""The ingest log: every run, what came, what was refused and why, and whether it still stands."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.intake import Source, files_in, take_in
from index.library import Library
from index.types import Outcome, Run, Work
from ingest.workers import SerialExecutor
from tests.test_index_intake import PAPER, bring, write

REJECTED, ADDED, UNCHANGED, REMOVED = (
    Outcome.REJECTED,
    Outcome.ADDED,
    Outcome.UNCHANGED,
    Outcome.REMOVED,
)


def lines(run: Run) -> list[tuple[str, Outcome]]:
    return [(Path(entry.file).name, entry.outcome) for entry in run.entries]


def upload(library: Library, *paths: Path) -> None:
    """As the page does: by their own names, whatever folder they lie in."""
    take_in(library, [Source(path, path.name, path.name) for path in paths], SerialExecutor())


def refused(library: Library) -> list[str | None]:
    return [entry.sha256 and entry.sha256[:4] for entry in library.store.rejected()]


def test_every_run_is_logged_with_what_it_did(toy_library: Library, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.txt"), write(tmp_path / "bad.txt", "")
    bring(toy_library, bad, good)
    bring(toy_library, good)
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(toy_library.store.documents()[0].id)
    third, second, first = toy_library.store.journal.runs()
    assert [run.number for run in (first, second, third)] == [1, 2, 3]
    assert [run.work for run in (first, second, third)] == ["ingest", "ingest", "remove"]
    assert lines(first) == [("bad.txt", REJECTED), ("good.txt", ADDED)]
    assert lines(second) == [("good.txt", UNCHANGED)]
    assert lines(third) == [("good.txt", REMOVED)]
    assert first.entries[0].reason == "bad.txt: it is empty. Get the file again."
    assert first.ended is not None
    assert first.began <= first.entries[0].at <= first.ended
    assert toy_library.store.journal.runs(last=1) == [third]


def test_a_run_that_fails_has_no_end(toy_library: Library) -> None:
    with pytest.raises(RuntimeError, match="in the middle"), toy_library.writing():
        raise RuntimeError("in the middle")
    (run,) = toy_library.store.journal.runs()
    assert (run.ended, run.entries) == (None, ())


def test_two_refused_files_of_one_name_are_two(toy_library: Library, tmp_path: Path) -> None:
    first = write(tmp_path / "1" / "report.pdf", "%PDF-1.7 and no more")
    second = write(tmp_path / "2" / "report.pdf", "%PDF-1.7 and not this either")
    upload(toy_library, first)
    upload(toy_library, second)
    assert len(set(refused(toy_library))) == 2
    upload(toy_library, first)  # the same again is the same refusal
    assert len(refused(toy_library)) == 2


def test_a_refusal_beside_an_accepted_file_of_its_name_stands(
    toy_library: Library, tmp_path: Path
) -> None:
    bad, good = write(tmp_path / "1" / "report.txt", ""), write(tmp_path / "2" / "report.txt")
    upload(toy_library, bad, good)
    assert len(refused(toy_library)) == 1
    upload(toy_library, good)  # a later run took a file of that name: it was mended
    assert refused(toy_library) == []


def test_unchanged_files_are_logged_in_one_transaction_and_change_nothing(
    toy_library: Library, tmp_path: Path
) -> None:
    papers = [write(tmp_path / f"{n}.txt", f"{PAPER}\n{n}\n") for n in range(5)]
    bring(toy_library, *papers)
    before, stamp = toy_library.store.state, toy_library.paths.stamp.read_text()
    bring(toy_library, *papers)
    assert (toy_library.store.state, toy_library.paths.stamp.read_text()) == (before, stamp)
    assert lines(toy_library.store.journal.runs(1)[0]) == [
        (f"{n}.txt", UNCHANGED) for n in range(5)
    ]


def test_what_is_forgotten_is_in_no_line(toy_library: Library, tmp_path: Path) -> None:
    kept, secret = write(tmp_path / "kept.txt"), write(tmp_path / "secret.txt", PAPER + "\n2\n")
    bring(toy_library, kept, secret)
    bring(toy_library, kept, secret)
    (document,) = (one for one in toy_library.store.documents() if one.file_name == "secret.txt")
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(document.id, forget=True)
    assert [lines(run) for run in toy_library.store.journal.runs()] == [
        [],
        [("kept.txt", UNCHANGED)],
        [("kept.txt", ADDED)],
    ]


def test_the_log_of_a_library_of_an_earlier_make_is_taken_over(
    toy_library: Library, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.sqlite"
    with closing(sqlite3.connect(earlier)) as made, made:
        made.execute(
            "CREATE TABLE ingest_log (id INTEGER PRIMARY KEY, at TEXT, file TEXT, outcome TEXT, "
            "document_id TEXT, reason TEXT)"
        )
        made.execute(
            "INSERT INTO ingest_log VALUES "
            "(7, '2026-01-02T03:04:05+00:00', 'a.pdf', 'rejected', NULL, 'a.pdf: it is empty.')"
        )
    toy_library.store.journal.take_over(earlier)
    (entry,) = toy_library.store.rejected()
    assert (entry.file, entry.reason, entry.run) == ("a.pdf", "a.pdf: it is empty.", None)


def test_a_folder_named_twice_is_one_line_a_file(toy_library: Library, tmp_path: Path) -> None:
    write(tmp_path / "paper.txt")
    take_in(toy_library, files_in([tmp_path, tmp_path]), SerialExecutor())
    assert lines(toy_library.store.journal.runs()[0]) == [("paper.txt", ADDED)]

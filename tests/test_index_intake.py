"""Files into a library: each once, by its bytes, and none lost."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from pathlib import Path

import pytest

from index.checks import check
from index.intake import Arrival, files_in, take_in
from index.library import Library
from index.rebuild import rebuild_library
from index.types import Outcome
from ingest.errors import BadRequest, LibraryError
from ingest.workers import SerialExecutor, workers
from tests.toys import WordCounts

PAPER = "Report to Cabinet\n\nThe health of children in care is reviewed every six months.\n"


def write(path: Path, text: str = PAPER) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def bring(library: Library, *paths: Path, executor: Executor | None = None) -> list[Arrival]:
    return take_in(library, files_in(paths), executor or SerialExecutor())


def outcomes(arrivals: list[Arrival]) -> list[tuple[str, Outcome]]:
    return [(Path(one.file).name, one.outcome) for one in arrivals]


def test_a_folder_is_walked_and_only_what_can_be_read_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for name in (
        "b.txt",
        "a.md",
        "deep/c.html",
        ".hidden.txt",
        ".git/d.txt",
        "table.csv",
        "drafts/e.txt",
    ):
        write(folder / name)
    (folder / ".findingsignore").write_text("drafts/*\n")
    assert [source.name for source in files_in([folder])] == ["a.md", "b.txt", "c.html"]


def test_a_library_within_a_folder_is_not_taken_for_papers(
    toy_library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "paper.txt")
    assert outcomes(bring(toy_library, tmp_path)) == [("paper.txt", Outcome.ADDED)]
    assert outcomes(bring(toy_library, tmp_path)) == [("paper.txt", Outcome.UNCHANGED)]


def test_a_name_that_is_no_text_is_shown_as_far_as_it_goes(
    toy_library: Library, tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\nname.txt"))
    write(odd)
    assert outcomes(bring(toy_library, odd)) == [("bad\ufffd name.txt", Outcome.ADDED)]
    assert toy_library.store.documents()[0].file_name == "bad\ufffd name.txt"


def test_what_is_no_ordinary_file_is_refused(toy_library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (arrival,) = bring(toy_library, tmp_path / "pipe.txt")
    assert "pipe.txt: it is no ordinary file" in arrival.reason


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    table = write(tmp_path / "table.csv")
    assert [source.path for source in files_in([table, table])] == [table]


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"There is no file or folder .*gone\.pdf"):
        files_in([tmp_path / "gone.pdf"])


def test_unchanged_bytes_are_not_read_again(toy_library: Library, tmp_path: Path) -> None:
    paper = write(tmp_path / "paper.txt")
    assert outcomes(bring(toy_library, paper)) == [("paper.txt", Outcome.ADDED)]
    before = toy_library.store.keys()
    assert outcomes(bring(toy_library, paper)) == [("paper.txt", Outcome.UNCHANGED)]
    assert toy_library.store.keys() == before


def test_the_same_bytes_under_two_names_are_one_document(
    toy_library: Library, tmp_path: Path
) -> None:
    first, second = write(tmp_path / "first.txt"), write(tmp_path / "second.txt")
    arrivals = bring(toy_library, first, second)
    assert outcomes(arrivals) == [
        ("first.txt", Outcome.ADDED),
        ("second.txt", Outcome.UNCHANGED),
    ]
    assert arrivals[1].reason == "the same bytes as first.txt"
    assert [one.file_name for one in toy_library.store.documents()] == ["first.txt"]


def test_the_same_name_with_other_bytes_is_another_document(
    toy_library: Library, tmp_path: Path
) -> None:
    one = write(tmp_path / "one" / "paper.txt")
    other = write(tmp_path / "other" / "paper.txt", PAPER + "\nAnd of leaders.\n")
    assert outcomes(bring(toy_library, one, other)) == [("paper.txt", Outcome.ADDED)] * 2
    assert len({document.id for document in toy_library.store.documents()}) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_listed_and_the_rest_is_done(
    toy_library: Library, tmp_path: Path, jobs: int
) -> None:
    good, bad = write(tmp_path / "good.txt"), tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and no more")
    missing = tmp_path / "link.txt"
    missing.symlink_to(tmp_path / "nowhere.txt")
    with workers(jobs) as executor:
        arrivals = bring(toy_library, bad, missing, good, executor=executor)
    assert dict(outcomes(arrivals)) == {
        "bad.pdf": Outcome.REJECTED,
        "link.txt": Outcome.REJECTED,
        "good.txt": Outcome.ADDED,
    }
    rejected = {Path(one.file).name: one.reason for one in toy_library.store.rejected()}
    assert rejected["bad.pdf"].startswith("bad.pdf: ")
    assert rejected["link.txt"].startswith("link.txt: it is a link to a file that is not")
    assert check(toy_library) == []


def test_a_refused_file_that_is_mended_is_no_longer_listed(
    toy_library: Library, tmp_path: Path
) -> None:
    paper = write(tmp_path / "paper.txt", "")
    assert bring(toy_library, paper)[0].reason == "paper.txt: it is empty. Get the file again."
    assert len(toy_library.store.rejected()) == 1
    bring(toy_library, write(paper))
    assert toy_library.store.rejected() == []


def test_each_file_is_reported_as_it_is_done(toy_library: Library, tmp_path: Path) -> None:
    papers = [write(tmp_path / f"{n}.txt", f"{PAPER}\n{n}\n") for n in range(12)]
    told: list[Arrival] = []
    arrivals = take_in(toy_library, files_in(papers), SerialExecutor(), told.append)
    assert told == arrivals
    assert [Path(one.file).name for one in told] == [f"{n}.txt" for n in range(12)]


def test_a_rebuild_that_would_lose_a_document_changes_nothing(
    toy_library: Library, tmp_path: Path
) -> None:
    bring(toy_library, write(tmp_path / "a.txt"), write(tmp_path / "b.txt", PAPER + "\nMore.\n"))
    documents = toy_library.store.documents()
    toy_library.original(documents[0]).write_bytes(b"")
    with pytest.raises(LibraryError, match=r"1 of 2 originals cannot be read.*left as it was"):
        rebuild_library(toy_library.paths, SerialExecutor(), encoder=WordCounts())
    assert toy_library.store.documents() == documents
    toy_library.close()
    rebuild_library(toy_library.paths, SerialExecutor(), leave_out=True, encoder=WordCounts())
    with Library.open(toy_library.paths.folder, WordCounts()) as rebuilt:
        assert rebuilt.store.documents() == documents[1:]


def test_a_rebuilt_library_holds_the_same(toy_library: Library, tmp_path: Path) -> None:
    bring(toy_library, write(tmp_path / "a.txt"), write(tmp_path / "b.txt", PAPER + "\nMore.\n"))
    documents = toy_library.store.documents()
    passages = [toy_library.store.passages(one.id) for one in documents]
    toy_library.close()
    rebuild_library(toy_library.paths, SerialExecutor(), encoder=WordCounts())
    with Library.open(toy_library.paths.folder, WordCounts()) as rebuilt:
        assert rebuilt.store.documents() == documents
        assert [rebuilt.store.passages(one.id) for one in documents] == passages
        assert check(rebuilt) == []
    assert not toy_library.paths.folder.with_name("library.old").exists()

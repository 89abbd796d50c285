"""A question sees one state of the library, whatever happens to it meanwhile."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from answers.assistant import Assistant, Settings
from answers.doubts import ANYTHING
from answers.source import page_views, paragraph_view
from index.checkpoints import Checkpoints, Pace
from index.checks import check
from index.intake import files_in, take_in
from index.library import Library
from index.paths import WAITING
from index.rebuild import rebuild_library
from index.types import Work
from ingest.errors import NotInLibrary, OtherRecipe
from ingest.workers import SerialExecutor
from tests.test_index_intake import PAPER, bring, write
from tests.test_index_library import filled, keep, texts
from tests.toys import WordCounts, document, ingested


def test_a_snapshot_stays_while_others_add_and_remove(toy_library: Library) -> None:
    medway, kent = filled(toy_library)
    with Library.open(toy_library.paths.folder, WordCounts()) as other:
        with toy_library.snapshot():
            with other.writing(Work.REMOVE):
                other.remove(medway.id)
            keep(other, ingested(document("c" * 16), "Adoption adoption."), b"three")
            assert {one.id for one in toy_library.store.documents()} == {medway.id, kent.id}
            assert texts(toy_library, "adoption")[0] == "Adoption was strong."
            assert [page.text for page in toy_library.store.pages(medway.id)] != []
        assert {one.id for one in toy_library.store.documents()} == {kent.id, "c" * 16}
        assert texts(toy_library, "adoption")[0] == "Adoption adoption."
        assert toy_library.store.pages(medway.id) == []


def test_threads_each_have_their_own_snapshot(toy_library: Library) -> None:
    medway, kent = filled(toy_library)
    seen: list[set[str]] = []
    with toy_library.snapshot():
        with toy_library.store.snapshot():  # within another it is the same one
            pass

        def elsewhere() -> None:
            with toy_library.writing(Work.REMOVE):
                toy_library.remove(medway.id)
            with toy_library.snapshot():
                seen.append({one.id for one in toy_library.store.documents()})

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(60)
        seen.append({one.id for one in toy_library.store.documents()})
    assert seen == [{kent.id}, {medway.id, kent.id}]


def test_look_ups_alone_do_not_open_the_indexes_and_heed_the_recipe(toy_library: Library) -> None:
    medway, kent = filled(toy_library)
    toy_library.paths.vectors.unlink()
    with toy_library.store_snapshot():
        assert {one.id for one in toy_library.store.documents()} == {medway.id, kent.id}
    with toy_library.store.transaction():
        toy_library.store.set_meta("recipe.weights", "another")
    with pytest.raises(OtherRecipe), toy_library.store_snapshot():
        pass


def test_a_transaction_belongs_in_no_snapshot(toy_library: Library) -> None:
    with (
        pytest.raises(ValueError, match="neither in another nor in a snapshot"),
        toy_library.store.snapshot(),
        toy_library.store.transaction(),
    ):
        pytest.fail("written in a snapshot")
    with pytest.raises(ValueError, match="writes belong in a transaction"):
        toy_library.store.set_meta("a", "b")


def test_a_store_that_is_closed_is_not_opened_again(toy_library: Library) -> None:
    with toy_library.store.snapshot():
        toy_library.close()
        assert toy_library.store.documents() == []  # what is at work is finished
    with pytest.raises(ValueError, match="is closed"):
        toy_library.store.documents()


def test_what_is_added_is_found_before_a_long_run_ends(
    toy_library: Library, tmp_path: Path
) -> None:
    papers = [write(tmp_path / f"{n}.txt", f"{PAPER}\nmissing {n}\n") for n in range(4)]
    toy_library.pace = Pace(seconds=0, share=1)
    found: list[int] = []
    with Library.open(toy_library.paths.folder, WordCounts()) as reader:
        take_in(
            toy_library,
            files_in(papers),
            SerialExecutor(),
            lambda _: found.append(len({hit.document.id for hit in reader.search("missing")})),
        )
    assert found == [1, 2, 3, 4]


def test_the_indexes_follow_at_a_pace_that_costs_little() -> None:
    now, done = [0.0], []

    def work() -> None:
        done.append(now[0])
        now[0] += 2.0  # takes two seconds: a twentieth of the time is one in forty

    checkpoints = Checkpoints(Pace(seconds=10, share=0.05), clock=lambda: now[0])
    for _ in range(120):
        now[0] += 1
        checkpoints.pass_by(work)
    assert done == [10, 50, 90]


def test_who_waits_for_another_is_told(toy_library: Library, tmp_path: Path) -> None:
    paper, told, come = write(tmp_path / "paper.txt"), [], threading.Event()

    def tell(line: str) -> None:
        told.append(line)
        come.set()

    def second() -> None:
        with Library.open(toy_library.paths.folder, WordCounts()) as other:
            take_in(other, files_in([paper]), SerialExecutor(), told=tell)

    thread = threading.Thread(target=second)
    with toy_library.writing():
        thread.start()
        assert come.wait(60)
        assert toy_library.store.documents() == []
    thread.join(60)
    assert told == [WAITING]
    assert len(toy_library.store.documents()) == 1
    bring(toy_library, paper)  # nobody to wait for
    assert told == [WAITING]


def test_a_reader_keeps_answering_while_its_library_is_made_anew(
    toy_library: Library, tmp_path: Path
) -> None:
    papers = [write(tmp_path / f"{n}.txt", f"{PAPER}\nmissing {n}\n") for n in range(3)]
    bring(toy_library, *papers)
    before = texts(toy_library, "missing")
    lineage = toy_library.store.state.lineage
    seen: list[list[str]] = []
    arrivals = rebuild_library(
        toy_library.paths,
        SerialExecutor(),
        lambda _: seen.append(texts(toy_library, "missing")),
        encoder=WordCounts(),
    )
    assert len(arrivals) == 3
    assert seen == [before] * 3
    assert texts(toy_library, "missing") == before
    assert toy_library.store.state.lineage != lineage
    assert [run.work for run in toy_library.store.journal.runs()] == [Work.REBUILD, Work.INGEST]
    assert check(toy_library) == []


def test_a_citation_of_what_was_removed_since_says_so(toy_library: Library, tmp_path: Path) -> None:
    bring(toy_library, write(tmp_path / "paper.txt"))
    assistant = Assistant(toy_library, Settings(limits=ANYTHING))
    (citation,) = assistant.ask("How often is health reviewed?").citations
    with toy_library.writing(Work.REMOVE):
        toy_library.remove(citation.document.id)
    with pytest.raises(NotInLibrary, match=r"paper\.txt has been removed from the library since"):
        paragraph_view(toy_library, citation)
    with pytest.raises(NotInLibrary, match="removed from the library since"):
        toy_library.original_bytes(citation.document)
    with pytest.raises(NotInLibrary, match="removed from the library since"):
        page_views(toy_library, replace(citation, page=1))

"""A library that is not whole is found out, and mended where that can be."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from index.checks import check, repair
from index.library import Library
from ingest.errors import LibraryError
from tests.test_index_library import filled, texts


def whats(library: Library) -> list[str]:
    return [fault.what for fault in check(library)]


def test_a_whole_library_has_no_faults(toy_library: Library) -> None:
    filled(toy_library)
    assert check(toy_library) == []


def test_lost_indexes_are_rebuilt(toy_library: Library) -> None:
    filled(toy_library)
    toy_library.paths.vectors.unlink()
    shutil.rmtree(toy_library.paths.lexical)
    (fault,) = check(toy_library)
    assert fault.repairable
    assert "vectors.faiss cannot be read" in fault.what
    assert repair(toy_library) == []
    assert texts(toy_library, "adoption")[0] == "Adoption was strong."


def test_a_damaged_index_is_rebuilt(toy_library: Library) -> None:
    filled(toy_library)
    toy_library.paths.vectors.write_bytes(b"not an index")
    assert [fault.repairable for fault in check(toy_library)] == [True]
    assert repair(toy_library) == []


def test_an_index_that_lags_behind_is_found_and_caught_up(toy_library: Library) -> None:
    filled(toy_library)
    behind = toy_library.paths.vectors.read_bytes()
    with toy_library.writing():
        toy_library.remove("a" * 16)
    toy_library.paths.vectors.write_bytes(behind)
    assert whats(toy_library) == ["The vector index lacks 0 passages and holds 2 that are gone"]
    assert repair(toy_library) == []


def test_an_interrupted_writer_is_made_good_by_the_next(toy_library: Library) -> None:
    filled(toy_library)
    before = [toy_library.paths.vectors.read_bytes(), toy_library.paths.stamp.read_bytes()]
    with toy_library.writing():
        toy_library.remove("a" * 16)
    # As if killed after the store's commit and before the indexes were written.
    toy_library.paths.vectors.write_bytes(before[0])
    toy_library.paths.stamp.write_bytes(before[1])
    with toy_library.writing():
        pass
    assert check(toy_library) == []


def test_a_lost_original_is_named_with_the_cure(toy_library: Library) -> None:
    medway, _ = filled(toy_library)
    kept = toy_library.store.document(medway.id)
    assert kept is not None
    toy_library.original(kept).unlink()
    (fault,) = repair(toy_library)
    assert not fault.repairable
    assert fault.what == (
        "The original of aaaa.txt is missing from the library. Ingest the file again."
    )


def test_an_altered_original_is_named(toy_library: Library) -> None:
    medway, _ = filled(toy_library)
    kept = toy_library.store.document(medway.id)
    assert kept is not None
    toy_library.original(kept).write_bytes(b"other")
    assert whats(toy_library) == [
        f"The original of aaaa.txt ({medway.id}) has been altered. "
        f"Remove it with `findings remove {medway.id}` and ingest the file again."
    ]


def test_a_stray_original_is_removed(toy_library: Library) -> None:
    filled(toy_library)
    stray = toy_library.paths.originals / "half.pdf.new"
    stray.write_bytes(b"half")
    assert whats(toy_library) == ["originals/half.pdf.new belongs to no document"]
    assert repair(toy_library) == []
    assert not stray.exists()


def test_a_stray_folder_is_removed(toy_library: Library) -> None:
    filled(toy_library)
    (toy_library.paths.originals / "folder").mkdir()
    assert repair(toy_library) == []


def test_a_library_at_work_is_not_called_broken(toy_library: Library) -> None:
    medway, _ = filled(toy_library)
    with toy_library.writing():
        toy_library.remove(medway.id)
        with pytest.raises(LibraryError, match="Try again when it is done"):
            check(toy_library)


def test_indexes_that_are_lost_are_made_good_by_the_next_writer(toy_library: Library) -> None:
    filled(toy_library)
    toy_library.paths.vectors.write_bytes(b"not an index")
    toy_library.paths.stamp.write_text("not a stamp")
    with toy_library.writing():
        pass
    assert check(toy_library) == []


def test_a_document_without_passages_is_named(toy_library: Library) -> None:
    medway, _ = filled(toy_library)
    with closing(sqlite3.connect(toy_library.paths.store)) as connection, connection:
        connection.execute("DELETE FROM passages WHERE document_id = ?", (medway.id,))
    assert f"aaaa.txt ({medway.id}) has no passages" in whats(toy_library)


def test_a_stamp_that_says_nothing_is_a_fault(toy_library: Library) -> None:
    filled(toy_library)
    toy_library.paths.stamp.write_text(json.dumps({}))
    assert [fault.repairable for fault in check(toy_library)] == [True]
    assert repair(toy_library) == []

"""Removing leaves no trace, an interrupted run leaves nothing, and ``check`` proves both."""

from __future__ import annotations

from pathlib import Path

import pytest
import tantivy

from index.checks import check, repair
from index.fingerprint import fingerprint
from index.intake import files_in, take_in
from index.lexical import LexicalSearcher, stems
from index.library import Library
from index.types import Work
from ingest.errors import NotInLibrary
from ingest.workers import SerialExecutor
from tests.test_index_checks import whats
from tests.test_index_library import filled
from tests.toys import WordCounts

RARE = "zyxwvutterquick"
# Long enough for several pages of the store, so that SQLite has rows to move about.
LONG = "\n\n".join(f"{n}. Leaders know {n} things about {RARE}{n} and its kin." for n in range(300))
OTHER = "\n\n".join(f"{n}. Leaders know {n} other things altogether." for n in range(300))


def files(library: Library) -> list[Path]:
    return [path for path in library.paths.folder.rglob("*") if path.is_file()]


def legible(library: Library, word: str) -> list[str]:
    """Files of the library in which a word can be read."""
    return [path.name for path in files(library) if word.encode() in path.read_bytes()]


def terms(library: Library, word: str) -> int:
    """In how many entries the lexical index has a word, by its own count."""
    index = tantivy.Index.open(str(library.paths.lexical))
    (stem,) = stems(word)
    return index.searcher().doc_freq("text", stem)


@pytest.fixture
def two(toy_library: Library, tmp_path: Path) -> Library:
    (tmp_path / "rare.txt").write_text(f"A report to Cabinet\n\n{LONG}\n")
    (tmp_path / "other.txt").write_text(f"Another report to Cabinet\n\n{OTHER}\n")
    take_in(
        toy_library, files_in([tmp_path / "rare.txt", tmp_path / "other.txt"]), SerialExecutor()
    )
    return toy_library


def rare(library: Library) -> str:
    (document,) = (one for one in library.store.documents() if one.file_name == "rare.txt")
    return document.id


def test_no_word_of_what_is_removed_is_left_in_any_file(two: Library) -> None:
    assert "library.sqlite" in legible(two, RARE)
    assert terms(two, f"{RARE}7") == 1
    with two.writing(Work.REMOVE):
        removed = two.remove(rare(two))
    assert legible(two, RARE) == []
    assert terms(two, f"{RARE}7") == 0
    assert legible(two, removed.sha256) == ["library.sqlite"]  # the log says what was removed
    assert check(two) == []
    assert len(two.store.documents()) == 1


def test_what_is_forgotten_leaves_not_even_its_name(two: Library) -> None:
    with two.writing(Work.REMOVE):
        removed = two.remove(rare(two), forget=True)
    assert [legible(two, word) for word in (RARE, removed.sha256, "rare.txt")] == [[], [], []]
    assert check(two) == []


def test_what_is_left_of_a_removal_is_found_and_mended(two: Library) -> None:
    document = two.document(rare(two))
    of_it = len(two.store.keys([document.id]))
    with two.store.transaction():  # as if killed before anything else was done
        two.store.remove(document.id)
    assert whats(two) == [
        f"originals/{document.sha256}.text belongs to no document",
        f"The vector index lacks 0 passages and holds {of_it} that are gone",
        f"The lexical index lacks 0 passages and holds {of_it} that are gone",
        "library.sqlite may still hold words of what was removed, because it was being read or "
        "the run was interrupted",
    ]
    assert repair(two) == []
    assert legible(two, RARE) == []


def test_entries_that_are_only_marked_as_dropped_are_found_and_mended(two: Library) -> None:
    keys = two.store.keys([rare(two)])
    with two.writing(Work.REMOVE):
        two.remove(rare(two))
    again = LexicalSearcher.load(two.paths.lexical)
    some = sorted(two.store.keys())[:3]
    again.remove(some)
    again.save(two.paths.lexical)
    assert keys
    assert whats(two) == [
        "The lexical index lacks 3 passages and holds 0 that are gone",
        "The lexical index still holds words of 3 passages that are gone",
    ]
    assert repair(two) == []


def test_the_next_run_clears_away_what_a_stopped_one_left(toy_library: Library) -> None:
    filled(toy_library)
    paths = toy_library.paths
    left = [
        paths.folder / "library.sqlite.new",
        paths.folder / "vectors.faiss.new",
        paths.folder / "derived.json.new",
        paths.staging / "library.sqlite",
        paths.originals / f"{'0' * 64}.pdf",
        paths.originals / f"{'0' * 64}.pdf.new",
        paths.lexical / "0123456789abcdef0123456789abcdef.term",
        paths.lexical / ".tmpAbCdEf",
    ]
    paths.staging.mkdir()
    for path in left:
        path.write_bytes(b"half")
    assert len(check(toy_library)) == len(left)
    with toy_library.writing():
        pass
    assert check(toy_library) == []
    assert [path for path in left if path.exists()] == []


def test_what_is_no_part_of_a_library_is_named_and_left_alone(toy_library: Library) -> None:
    filled(toy_library)
    notes = [toy_library.paths.folder / "notes.txt", toy_library.paths.originals / "notes.txt"]
    for path in notes:
        path.write_text("mine")
    with toy_library.writing():
        pass
    assert whats(toy_library) == [
        "originals/notes.txt belongs to no document",
        f"{notes[0]} is no part of the library. Move it elsewhere",
    ]
    assert notes[0].exists()


def test_a_reader_of_an_older_state_keeps_it_and_is_not_waited_for_forever(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.connections.PATIENCE_SECONDS", 0)
    id_ = rare(two)
    with Library.open(two.paths.folder, WordCounts()) as reader:
        with reader.store.snapshot():
            held = reader.document(id_)
            with two.writing(Work.REMOVE):
                two.remove(id_)
            assert reader.document(id_) == held
            assert whats(two) == [
                "library.sqlite may still hold words of what was removed, because it was being "
                "read or the run was interrupted"
            ]
        with pytest.raises(NotInLibrary):
            reader.document(id_)
        with two.writing():
            pass
    assert check(two) == []
    assert legible(two, RARE) == []


def test_the_fingerprint_is_of_the_content_alone(toy_library: Library, tmp_path: Path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text("Report\n\nHealth was weak.\n")
    second.write_text("Report\n\nAdoption was strong.\n")
    take_in(toy_library, files_in([first, second]), SerialExecutor())
    with Library.open_or_create(tmp_path / "other", WordCounts()) as other:
        take_in(other, files_in([second]), SerialExecutor())
        assert fingerprint(other.store) != fingerprint(toy_library.store)
        take_in(other, files_in([first]), SerialExecutor())
        assert other.store.vectors().keys() == toy_library.store.vectors().keys()
        assert fingerprint(other.store) == fingerprint(toy_library.store)
        with other.writing():
            other.remove(other.store.documents()[0].id)
            assert fingerprint(other.store) != fingerprint(toy_library.store)
        take_in(other, files_in([first, second]), SerialExecutor())
        assert fingerprint(other.store) == fingerprint(toy_library.store)

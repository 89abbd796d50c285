"""A library keeps documents, finds their passages, and forgets what is removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from index.paths import LibraryPaths
from index.types import Filter, Way
from ingest.errors import (
    BadRequest,
    LibraryError,
    LibraryMissing,
    NotInLibrary,
    OtherRecipe,
    UnreadableFile,
)
from ingest.types import Document, IngestedFile, PassageKind
from tests.toys import WordCounts, document, ingested, passage


def keep(library: Library, file: IngestedFile, content: bytes = b"words") -> Document:
    """Add a document whose original is ``content``."""
    import hashlib
    from dataclasses import replace

    made = replace(file.document, sha256=hashlib.sha256(content).hexdigest())
    source = library.paths.folder.parent / made.file_name
    source.write_bytes(content)
    with library.writing():
        library.add(replace(file, document=made), source, made.file_name)
    return made


def filled(library: Library) -> tuple[Document, Document]:
    medway = document("a" * 16, council="Medway")
    kent = document("b" * 16, council="Kent")
    keep(library, ingested(medway, "Health was weak.", "Adoption was strong."), b"one")
    keep(library, ingested(kent, "Health health was strong.", "Leaders know."), b"two")
    return medway, kent


def texts(
    library: Library, question: str, only: Filter | None = None, way: Way = Way.FUSED
) -> list[str]:
    return [hit.passage.text for hit in library.search(question, 10, only, way)]


def test_what_was_added_is_kept_whole(toy_library: Library) -> None:
    file = ingested(document("a" * 16, council="Medway"), "Health was weak.", "Adoption.")
    made = keep(toy_library, file)
    assert toy_library.store.documents() == [made]
    assert toy_library.store.pages(made.id) == list(file.pages)
    assert toy_library.store.passages(made.id) == list(file.passages)
    assert toy_library.original(made).read_bytes() == b"words"


def test_a_question_finds_its_passage_by_either_way(toy_library: Library) -> None:
    filled(toy_library)
    for way in Way:
        assert texts(toy_library, "adoption", way=way)[0] == "Adoption was strong."


def test_a_hit_says_where_it_is_from_and_what_found_it(toy_library: Library) -> None:
    filled(toy_library)
    hit = toy_library.search("adoption")[0]
    assert hit.document.council == "Medway"
    assert (hit.rank, hit.passage.ordinal) == (1, 2)
    assert hit.score == pytest.approx(2 / 61)  # first in both rankings
    assert set(hit.found_by) == {Way.DENSE, Way.LEXICAL}


def test_a_filter_leaves_only_its_documents(toy_library: Library) -> None:
    filled(toy_library)
    only = Filter(councils=frozenset({"Medway"}))
    assert set(texts(toy_library, "health", only)) == {"Health was weak.", "Adoption was strong."}
    assert texts(toy_library, "health", Filter(councils=frozenset({"Essex"}))) == []


def test_more_may_be_asked_for_than_there_is(toy_library: Library) -> None:
    filled(toy_library)
    assert len(toy_library.search("adoption", top=3_000_000_000)) == 4


def test_what_is_removed_is_gone_at_once(toy_library: Library) -> None:
    medway, kent = filled(toy_library)
    assert texts(toy_library, "adoption")  # the indexes are open
    with Library.open(toy_library.paths.folder, WordCounts()) as other, other.writing():
        other.remove(medway.id)
        # Indexes still hold it until the writing ends; the store decides.
        assert "Adoption was strong." not in texts(toy_library, "adoption")
    assert toy_library.store.documents() == [toy_library.document(kent.id)]
    assert "Adoption was strong." not in texts(toy_library, "adoption")
    assert not any(
        path.name.startswith(medway.sha256) for path in toy_library.paths.originals.iterdir()
    )
    with pytest.raises(NotInLibrary, match=f"No document '{medway.id}'"):
        toy_library.document(medway.id)


def test_a_reader_takes_up_what_another_added(toy_library: Library) -> None:
    filled(toy_library)
    assert texts(toy_library, "missing")
    with Library.open(toy_library.paths.folder, WordCounts()) as other:
        keep(other, ingested(document("c" * 16), "Missing missing children."), b"three")
    assert texts(toy_library, "missing")[0] == "Missing missing children."


def test_boilerplate_and_contents_stand_last(toy_library: Library) -> None:
    made = document("a" * 16)
    file = IngestedFile(
        document=made,
        pages=(),
        passages=(
            passage(made.id, 1, "Health health health.", kind=PassageKind.BOILERPLATE),
            passage(made.id, 2, "Health and much else besides."),
        ),
    )
    keep(toy_library, file)
    assert texts(toy_library, "health") == [
        "Health and much else besides.",
        "Health health health.",
    ]


def test_the_same_words_about_one_council_are_shown_once(toy_library: Library) -> None:
    for letter, council in (("a", "Medway"), ("b", "Medway"), ("c", "Kent")):
        made = document(letter * 16, council=council)
        keep(
            toy_library, ingested(made, f"Health -- was  weak{'.' * ord(letter)}"), letter.encode()
        )
    councils = [hit.document.council for hit in toy_library.search("health")]
    assert sorted(filter(None, councils)) == ["Kent", "Medway"]


def test_opening_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match=r"no library at .*nowhere.*findings ingest FOLDER"):
        Library.open(tmp_path / "nowhere", WordCounts())
    assert list(tmp_path.iterdir()) == []


def test_the_same_weights_under_another_name_are_the_same_model(toy_library: Library) -> None:
    renamed = WordCounts()
    renamed.name = "a copy"
    Library.open(toy_library.paths.folder, renamed).close()


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(LibraryError, match=r"file cannot be used \(.*Check that it is a folder"):
        Library.open_or_create(tmp_path / "file", WordCounts())


def test_an_empty_name_is_no_library() -> None:
    with pytest.raises(BadRequest, match="The library's name is empty"):
        Library.open_or_create("", WordCounts())


def test_only_one_process_writes_at_a_time(toy_library: Library) -> None:
    with toy_library.writing():
        waiting = LibraryPaths(toy_library.paths.folder)
        with (
            pytest.raises(LibraryError, match="Another process is changing"),
            waiting.locked(False),
        ):
            pytest.fail("two hold the lock")
    with waiting.locked(wait=False):
        pass


def test_a_library_of_another_model_is_refused(toy_library: Library) -> None:
    other = WordCounts()
    other.fingerprint = "words-2"
    with pytest.raises(OtherRecipe, match=r"weights 'words-1', this program's 'words-2'.*rebuild"):
        Library.open(toy_library.paths.folder, other)


def test_a_file_that_changed_since_it_was_read_is_refused(toy_library: Library) -> None:
    source = toy_library.paths.folder.parent / "changed.txt"
    source.write_text("other words")
    with (
        toy_library.writing(),
        pytest.raises(UnreadableFile, match="changed while it was being read"),
    ):
        toy_library.add(ingested(document("a" * 16), "Health."), source, "changed.txt")
    assert toy_library.store.documents() == []
    assert list(toy_library.paths.originals.iterdir()) == []


def test_a_search_for_nothing_at_all_is_refused(toy_library: Library) -> None:
    with pytest.raises(ValueError, match="top must be at least 1, not 0"):
        toy_library.search("health", top=0)

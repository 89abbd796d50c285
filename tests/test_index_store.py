"""The store: all of a change or nothing of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.library import Library
from index.types import Outcome
from ingest.errors import LibraryDamaged
from ingest.types import Page
from tests.toys import document, ingested


def vectors(rows: int) -> np.ndarray:
    return np.tile(np.float32([0.6, 0, 0.8, 0, 0]), (rows, 1))


def test_a_failed_transaction_leaves_nothing(toy_library: Library) -> None:
    store = toy_library.store
    before = store.generation
    with pytest.raises(RuntimeError, match="in the middle"), store.transaction():
        store.add(ingested(document("a" * 16), "Health.", "Adoption."), vectors(2))
        raise RuntimeError("in the middle")
    assert (store.documents(), store.keys(), store.generation) == ([], set(), before)


def test_each_transaction_raises_the_generation(toy_library: Library) -> None:
    store = toy_library.store
    before = store.generation
    for _ in range(3):
        with store.transaction():
            store.log("x.pdf", Outcome.REJECTED, reason="x.pdf: it is empty. Get it again.")
    assert store.generation == before + 3


def test_writing_outside_a_transaction_is_refused(toy_library: Library) -> None:
    with pytest.raises(ValueError, match="writes belong in a transaction"):
        toy_library.store.remove("a" * 16)


def test_passages_and_vectors_must_agree_in_number(toy_library: Library) -> None:
    with pytest.raises(ValueError, match="2 passages, 1 vectors"), toy_library.store.transaction():
        toy_library.store.add(ingested(document("a" * 16), "Health.", "Adoption."), vectors(1))


def test_vectors_come_back_as_they_were(toy_library: Library) -> None:
    store = toy_library.store
    with store.transaction():
        store.add(ingested(document("a" * 16), "Health."), vectors(1))
    ((key, vector),) = store.vectors().items()
    assert store.keys() == {key}
    assert vector == pytest.approx(vectors(1)[0])


def test_a_key_is_never_used_twice(toy_library: Library) -> None:
    store = toy_library.store
    seen: set[int] = set()
    for _ in range(3):
        with store.transaction():
            store.add(ingested(document("a" * 16), "Health.", "Adoption."), vectors(2))
        assert not seen & store.keys()
        seen |= store.keys()
        with store.transaction():
            store.remove("a" * 16)
    assert len(seen) == 6
    assert store.pages("a" * 16) == []


def test_some_pages_and_some_documents_may_be_asked_for(toy_library: Library) -> None:
    store = toy_library.store
    made = ingested(document("a" * 16), "Health.")
    pages = tuple(Page("a" * 16, number, f"page {number}", "") for number in (1, 2, 3, 4))
    with store.transaction():
        store.add(replace(made, pages=pages), vectors(1))
        store.add(ingested(document("b" * 16), "Adoption."), vectors(1))
    assert store.pages("a" * 16) == list(pages)
    assert store.pages("a" * 16, 2, 3) == list(pages[1:3])
    assert store.pages("a" * 16, 3) == list(pages[2:])
    assert [one.id for one in store.documents(["b" * 16, "c" * 16])] == ["b" * 16]
    assert store.documents([]) == []


def test_only_the_last_word_on_a_file_counts(toy_library: Library) -> None:
    store = toy_library.store
    for outcome in (Outcome.REJECTED, Outcome.ADDED, Outcome.REJECTED):
        with store.transaction():
            store.log("a.pdf", outcome, reason=f"said {outcome}")
            store.log("b.pdf", Outcome.ADDED)
    assert [(one.file, one.reason) for one in store.rejected()] == [("a.pdf", "said rejected")]


def test_the_same_bytes_twice_are_a_fault(toy_library: Library) -> None:
    store = toy_library.store
    with store.transaction():
        store.add(ingested(document("a" * 16), "Health."), vectors(1))
    with pytest.raises(LibraryDamaged, match="UNIQUE"), store.transaction():
        store.add(ingested(document("a" * 16), "Health."), vectors(1))
    assert len(store.documents()) == 1

"""What every searcher must do, in values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import LexicalSearcher
from index.searcher import Entry, Query, Scored, Searcher
from index.vectors import VectorSearcher
from ingest.errors import LibraryDamaged
from tests.toys import WordCounts

TEXTS = {
    11: "health health health agencies",
    12: "adoption panel and health visitors",
    13: "leaders know their services",
    14: "missing children return home",
}
MAKERS: dict[str, Callable[[Path], Searcher]] = {
    "dense": lambda _: VectorSearcher(WordCounts.dimension),
    "lexical": LexicalSearcher,
}


def entries(texts: dict[int, str] = TEXTS) -> list[Entry]:
    vectors = WordCounts().encode(list(texts.values()))
    return [
        Entry(key, vector, text, context="")
        for (key, text), vector in zip(texts.items(), vectors, strict=True)
    ]


def query(text: str) -> Query:
    return Query(text, WordCounts().encode([text])[0])


def keys(found: list[Scored]) -> list[int]:
    return [scored.key for scored in found]


@pytest.fixture(params=MAKERS)
def searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Searcher:
    made = MAKERS[request.param](tmp_path / "index")
    made.add(entries())
    return made


@pytest.mark.parametrize("key", TEXTS)
def test_a_passage_finds_itself_first(searcher: Searcher, key: int) -> None:
    assert keys(searcher.search(query(TEXTS[key]), top=4))[0] == key


def test_larger_scores_come_first(searcher: Searcher) -> None:
    found = searcher.search(query("health"), top=4)
    assert keys(found)[:2] == [11, 12]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_top_limits(searcher: Searcher) -> None:
    assert keys(searcher.search(query("health"), top=1)) == [11]


def test_among_restricts(searcher: Searcher) -> None:
    assert keys(searcher.search(query("health"), top=4, among={12})) == [12]
    assert searcher.search(query("health"), top=4, among=set()) == []
    assert searcher.search(query("health"), top=4, among={99}) == []


def test_what_is_removed_is_not_found(searcher: Searcher) -> None:
    searcher.remove([11, 99])
    assert searcher.keys() == {12, 13, 14}
    assert keys(searcher.search(query("health"), top=1)) == [12]


def test_what_is_added_later_is_found(searcher: Searcher) -> None:
    searcher.add(entries({15: "health health"}))
    assert searcher.keys() == {11, 12, 13, 14, 15}
    assert keys(searcher.search(query("health"), top=2)) == [15, 11]


def test_what_is_saved_is_loaded(searcher: Searcher, tmp_path: Path) -> None:
    searcher.save(tmp_path / "saved")
    loaded = type(searcher).load(tmp_path / "saved")
    assert loaded.keys() == set(TEXTS)
    assert loaded.search(query("health"), 4) == searcher.search(query("health"), 4)


def test_saving_again_replaces(searcher: Searcher, tmp_path: Path) -> None:
    searcher.save(tmp_path / "saved")
    searcher.remove([11])
    searcher.save(tmp_path / "saved")
    assert type(searcher).load(tmp_path / "saved").keys() == {12, 13, 14}


def test_a_reader_keeps_the_state_it_opened(searcher: Searcher, tmp_path: Path) -> None:
    searcher.save(tmp_path / "saved")
    reader, writer = (type(searcher).load(tmp_path / "saved") for _ in range(2))
    writer.remove([11])
    writer.save(tmp_path / "saved")
    assert keys(reader.search(query("health"), top=1)) == [11]


def test_an_empty_index_finds_nothing(searcher: Searcher) -> None:
    searcher.remove(TEXTS)
    assert searcher.keys() == set()
    assert searcher.search(query("health"), top=4) == []


def test_what_is_no_index_is_refused(searcher: Searcher, tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged, match=r"findings check --repair"):
        type(searcher).load(tmp_path / "nothing")


def test_cosine_is_as_by_hand() -> None:
    searcher = VectorSearcher(WordCounts.dimension)
    searcher.add(entries())
    found = {one.key: one.score for one in searcher.search(query("health"), top=4)}
    # The question is (1, 0, 0, 0, 1)/√2; passage 11 is (3, 0, 0, 0, 1)/√10, 12 (1, 1, 0, 0, 1)/√3.
    assert found[11] == pytest.approx(4 / 20**0.5)
    assert found[12] == pytest.approx(2 / 6**0.5)
    assert found[13] == pytest.approx(1 / 4**0.5)


def test_vectors_of_another_dimension_are_refused() -> None:
    with pytest.raises(ValueError, match="5 dimensions, index of 7"):
        VectorSearcher(7).add(entries())


def test_words_are_stemmed_and_common_ones_dropped(tmp_path: Path) -> None:
    searcher = LexicalSearcher(tmp_path)
    searcher.add(entries())
    assert keys(searcher.search(query("the leader and the service"), top=4)) == [13]
    assert searcher.search(query("the and of"), top=4) == []
    assert searcher.search(query('"(:*?'), top=4) == []


def test_context_counts_for_half_as_much_as_text(tmp_path: Path) -> None:
    searcher = LexicalSearcher(tmp_path)
    vector = np.zeros(5, dtype=np.float32)
    searcher.add([Entry(1, vector, "Medway", "other"), Entry(2, vector, "other", "Medway")])
    first, second = searcher.search(query("Medway"), top=2)
    assert (first.key, second.key) == (1, 2)
    assert second.score == pytest.approx(first.score / 2)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.floats(-1, 1, width=32).filter(lambda x: abs(x) > 1e-3), min_size=5, max_size=5
        ),
        min_size=1,
        max_size=30,
    )
)
def test_dense_search_agrees_with_brute_force(rows: list[list[float]]) -> None:
    matrix = np.array(rows, dtype=np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    searcher = VectorSearcher(5)
    searcher.add([Entry(key, vector, "", "") for key, vector in enumerate(matrix)])
    found = searcher.search(Query("", matrix[0]), top=len(rows))
    assert sorted(keys(found)) == list(range(len(rows)))
    for scored in found:
        assert scored.score == pytest.approx(float(matrix[scored.key] @ matrix[0]), abs=1e-5)

"""Reciprocal rank fusion, by hand."""

from __future__ import annotations

import pytest

from index.fusion import reciprocal_rank
from index.searcher import Scored


def ranking(*keys: int) -> list[Scored]:
    return [Scored(key, 1.0 / rank) for rank, key in enumerate(keys, start=1)]


def test_scores_are_sums_of_reciprocal_ranks() -> None:
    fused = reciprocal_rank([ranking(7, 8, 9), ranking(9, 7)])
    assert [one.key for one in fused] == [7, 9, 8]
    assert fused[0].score == pytest.approx(1 / (60 + 1) + 1 / (60 + 2))
    assert fused[1].score == pytest.approx(1 / (60 + 3) + 1 / (60 + 1))
    assert fused[2].score == pytest.approx(1 / (60 + 2))


def test_only_ranks_count() -> None:
    assert reciprocal_rank([[Scored(1, 900.0), Scored(2, 1.0)]], k=1) == [
        Scored(1, 1 / 2),
        Scored(2, 1 / 3),
    ]


def test_equals_stand_in_the_order_of_their_keys() -> None:
    fused = reciprocal_rank([ranking(5), ranking(3)])
    assert [one.key for one in fused] == [3, 5]


def test_nothing_fused_is_nothing() -> None:
    assert reciprocal_rank([[], []]) == []

"""Intervals, and whether a difference is more than chance."""

from __future__ import annotations

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.significance import Interval, interval, randomisation_test

VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_p_is_what_all_swappings_give() -> None:
    first, second = [0.9, 0.8, 0.4, 0.7, 0.2, 0.6], [0.5, 0.9, 0.1, 0.3, 0.1, 0.2]
    gains = [a - b for a, b in zip(first, second, strict=True)]
    sums = [
        abs(sum(sign * gain for sign, gain in zip(signs, gains, strict=True)))
        for signs in product((-1, 1), repeat=6)
    ]
    exact = sum(one >= abs(sum(gains)) - 1e-9 for one in sums) / 2**6
    assert randomisation_test(first, second) == pytest.approx(exact, abs=0.01)


def test_ten_wins_of_ten() -> None:
    # Only the two of 1,024 swappings that leave all wins on one side are as large.
    assert randomisation_test([1.0] * 10, [0.0] * 10) == pytest.approx(2 / 2**10, abs=0.001)
    # Two losses in twelve: as far out are all with at most two on either side.
    p = 2 * sum(comb(12, n) for n in range(3)) / 2**12
    assert randomisation_test([1.0] * 10 + [0.0] * 2, [0.0] * 10 + [1.0] * 2) == pytest.approx(
        p, abs=0.005
    )


@given(VALUES)
def test_alike_is_no_difference(values: list[float]) -> None:
    assert randomisation_test(values, values, draws=100) == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20))
def test_it_is_two_sided_and_seeded(pairs: list[tuple[float, float]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    p = randomisation_test(first, second, draws=200)
    assert 0 < p <= 1
    assert p == randomisation_test(first, second, draws=200)
    assert p == randomisation_test(second, first, draws=200)


def test_pairs_are_needed() -> None:
    with pytest.raises(ValueError, match="2 and 1 values"):
        randomisation_test([1, 2], [1])
    with pytest.raises(ValueError, match="no values"):
        interval([])


@given(VALUES)
def test_an_interval_holds_its_mean(values: list[float]) -> None:
    found = interval(values, draws=200)
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
    assert found.mean == pytest.approx(sum(values) / len(values))


def test_an_interval_is_as_wide_as_the_normal_one() -> None:
    # 40 of 100: standard error sqrt(0.4 * 0.6 / 100) = 0.049.
    found = interval([1.0] * 40 + [0.0] * 60)
    assert found.mean == 0.4
    assert found.low == pytest.approx(0.4 - 1.96 * 0.049, abs=0.015)
    assert found.high == pytest.approx(0.4 + 1.96 * 0.049, abs=0.015)
    assert str(Interval(0.4, 0.304, 0.496)) == "0.40 (0.30–0.50)"

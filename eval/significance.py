"""How sure is a figure, and is a difference more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20_260_101
DRAWS = 10_000
# Random signs are drawn in blocks of about so many, to bound memory over large sets.
_BLOCK = 4_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and where it lies.

    Attributes:
        mean: the mean.
        low: lower bound of the 95 % interval.
        high: upper bound.
    """

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.2f} ({self.low:.2f}–{self.high:.2f})"


def interval(values: Sequence[float], draws: int = DRAWS, seed: int = SEED) -> Interval:
    """The mean with its 95 % bootstrap interval (percentiles, questions drawn with replacement).

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values to take the mean of")
    sample = np.asarray(values, dtype=np.float64)
    # To the 15th place, lest the last bits of sums put a mean of equal values outside.
    means = np.sort(np.round(_resampled_means(sample, draws, seed), 15))
    low, high = np.percentile(means, (2.5, 97.5))
    mean = round(float(sample.mean()), 15)
    return Interval(mean, float(low), float(high))


def _resampled_means(sample: NDArray[np.float64], draws: int, seed: int) -> NDArray[np.float64]:
    random = np.random.default_rng(seed)
    size = len(sample)
    rows = max(1, _BLOCK // size)
    blocks = (min(rows, draws - done) for done in range(0, draws, rows))
    return np.concatenate(
        [sample[random.integers(0, size, (block, size))].mean(axis=1) for block in blocks]
    )


def randomisation_test(
    first: Sequence[float], second: Sequence[float], draws: int = DRAWS, seed: int = SEED
) -> float:
    """How likely chance alone gives so large a difference of means, either way.

    The paired randomisation test: if both ways are alike, each question's two values may as well
    be swapped. Smucker, Allan and Carterette, "A comparison of statistical significance tests for
    information retrieval evaluation", CIKM 2007.

    Args:
        first: values of one way, a question each.
        second: those of the other, in the same order.
        draws: how many swappings are drawn.
        seed: of the draws; the same seed gives the same p.

    Returns:
        p, counting what was observed as one of the draws: never 0.

    Raises:
        ValueError: the two have not the same length, or none.
    """
    if len(first) != len(second) or not first:
        raise ValueError(f"{len(first)} and {len(second)} values: give a pair for each question")
    differences = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    observed = abs(float(differences.sum()))
    random = np.random.default_rng(seed)
    rows = max(1, _BLOCK // len(differences))
    as_large = 0
    for done in range(0, draws, rows):
        block = min(rows, draws - done)
        signs = random.integers(0, 2, (block, len(differences)), dtype=np.int8) * 2 - 1
        # A hair less, so that sums that are equal on paper count as equal.
        as_large += int((np.abs(signs @ differences) >= observed - 1e-9).sum())
    return (as_large + 1) / (draws + 1)

"""Putting what a search has found in order: signals, weighed.

A linear model over signals that each can be read; its weights, and how they were learnt, stand in
``data/weights.json`` (``python -m eval.learning`` learns them anew).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.signals import Values

# Signals whose size means nothing in itself: they are compared within one search.
RELATIVE = frozenset({"meaning", "question", "closeness", "words", "terms", "length"})


@cache
def weights() -> Mapping[str, float]:
    """The weight of each signal, as learnt."""
    told = json.loads((files("index") / "data" / "weights.json").read_text(encoding="utf-8"))
    return {str(name): float(weight) for name, weight in told["weights"].items()}


def scores(signals: Mapping[str, Values], weighed: Mapping[str, float]) -> NDArray[np.float64]:
    """The score of each candidate, shape (candidates,); larger is better."""
    size = len(next(iter(signals.values()), ()))
    total = np.zeros(size)
    for name, weight in weighed.items():
        if name in signals:
            total += weight * comparable(name, signals[name])
    return total


def comparable(name: str, values: Values) -> Values:
    """A signal as it is weighed: those of ``RELATIVE`` by how far from the search's mean."""
    if name not in RELATIVE:
        return values
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))


def best_first(total: Sequence[float] | NDArray[np.float64]) -> list[int]:
    """Places of the candidates, best first; equals in the order they came."""
    return [int(place) for place in np.argsort(-np.asarray(total), kind="stable")]

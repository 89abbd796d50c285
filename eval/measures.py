"""Measures of a ranking, named as they are printed: ``nDCG@10``, ``RR@10``, ``R@20``, ``S@5``.

A measure is a value: ``Measure.parse("nDCG@10")`` prints as ``nDCG@10``. It takes the grades of a
ranking's places, best first (None: nobody judged), and the grades of all that is to be found.
They agree with ``ir-measures`` (where ``S`` is called ``Success``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2

from ingest.errors import BadRequest

Grades = Sequence[float | None]


def _ndcg(found: Grades, all_: Sequence[float]) -> float:
    """Normalised discounted cumulative gain.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 2002, with the
    gain linear and the discount 1 / log2(1 + rank).
    """
    ideal = _dcg(sorted(all_, reverse=True)[: len(found)])
    return _dcg(found) / ideal if ideal else 0.0


def _dcg(found: Grades) -> float:
    return sum(max(grade or 0.0, 0.0) / log2(1 + rank) for rank, grade in enumerate(found, start=1))


def _reciprocal_rank(found: Grades, _: Sequence[float]) -> float:
    """One divided by the rank of the first that is relevant; 0 if none is."""
    return next((1 / rank for rank, grade in enumerate(found, start=1) if _relevant(grade)), 0.0)


def _recall(found: Grades, all_: Sequence[float]) -> float:
    """Share of what is to be found that is found."""
    wanted = sum(map(_relevant, all_))
    return sum(map(_relevant, found)) / wanted if wanted else 0.0


def _success(found: Grades, _: Sequence[float]) -> float:
    """1 if anything relevant is found, else 0."""
    return float(any(map(_relevant, found)))


def _precision(found: Grades, _: Sequence[float]) -> float:
    """Share of the places that are relevant; places left empty count as not."""
    return sum(map(_relevant, found)) / len(found) if found else 0.0


def _judged(found: Grades, _: Sequence[float]) -> float:
    """Share of what is given that somebody has judged."""
    return sum(grade is not None for grade in found) / len(found) if found else 0.0


_FORMULAS: dict[str, Callable[[Grades, Sequence[float]], float]] = {
    "nDCG": _ndcg,
    "RR": _reciprocal_rank,
    "R": _recall,
    "S": _success,
    "P": _precision,
    "Judged": _judged,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its depth.

    Attributes:
        name: one of ``nDCG``, ``RR``, ``R``, ``S``, ``P``, ``Judged``.
        depth: how many places count, from 1.
    """

    name: str
    depth: int

    def __post_init__(self) -> None:
        if self.name not in _FORMULAS:
            raise ValueError(f"{self.name!r} is none of {', '.join(_FORMULAS)}")
        if self.depth < 1:
            raise ValueError(f"a depth of {self.depth}, where at least 1 is needed")

    def __str__(self) -> str:
        return f"{self.name}@{self.depth}"

    @classmethod
    def parse(cls, printed: str) -> Measure:
        """The measure that is printed so.

        Raises:
            BadRequest: there is none.
        """
        match = re.fullmatch(r"([A-Za-z]+)@([1-9][0-9]{0,8})", printed.strip(), re.ASCII)
        if match is None or match[1] not in _FORMULAS:
            raise BadRequest(
                f"{printed[:60]!r} is no measure. Give one of {', '.join(_FORMULAS)} with its "
                "depth, such as nDCG@10."
            )
        return cls(match[1], int(match[2]))

    def __call__(self, found: Grades, all_: Sequence[float]) -> float:
        """The value for one question, 0 to 1.

        Args:
            found: grades of the places, best first; None where nobody has judged.
            all_: grades of all that is judged, in any order.
        """
        first = list(found[: self.depth])
        if self.name != "Judged":
            first += [None] * (self.depth - len(first))
        return _FORMULAS[self.name](first, all_)


def _relevant(grade: float | None) -> bool:
    return grade is not None and grade > 0


DEFAULT = tuple(
    map(Measure.parse, ("S@1", "S@5", "S@20", "RR@10", "nDCG@10", "R@20", "P@5", "Judged@10"))
)

"""How an answer from passages is made."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from answers.doubts import Limits
from index.types import ALL_STEPS, Step


@dataclass(frozen=True, slots=True)
class Settings:
    """How an answer is made.

    Attributes:
        considered: passages from which sentences are picked.
        considered_of_several: the same where a question is about several councils.
        cited: citations of an answer, at most.
        cited_of_several: the same where a question is about several councils.
        quoted: citations whose words stand in the answer's text, at most; of several councils one
            of each does.
        nearly: share of the best citation's fit that others need to stand in the text too.
        limits: what an answer must have; where it has not, the library does not answer.
        steps: steps of retrieval that are taken.
    """

    considered: int = 20
    considered_of_several: int = 60
    cited: int = 5
    cited_of_several: int = 12
    quoted: int = 3
    nearly: float = 0.85
    limits: Limits = field(default_factory=Limits)
    steps: AbstractSet[Step] = ALL_STEPS

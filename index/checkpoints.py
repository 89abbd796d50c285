"""When the indexes are brought up to date while an ingest is still going on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How often that is done.

    Attributes:
        seconds: that lie between two times, at least.
        share: of the run's time that it may take, from 0 to 1: where bringing the indexes up to
            date takes long, it is done less often.
    """

    seconds: float = 10.0
    share: float = 0.05


class Checkpoints:
    """Lets what has been added be found before a long run ends, at little cost.

    Args:
        pace: how often.
        clock: gives seconds.
    """

    def __init__(self, pace: Pace, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._clock = clock
        self._due = clock() + pace.seconds

    def pass_by(self, bring_up_to_date: Callable[[], None]) -> None:
        """Call at every document; does the work where it is due."""
        began = self._clock()
        if began < self._due:
            return
        bring_up_to_date()
        ended = self._clock()
        rest = (ended - began) * (1 / self._pace.share - 1)
        self._due = ended + max(self._pace.seconds, rest)

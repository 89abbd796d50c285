"""When the indexes are brought up to date while an ingest is still going on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Checkpoints:
    """Lets what has been added be found before a long run ends, at little cost.

    Attributes:
        seconds: that lie between two, at least.
        share: of the run's time that they may take, from 0 to 1: where bringing the indexes up to
            date takes long, it is done less often.
        clock: gives seconds.
    """

    seconds: float = 10.0
    share: float = 0.05
    clock: Callable[[], float] = time.monotonic
    _due: float = field(init=False)

    def __post_init__(self) -> None:
        self._due = self.clock() + self.seconds

    def pass_by(self, bring_up_to_date: Callable[[], None]) -> None:
        """Call at every document; does the work where it is due."""
        began = self.clock()
        if began < self._due:
            return
        bring_up_to_date()
        ended = self.clock()
        self._due = ended + max(self.seconds, (ended - began) * (1 - self.share) / self.share)

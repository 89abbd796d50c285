"""How much one file may take, so that none starves the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. The defaults are far beyond any real report.

    Attributes:
        seconds: of wall time.
        memory: MiB of address space, beyond what the process that reads holds already.
        pages: printed pages; of a format that has none, as many words as they would hold.
    """

    seconds: float = 120
    memory: int = 2048
    pages: int = 2000

    def __post_init__(self) -> None:
        for name in ("seconds", "memory", "pages"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be more than 0, not {getattr(self, name)}")


DEFAULT = Limits()

"""Running text → its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDS = re.compile(r"(?<=[.?!])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9•])")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|No|St|Mr|Mrs|Ms|Dr|Cllr|para|pp?|vs|inc)\.[\"'”’)]*\s*$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for match in _ENDS.finditer(text):
        if _ABBREVIATION.search(text[start : match.start()]):
            continue
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if start < len(text):
        yield start, len(text)

"""Days, numbers of things and rows of words, as all that is told says them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def day(when: date) -> str:
    """A day, such as "19 March 2012"."""
    return f"{when.day} {when:%B %Y}"


def count(number: int, thing: str) -> str:
    """A number of things, such as "1 document" or "1,204 documents"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def listed(items: Iterable[str], word: str = "and") -> str:
    """Some things in a row, such as "a, b and c"; "" if none."""
    *others, last = [*items] or [""]
    return f"{', '.join(others)} {word} {last}" if others else last

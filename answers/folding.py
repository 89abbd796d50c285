"""Folded text: a quote and a page compared without what a line wrap or a typesetter changes.

Takes text, gives the letters that are compared and the places they came from; finds one folded
text within another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# White space, control and format signs, private use, dashes and hyphens, accents once parted
# from their letters: what a reader of the page does not see as a letter of the quote.
_DROPPED = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn", "Cs", "Pd", "Mn"})
_BULLETS = re.compile("[·•‣⁃∙−\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufffd]")
# Printed numbers lose their full stop when they are set apart ("12." becomes "12").
_STOP_AFTER_NUMBER = re.compile(r"(?<=\d)\.(?=\s|$)")
# How the cells of a table row are parted, in blocks and in passages.
CELL_ENDS = re.compile(r"\t| – ")


# Fewer letters of a passage than this may agree with a place by chance.
_LEAST_AGREED = 10


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as it is compared, and for each of its letters the place it came from."""

    text: str
    places: tuple[int, ...]


def fold(text: str, skipped: Sequence[bool] = ()) -> Folded:
    """Fold a text; the places marked in ``skipped`` are left out."""
    stops = {found.start() for found in _STOP_AFTER_NUMBER.finditer(text)}
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if place in stops or (skipped and skipped[place]):
            continue
        for letter in folded_sign(sign):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


@lru_cache(maxsize=4096)
def folded_sign(sign: str) -> str:
    """The letters that one character is compared by; none for what the reader does not see."""
    if _BULLETS.match(sign):
        return ""
    parted = unicodedata.normalize("NFKD", sign).lower()
    return "".join(part for part in parted if unicodedata.category(part) not in _DROPPED)


def cells_of(line: str) -> list[str]:
    """The folded cells of a table row as a block or a passage prints it; empty ones left out."""
    folded = (fold(cell).text for cell in CELL_ENDS.split(line))
    return [cell for cell in folded if cell]


def values_of(row: str) -> list[str]:
    """The folded cells of a table row that ``ingest.numbering`` printed as a sentence.

    Of "Action: Recruit; Lead: A. Name" the values, without the heads of their columns; of a label
    and its value ("Adoption performance: Good") both; of all else none.
    """
    values: list[str] = []
    parts = row.split("; ")
    for part in parts:
        head, colon, value = part.partition(": ")
        if colon:
            values += [value] if len(parts) > 1 else [head, value]
        elif values:
            values[-1] += f"; {part}"
    return [folded for value in values if (folded := fold(value).text)]


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def whole_words(folded: Folded, wanted: str, characters: str) -> list[int]:
    """Where the wanted letters stand, except within words ("good" in "goodness")."""
    return [
        start
        for start in _occurrences(folded.text, wanted)
        if not _same_word(characters, folded.places, start - 1)
        and not _same_word(characters, folded.places, start + len(wanted) - 1)
    ]


def _same_word(characters: str, places: Sequence[int], index: int) -> bool:
    """Whether the folded letters at ``index`` and after it touch within one word."""
    if index < 0 or index + 1 >= len(places):
        return False
    here, after = places[index], places[index + 1]
    touching = after - here <= 1
    return touching and characters[here].isalnum() and characters[after].isalnum()


def best_placed(text: str, starts: list[int], wanted: str, around: str, within: int) -> list[int]:
    """Those of several places whose surroundings agree best with the passage's.

    Args:
        text: the folded page.
        starts: where the wanted letters stand on it.
        wanted: the folded quote.
        around: the folded passage.
        within: where the wanted letters stand in the passage.
    """
    before, after = around[:within], around[within + len(wanted) :]
    agreed = {
        start: _agreement(before[::-1], text[:start][::-1])
        + _agreement(after, text[start + len(wanted) :])
        for start in starts
    }
    top = max(agreed.values())
    if top < min(_LEAST_AGREED, len(before) + len(after)):
        return starts
    placed = [start for start in starts if agreed[start] == top]
    # Where the whole passage is printed twice, its first printing is as good as its second.
    return placed[:1] if top == len(before) + len(after) else placed


def _agreement(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length

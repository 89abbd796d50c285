"""Running heads and feet: told by how they recur at the same place of page after page.

Takes the lines of all pages, gives them back without what is printed on every page around the
text. Only lines at the very edge go, from the outside in, so that the body is never cut. Figures
count: rows of a table that differ in them are no running head, but a page number goes up by one
from page to page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.layout import Line

# Share of the page's height, at the top and at the bottom, in which they stand.
_ZONE = 0.15
# How far apart, in points, two pages may print them; what most pages print, may be further apart.
_SAME_PLACE = 6.0
_SHIFTED = 30.0
# A printed page number may stand beside that of a part: "Page 3 of 20 – Agenda page 57".
_COUNTERS = 2
# Of the pages from the first to the last that print it; left and right pages may differ.
_DENSE = 0.4
# A line with more figures than this is a row of a table.
_FIGURES = 8
_DIGITS = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(
    r"[-–\s]*(page\s*)?(\d{1,4})(\s*(?:of|/)\s*\d{1,4})?[-–\s]*", re.IGNORECASE
)

# What lines must share to be the same head or foot: the words, the figures that stay and, for
# those that count the pages, how much they are ahead of the page.
_Key = tuple[str, tuple[tuple[bool, int], ...]]


def without(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the pages' lines, in their order, without running heads, feet and page numbers.

    Args:
        pages: the lines of each page in reading order.
        heights: of each page, in points.
    """
    recurring = _Recurring(pages, heights)
    kept = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True), start=1):
        by_place = sorted(page, key=lambda line: line.baseline)
        going = {
            id(line)
            for order, top in ((by_place, True), (by_place[::-1], False))
            for line in _edge(order, height, top, recurring, number)
        }
        kept.append([line for line in page if id(line) not in going])
    return kept


class _Recurring:
    """Where the lines near the edges of the pages stand."""

    def __init__(self, pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> None:
        self._few = 2 if len(pages) <= 4 else 3
        self._most = max(self._few, len(pages) // 2 + 1)
        self._places: dict[_Key, list[tuple[float, int]]] = defaultdict(list)
        self._numbered: set[int] = set()
        for number, (page, height) in enumerate(zip(pages, heights, strict=True), start=1):
            for line in page:
                for top in (True, False):
                    if (distance := _distance(line, height, top)) is None:
                        continue
                    for key in _keys(line.text, number):
                        self._places[key].append((distance, number))
                    if _says_page(line.text, number):
                        self._numbered.add(number)
        for places in self._places.values():
            places.sort()

    def holds(self, line: Line, distance: float, number: int) -> bool:
        """Whether a line of a page, that far from its edge, is a running head or foot."""
        if _says_page(line.text, number):
            # A page of its own format prints its number elsewhere than the others.
            alone = _PAGE_NUMBER.fullmatch(line.text)
            if len(self._numbered) > 1 or (alone and (alone[1] or alone[3])):
                return True
        worded = any(map(str.isalpha, line.text))
        return any(
            self._on(key, distance, _SAME_PLACE, self._few)
            or (worded and self._on(key, distance, _SHIFTED, self._most))
            for key in _keys(line.text, number)
        )

    def _on(self, key: _Key, distance: float, reach: float, needed: int) -> bool:
        """Whether so many pages have the line within reach of that distance from the edge.

        They must lie close together: a heading that opens a page now and then is no running head.
        """
        places = self._places[key]
        found: set[int] = set()
        for at in range(bisect_left(places, (distance - reach, 0)), len(places)):
            place, number = places[at]
            if place > distance + reach:
                break
            found.add(number)
        return len(found) >= needed and len(found) > _DENSE * (max(found) - min(found))


def _edge(
    order: Iterable[Line], height: float, top: bool, recurring: _Recurring, number: int
) -> Iterator[Line]:
    for line in order:
        distance = _distance(line, height, top)
        if distance is None or not recurring.holds(line, distance, number):
            return
        yield line


def _distance(line: Line, height: float, top: bool) -> float | None:
    """Points from the top, or (negative) from the bottom; None for what is not near that edge."""
    if top:
        return line.baseline if line.baseline < _ZONE * height else None
    return line.baseline - height if line.baseline > (1 - _ZONE) * height else None


def _says_page(text: str, number: int) -> bool:
    """Whether a line is nothing but the number of its page."""
    found = _PAGE_NUMBER.fullmatch(text)
    return found is not None and int(found[2]) == number


def _keys(text: str, number: int) -> Iterator[_Key]:
    """What a line may share with those of other pages: none of its figures counts pages, or some.

    A line of nothing but figures is no running head unless one of them does.
    """
    words = _DIGITS.sub("#", text.casefold())
    figures = [int(found) for found in _DIGITS.findall(text)]
    bare = figures and not any(map(str.isalpha, words))
    most = _COUNTERS if len(figures) <= _FIGURES else 0
    for count in range(1 if bare else 0, most + 1):
        for counting in combinations(range(len(figures)), count):
            yield (
                words,
                tuple(
                    (at in counting, figure - number * (at in counting))
                    for at, figure in enumerate(figures)
                ),
            )

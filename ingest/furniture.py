"""Running heads and feet: told by how they recur at the same place of page after page.

Takes the lines of all pages, gives them back without what is printed on every page around the
text. Only lines at the very edge go, from the outside in, so that the body is never cut.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.layout import Line

# Share of the page's height, at the top and at the bottom, in which they stand.
_ZONE = 0.15
# How far apart, in points, two pages may print them.
_SAME_PLACE = 6.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–\s]*", re.I)


def without(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the pages' lines, in their order, without running heads, feet and page numbers.

    Args:
        pages: the lines of each page in reading order.
        heights: of each page, in points.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        for line in page:
            for distance in _edges(line, height):
                places[_fold(line)].append((number, distance))
    needed = 2 if len(pages) <= 4 else 3
    kept = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        by_place = sorted(page, key=lambda line: line.baseline)
        going = {
            id(line)
            for order in (by_place, by_place[::-1])
            for line in _edge(order, height, places, needed, number + 1)
        }
        kept.append([line for line in page if id(line) not in going])
    return kept


def _edge(
    order: Iterable[Line],
    height: float,
    places: dict[str, list[tuple[int, float]]],
    needed: int,
    number: int,
) -> Iterable[Line]:
    for line in order:
        distances = _edges(line, height)
        if not distances:
            return
        alike = {
            page
            for page, place in places[_fold(line)]
            if any(abs(place - distance) <= _SAME_PLACE for distance in distances)
        }
        own = _PAGE_NUMBER.fullmatch(line.text)
        if len(alike) < needed and not (own and int(own[1]) == number):
            return
        yield line


def _edges(line: Line, height: float) -> list[float]:
    """Where it stands, if that is near an edge; positive from the top, negative from the bottom."""
    if line.baseline < _ZONE * height:
        return [line.baseline]
    if line.baseline > (1 - _ZONE) * height:
        return [line.baseline - height]
    return []


def _fold(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())

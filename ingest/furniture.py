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
            for top in (True, False):
                if (distance := _distance(line, height, top)) is not None:
                    places[_fold(line)].append((number, distance))
    needed = 2 if len(pages) <= 4 else 3
    kept = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        by_place = sorted(page, key=lambda line: line.baseline)
        going = {
            id(line)
            for top in (True, False)
            for line in _edge(
                by_place if top else by_place[::-1], height, top, places, needed, number + 1
            )
        }
        kept.append([line for line in page if id(line) not in going])
    return kept


def _edge(
    order: Iterable[Line],
    height: float,
    top: bool,
    places: dict[str, list[tuple[int, float]]],
    needed: int,
    number: int,
) -> Iterable[Line]:
    for line in order:
        distance = _distance(line, height, top)
        if distance is None:
            return
        alike = {
            page for page, place in places[_fold(line)] if abs(place - distance) <= _SAME_PLACE
        }
        own = _PAGE_NUMBER.fullmatch(line.text)
        if len(alike) < needed and not (own and int(own[1]) == number):
            return
        yield line


def _distance(line: Line, height: float, top: bool) -> float | None:
    """Points from the top, or (negative) from the bottom; None for what is not near that edge."""
    if top:
        return line.baseline if line.baseline < _ZONE * height else None
    return line.baseline - height if line.baseline > (1 - _ZONE) * height else None


def _fold(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())

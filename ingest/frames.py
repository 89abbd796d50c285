"""Frames: the boxes that a page draws around some of its text.

Takes a page's lines and what is drawn on the page, gives the lines back with the number of the
frame that each stands in. What is headed inside a frame ends where the frame ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.layout import Line
    from ingest.pdfium import PageText

# In points: a drawn line is thinner than this, the pieces of one nearer to each other, and the
# sides of one frame as far apart in height.
_THIN = 2.5
_NEAR = 4.0
# Shares of the page: the least width of a frame, and the height of one that frames the page itself.
_WIDE = 0.5
_WHOLE = 0.9
_LEAST_HEIGHT = 20.0


class Frame(NamedTuple):
    """A closed frame, in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float


def framed(lines: Sequence[Line], page: PageText) -> list[Line]:
    """Return the lines, each with the number of the outermost frame around it."""
    found = frames(page)
    return [replace(line, frame=_frame_of(line, found)) for line in lines]


def frames(page: PageText) -> list[Frame]:
    """Return the outermost frames of a page that hold running text, from the top down.

    A frame is told by its two sides; rules above and below alone make none, and neither does the
    border of the page.
    """
    sides = _sides(page)
    found: list[Frame] = []
    for place, (x, top, bottom) in enumerate(sides):
        for other, its_top, its_bottom in reversed(sides[place + 1 :]):
            level = abs(its_top - top) < _NEAR and abs(its_bottom - bottom) < _NEAR
            if level and other - x > _WIDE * page.width:
                found.append(Frame(x, top, other, bottom))
                break
    kept = [one for one in found if _LEAST_HEIGHT < one.bottom - one.top < _WHOLE * page.height]
    outer = [one for one in kept if not any(_holds(other, one) for other in kept)]
    return sorted(outer, key=lambda frame: frame.top)


def _sides(page: PageText) -> list[tuple[float, float, float]]:
    """Upright lines: place, top and bottom, the pieces of one joined, from left to right."""
    pieces: list[tuple[float, float, float]] = sorted(_upright(page))
    made: list[tuple[float, float, float]] = []
    for x, top, bottom in pieces:
        if made and abs(made[-1][0] - x) < 1 and top <= made[-1][2] + _NEAR:
            made[-1] = (made[-1][0], made[-1][1], max(bottom, made[-1][2]))
        else:
            made.append((x, top, bottom))
    return made


def _upright(page: PageText) -> Iterator[tuple[float, float, float]]:
    rounded = np.round(page.edges, 1)
    for left, top, right, bottom in rounded.tolist():
        if right - left < _THIN and bottom > top:
            yield round(left), top, bottom
        elif bottom - top > _LEAST_HEIGHT and right - left > _WIDE * page.width:
            # A rectangle has both sides.
            yield round(left), top, bottom
            yield round(right), top, bottom


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer != inner
        and outer.left <= inner.left
        and outer.top <= inner.top
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _frame_of(line: Line, found: Sequence[Frame]) -> int:
    middle = line.baseline - line.size / 3
    for number, frame in enumerate(found, start=1):
        if frame.top < middle < frame.bottom and frame.left - 1 <= line.left < frame.right:
            return number
    return 0

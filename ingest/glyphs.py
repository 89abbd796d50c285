"""Runs of characters: the words of a page as its file prints them, before lines are made.

Takes what PDFium knows of a page's characters, gives runs of words that follow each other on one
baseline. Raised note marks are told apart from the text and left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.pdfium import PageText

# All in units of the font size ("em").
CELL_GAP = 1.5
_RAISED = 0.15
_LIFTED = 0.6
_SMALL = 0.8

_LINE_ENDS = frozenset("\r\n")
_SPACES = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())
_NOTE_LETTERS = 3
_NOTE_MARKS = frozenset("0123456789*†‡§,")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    # PDFium's sign for a hyphen that it takes to have been set at a line's end.
    | {"\x02": "-", "\ufffe": "-"}
)
_UNPRINTED = re.compile(
    r"[\x00-\x01\x03-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffd\uffff]"
)


class Word(NamedTuple):
    """A word and where it stands: its left and right edge in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other on one baseline.

    Attributes:
        words: them, from left to right.
        baseline: distance from the page's top, in points.
        size: font size of most of them.
        top: of the tallest font box.
        bottom: of the lowest.
        letters: how many characters there are.
        bold: how many of them are bold.
        italic: how many are italic.
        note: the raised mark that stands before them, as before a footnote; "" if there is none.
        marks: the raised marks that stand among or after them.
    """

    words: tuple[Word, ...]
    baseline: float
    size: float
    top: float
    bottom: float
    letters: int
    bold: int
    italic: int
    note: str
    marks: tuple[str, ...]


def note_marks(page: PageText) -> NDArray[np.bool_]:
    """Find the characters that are raised note marks.

    A mark is a figure or a sign, clearly smaller than the text beside it on its line and above
    that text's baseline. Raised letters (the "th" of a date) belong to their word.

    Returns:
        Shape (n,), True for a mark.
    """
    marks = np.zeros(len(page.characters), dtype=np.bool_)
    printed = np.flatnonzero(~_among(page.characters, _SPACES) & (page.sizes > 0))
    can_be = _among(page.characters, _NOTE_MARKS)[printed]
    sizes, baselines = page.sizes[printed], page.baselines[printed]
    for before, step in ((0, 1), (1, -1)):
        # Places whose neighbour, first the one after and then the one before, towers over them.
        ends = (slice(None, -1), slice(1, None))
        mark, beside = ends[before], ends[1 - before]
        rise = baselines[beside] - baselines[mark]
        raised = can_be[mark] & (sizes[mark] < _SMALL * sizes[beside])
        raised &= (rise > _RAISED * sizes[beside]) & (rise < sizes[beside])
        for place in (np.flatnonzero(raised) + before).tolist():
            group = [place]
            while _goes_on(group[-1] - step, place, can_be, baselines):
                group.append(group[-1] - step)
            if len(group) <= _NOTE_LETTERS:
                marks[printed[group]] = True
    return marks


def _goes_on(
    place: int, first: int, can_be: NDArray[np.bool_], baselines: NDArray[np.float64]
) -> bool:
    inside = 0 <= place < len(can_be)
    return bool(inside and can_be[place] and abs(baselines[place] - baselines[first]) < 0.5)


def _among(text: str, signs: frozenset[str]) -> NDArray[np.bool_]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.isin(codes, [ord(sign) for sign in signs])


def runs(page: PageText) -> list[Run]:
    """Part the characters where the baseline changes, the place jumps or a gap is wide."""
    text, marks = page.characters, note_marks(page)
    spaces, line_ends = _among(text, _SPACES), _among(text, _LINE_ENDS)
    unprinted = np.zeros(len(text), dtype=np.bool_)
    unprinted[[found.start() for found in _UNPRINTED.finditer(text)]] = True
    kept = np.flatnonzero(~spaces & ~unprinted & ~marks & (page.sizes > 0))
    if not len(kept):
        return []
    sizes, baselines, boxes = page.sizes[kept], page.baselines[kept], page.boxes[kept]
    parted = _parted(sizes, baselines, boxes) | _between(line_ends, kept)
    words_start = np.flatnonzero(parted | _between(spaces, kept))
    words_end = np.append(words_start[1:], len(kept)) - 1
    lefts, rights = boxes[words_start, 0].tolist(), boxes[words_end, 2].tolist()
    signs = [sign.translate(_LIGATURES) for sign in map(text.__getitem__, kept)]
    starts = words_start.tolist()
    words = [
        Word("".join(signs[start : end + 1]), left, right)
        for start, end, left, right in zip(starts, words_end.tolist(), lefts, rights, strict=True)
    ]
    runs_start = np.flatnonzero(parted)
    first_word = [*np.searchsorted(words_start, runs_start).tolist(), len(words)]
    letters = np.diff([*runs_start, len(kept)])
    bold, italic = (
        np.add.reduceat(flags[kept].astype(int), runs_start) for flags in (page.bold, page.italic)
    )
    tops = np.minimum.reduceat(boxes[:, 1], runs_start)
    bottoms = np.maximum.reduceat(boxes[:, 3], runs_start)
    starts_in_text = kept[runs_start].tolist()
    edges = (boxes[runs_start, 0], tops, bottoms)
    before, after = _placed_marks(text, marks, starts_in_text, page.boxes, edges)
    return [
        Run(
            words=tuple(words[first_word[run] : first_word[run + 1]]),
            baseline=float(baselines[start]),
            size=float(np.median(sizes[start:end])),
            top=float(tops[run]),
            bottom=float(bottoms[run]),
            letters=int(letters[run]),
            bold=int(bold[run]),
            italic=int(italic[run]),
            marks=tuple(after[run].replace(",", " ").split()),
            note=before[run].strip(" ,"),
        )
        for run, (start, end) in enumerate(pairwise([*runs_start.tolist(), len(kept)]))
    ]


def _parted(
    sizes: NDArray[np.float64], baselines: NDArray[np.float64], boxes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether each character starts anew; the first one does."""
    gap = boxes[1:, 0] - boxes[:-1, 2]
    larger = np.maximum(sizes[1:], sizes[:-1])
    rise = baselines[:-1] - baselines[1:]
    # Of a raised letter and its word the smaller one stands higher, whichever comes first.
    small_first = sizes[:-1] < _SMALL * sizes[1:]
    small_last = sizes[1:] < _SMALL * sizes[:-1]
    lifted = np.where(small_first, -rise, np.where(small_last, rise, -1.0)) / larger
    moved = (np.abs(rise) > _RAISED * larger) & ~((lifted > 0) & (lifted < _LIFTED))
    jumped = (gap < -larger) | (gap > CELL_GAP * larger)
    return np.concatenate([[True], moved | jumped])


def _between(flags: NDArray[np.bool_], kept: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a flag is set between each kept place and the one kept before it."""
    so_far = np.cumsum(flags)[kept]
    return np.concatenate([[False], np.diff(so_far) > 0])


def _placed_marks(
    text: str,
    marks: NDArray[np.bool_],
    starts: Sequence[int],
    boxes: NDArray[np.float64],
    edges: tuple[NDArray[np.float64], ...],
) -> tuple[list[str], list[str]]:
    """The note marks of each run: those before it, as before a footnote, and those in or after it.

    A mark belongs to the run before it in the text, unless it stands beside the next one only.
    ``starts`` are the runs' first places in the text, ``edges`` their left, top and bottom edges.
    """
    lefts, tops, bottoms = edges
    before, after = [""] * len(starts), [""] * len(starts)
    last = -2
    for place in np.flatnonzero(marks).tolist():
        run = bisect_right(starts, place) - 1
        middle = (boxes[place, 1] + boxes[place, 3]) / 2
        on_last = run >= 0 and tops[run] <= middle <= bottoms[run]
        if on_last and boxes[place, 2] <= lefts[run] + 1:
            into, at = before, run
        elif on_last or run + 1 == len(starts):
            into, at = after, run
        else:
            into, at = before, run + 1
        into[at] += text[place] if place == last + 1 else f" {text[place]}"
        last = place
    return before, after

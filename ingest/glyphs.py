"""Runs of characters: the words of a page as its file prints them, before lines are made.

Takes what PDFium knows of a page's characters, gives runs of words that follow each other on one
baseline. Raised note marks are told apart from the text and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
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
    """Characters that follow each other on one baseline; letters and bold ones are counted."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    top: float
    bottom: float
    letters: int
    bold: int
    note: str


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
    bold = np.add.reduceat(page.bold[kept].astype(int), runs_start)
    tops = np.minimum.reduceat(boxes[:, 1], runs_start)
    bottoms = np.maximum.reduceat(boxes[:, 3], runs_start)
    return [
        Run(
            words=tuple(words[first_word[run] : first_word[run + 1]]),
            baseline=float(baselines[start]),
            size=float(np.median(sizes[start:end])),
            top=float(tops[run]),
            bottom=float(bottoms[run]),
            letters=int(letters[run]),
            bold=int(bold[run]),
            note=_label(text, marks, int(kept[start - 1]) + 1 if start else 0, int(kept[start])),
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


def _label(text: str, marks: NDArray[np.bool_], start: int, end: int) -> str:
    """The note mark that stands before a run, after the last line end."""
    signs = [
        sign if mark else "\n" * (sign in _LINE_ENDS)
        for sign, mark in zip(text[start:end], marks[start:end], strict=True)
    ]
    return "".join(signs).rsplit("\n", 1)[-1]

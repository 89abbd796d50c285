"""Lines of a page in reading order, made from its characters' places.

Takes what PDFium knows of a page's characters, gives ``Line`` records: words set side by side on
one baseline, parted into cells where the gap between them is too wide for a space. Raised note
marks are left out, columns of running text follow each other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.pdfium import PageText

# All in units of the font size ("em").
_CELL_GAP = 1.5
_GLUE_GAP = 0.12
_SAME_BASELINE = 0.2
_RAISED = 0.15
_LIFTED = 0.6
_SMALL = 0.8

# A column of running text has at least so many lines, half of them at least so long.
_COLUMN_LINES = 8
_COLUMN_LETTERS = 25

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
_NUMBER_ALONE = re.compile(r"\(?\w{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*\.?")
_BULLET_ALONE = re.compile(r"[^\w\s.…£%]|o")


class Word(NamedTuple):
    """A word and where it stands: its left and right edge in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline; all measures in points from the page's top left as shown.

    Attributes:
        page: from 1.
        cells: the words, parted where a gap is too wide to be a space; none is empty.
        top: of its tallest character's font box.
        bottom: of its lowest.
        baseline: distance from the page's top.
        size: font size of most of its characters.
        bold: whether nearly all of it is bold.
        note: the raised mark that it starts with, as footnotes do; "" if there is none.
    """

    page: int
    cells: tuple[tuple[Word, ...], ...]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    note: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, from left to right."""
        return tuple(word for cell in self.cells for word in cell)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for cell in self.cells for word in cell)

    @property
    def left(self) -> float:
        """Left edge of the first word."""
        return self.cells[0][0].left

    @property
    def right(self) -> float:
        """Right edge of the last word."""
        return self.cells[-1][-1].right

    def joined(self) -> Line:
        """Return the line as one cell: its gaps turned out to be spaces."""
        return replace(self, cells=(self.words,))


@dataclass(frozen=True, slots=True)
class _Run:
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


def lines(page: PageText, number: int) -> list[Line]:
    """Return the page's lines in reading order.

    Args:
        page: its characters.
        number: its number, from 1.
    """
    rows = _rows(_runs(page))
    return _in_columns([_line(row, number) for row in rows])


def _runs(page: PageText) -> list[_Run]:
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
        _Run(
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
    jumped = (gap < -larger) | (gap > _CELL_GAP * larger)
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


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Bring together the runs that share a baseline."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows:
            first = rows[-1][0]
            if run.baseline - first.baseline <= _SAME_BASELINE * min(run.size, first.size):
                rows[-1].append(run)
                continue
        rows.append([run])
    return rows


def _line(row: list[_Run], number: int) -> Line:
    row = sorted(row, key=lambda run: run.words[0].left)
    size = Counter({run.size: 0 for run in row})
    for run in row:
        size[run.size] += run.letters
    em = size.most_common(1)[0][0]
    cells: list[list[Word]] = []
    for run in row:
        _append(cells, run.words, em)
    if len(cells) > 1 and len(cells[0]) == 1 and _stands_off(cells[0][0].text, cells[1][0].text):
        cells = [cells[0] + cells[1], *cells[2:]]
    letters = sum(run.letters for run in row)
    return Line(
        page=number,
        cells=tuple(tuple(cell) for cell in cells),
        top=min(run.top for run in row),
        bottom=max(run.bottom for run in row),
        baseline=row[0].baseline,
        size=round(em * 2) / 2,
        bold=sum(run.bold for run in row) > 0.8 * letters,
        note=row[0].note,
    )


def _stands_off(mark: str, text: str) -> bool:
    """Whether the first of two cells is only the number or bullet sign of the second."""
    if _BULLET_ALONE.fullmatch(mark):
        return True
    return _NUMBER_ALONE.fullmatch(mark) is not None and any(map(str.isalpha, text))


def _append(cells: list[list[Word]], words: Sequence[Word], em: float) -> None:
    """Add a run's words to a line: glued, after a space, or in a new cell."""
    if not cells:
        cells.append(list(words))
        return
    last = cells[-1][-1]
    gap = words[0].left - last.right
    if gap > _CELL_GAP * em:
        cells.append(list(words))
    elif words[0].text == last.text and abs(words[0].left - last.left) < 0.1 * em:
        # Printed twice, a little apart, to look bold.
        cells[-1].extend(words[1:])
    elif gap < _GLUE_GAP * em:
        cells[-1][-1] = Word(last.text + words[0].text, last.left, words[0].right)
        cells[-1].extend(words[1:])
    else:
        cells[-1].extend(words)


def _in_columns(found: list[Line]) -> list[Line]:
    """Put columns of running text one after the other; tables stay as they are."""
    gutter = _gutter(found)
    if gutter is None:
        return found
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in found:
        sides = [
            [cell for cell in line.cells if cell[-1].right <= gutter],
            [cell for cell in line.cells if cell[0].left >= gutter - 1],
        ]
        if sum(map(len, sides)) < len(line.cells):
            # It runs across both columns: what is above it comes first.
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        for side, cells in zip((left, right), sides, strict=True):
            if cells:
                side.append(replace(line, cells=tuple(cells)))
    return [*ordered, *left, *right]


def _gutter(found: list[Line]) -> float | None:
    """Left edge of a second column of running text, in points; None if there is none."""
    if not found:
        return None
    start = min(line.left for line in found)
    middle = start + 0.3 * (max(line.right for line in found) - start)
    cells = [cell for line in found for cell in line.cells]
    edges = Counter(round(cell[0].left) for cell in cells if cell[0].left > middle)
    if not edges:
        return None
    edge, _ = edges.most_common(1)[0]
    right = [cell for cell in cells if abs(cell[0].left - edge) <= 2]
    left = [cell for cell in cells if cell[-1].right < edge]
    across = len(cells) - len(left) - sum(cell[0].left >= edge - 2 for cell in cells)
    if across > min(len(left), len(right)):
        return None
    return edge - 2.0 if all(map(_is_prose, (left, right))) else None


def _is_prose(cells: Sequence[tuple[Word, ...]]) -> bool:
    if len(cells) < _COLUMN_LINES:
        return False
    lengths = sorted(sum(len(word.text) + 1 for word in cell) for cell in cells)
    return lengths[len(lengths) // 2] >= _COLUMN_LETTERS

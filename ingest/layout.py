"""Lines of a page in reading order, made from its characters' places.

Takes what PDFium knows of a page's characters, gives ``Line`` records: words set side by side on
one baseline, parted into cells where the gap between them is too wide for a space. Raised note
marks are left out, columns of running text follow each other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.frames import framed
from ingest.glyphs import CELL_GAP, Run, Word, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pdfium import PageText

# All in units of the font size ("em").
_GLUE_GAP = 0.12
_SAME_BASELINE = 0.2
# Signs that follow a word at once, though a note mark that is left out stood between.
_AFTER_MARK = (",", ".", ";", ":", ")")

# A column of running text has at least so many lines, half of them at least so long.
_COLUMN_LINES = 8
_COLUMN_LETTERS = 25
_NUMBER_ALONE = re.compile(r"\(?\w{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*\.?")
_BULLET_ALONE = re.compile(r"[^\w\s.…£%]|o")


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
        italic: whether nearly all of it is italic.
        note: the raised mark that it starts with, as footnotes do; "" if there is none.
        marks: the raised note marks that stand in it.
        frame: which of the page's closed frames it stands in, from 1; 0 for none.
    """

    page: int
    cells: tuple[tuple[Word, ...], ...]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    note: str = ""
    italic: bool = False
    marks: tuple[str, ...] = ()
    frame: int = 0

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


def lines(page: PageText, number: int) -> list[Line]:
    """Return the page's lines in reading order.

    Args:
        page: its characters.
        number: its number, from 1.
    """
    rows = _rows(runs(page))
    return framed(_in_columns([_line(row, number) for row in rows]), page)


def _rows(found: list[Run]) -> list[list[Run]]:
    """Bring together the runs that share a baseline."""
    rows: list[list[Run]] = []
    for run in sorted(found, key=lambda run: run.baseline):
        if rows:
            first = rows[-1][0]
            if run.baseline - first.baseline <= _SAME_BASELINE * min(run.size, first.size):
                rows[-1].append(run)
                continue
        rows.append([run])
    return rows


def _line(row: list[Run], number: int) -> Line:
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
        # Damaged files set type in no size at all; measures are taken in units of it.
        size=max(round(em * 2) / 2, 0.5),
        bold=sum(run.bold for run in row) > 0.8 * letters,
        note=row[0].note,
        italic=sum(run.italic for run in row) > 0.8 * letters,
        marks=tuple(mark for run in row for mark in run.marks),
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
    if gap > CELL_GAP * em:
        cells.append(list(words))
    elif words[0].text == last.text and abs(words[0].left - last.left) < 0.1 * em:
        # Printed twice, a little apart, to look bold.
        cells[-1].extend(words[1:])
    elif gap < _GLUE_GAP * em or (words[0].text in _AFTER_MARK and gap < em):
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

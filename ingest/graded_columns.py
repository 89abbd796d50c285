"""Tables of labels and grades: which grade stands beside which label, told from places and words.

A label may be wrapped over several lines and its grade stand beside, between, above or below them,
and be wrapped itself. The grades' words say how many rows there are; gaps, and where there are none
how labels and grades are set to each other, say which lines of the label column are whose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.grades import LEVELS, grade_of

if TYPE_CHECKING:
    from ingest.layout import Line

# All in units of the font size ("em"): the furthest rows, lines that may be of one cell, how far
# above or below its label a grade may stand, and the gap between the columns.
_NEXT_ROW = 5.0
_WRAPPED = 1.6
_REACH = 1.7
_GUTTER = 0.4
# Sizes of type that differ more are not of one table.
_SIZES = 0.15
# Gaps so much wider than the narrowest part cells.
_WIDER = 1.15
# A cell is wrapped over no more lines than this.
_LINES = 6
# What it costs, in em, to leave a line out of the table, to part a sentence, to join what is
# numbered, and to join what begins with a capital.
_LEFT_OUT = 1.0
_MIDWAY = 3.0
_NUMBERED = 3.0
_CAPITAL = 0.2

_PARTS = re.compile(
    r"(?:\(?(?:requir(?:es?|ing)|improvement|to|be|good|outstanding|adequate|inadequate|not|judged"
    r"|grade|[1-4]|[–—:-])[):,.*]?(?:\s+|$))+",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s")


@dataclass(frozen=True, slots=True)
class GradedRow:
    """The lines of a label and those of its grade, each of one cell."""

    label: tuple[Line, ...]
    grade: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line of one cell, and the index of the line that it is of."""

    index: int
    line: Line


def graded_table(lines: Sequence[Line], start: int) -> tuple[int, tuple[GradedRow, ...]] | None:
    """The table of labels and grades whose first line is at ``start``.

    Args:
        lines: a page's lines, from top to bottom.
        start: index of a line.

    Returns:
        The index after its last line, and its rows from top to bottom; None if none starts there.
    """
    labels, lines_of_grades = _columns(lines, start)
    grades = _grouped(lines_of_grades)
    if not labels or not grades or min(labels[0].index, grades[0][0].index) != start:
        return None
    bounds = _by_gaps(labels, grades) or _by_setting(labels, grades)
    if bounds is None:
        return None
    rows = tuple(
        GradedRow(_lines(labels[low:high]), _lines(grade))
        for (low, high), grade in zip(pairwise(bounds), grades, strict=True)
    )
    used = [*labels[bounds[0] : bounds[-1]], *lines_of_grades]
    if min(cell.index for cell in used) != start or _grades_twice(lines, labels):
        return None
    return max(cell.index for cell in used) + 1, rows


def _grades_twice(lines: Sequence[Line], labels: Sequence[_Cell]) -> bool:
    """Whether a second column of grades stands among the labels: of "2016" beside "2021"."""
    inner = [lines[cell.index].cells[1:-1] for cell in labels]
    twice = [
        any(_PARTS.fullmatch(" ".join(word.text for word in cell)) for cell in cells)
        for cells in inner
    ]
    return sum(twice) > 1


def before_grades(lines: Sequence[Line], start: int, end: int) -> int:
    """Index after the last line of a table that is not of a table of grades within it."""
    for index in range(start + 1, end):
        graded = graded_table(lines, index)
        if graded and len(graded[1]) > 1:
            return index
    return end


def _columns(lines: Sequence[Line], start: int) -> tuple[list[_Cell], list[_Cell]]:
    """The lines of labels and those of grades that stand beside each other from ``start``."""
    labels: list[_Cell] = []
    grades: list[_Cell] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and not _follows(lines[index - 1], line, bool(grades)):
            break
        *before, last = (replace(line, cells=(cell,)) for cell in line.cells)
        graded = bool(_PARTS.fullmatch(last.text)) and _stands_right(last, before, labels)
        label = replace(line, cells=line.cells[:-1]).joined() if graded and before else None
        if not graded:
            label = line.joined() if len(line.cells) == 1 else None
            if label is None:
                break
        right = [cell.line for cell in grades] + ([last] if graded else [])
        left = [cell.line for cell in labels] + ([label] if label else [])
        if not _apart(left, right):
            break
        if label:
            labels.append(_Cell(index, label))
        if graded:
            grades.append(_Cell(index, last))
    last_grade = grades[-1].index if grades else start
    # What follows the last grade is of its label only as far as it may be wrapped.
    for place, cell in enumerate(labels):
        if cell.index > last_grade and _apart_by(lines, cell.index) > _WRAPPED:
            return labels[:place], grades
    return labels, grades


def _follows(above: Line, line: Line, begun: bool) -> bool:
    """Whether a line may be of the table that the one above it is of.

    Before there is a grade, only lines of one label can be.
    """
    gap = (line.baseline - above.baseline) / line.size
    alike = abs(line.size - above.size) <= _SIZES * line.size
    return alike and 0 <= gap <= (_NEXT_ROW if begun else _WRAPPED)


def _apart_by(lines: Sequence[Line], index: int) -> float:
    return (lines[index].baseline - lines[index - 1].baseline) / lines[index].size


def _stands_right(last: Line, before: Sequence[Line], labels: Sequence[_Cell]) -> bool:
    """Whether a cell stands in a column of its own, right of the labels."""
    if before:
        return True
    return any(cell.line.right + _GUTTER * last.size < last.left for cell in labels) or not labels


def _apart(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether labels and grades do not reach into each other's column."""
    if not left or not right:
        return True
    return max(line.right for line in left) + _GUTTER < min(line.left for line in right)


def _grouped(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The lines of the grades, a grade each; none if their words are not all of grades."""
    groups: list[list[_Cell]] = []
    at = 0
    while at < len(cells):
        for end in range(min(at + _LINES, len(cells)), at, -1):
            if _is_grade(" ".join(cell.line.text for cell in cells[at:end])):
                groups.append(list(cells[at:end]))
                at = end
                break
        else:
            return []
    return groups


def _is_grade(words: str) -> bool:
    """Whether words are one grade: "Good Grade 4" are two, of two rows."""
    if (grade := grade_of(words)) is None:
        return False
    number = re.search(r"[1-4]", words)
    said = grade_of(f"grade {number[0]}") if number else grade
    return said is not None and LEVELS.get(said) == LEVELS.get(grade)


def _by_gaps(labels: Sequence[_Cell], grades: Sequence[Sequence[_Cell]]) -> list[int] | None:
    """Where each label begins, and the last ends, if gaps part a label a grade."""
    gaps = [_gap(above, below) for above, below in pairwise(labels)]
    for narrow in sorted(set(gaps)):
        bounds = [0, *(at for at, gap in enumerate(gaps, 1) if gap > narrow * _WIDER), len(labels)]
        if len(bounds) == len(grades) + 1:
            near = all(
                _near(labels[low:high], grade)
                for (low, high), grade in zip(pairwise(bounds), grades, strict=True)
            )
            return bounds if near else None
    return None


def _near(label: Sequence[_Cell], grade: Sequence[_Cell]) -> bool:
    reach = _REACH * label[0].line.size
    top, bottom = label[0].line.baseline - reach, label[-1].line.baseline + reach
    return top <= grade[-1].line.baseline and grade[0].line.baseline <= bottom


def _by_setting(labels: Sequence[_Cell], grades: Sequence[Sequence[_Cell]]) -> list[int] | None:
    """Where each label begins, and the last ends, by how the grades are set to the labels."""
    found = [_best(labels, grades, share) for share in (0.5, 0.0, 1.0)]
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: one[0])[1] if known else None


def _best(
    labels: Sequence[_Cell], grades: Sequence[Sequence[_Cell]], share: float
) -> tuple[float, list[int]] | None:
    """The cheapest way to share the lines among the grades, and what it costs.

    Args:
        labels: all lines of labels.
        grades: the lines of each grade.
        share: where a grade is set to its label: 0.0 at its top, 0.5 in its middle, 1.0 below.
    """
    beside = {cell.index for grade in grades for cell in grade}
    best: dict[int, tuple[float, list[int]]] = {}
    for low, cell in enumerate(labels):
        best[low] = low * _LEFT_OUT, [low]
        if cell.index in beside:
            break  # what stands beside a grade is not left out
    for grade in grades:
        following: dict[int, tuple[float, list[int]]] = {}
        for low, (cost, bounds) in best.items():
            for high in range(low + 1, min(low + _LINES, len(labels)) + 1):
                label = labels[low:high]
                if not _near(label, grade):
                    continue
                total = cost + _askew(label, grade, share) + _joining(label)
                if high not in following or total < following[high][0]:
                    following[high] = total, [*bounds, high]
        best = following
    ends = [
        (cost + (len(labels) - high) * _LEFT_OUT, bounds)
        for high, (cost, bounds) in best.items()
        if not any(cell.index in beside for cell in labels[high:])
    ]
    return min(ends, key=lambda one: one[0]) if ends else None


def _askew(label: Sequence[_Cell], grade: Sequence[_Cell], share: float) -> float:
    """How far, in em, a grade is from where it would be set to a label."""
    places = []
    for cells in (label, grade):
        top, bottom = cells[0].line.baseline, cells[-1].line.baseline
        places.append(top + share * (bottom - top))
    return abs(places[0] - places[1]) / label[0].line.size


def _joining(label: Sequence[_Cell]) -> float:
    """What the words and gaps of some lines say against their being one label."""
    cost = _MIDWAY if label[0].line.text[:1].islower() else 0.0
    for above, below in pairwise(label):
        text = below.line.text
        cost += max(0.0, _gap(above, below) - _WRAPPED) * _NUMBERED
        cost += _NUMBERED if _ITEM.match(text) else _CAPITAL * text[:1].isupper()
    return cost


def _gap(above: _Cell, below: _Cell) -> float:
    return round((below.line.baseline - above.line.baseline) / below.line.size, 2)


def _lines(cells: Sequence[_Cell]) -> tuple[Line, ...]:
    return tuple(cell.line for cell in cells)

"""Simple tables: rows of cells, told from where the words stand.

Takes a page's lines, gives them back with those that form a table brought together into rows. A
cell may be wrapped over several lines and its neighbours may be centred beside it: what overlaps
in height is one row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.graded_columns import before_grades, graded_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.glyphs import Word
    from ingest.layout import Line

# All in units of the font size ("em"): lines of one cell, the furthest rows, a gap that makes a
# table of a single line, and how close two lines are that stand beside each other.
_WRAPPED = 1.35
_NEXT_ROW = 5.0
_LONE_GAP = 2.0
_NARROW_GAP = 0.45
# A label is wrapped over no more lines than this.
_LABEL_LINES = 4
_BESIDE = 0.9
# Height of small letters and a little more: rows closer than this overlap.
_TALL = 0.6

# Four words or more and no full stop: running text that goes on in the next line.
_UNFINISHED = re.compile(r"(?:\S+\s+){3,}\S*[^\s.!?:;]$")
# "A. Name, Lead inspector": an entry of a list of people.
_ENTRY = re.compile(r"(?:[A-Z][\w.’'-]* ){1,4}[A-Z][\w.’'-]*, \S.*\w")
_LEADER = re.compile(r"^(.*?\S)\s*(?:\.\s?|…\s?){4,}\s*(\S{1,8})$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the lines of each of its cells, from left to right; a cell may be empty."""

    page: int
    cells: tuple[tuple[Line, ...], ...]


def find(lines: Sequence[Line]) -> list[Line | Row]:
    """Return the page's lines in order, with each table's lines replaced by its rows."""
    lines = _parted(lines)
    found: list[Line | Row] = []
    index = 0
    while index < len(lines):
        if entry := _contents_entry(lines[index]):
            found.append(entry)
            index += 1
            continue
        end = _end(lines, index)
        graded = graded_table(lines, index)
        if graded and (len(graded[1]) > 1 or end <= graded[0]):
            index, rows = graded
            found.extend(Row(row.label[0].page, (row.label, row.grade)) for row in rows)
            continue
        end = before_grades(lines, index, end)
        if end == index:
            found.append(lines[index].joined())
            index += 1
        else:
            found.extend(_rows(lines[index:end]))
            index = end
    return found


def _parted(lines: Sequence[Line]) -> list[Line]:
    """Part lines whose cells nearly touch where the lines around them show a column to start."""
    edges = [
        (line.baseline, cell[0].left)
        for line in lines
        if len(line.cells) > 1
        for cell in line.cells[1:]
    ]
    parted: list[Line] = []
    for line in lines:
        reach = _NEXT_ROW * line.size
        near = [left for baseline, left in edges if abs(baseline - line.baseline) <= reach]
        cells = [part for cell in line.cells for part in _split(cell, near, line.size)]
        parted.append(replace(line, cells=tuple(cells)))
    return parted


def _split(cell: tuple[Word, ...], edges: Sequence[float], size: float) -> list[tuple[Word, ...]]:
    for place, (last, word) in enumerate(pairwise(cell), start=1):
        wide = word.left - last.right > _NARROW_GAP * size
        if wide and any(abs(word.left - edge) < 1 for edge in edges):
            return [cell[:place], *_split(cell[place:], edges, size)]
    return [cell]


def _contents_entry(line: Line) -> Row | None:
    """Return a line with dot leaders as a row of title and page number."""
    match = _LEADER.match(line.text)
    if match is None:
        return None
    words = line.words
    title = [word for word in words[:-1] if word.text.strip(".…")]
    parts = (title, words[-1:]) if title else ([], words)
    last = parts[1][0]._replace(text=parts[1][0].text.lstrip(".…"))
    title = [*title[:-1], title[-1]._replace(text=title[-1].text.rstrip(".…"))] if title else []
    cells = [(replace(line, cells=(tuple(part),)),) for part in (title, [last]) if part]
    return Row(line.page, tuple(cells))


def _end(lines: Sequence[Line], start: int) -> int:
    """Index after the last line of the table that starts at ``start``; ``start`` if none does."""
    columns: list[tuple[float, float]] = []
    end = start
    seeds = 0
    wide = False
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and not 0 <= line.baseline - lines[index - 1].baseline <= (
            _NEXT_ROW * line.size
        ):
            break
        several = len(line.cells) > 1 or _beside(lines, index)
        if index == start and not several and (below := _centred_beside(lines, start)):
            columns, end = _grown(columns, below), index + 1
            continue
        if several:
            grown = _grown(columns, line)
            if columns and len(grown) < min(2, len(columns)):
                break
            columns = grown
            seeds += 1
            end = index + 1
            wide = wide or _widest(line) > _LONE_GAP * line.size
        elif index == start or not _fits(columns, line):
            break
        elif index == end and _wraps(lines[index - 1], line):
            end = index + 1
    if len(columns) < 2 or (seeds == 1 and not wide):
        return start
    return end


def _beside(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands beside its neighbour: nearly as high, and clear of it sideways."""
    line = lines[index]
    for other in lines[max(index - 1, 0) : index + 2]:
        if other is line or abs(other.baseline - line.baseline) > _BESIDE * line.size:
            continue
        if other.left > line.right + line.size or line.left > other.right + line.size:
            return True
    return False


def _centred_beside(lines: Sequence[Line], start: int) -> Line | None:
    """Return the line of several cells that wraps the label begun at ``start``, if there is one."""
    for above, line in pairwise(lines[start : start + _LABEL_LINES]):
        if abs(line.left - above.left) > 2 or not _wraps(above, line) or line.size != above.size:
            return None
        if len(line.cells) > 1:
            return line if lines[start].right < line.cells[1][0].left else None
    return None


def _grown(columns: list[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    """Columns widened by a line's cells; those that come to overlap become one."""
    spans = sorted([*columns, *((cell[0].left, cell[-1].right) for cell in line.cells)])
    merged = [spans[0]]
    for left, right in spans[1:]:
        if left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _fits(columns: list[tuple[float, float]], line: Line) -> bool:
    """Whether a line of one cell stands within a column, clear of the one to its right."""
    if len(columns) < 2:
        return False
    place = _column(columns, line.left)
    return place + 1 == len(columns) or line.right < columns[place + 1][0]


def _wraps(last: Line, line: Line) -> bool:
    alike = line.bold == last.bold or line.text[0].islower()
    return line.baseline - last.baseline <= _WRAPPED * line.size and alike


def _widest(line: Line) -> float:
    pairs = zip(line.cells, line.cells[1:], strict=False)
    return max((right[0].left - left[-1].right for left, right in pairs), default=float("inf"))


def _column(columns: list[tuple[float, float]], left: float) -> int:
    inside = [place for place, span in enumerate(columns) if span[0] <= left + 1]
    return inside[-1] if inside else 0


def _rows(lines: Sequence[Line]) -> list[Row]:
    columns: list[tuple[float, float]] = []
    # A wrapped line may reach a little under its neighbour; lines of several cells do not.
    several = [line for line in lines if len(line.cells) > 1]
    for line in several or lines:
        columns = _grown(columns, line)
    placed = [
        (_column(columns, cell[0].left), replace(line, cells=(cell,)))
        for line in lines
        for cell in line.cells
    ]
    rows = [tight for row in _bands(placed) for tight in _tight_rows(row)]
    edge = max(line.right for line in lines)
    ends = [*(left for left, _ in columns[1:]), edge + lines[0].size]
    return [
        Row(
            lines[0].page,
            tuple(
                _set_apart([line for place, line in row if place == column], end)
                for column, end in enumerate(ends)
            ),
        )
        for row in rows
    ]


def _set_apart(cell: Sequence[Line], end: float) -> tuple[Line, ...]:
    """A cell's lines; where one ends though there was room for more, a semicolon says so.

    In a list of people, each line is one.
    """
    made = list(cell)
    people = all(_ENTRY.fullmatch(line.text) for line in cell)
    for place, (above, below) in enumerate(pairwise(cell)):
        first = below.words[0]
        room = end - above.right - (first.right - first.left) - above.size
        if (people or room > 0) and not first.text[0].islower() and above.text[-1].isalnum():
            *words, last = above.words
            made[place] = replace(above, cells=((*words, last._replace(text=f"{last.text};")),))
    return tuple(made)


def _bands(placed: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    """Bring together the cells that overlap in height; a cell ends where its column has a gap."""
    cells: list[list[tuple[int, Line]]] = []
    for column in sorted({place for place, _ in placed}):
        last: Line | None = None
        for place, line in placed:
            if place != column:
                continue
            if last is not None and _wraps(last, line):
                cells[-1].append((place, line))
            else:
                cells.append([(place, line)])
            last = line
    bands: list[list[tuple[int, Line]]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell[0][1].baseline):
        first = cell[0][1]
        if bands and first.baseline - _TALL * first.size < bottom:
            bands[-1] += cell
        else:
            bands.append(list(cell))
            bottom = float("-inf")
        bottom = max(bottom, cell[-1][1].baseline)
    return bands


def _tight_rows(band: list[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    """Part rows that no gap parts.

    A row starts where the first column and another have a line on the same baseline, unless one
    of these is in the middle of a sentence. Where the band itself does not start so, its cells
    are centred beside each other and it is one row.
    """
    level: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for place, line in sorted(band, key=lambda item: item[1].baseline):
        level[round(line.baseline)].append((place, line))
    starts: list[float] = []
    above: dict[int, str] = {}
    for cells in level.values():
        several = {place for place, _ in cells} > {0}
        if not above and not several:
            return [band]
        midway = any(
            line.text[0].islower() or (place and _UNFINISHED.search(above.get(place, "")))
            for place, line in cells
        )
        if not above or (several and not midway):
            starts.append(cells[0][1].baseline)
        above |= {place: line.text for place, line in cells}
    rows: list[list[tuple[int, Line]]] = [[] for _ in starts]
    for place, line in band:
        row = sum(line.baseline >= start - 1 for start in starts) - 1
        rows[row].append((place, line))
    return rows

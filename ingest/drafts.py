"""Blocks in the making: the lines of a page gathered to headings, paragraphs, bullets and rows.

Takes a page's lines without running heads and feet, gives drafts: lines that belong together,
printed numbers and bullet signs taken off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest import tables
from ingest.glyphs import Word
from ingest.numbering import BULLET, follows, split_bullet, split_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.layout import Line

# In units of the font size: places this close count as one.
INDENT = 0.7
# Points by which one size of type must differ from another.
OTHER_SIZE = 0.75
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*(?:\s*\([^()]*\))?$")
_SET_OFF = 0.6
# Points by which a line within a sentence may be larger or smaller by a slip.
_SLIP = 1.5
# How much wider than usual the step to the next line is where a paragraph ends.
_STEP = 1.2
# Geometric shapes, arrows and dingbats, and the private use area where Symbol fonts keep theirs.
_SHAPE = re.compile("[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff]")
_DASH = re.compile("[-\u2010-\u2015\u2212\u0335\u0336*o]")
_GLUED = re.compile(r"(\d{1,3})\.(?=[\"'“‘(]*[A-Z])")


@dataclass(frozen=True, slots=True)
class Body:
    """What the document's running text looks like.

    Attributes:
        size: its font size in points.
        bold: whether it is bold.
        step: from one baseline to the next, in units of the font size.
        italic: whether it is italic.
        words: all words that stand within lines, in lower case: shows which keep a hyphen.
    """

    size: float
    bold: bool
    step: float
    italic: bool
    words: frozenset[str]


@dataclass(slots=True)
class Draft:
    """A block while its lines are being gathered.

    Attributes:
        lines: its lines, without number and bullet sign.
        over: index of the first line on each page after its first.
        left: left edge of number, sign or text, in points.
        text_left: where its wrapped lines start.
        number: as in ``Block``.
        bullet: whether it starts with a bullet sign.
        note: whether it is a footnote.
        italic: whether its first line is set in italics.
        marks: note marks that stand in its lines.
        frame: the closed frame that it starts in; 0 for none.
        row: the lines of its cells, for a table row.
        row_over: those on the next page, for a row that a page end cuts.
    """

    lines: list[list[Word]] = field(default_factory=list)
    over: list[int] = field(default_factory=list)
    last: Line | None = None
    page: int = 0
    left: float = 0.0
    text_left: float = 0.0
    size: float = 0.0
    bold: bool = False
    number: str = ""
    bullet: bool = False
    note: bool = False
    italic: bool = False
    marks: list[str] = field(default_factory=list)
    frame: int = 0
    row: tuple[tuple[Line, ...], ...] = ()
    row_over: tuple[tuple[Line, ...], ...] = ()


class Page:
    """One page's lines on their way to drafts.

    Args:
        lines: in reading order.
        body: what running text looks like.
        number: the last whole paragraph number on the pages before.
    """

    def __init__(self, lines: Sequence[Line], body: Body, number: str) -> None:
        self._body = body
        self._number = number
        start = _notes_from(lines, body)
        notes = [line.joined() for line in lines[start:]]
        self._notes = {id(line) for line in notes}
        self._items = [*tables.find(lines[:start]), *notes]
        self._lines = [item for item in self._items if not isinstance(item, tables.Row)]

    def drafts(self) -> list[Draft]:
        """Gather the lines."""
        drafts: list[Draft] = []
        for index, item in enumerate(self._items):
            if isinstance(item, tables.Row):
                drafts.append(_row(item))
                continue
            draft = drafts[-1] if drafts and not drafts[-1].row else None
            below = self._items[index + 1] if index + 1 < len(self._items) else None
            runs_on = draft is not None and self._runs_on(draft, item)
            fresh = self._fresh(item, None if isinstance(below, tables.Row) else below, runs_on)
            if fresh.number or fresh.bullet or draft is None or not runs_on:
                drafts.append(fresh)
                if fresh.number.isdigit():
                    self._number = fresh.number
                continue
            if len(draft.lines) == 1:
                draft.text_left = item.left
            draft.lines.append(list(item.words))
            draft.marks += item.marks
            draft.last = item
        return drafts

    def _fresh(self, line: Line, below: Line | None, runs_on: bool) -> Draft:
        """Start a draft with a line, its number or bullet sign taken off."""
        words = self._unglued(line.words)
        note = id(line) in self._notes
        draft = Draft(
            lines=[words],
            last=line,
            page=line.page,
            left=line.left,
            text_left=line.left,
            size=line.size,
            bold=line.bold,
            note=note,
            italic=line.italic,
            marks=list(line.marks),
            frame=line.frame,
        )
        if note and line.note:
            draft.number = line.note
        if len(words) < 2 or draft.number:
            return draft
        gap = words[1].left - words[0].right
        wide = gap > _SET_OFF * line.size
        hanging = below is not None and abs(below.left - words[1].left) < INDENT * line.size
        hanging = hanging and words[1].left - words[0].left > INDENT * line.size
        text = "  ".join((words[0].text, " ".join(word.text for word in words[1:])))
        dash = _DASH.fullmatch(words[0].text) is not None
        sign = _DASH if dash else _SHAPE
        level, rest = split_bullet(sign.sub("-" if dash else BULLET, text, count=1))
        if level and (wide or hanging or not (dash or runs_on)):
            draft.bullet = True
        else:
            text = text if wide else " ".join(word.text for word in words)
            bare = hanging or follows(words[0].text, self._number)
            number, rest = split_number(text, bare=bare and not runs_on)
            if not number or (runs_on and not wide and not hanging):
                return draft
            draft.number = number
        taken = len(text) - len(rest.lstrip())
        draft.lines = [_without(words, taken)]
        draft.text_left = draft.lines[0][0].left if draft.lines[0] else line.left
        return draft

    def _unglued(self, words: Sequence[Word]) -> list[Word]:
        """Part a number from its first word where no space was typed: "37.Young people"."""
        found = _GLUED.match(words[0].text)
        if found is None or not follows(found[1], self._number):
            return list(words)
        left, right = words[0].left, words[0].right
        middle = left + (right - left) * found.end() / len(words[0].text)
        rest = words[0].text[found.end() :]
        return [Word(found[0], left, middle), Word(rest, middle, right), *words[1:]]

    def _runs_on(self, draft: Draft, line: Line) -> bool:
        """Whether a line goes on with the draft's paragraph."""
        above = draft.last
        if above is None or (id(line) in self._notes) != draft.note or (draft.note and line.note):
            return False
        step = line.baseline - above.baseline
        if abs(line.size - above.size) > OTHER_SIZE and not _slip(above, line):
            return False
        if step <= 0:
            return not SENTENCE_END.search(above.text)
        if step > _STEP * self._body.step * line.size:
            return False
        if line.frame != above.frame:
            return False
        if line.bold != draft.bold and not line.text[0].islower():
            return False
        indent = (line.left - draft.text_left) / line.size
        if len(draft.lines) > 1 and abs(indent) > INDENT:
            return False
        heading = line.size > self._body.size + OTHER_SIZE or (line.bold and not self._body.bold)
        heading = heading or (line.italic and draft.italic and not self._body.italic)
        return heading or not self._had_room(above, line)

    def _had_room(self, above: Line, line: Line) -> bool:
        """Whether a line ends so early that the next one's first word would have fitted on it."""
        near = [other.right for other in self._lines if abs(other.left - line.left) < 3 * line.size]
        first = line.words[0]
        room = max(near) - above.right - (first.right - first.left) - 0.3 * line.size
        if SENTENCE_END.search(above.text):
            return room > line.size
        return room > 0.35 * (max(near) - line.left)


def _slip(above: Line, line: Line) -> bool:
    """Whether a line set a little larger or smaller is still the same sentence."""
    goes_on = line.text[0].islower() and not SENTENCE_END.search(above.text)
    return goes_on and abs(line.left - above.left) < 1 and abs(line.size - above.size) <= _SLIP


def _row(row: tables.Row) -> Draft:
    lines = [line for cell in row.cells for line in cell]
    return Draft(
        page=row.page,
        row=row.cells,
        marks=[mark for line in lines for mark in line.marks],
        frame=lines[0].frame if lines else 0,
    )


def _without(words: list[Word], taken: int) -> list[Word]:
    """Words less the first ``taken`` letters and the gap that follows them."""
    first = words[0]
    if taken >= len(first.text):
        return words[1:]
    return [first._replace(text=first.text[taken:]), *words[1:]]


def _notes_from(lines: Sequence[Line], body: Body) -> int:
    """Index of the first line of the footnotes; the number of lines if there are none."""
    start = len(lines)
    while start and lines[start - 1].size < body.size - OTHER_SIZE:
        start -= 1
    for index in range(start, len(lines)):
        if lines[index].note or split_number(lines[index].text, bare=True)[0]:
            return index
    return len(lines)

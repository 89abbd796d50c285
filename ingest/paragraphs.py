"""Headings, paragraphs, bullets and table rows, made from the lines of all pages.

Takes each page's lines without running heads and feet, gives blocks in reading order: wrapped
lines mended, paragraphs carried over page ends, printed numbers and bullet signs set apart,
footnotes at the end of their page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from ingest import headings
from ingest.drafts import INDENT, OTHER_SIZE, SENTENCE_END, Body, Draft, Page
from ingest.glyphs import Word
from ingest.numbering import printed
from ingest.table_heads import row_text
from ingest.types import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.layout import Line

_HEADING_LEVELS = 6
_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u00ad]$")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how its words fall on its pages.

    Attributes:
        block: what was read.
        parts: its words on its first page, on the next, and so on.
    """

    block: Block
    parts: tuple[str, ...]


def blocks(pages: Sequence[Sequence[Line]]) -> list[Placed]:
    """Return the blocks of a document.

    Args:
        pages: the lines of each page in reading order, running heads and feet left out.
    """
    body = _body(pages)
    drafts: list[Draft] = []
    number = ""
    for page in pages:
        of_page = Page(page, body, number).drafts()
        _carry_over(drafts, of_page)
        drafts += of_page
        numbers = (d.number for d in reversed(drafts) if not d.note)
        number = next((found for found in numbers if found.isdigit()), number)
    return _finished(drafts, body)


def _body(pages: Sequence[Sequence[Line]]) -> Body:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    italic: Counter[bool] = Counter()
    steps: Counter[float] = Counter()
    words: set[str] = set()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
            bold[line.bold] += len(line.text)
            italic[line.italic] += len(line.text)
            words.update(_EDGES.sub("", word.text).lower() for word in line.words[:-1])
        for above, below in pairwise(page):
            if above.size == below.size and below.baseline > above.baseline:
                steps[round((below.baseline - above.baseline) / below.size, 1)] += 1
    return Body(
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=bold[True] > bold[False],
        step=max(1.2, steps.most_common(1)[0][0]) if steps else 1.2,
        italic=italic[True] > italic[False],
        words=frozenset(words),
    )


def _carry_over(drafts: Sequence[Draft], of_page: list[Draft]) -> None:
    """Append a page's first lines to the paragraph that the page before left unfinished."""
    last = next((draft for draft in reversed(drafts) if not draft.note), None)
    first = of_page[0] if of_page else None
    if last and first and last.row and first.row:
        _carry_row(drafts, last, of_page)
    if last is None or first is None or last.last is None or first.last is None:
        return
    if first.number or first.bullet or first.note or first.last.page - last.last.page != 1:
        return
    if abs(first.size - last.size) > OTHER_SIZE or first.bold != last.bold or not first.lines[0]:
        return
    end = " ".join(word.text for word in last.lines[-1])
    unfinished = bool(end) and not SENTENCE_END.search(end)
    hanging = last.text_left > last.left + INDENT * last.size
    in_step = abs(first.lines[0][0].left - last.text_left) < INDENT * last.size
    if unfinished or first.lines[0][0].text[0].islower() or (hanging and in_step):
        last.over.append(len(last.lines))
        last.lines += first.lines
        last.marks += first.marks
        last.last = first.last
        del of_page[0]


def _carry_row(drafts: Sequence[Draft], last: Draft, of_page: list[Draft]) -> None:
    """Join a row that the page end cuts, past the heads of its columns where they are repeated."""
    table = list(takewhile(lambda draft: draft.row, (d for d in reversed(drafts) if not d.note)))
    start = 1 if _cells(of_page[0]) == _cells(table[-1]) else 0
    rest = of_page[start] if start < len(of_page) else of_page[0]
    if rest.page - last.page != 1 or len(rest.row) != len(last.row) or last.row_over:
        return
    goes_on = [
        (new[0].islower(), bool(old) and not SENTENCE_END.search(old))
        for old, new in zip(_cells(last), _cells(rest), strict=True)
        if new
    ]
    # A name may go on with a capital, but what is cut has ended no cell, and some word is small.
    if all(open_ for _, open_ in goes_on) and any(small for small, _ in goes_on):
        last.row_over = rest.row
        last.marks += rest.marks
        del of_page[: start + 1]


def _cells(draft: Draft) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in draft.row]


def _finished(drafts: Sequence[Draft], body: Body) -> list[Placed]:
    headed = headings.headings(drafts, body)
    styles = sorted({headings.style(draft) for draft in headed}, reverse=True)
    heads = {id(draft) for draft in headed}
    frames = _frames(drafts)
    found: list[Placed] = []
    nesting: list[float] = []
    for draft in drafts:
        if draft.row:
            over = draft.row_over or ((),) * len(draft.row)
            whole = tuple(old + new for old, new in zip(draft.row, over, strict=True))
            text = _row_text(whole, body)
            if not text.strip():
                continue
            row = Block(
                BlockKind.TABLE_ROW,
                text,
                draft.page,
                draft.page + bool(draft.row_over),
                level=int(not body.bold and all(line.bold for cell in draft.row for line in cell)),
                marks=tuple(draft.marks),
                frame=frames[id(draft)],
            )
            rest = printed(replace(row, text=_row_text(draft.row_over, body)))
            found.append(
                Placed(row, (_row_text(draft.row, body), rest)[: 1 + bool(draft.row_over)])
            )
            continue
        text = _mended(draft.lines, body)
        if not any(map(str.isalnum, text)):
            continue
        kind, level = BlockKind.PARAGRAPH, 0
        if draft.bullet:
            nesting = [left for left in nesting if left < draft.left - INDENT * draft.size]
            nesting.append(draft.left)
            kind, level = BlockKind.BULLET, len(nesting)
        elif draft.note:
            kind = BlockKind.FOOTNOTE
        else:
            nesting = []
            if found and headings.goes_on(draft, found[-1].block, id(draft) in heads):
                above = found.pop().block
                text = f"{above.text} {text}"
                found.append(Placed(replace(above, text=text), (text,)))
                continue
            if id(draft) in heads:
                kind = BlockKind.HEADING
                level = min(1 + styles.index(headings.style(draft)), _HEADING_LEVELS)
        bounds = [0, *draft.over, len(draft.lines)]
        parts = tuple(_mended(draft.lines[start:end], body) for start, end in pairwise(bounds))
        block = Block(
            kind,
            text,
            draft.page,
            draft.page + len(draft.over),
            level,
            draft.number,
            marks=tuple(draft.marks),
            breaks=tuple(len(_mended(draft.lines[:end], body)) + 1 for end in draft.over),
            frame=frames[id(draft)],
        )
        found.append(Placed(block, parts))
    return found


def _frames(drafts: Sequence[Draft]) -> dict[int, int]:
    """Number the frames through the document; one that a page end cuts stays one."""
    numbers: dict[int, int] = {}
    last: Draft | None = None
    count = 0
    for draft in drafts:
        if draft.note:
            numbers[id(draft)] = 0
            continue
        new = last is None or (last.page, last.frame) != (draft.page, draft.frame)
        if new and not (last and last.frame and draft.frame and last.page != draft.page):
            count += 1
        numbers[id(draft)] = count if draft.frame else 0
        last = draft
    return numbers


def _row_text(row: Iterable[tuple[Line, ...]], body: Body) -> str:
    return row_text(_mended([list(line.words) for line in cell], body) for cell in row)


def _mended(lines: Iterable[list[Word]], body: Body) -> str:
    """Join lines; a hyphen at a line's end stays unless the document has the word without it."""
    text = ""
    for line in lines:
        words = " ".join(word.text for word in line)
        if not words:
            continue
        hyphen = _LINE_END_HYPHEN.search(text)
        if hyphen is None:
            text = f"{text} {words}" if text else words
            continue
        before, after = text.rsplit(" ", 1)[-1], words.split(" ", 1)[0]
        parted = _EDGES.sub("", before[:-1] + "-" + after).lower()
        whole = _EDGES.sub("", before[:-1] + after).lower()
        dropped = parted not in body.words and (hyphen[0] == "\u00ad" or whole in body.words)
        text = text[:-1] + ("" if dropped else "-") + words
    return text

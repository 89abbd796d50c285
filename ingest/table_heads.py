"""The heads of a table's columns: which row prints them, and what rows they stand over.

Takes blocks in reading order, gives them back with each row of a table carrying its heads, also
where the table runs on over a page's end; heads that a new page repeats are left out. A table of
two columns is a list of labels with their values and needs none, unless it is a plan of actions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.types import Block, BlockKind

_LEAST_COLUMNS = 3
_MOST_WORDS = 10
# Words that head columns of councils' tables; half of a row's cells must hold one, unless the
# rows below differ in form.
_HEAD = re.compile(
    r"\b(?:actions?|activity|areas?|by (?:when|whom|who)|comments?|completed?|completion|current"
    r"|dates?|deadline|description|desired|evidence|findings?|framework|grades?|how|impact"
    r"|improvements?|indicators?|issues?|judge?ments?|key|lead|measures?|milestones?|no|number"
    r"|objectives?|officers?|outcomes?|outputs?|owners?|percentage|performance|position|priority"
    r"|progress|rag|ratings?|recommendations?|ref|reference|requirements?|resources?|response"
    r"|responsib(?:le|ility)|result|risks?|source|standard|start|status|success|tasks?|target"
    r"|theme|time ?(?:scale|frame|line)s?|titles?|update|what|when|who|year)\b",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?:actions?|tasks?|activity|what (?:we|will|needs|are)|recommendations?)\b", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:lead|owners?|responsib\w+|who|whom|officers?|when|time ?(?:scale|frame|line)s?|deadline"
    r"|completion|target date|by date|due|progress|rag|milestones?)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[£(]?[\d.,/–-]+\s?(?:%|m|k)?\)?")
# The heads of a table of judgements: "Key judgement – Judgement grade".
_COLUMN_HEADS = re.compile(
    r"(?:(?:key |inspection |overall )?(?:judge?ments?(?: areas?)?|areas?(?: of judge?ment)?))?"
    r"\t(?:(?:judge?ment|inspection|overall) )?(?:grades?|judge?ments?|ratings?)",
    re.IGNORECASE,
)
# A row with such a cell judges something; it heads nothing.
_GRADE = re.compile(
    r"(?:outstanding|good|adequate|inadequate|requires? improvement(?: to be good)?|not judged)"
    r"(?:\s*\(?grade [1-4]\)?)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;:]\s*$")


def row_text(cells: Iterable[str]) -> str:
    """The text of a row's block: its cells joined by tabs.

    In two columns an empty cell says nothing; in more it keeps the others under their heads.
    """
    made = list(cells)
    text = "\t".join(made)
    return text.strip("\t") if len(made) < _LEAST_COLUMNS or not text.strip() else text


def with_heads(blocks: Sequence[Block]) -> list[Block | None]:
    """The blocks, their table rows with the heads of their columns; None for repeated heads."""
    made: list[Block | None] = list(blocks)
    for table in _tables(blocks):
        rows = [blocks[place] for place in table]
        for place, row in zip(table, rows, strict=True):
            made[place] = replace(row, level=0)
        if len(rows) < 2 or not _are_heads(rows[0], rows[1:]):
            continue
        heads = _cells(rows[0])
        made[table[0]] = replace(rows[0], level=1)
        for place in table[1:]:
            repeated = _cells(blocks[place]) == heads
            made[place] = None if repeated else replace(blocks[place], level=0, heads=heads)
    return made


def without_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks less the rows of heads that the rows below say again."""
    made: list[Block] = []
    marks: tuple[str, ...] = ()
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW and _are_said(_cells(block), blocks[place + 1 :]):
            marks += block.marks
            continue
        made.append(replace(block, marks=marks + block.marks) if marks else block)
        marks = ()
    return made


def is_column_heads(block: Block) -> bool:
    """Whether a row is only the heads of the columns of a table of judgements."""
    row = block.kind is BlockKind.TABLE_ROW
    return row and _COLUMN_HEADS.fullmatch(block.text.strip(" ")) is not None


def is_action_plan(heads: Sequence[str]) -> bool:
    """Whether a table with these heads is a plan: what is to be done, and by whom or when."""
    actions = [head for head in heads if _ACTION.search(head)]
    return bool(actions) and any(_BY.search(head) for head in heads if head != actions[0])


def _are_said(heads: tuple[str, ...], below: Sequence[Block]) -> bool:
    """Whether the rows below have these heads and, together, say each of them."""
    rows = [_cells(row) for row in takewhile(lambda block: block.heads == heads, below)]
    columns = zip(heads, *rows, strict=False)
    return bool(rows) and all(any(cells) for head, *cells in columns if head)


def _columns(row: Block) -> int:
    return row.text.count("\t") + 1


def _tables(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Places of the rows of each table; footnotes may stand between its parts on two pages."""
    table: list[int] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE:
            continue
        row = block.kind is BlockKind.TABLE_ROW
        if table and not (row and _columns(block) == _columns(blocks[table[0]])):
            yield table
            table = []
        if row:
            table.append(place)
    if table:
        yield table


def _cells(row: Block) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.text.split("\t"))


def _are_heads(first: Block, rows: Sequence[Block]) -> bool:
    """Whether the first row of a table heads its columns: short labels, unlike what is below.

    A label of a judgement and its grade need no heads.
    """
    heads = _cells(first)
    labels = [head for head in heads if head]
    set_apart = first.level > 0 and not all(row.level for row in rows)
    # An entry of a table of contents may be set in bold; its page is no head.
    entry = _FIGURE.fullmatch(heads[-1]) is not None
    if len(heads) < _LEAST_COLUMNS and (entry or not (is_action_plan(heads) or set_apart)):
        return False
    if is_column_heads(first):
        return len(heads) >= _LEAST_COLUMNS
    if len(labels) < len(heads) - 1 or len(set(labels)) < 2:
        return False
    if any(_GRADE.fullmatch(label) for label in labels):
        return False
    if any(len(label.split()) > _MOST_WORDS or _SENTENCE.search(label) for label in labels):
        return False
    return (
        set_apart
        or 2 * sum(bool(_HEAD.search(label)) for label in labels) >= len(labels)
        or (_are_figures(rows) and not _are_figures([first]))
    )


def _are_figures(rows: Sequence[Block]) -> bool:
    """Whether most cells after the first column are figures."""
    cells = [cell for row in rows for cell in _cells(row)[1:] if cell]
    return 2 * sum(_FIGURE.fullmatch(cell) is not None for cell in cells) > len(cells)

"""From the tree of a web page to blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.numbering import count_as, depth, split_bullet, split_number, whole
from ingest.readers.html_elements import (
    ASIDE_ROLES,
    BLOCKS,
    FORMS,
    HEADINGS,
    LISTS,
    NEVER,
    NEVER_IN_MAIN,
    layout_tables,
)
from ingest.readers.inline import one_line
from ingest.table_heads import row_text
from ingest.types import Block, BlockKind


@dataclass(slots=True)
class _List:
    """A list that is open: how it counts (None: bullets), and the next number."""

    form: str | None
    count: int


class Walk:
    """Walks a tree and gathers blocks. It keeps its own stack: pages can be nested without end."""

    def __init__(self, within_main: bool) -> None:
        self.blocks: list[Block] = []
        self.raw: list[str] = []
        self._never = NEVER | NEVER_IN_MAIN if within_main else NEVER
        self._words: list[str] = []
        self._lists: list[_List] = []
        self._items: list[str] = []  # the number of each open list item
        self._heading = 0
        self._cells: list[str] | None = None  # of the open row
        self._tables: list[bool] = []  # of the open tables, whether each is in rows or one of rows
        self._layouts: set[int] = set()
        self._preformatted = 0

    def through(self, root: Any) -> None:
        """Gathers the blocks of an element and all that it holds."""
        self._layouts = layout_tables(root)
        waiting: list[tuple[Any, bool]] = [(root, True)]
        while waiting:
            node, entering = waiting.pop()
            tag = node.tag or ""
            if tag == "-text":
                self._text(node)
            elif not entering:
                self._leave(tag)
            elif not self._left_out(node):
                self._enter(node, tag)
                waiting.append((node, False))
                waiting += [(child, True) for child in reversed(list(node.iter(include_text=True)))]
        self._flush()

    def _left_out(self, node: Any) -> bool:
        tag = node.tag or ""
        marks = node.attributes
        return (
            (tag in self._never and not (tag == "button" and self._heading))
            or tag.startswith(("_", "!", "-"))
            or (marks.get("role") or "").lower() in ASIDE_ROLES
            or "hidden" in marks
            or "display:none" in (marks.get("style") or "").replace(" ", "").lower()
            or marks.get("aria-hidden") == "true"
        )

    def _text(self, node: Any) -> None:
        text = node.text_content or ""
        if self._preformatted and "\n" in text:
            for line in text.splitlines():
                self._words.append(line)
                self._flush()
            return
        self._words.append(text)

    @property
    def _in_rows(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    @property
    def _outermost(self) -> bool:
        """Whether the innermost open table is the one whose rows are read."""
        return self._in_rows and not any(self._tables[-2:-1])

    def _enter(self, node: Any, tag: str) -> None:
        if tag == "br":
            # One break parts words; two part paragraphs.
            if self._words and self._words[-1] == "\n" and not self._in_rows:
                self._flush()
            else:
                self._words.append("\n")
        elif tag == "table":
            self._boundary()
            self._tables.append(self._in_rows or node.mem_id not in self._layouts)
        elif self._in_rows:
            self._in_table(tag)
        elif tag in LISTS:
            self._edge()
            start = whole(node.attributes.get("start"))
            form = (node.attributes.get("type") or "1") if tag == "ol" else None
            self._lists.append(_List(form, 1 if start is None else start))
        elif tag == "li":
            self._edge()
            self._items.append(self._item_number(node))
        elif tag in HEADINGS:
            self._edge()
            self._heading = HEADINGS[tag]
        elif tag == "dt":
            if self._cells and len(self._cells) > 1:
                self._row()
            self._flush()
        elif tag in BLOCKS:
            self._boundary()
            self._preformatted += tag == "pre"

    def _in_table(self, tag: str) -> None:
        if tag == "tr" and self._outermost:
            self._row()
            self._cells = []
        elif tag in ("td", "th") and self._outermost:
            self._words.clear()
        elif tag in BLOCKS or tag == "li":
            self._words.append(" ")

    def _leave(self, tag: str) -> None:
        if tag == "table" and self._tables:
            outer = self._tables.pop()
            if outer and not self._in_rows:
                self._row()
        elif self._in_rows:
            if tag in ("td", "th") and self._outermost:
                self._add_cell()
            else:
                self._words.append(" " if tag in BLOCKS or tag == "li" else "")
        elif tag in LISTS and self._lists:
            self._edge()
            self._lists.pop()
        elif tag == "li" and self._items:
            self._edge()
            self._items.pop()
        elif tag in HEADINGS:
            self._edge()
            self._heading = 0
        elif tag in ("dt", "dd"):
            self._add_cell()
        elif tag == "dl":
            self._row()
        elif tag in BLOCKS:
            self._boundary()
            self._preformatted -= tag == "pre"

    def _item_number(self, node: Any) -> str:
        """The number of a list item as a browser prints it; "" for a bullet."""
        if not self._lists or self._lists[-1].form is None:
            return ""
        own = self._lists[-1]
        given = whole(node.attributes.get("value"))
        own.count = own.count if given is None else given
        number = count_as(own.count, FORMS.get(own.form or "1", "decimal"))
        own.count += 1
        return number

    def _edge(self) -> None:
        """The edge of a heading or list item, which only a definition runs together."""
        if self._cells:
            self._words.append(" ")
        else:
            self._flush()

    def _boundary(self) -> None:
        """The edge of a block; the paragraphs of one list item or definition run together."""
        if self._items or self._cells:
            self._words.append(" ")
        else:
            self._flush()

    def _taken(self) -> str:
        words = "".join(self._words)
        self._words.clear()
        if words.strip():
            self.raw.append(words.strip())
        return words

    def _add_cell(self) -> None:
        if self._cells is None:
            self._cells = []
        self._cells.append(self._taken())

    def _row(self) -> None:
        """Closes a row of a table or of a list of definitions."""
        loose = one_line(self._taken())
        if loose:
            self.blocks.append(Block(BlockKind.PARAGRAPH, loose))
        cells = [one_line(cell) for cell in self._cells or []]
        self._cells = None
        if any(cells):
            self.blocks.append(Block(BlockKind.TABLE_ROW, row_text(cells)))

    def _flush(self) -> None:
        """Closes a heading, list item or paragraph."""
        words = self._taken().strip()
        if not words:
            return
        if self._heading:
            number, rest = split_number(words, bare=True)
            block = Block(BlockKind.HEADING, one_line(rest), level=self._heading, number=number)
        else:
            nesting, rest = split_bullet(words)
            number, rest = split_number(rest)
            if self._items and not depth(number):
                number = number or self._items[-1]
                self._items[-1] = ""
                nesting = max(1, len(self._lists))
            listed = nesting > 0 and (bool(self._items) or not depth(number))
            kind = (
                BlockKind.BULLET
                if listed or (number and not depth(number))
                else BlockKind.PARAGRAPH
            )
            block = Block(
                kind,
                one_line(rest),
                level=max(nesting, 1) if kind is BlockKind.BULLET else 0,
                number=number,
            )
        self.blocks.append(block)

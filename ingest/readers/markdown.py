"""The reader of Markdown (CommonMark with tables), and the one owner of markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.numbering import depth, follows, split_bullet, split_number
from ingest.readers.assembly import (
    cut_apart,
    decode,
    even_headings,
    joined,
    list_items,
    single_page,
)
from ingest.readers.inline import one_line, plain
from ingest.table_heads import row_text
from ingest.types import Block, BlockKind, Origin, ParsedDocument

if TYPE_CHECKING:
    from markdown_it.token import Token

# Front matter in YAML, or in TOML between plus signs.
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|created|modified|date)[ \t]*[:=][ \t]*(.+)$", re.MULTILINE | re.I
)


def read(data: bytes, name: str) -> ParsedDocument:
    """Reads a Markdown file; the title, author and date of its front matter are its properties.

    Args:
        data: the file's bytes.
        name: the file's name, for the complaint.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    from markdown_it import MarkdownIt

    raw = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    properties: dict[str, str] = {}
    body = raw
    if front := _FRONT.match(raw):
        for key, words in _FIELD.findall(front[2]):
            known = "created" if key.lower() == "date" else key.lower()
            properties.setdefault(known, words.strip().strip("\"'"))
        body = raw[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    blocks = even_headings(list_items(_mended(_blocks(tokens))))
    return single_page(Origin.MARKDOWN, blocks, raw, properties)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[int | None] = []  # the next number of each open list; None for bullets
    items: list[str] = []  # the number of each open item, used up by its first paragraph
    cells: list[str] = []
    heading = 0
    last = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type == "ordered_list_open"
            lists.append(int(token.attrGet("start") or 1) if ordered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            count = lists[-1]
            items.append("" if count is None else f"{count}{token.markup.replace('.', '')}")
            lists[-1] = None if count is None else count + 1
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "tr_open":
            cells = []
        elif token.type in ("th_open", "td_open"):
            cells.append("")
        elif token.type == "tr_close":
            yield Block(BlockKind.TABLE_ROW, row_text(cells))
            cells = []
        elif token.type == "inline" and cells:
            cells[-1] = _words(token)
        elif token.type == "inline" and heading:
            number, rest = split_number(_words(token), bare=True)
            yield Block(BlockKind.HEADING, rest, level=heading, number=number)
        elif token.type == "inline":
            block = _paragraph(_words(token), len(lists), items[-1] if items else "", last)
            if items:
                items[-1] = ""
            last = block.number if block.number.isdigit() else last
            yield block
        elif token.type in ("fence", "code_block"):
            # Converters indent; council papers hold no programs.
            for line in token.content.splitlines():
                yield _paragraph(one_line(line), len(lists), "", last)
        elif token.type == "html_block":
            from ingest.readers.html import blocks_of

            yield from blocks_of(token.content)


def _words(token: Token) -> str:
    """The words of an inline token: tags and marks dropped, their text kept."""
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type in ("text", "code_inline", "html_inline", "image"):
            parts.append(child.content)
    return one_line(plain("".join(parts)))


def _paragraph(words: str, nesting: int, number: str, last: str) -> Block:
    """A paragraph, or the item of a list if ``nesting`` is not 0."""
    level, rest = (0, words) if nesting else split_bullet(words)
    own, rest = split_number(rest)
    if not own:
        candidate, bare_rest = split_number(words, bare=True)
        if follows(candidate, last):
            own, rest = candidate, bare_rest
    number = own or number
    if depth(number) and (own or nesting == 1):
        return Block(BlockKind.PARAGRAPH, one_line(rest), number=number)
    if nesting or level or number:
        return Block(BlockKind.BULLET, one_line(rest), level=max(nesting, level, 1), number=number)
    return Block(BlockKind.PARAGRAPH, rest)


def _mended(blocks: Iterator[Block]) -> list[Block]:
    """Joins paragraphs that the end of a page cut apart, as converters leave them."""
    made: list[tuple[Block, list[str]]] = []
    for block in blocks:
        before, more = made[-1] if made else (None, [])
        if (
            before
            and before.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)
            and block.kind is BlockKind.PARAGRAPH
            and not block.number
            and cut_apart(more[-1] if more else before.text, block.text)
        ):
            more.append(block.text)
        else:
            made.append((block, []))
    return [replace(b, text=joined([b.text, *more])) if more else b for b, more in made]

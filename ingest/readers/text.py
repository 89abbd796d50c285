"""The reader of plain text, with or without the light markup that converters leave in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.numbering import depth, follows, split_bullet, split_number
from ingest.readers.assembly import (
    cut_apart,
    decode,
    ends,
    even_headings,
    hangs,
    is_address,
    joined,
    list_items,
    single_page,
)
from ingest.readers.inline import one_line, plain
from ingest.types import Block, BlockKind, Origin, ParsedDocument

_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(.*)$")
_RULE = re.compile(r"\s*([=\-_*~])(?:\s?\1){2,}\s*$")
_RULE_CELL = re.compile(r"\s*:?-+:?\s*")

_CLOSED = (BlockKind.HEADING, BlockKind.TABLE_ROW)  # what no line goes on with
_CAPITALS_LEVEL = 1
_TITLE_LEVEL = 2  # a numbered heading lies one deeper than its number says


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block in the making.

    Attributes:
        block: what it is so far.
        last: the last line that went into it, as it stands in the file.
        loose: whether nothing but its words says what it is: neither sign nor mark.
        lines: how many lines of the file went into it.
        gap: whether a blank line, or the file's beginning, comes before it.
    """

    block: Block
    last: str
    loose: bool = False
    lines: int = 1
    gap: bool = False


def read(data: bytes, name: str) -> ParsedDocument:
    """Reads a text file.

    Args:
        data: the file's bytes, in UTF-8, UTF-16 with its mark, or Windows-1252.
        name: the file's name, for the complaint.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decode(data, name)
    pieces = _mended(list(_pieces(text.splitlines())))
    return single_page(Origin.TEXT, even_headings(list_items(list(_headed(pieces)))), text)


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """Gathers lines into pieces."""
    width = _wrap_width(lines)
    piece: _Piece | None = None
    more: list[str] = []  # the words of the lines that go on with the piece
    last_number = ""
    gap = True
    for line in lines:
        if not line.strip():
            gap = True
            continue
        if _RULE.match(line):
            if piece and piece.loose and not gap and piece.lines == 1 and line.strip()[0] in "=-":
                level = 1 if line.strip()[0] == "=" else 2
                heading = replace(piece.block, kind=BlockKind.HEADING, level=level)
                piece = replace(piece, block=heading, loose=False)
            gap = True
            continue
        if "|" in line and all(map(_RULE_CELL.fullmatch, line.strip().strip("|").split("|"))):
            continue
        before = None if gap else piece
        fresh = _piece(line, last_number, before)
        words = one_line(plain(line)) if before else ""
        if before and _wraps(before, more[-1] if more else before.block.text, fresh, words, width):
            piece = replace(before, last=line, lines=before.lines + 1)
            more += [words] if words else []
            continue
        if piece:
            yield _with(piece, more)
        piece, more = replace(fresh, gap=gap), []
        last_number = fresh.block.number if fresh.block.number.isdigit() else last_number
        gap = False
    if piece:
        yield _with(piece, more)


def _with(piece: _Piece, more: Sequence[str]) -> _Piece:
    """A piece with the words that go on with it."""
    words = joined([piece.block.text, *more])
    return replace(piece, block=replace(piece.block, text=words)) if more else piece


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a text is hard-wrapped, in characters; None where lines are paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    return width if 50 <= width <= 120 else None


def _wraps(before: _Piece, end: str, fresh: _Piece, words: str, width: int | None) -> bool:
    """Whether a line goes on with the piece before it, which ends in ``end``, or begins its own."""
    if not {before.block.kind, fresh.block.kind}.isdisjoint(_CLOSED):
        return False
    # A line was wrapped where its neighbour's first word would not have fitted.
    first = len(fresh.last.split(maxsplit=1)[0])
    full = width is not None and len(before.last.rstrip()) + 1 + first > width
    if fresh.loose and not fresh.block.number:
        return full or cut_apart(end, words)
    # A dash or a figure at the head of a wrapped line is a part of the sentence.
    in_list = before.block.kind is BlockKind.BULLET or bool(before.block.number)
    return full and not in_list and not ends(end)


def _piece(line: str, last_number: str, before: _Piece | None) -> _Piece:
    """What a line is, taken by itself."""
    if hashes := _HASHES.match(line):
        number, words = split_number(plain(hashes[2].rstrip("# \t")), bare=True)
        if len(words.split()) > 30:
            return _Piece(Block(BlockKind.PARAGRAPH, one_line(words), number=number), line)
        level = len(hashes[1])
        return _Piece(Block(BlockKind.HEADING, one_line(words), level=level, number=number), line)
    if line.strip().startswith("|") and line.count("|") > 2:
        line = line.strip().strip("|").replace("|", "\t")
        return _Piece(Block(BlockKind.TABLE_ROW, _row(line)), line)
    indent = line[: len(line) - len(line.lstrip())]
    level, words = split_bullet(indent + plain(line.lstrip()))
    number, rest = split_number(words)
    in_table = before is not None and before.block.kind is BlockKind.TABLE_ROW
    if "\t" in rest.strip() or (in_table and "\t" in words.strip()):
        return _Piece(Block(BlockKind.TABLE_ROW, _row(words)), line)
    if not number:
        candidate, bare_rest = split_number(words, bare=True)
        if follows(candidate, last_number):
            number, rest = candidate, bare_rest
    words = one_line(rest)
    if level and (not number or not depth(number)):
        return _Piece(Block(BlockKind.BULLET, words, level=level, number=number), line)
    if number and not depth(number):
        return _Piece(Block(BlockKind.BULLET, words, level=1, number=number), line)
    return _Piece(Block(BlockKind.PARAGRAPH, words, number=number), line, loose=not level)


def _row(line: str) -> str:
    return "\t".join(one_line(plain(cell)) for cell in line.strip("\n").rstrip().split("\t"))


def _mended(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Joins paragraphs that the end of a page cut apart."""
    made: list[tuple[_Piece, list[str]]] = []
    for piece in pieces:
        before, more = made[-1] if made else (None, [])
        if (
            before
            and before.block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)
            and piece.loose
            and not piece.block.number
            and not _may_head(before)
            and cut_apart(more[-1] if more else before.block.text, piece.block.text)
        ):
            more.append(piece.block.text)
            made[-1] = replace(before, lines=2), more
        else:
            made.append((piece, []))
    return [_with(piece, more) for piece, more in made]


def _headed(pieces: Sequence[_Piece]) -> Iterator[Block]:
    """Tells the headings among the loose pieces.

    In a run of short lines, each of which could be a heading, the first and the last are taken;
    what lies between answers the first ("Wards affected", "All wards", "Purpose").
    """
    run: list[_Piece] = []
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if _may_head(piece) and (after is None or after.gap or _capitals(piece)):
            run.append(piece)
            continue
        yield from _run(run, closed=True, opening=len(run) == at)
        run = []
        yield _numbered_heading(piece, after)
    yield from _run(run, closed=False, opening=len(run) == len(pieces))


def _run(run: Sequence[_Piece], closed: bool, opening: bool) -> Iterator[Block]:
    """Makes headings of a run; the last is one only where something follows it."""
    for at, piece in enumerate(run):
        last = at == len(run) - 1
        if (last and closed) or (at == 0 and not last):
            top = _capitals(piece) or (opening and at == 0)
            level = _CAPITALS_LEVEL if top else _TITLE_LEVEL
            yield replace(piece.block, kind=BlockKind.HEADING, level=level)
        else:
            yield piece.block


def _may_head(piece: _Piece) -> bool:
    """Whether a piece has the look of a heading: short, alone, and no sentence."""
    words = piece.block.text
    if not (piece.loose and piece.gap and piece.lines == 1) or piece.block.number:
        return False
    return _short(words, 25 if _capitals(piece) else 15) and ":" not in words


def _short(words: str, most: int) -> bool:
    return (
        0 < len(words.split()) <= most
        and words[0].isupper()
        and words[-1] not in ".;,!"
        and not hangs(words)
        and not is_address(words)
    )


def _capitals(piece: _Piece) -> bool:
    return piece.block.text.isupper() and sum(c.isalpha() for c in piece.block.text) > 3


def _numbered_heading(piece: _Piece, after: _Piece | None) -> Block:
    """A short numbered line that its own numbered or unnumbered paragraphs follow is a heading."""
    block = piece.block
    deep = depth(block.number)
    if not (piece.loose and piece.gap and deep and after):
        return block
    words = block.text
    labelled = words.endswith(":") and len(words.split()) <= 4
    if not (_short(words, 15) and ":" not in words) and not labelled:
        return block
    below = after.block
    if depth(below.number) > deep or (
        after.gap and not depth(below.number) and (after.loose or labelled)
    ):
        return replace(block, kind=BlockKind.HEADING, level=deep + _TITLE_LEVEL - 1)
    return block

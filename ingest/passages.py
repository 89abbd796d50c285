"""The cut into passages: whole paragraphs of one section, short enough for the encoder's window.

Blocks go in, ``Passage`` records come out; every word of a block is in exactly one passage, and a
heading's words are in the section path of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.numbering import is_item, printed
from ingest.sections import above, chapter, is_column_heads, kind_of, opens_boilerplate
from ingest.types import Block, BlockKind, Passage, PassageKind

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|(?<=;)\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """How long passages are, in words parted by white space.

    Attributes:
        target: the length to which unnumbered paragraphs of a section are put together.
        most: the length that no passage exceeds.
    """

    target: int = 120
    most: int = 180

    def __post_init__(self) -> None:
        if not 0 < self.target <= self.most:
            raise ValueError(f"target {self.target} must lie between 1 and most, {self.most}")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph with the list or table that follows it: what is kept together if it fits."""

    section: tuple[str, ...]
    kind: PassageKind
    number: str
    blocks: tuple[Block, ...]


def cut(
    document_id: str, blocks: Sequence[Block], settings: Cut | None = None
) -> tuple[Passage, ...]:
    """Cuts a document's blocks into passages.

    A printed numbered paragraph makes a passage of its own, however short, with the list or table
    that follows it; the unnumbered paragraphs of a section are put together. What is longer than
    the limit is split between blocks, else between sentences; each piece keeps the number.

    Args:
        document_id: id of the document, the first part of each passage's id.
        blocks: in reading order.
        settings: the lengths; by default 120 and 180 words.

    Returns:
        The passages in reading order, numbered from 1.
    """
    settings = settings or Cut()
    passages: list[Passage] = []
    for section, kind, number, group in _groups(_units(blocks), settings):
        # A piece of a numbered paragraph is told from its number, which the record carries.
        lines = [printed(block, with_number=False) for block in group]
        ordinal = len(passages) + 1
        passages.append(
            Passage(
                id=f"{document_id}-{ordinal:04d}",
                document_id=document_id,
                ordinal=ordinal,
                page=min(block.page for block in group),
                last_page=max(block.last_page for block in group),
                paragraph=number,
                section=section,
                kind=kind,
                text="\n".join(lines),
            )
        )
    return tuple(passages)


def _units(blocks: Sequence[Block]) -> Iterator[_Unit]:
    """Gathers blocks into units, in order, each under the headings above it."""
    headings: list[Block] = []
    bare = False  # whether the last heading has had nothing under it yet
    gathered: list[Block] = []
    band: Block | None = None  # the chapter's heading, where a row with its grade stands for it

    def close() -> Iterator[_Unit]:
        nonlocal bare
        if gathered:
            yield _unit(headings, gathered)
            gathered.clear()
            bare = False

    worded = [block for block in blocks if block.text.strip()]
    for before, block, after in zip([None, *worded], worded, [*worded[1:], None], strict=False):
        name = chapter(block, before, after)
        if block.kind is BlockKind.HEADING or name:
            heads = [gathered.pop()] if name and gathered and is_column_heads(gathered[-1]) else []
            yield from close()
            kept = above(headings, None if name else block, band)
            if bare and len(kept) < len(headings):
                yield _lone(headings)
            bare = not name
            if name:
                level = 1 + kept[0].level if kept else 1
                band = Block(BlockKind.HEADING, name, block.page, block.last_page, level)
                headings[:] = [*kept, band]
                yield _unit(headings, [*heads, block])
            else:
                headings[:] = [*kept, block]
            continue
        if gathered and not _continues(gathered, block, after):
            yield from close()
        gathered.append(block)
    yield from close()
    if bare:
        yield _lone(headings)


def _continues(gathered: Sequence[Block], block: Block, after: Block | None) -> bool:
    """Whether a block belongs to the unit that is being gathered."""
    if opens_boilerplate(block) or opens_boilerplate(gathered[0]):
        return False
    if block.kind is BlockKind.TABLE_ROW and gathered[-1].kind is BlockKind.PARAGRAPH:
        # One row alone is no table of that paragraph but the band above a chapter, with its grade.
        in_table = after is not None and after.kind is BlockKind.TABLE_ROW
        return in_table or gathered[-1].text.rstrip("-– ").endswith(":")
    return block.kind is not BlockKind.PARAGRAPH or is_item(block.number)


def _unit(headings: Sequence[Block], blocks: Sequence[Block]) -> _Unit:
    first = blocks[0]
    numbered = first.kind is BlockKind.PARAGRAPH and not is_item(first.number)
    return _Unit(
        section=tuple(printed(heading) for heading in headings),
        kind=kind_of(headings, blocks),
        number=first.number if numbered else "",
        blocks=tuple(blocks),
    )


def _lone(headings: Sequence[Block]) -> _Unit:
    """A heading with nothing under it, which would otherwise not be found."""
    *above, heading = headings
    paragraph = replace(heading, kind=BlockKind.PARAGRAPH, level=0)
    return _unit(above, [paragraph])


_Group = tuple[tuple[str, ...], PassageKind, str, list[Block]]


def _groups(units: Iterator[_Unit], settings: Cut) -> Iterator[_Group]:
    """Makes of the units what will be passages: joins short ones, splits long ones."""
    open_: _Group | None = None
    for unit in units:
        size = _words(unit.blocks)
        if open_ and (
            unit.number
            or (unit.section, unit.kind) != open_[:2]
            or not _joins(_words(open_[3]), size, settings.target, settings.most)
        ):
            yield open_
            open_ = None
        if unit.number or size > settings.most:
            if open_:
                yield open_
                open_ = None
            for piece in _split(unit.blocks, settings.most):
                yield unit.section, unit.kind, unit.number, piece
        elif open_:
            open_[3].extend(unit.blocks)
        else:
            open_ = unit.section, unit.kind, unit.number, list(unit.blocks)
    if open_:
        yield open_


def _joins(size: int, more: int, aim: int, most: int) -> bool:
    """Whether a run of ``size`` words comes nearer the aim with ``more``, within the limit."""
    return size + more <= most and abs(size + more - aim) <= abs(aim - size)


def _split(blocks: Sequence[Block], most: int) -> Iterator[list[Block]]:
    """Splits a unit into even pieces within the limit: between blocks, else between sentences."""
    total = _words(blocks)
    aim = -(-total // -(-total // most))
    piece: list[Block] = []
    size = 0
    for part in (part for block in blocks for part in _parts(block, most)):
        words = _words([part])
        if piece and not _joins(size, words, aim, most):
            yield piece
            piece, size = [], 0
        piece.append(part)
        size += words
    if piece:
        yield piece


def _parts(block: Block, most: int) -> Iterator[Block]:
    """A block that is too long, in parts; only the first part carries its number."""
    if _words([block]) <= most:
        yield block
        return
    room = most - 1 - len(block.number.split())
    sentences = [piece for text in _sentences(block.text) for piece in _chunks(text, room)]
    total = sum(len(sentence.split()) for sentence in sentences)
    aim = -(-total // -(-total // room))
    listed = block.kind is BlockKind.BULLET
    rest = replace(block, kind=BlockKind.PARAGRAPH if listed else block.kind, number="")
    run = sentences[0]
    first = True
    for sentence in [*sentences[1:], None]:
        if sentence and _joins(len(run.split()), len(sentence.split()), aim, room):
            run = f"{run} {sentence}"
            continue
        yield replace(block if first else rest, text=run)
        first = False
        run = sentence or ""


def _sentences(text: str) -> list[str]:
    found = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        # Closing quotes and brackets stay with the sentence that they close.
        found.append(text[start : end.end()].rstrip())
        start = end.end()
    return [sentence for sentence in [*found, text[start:]] if sentence.strip()]


def _chunks(text: str, most: int) -> list[str]:
    """A sentence longer than the limit, by count of words."""
    words = text.split()
    if len(words) <= most:
        return [text]
    return [" ".join(words[at : at + most]) for at in range(0, len(words), most)]


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(printed(block, with_number=False).split()) for block in blocks)

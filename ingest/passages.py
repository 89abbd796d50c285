"""The cut into passages: whole paragraphs of one section, short enough for the encoder's window.

Blocks go in, ``Passage`` records come out; every word of a block is in exactly one passage (but the
lead-in of a list in each that the list is cut into), and a heading's words are in the section path
of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.numbering import printed
from ingest.sections import leads_in
from ingest.types import Block, BlockKind, Passage, PassageKind
from ingest.units import Gatherer, Reference, Unit

# Kinds that stand for themselves, however short.
_ALONE = frozenset({PassageKind.FOOTNOTE, PassageKind.ACTION_PLAN_ROW})
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|(?<=;)\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """How long passages are, in words parted by white space.

    Attributes:
        least: the length below which a paragraph without a number is joined to its neighbours.
        target: the length to which unnumbered paragraphs of a section are put together.
        most: the length that no passage exceeds.
    """

    least: int = 40
    target: int = 120
    most: int = 180

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.target <= self.most or not self.most:
            raise ValueError(
                f"least {self.least}, target {self.target}, most {self.most}: each must be at "
                "least the one before it"
            )


@dataclass(slots=True)
class _Group:
    """What will be one passage: a unit, several short ones, or a piece of a long one."""

    unit: Unit
    blocks: list[Block]
    references: list[Reference]

    @classmethod
    def of(cls, unit: Unit, blocks: Sequence[Block] | None = None) -> _Group:
        return cls(unit, list(blocks or unit.blocks), list(unit.references))

    def takes(self, unit: Unit, settings: Cut) -> bool:
        """Whether another unit may be put to this one."""
        alike = (unit.section, unit.kind) == (self.unit.section, self.unit.kind)
        alone = unit.number or unit.kind in _ALONE
        return alike and not alone and _joins(_words(self.blocks), _words(unit.blocks), settings)


def cut(
    document_id: str, blocks: Sequence[Block], settings: Cut | None = None
) -> tuple[Passage, ...]:
    """Cuts a document's blocks into passages.

    A printed numbered paragraph makes a passage of its own, however short, with the list or table
    that follows it, and so do a footnote and a row of an action plan; the unnumbered paragraphs of
    a section are put together. What is longer than the limit is split between blocks, else between
    sentences; each piece keeps the number.

    Args:
        document_id: id of the document, the first part of each passage's id.
        blocks: in reading order.
        settings: the lengths; by default 40, 120 and 180 words.

    Returns:
        The passages in reading order, numbered from 1.
    """
    groups = list(_groups(Gatherer(blocks).units(), settings or Cut()))
    passages = [_passage(document_id, place, group) for place, group in enumerate(groups, start=1)]
    bearers: dict[tuple[int, str], tuple[str, tuple[str, ...]]] = {}
    for passage, group in zip(passages, groups, strict=True):
        for one in group.references:
            bearers.setdefault((one.page, one.mark), (passage.id, one.section))
    return tuple(
        _tied(passage, group, bearers) for passage, group in zip(passages, groups, strict=True)
    )


def _passage(document_id: str, ordinal: int, group: _Group) -> Passage:
    # A piece of a numbered paragraph is told from its number, which the record carries.
    return Passage(
        id=f"{document_id}-{ordinal:04d}",
        document_id=document_id,
        ordinal=ordinal,
        page=min(block.page for block in group.blocks),
        last_page=max(block.last_page for block in group.blocks),
        paragraph=group.unit.number,
        section=group.unit.section,
        kind=group.unit.kind,
        text="\n".join(printed(block, with_number=False) for block in group.blocks),
    )


def _tied(
    passage: Passage, group: _Group, bearers: Mapping[tuple[int, str], tuple[str, tuple[str, ...]]]
) -> Passage:
    """A footnote tied to the passage that bears its mark, with the section of the mark."""
    key = (passage.page, group.blocks[0].number)
    if passage.kind is not PassageKind.FOOTNOTE or key not in bearers:
        return passage
    id_, section = bearers[key]
    return replace(passage, note_to=id_, section=section)


def _groups(units: Iterator[Unit], settings: Cut) -> Iterator[_Group]:
    """Makes of the units what will be passages: joins short ones, splits long ones."""
    open_: _Group | None = None
    notes: list[_Group] = []
    for unit in units:
        if unit.kind is PassageKind.FOOTNOTE and open_:
            notes += _pieces(unit, settings)
        elif open_ and open_.takes(unit, settings):
            open_.blocks.extend(unit.blocks)
            open_.references.extend(unit.references)
        else:
            if open_:
                yield open_
                yield from notes
                open_, notes = None, []
            *pieces, last = _pieces(unit, settings)
            yield from pieces
            if pieces or unit.number or unit.kind in _ALONE:
                yield last
            else:
                open_ = last
    if open_:
        yield open_
    yield from notes


def _joins(size: int, more: int, settings: Cut) -> bool:
    """Whether a run of ``size`` words is better with ``more``: nearer the aim, or not too short."""
    if size + more > settings.most:
        return False
    short = min(size, more) < settings.least
    return short or abs(size + more - settings.target) <= abs(settings.target - size)


def _pieces(unit: Unit, settings: Cut) -> list[_Group]:
    if _words(unit.blocks) <= settings.most:
        return [_Group.of(unit)]
    return [_Group.of(unit, piece) for piece in _split(unit.blocks, settings)]


def _split(blocks: Sequence[Block], settings: Cut) -> Iterator[list[Block]]:
    """Splits a unit into even pieces within the limit: between blocks, else between sentences.

    An item stays with its parts, and a lead-in with what it leads in, where that fits; where a
    list goes on in another piece, its lead-in is said again.
    """
    lead = _lead(blocks, settings.most)
    room = settings.most - _words(lead)
    parts = [part for kept in _kept_together(blocks) for part in _fitting(kept, room)]
    total = _words(blocks)
    aim = -(-total // -(-total // room))
    pieces: list[list[Block]] = []
    for part in parts:
        if pieces and _nears(_words(pieces[-1]), _words(part), aim, room):
            pieces[-1] += part
        else:
            pieces.append(part)
    if len(pieces) > 1 and _words(pieces[-1]) < settings.least:
        *_, before, last = pieces
        if _words(before) + _words(last) <= room:
            pieces[-2:] = [before + last]
    for place, piece in enumerate(pieces):
        yield [*lead, *piece] if place and piece[0].kind is BlockKind.BULLET else piece


def _lead(blocks: Sequence[Block], most: int) -> list[Block]:
    """The sentence that leads in the list that a unit is, if it is short; else nothing."""
    first, *items = blocks
    listed = all(item.kind is BlockKind.BULLET for item in items)
    if first.kind is not BlockKind.PARAGRAPH or not listed or not leads_in(first):
        return []
    sentence = _sentences(first.text)[-1]
    start = len(first.text) - len(sentence)
    page = first.page + sum(place <= start for place in first.breaks)
    lead = replace(first, text=sentence, number="", page=page, breaks=())
    return [lead] if len(sentence.split()) <= most // 4 else []


def _kept_together(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """A unit in parts: a block with the bullets that are set in below it or that it leads in."""
    part: list[Block] = []
    for block in blocks:
        deeper = part and block.kind is BlockKind.BULLET and block.level > part[0].level > 0
        if part and not deeper and not part[-1].text.endswith(":"):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _fitting(kept: list[Block], most: int) -> list[list[Block]]:
    """What is kept together as one part if it fits, else in as many as must be."""
    if _words(kept) <= most:
        return [kept]
    return [[part] for block in kept for part in _parts(block, most)]


def _nears(size: int, more: int, aim: int, most: int) -> bool:
    """Whether a run of ``size`` words comes nearer the aim with ``more``, within the limit."""
    return size + more <= most and abs(size + more - aim) <= abs(aim - size)


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
    first, at = True, 0
    for sentence in [*sentences[1:], None]:
        if sentence and _nears(len(run.split()), len(sentence.split()), aim, room):
            run = f"{run} {sentence}"
            continue
        end = at + len(run)
        pages = [
            block.page + sum(start <= place for start in block.breaks) for place in (at, end - 1)
        ]
        yield replace(block if first else rest, text=run, page=pages[0], last_page=pages[1])
        first, at = False, end + 1
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

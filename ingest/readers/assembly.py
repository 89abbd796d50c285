"""What the readers of formats without pages share: decoding, mending of blocks, the one page."""

from __future__ import annotations

import codecs
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.errors import UnreadableFile
from ingest.numbering import depth, printed, whole
from ingest.table_heads import with_heads
from ingest.types import Block, BlockKind, Origin, ParsedDocument, ParsedPage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters from which the end of a paragraph is judged, however long it has grown.
_TAIL = 40
# Controls that no text holds; tab, line ends, form feed and the old end-of-file mark are allowed.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
_STOP = re.compile(r"[.:;?!…][\"'”’)\]]*[-–]?$")
_ADDRESS = re.compile(r"[^\s@]@[^\s@]|//\S|www\.", re.IGNORECASE)
# Words that no paragraph ends with, so that what follows is its other half.
_HANGING = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|from|with|that|which|their|its|our|is|are|was"
    r"|were|be|been|has|have|had|will|would|should|as|into|between|this|these))$",
    re.IGNORECASE,
)


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Turns bytes into text: by byte order mark, as declared, as UTF-8, else as Windows-1252.

    Args:
        data: the file's bytes.
        name: its name, for the complaint.
        declared: the encoding that the file names, if any.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            declared = encoding
            data = data.removeprefix(mark) if encoding == "utf-8" else data
            break
    for candidate in (declared or "utf-8", "utf-8", "cp1252"):
        try:
            text = data.decode(candidate)
            break
        except (LookupError, UnicodeError):
            continue
    else:
        # A few bytes have no meaning in Windows-1252; Latin-1 takes every byte, as browsers do.
        text = data.decode("latin-1")
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise UnreadableFile(name, "it holds no text", "Save it as PDF, Word, HTML or plain text")
    return _CONTROL.sub("", text)


def single_page(
    origin: Origin, blocks: Iterable[Block], raw: str, properties: dict[str, str] | None = None
) -> ParsedDocument:
    """Puts blocks together as a document of one page.

    Args:
        origin: the file's format.
        blocks: in reading order; those without a letter or figure are dropped.
        raw: the words as they came.
        properties: what the file says of itself; empty values are dropped.
    """
    # Where no words follow it, a number is all that its line says.
    blocks = [
        block
        if not block.number or _worded(block.text)
        else replace(block, text=f"{block.number}{block.text}", number="")
        for block in blocks
    ]
    kept = tuple(filter(None, with_heads([block for block in blocks if _worded(block.text)])))
    text = "\n".join(printed(block) for block in kept)
    known = {key: value for key, value in (properties or {}).items() if value}
    return ParsedDocument(origin, (ParsedPage(1, text, raw),), kept, known)


def _worded(text: str) -> bool:
    return any(character.isalnum() for character in text)


def ends(text: str) -> bool:
    """Whether a paragraph ends as a sentence or a lead-in does."""
    return _STOP.search(text[-_TAIL:]) is not None


def hangs(text: str) -> bool:
    """Whether text breaks off in mid-sentence, on a comma or a word such as "the"."""
    return _HANGING.search(text[-_TAIL:]) is not None


def is_address(text: str) -> bool:
    """Whether a line holds a web or mail address, which is no sentence and no heading."""
    return _ADDRESS.search(text) is not None


def cut_apart(before: str, after: str) -> bool:
    """Whether two paragraphs are halves of one that the end of a page cut apart."""
    if not before:
        # A number or a bullet that stood on a line of its own.
        return True
    if ends(before) or is_address(before.rsplit(" ", 1)[-1]) or is_address(after.split(" ", 1)[0]):
        return False
    return after[:1].islower() or hangs(before)


def glue(before: str, after: str) -> str:
    """Joins the halves of a line of words; a word parted at its hyphen is closed up."""
    if not before:
        return after
    parted = re.fullmatch(r"[a-z]-", before[-2:]) and after[:1].islower()
    return f"{before}{'' if parted else ' '}{after}"


def joined(parts: Iterable[str]) -> str:
    """Joins many lines of words as ``glue`` joins two; empty ones are passed over."""
    made: list[str] = []
    before = ""
    for part in filter(None, parts):
        made.append(glue(before[-2:], part)[len(before[-2:]) :])
        before = part
    return "".join(made)


def list_items(blocks: Sequence[Block]) -> list[Block]:
    """Tells numbered list items from numbered paragraphs.

    A run "1, 2, 3" right after a lead-in that ends in a colon is a list; elsewhere whole numbers
    count paragraphs. Bullets between the items do not end the run.
    """
    made: list[Block] = []
    expected = 0
    for block in blocks:
        count = whole(block.number) if block.kind is BlockKind.PARAGRAPH else None
        led_in = bool(made) and re.search(r":\s?[-–]?$", made[-1].text) is not None
        if count == 1 and led_in and made[-1].kind is not BlockKind.HEADING:
            expected = 1
        if count is not None and expected and count - expected in (0, 1):
            expected = count + 1
            made.append(replace(block, kind=BlockKind.BULLET, level=1))
            continue
        if block.kind is not BlockKind.BULLET:
            expected = 0
        made.append(block)
    return made


def even_headings(blocks: Sequence[Block]) -> list[Block]:
    """Gives numbered headings of one depth ("4", "5") one level, the commonest among them.

    Converters guess a heading's level from the look of each page, so that the sections of one
    paper come out at different levels.
    """
    levels: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for block in blocks:
        if block.kind is BlockKind.HEADING and depth(block.number):
            levels[depth(block.number)][block.level] += 1
    common = {deep: counts.most_common(1)[0][0] for deep, counts in levels.items()}
    return [
        replace(block, level=common[depth(block.number)])
        if block.kind is BlockKind.HEADING and depth(block.number)
        else block
        for block in blocks
    ]

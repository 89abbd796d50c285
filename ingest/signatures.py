"""The signatures of papers: a name, a post, and how to reach them, which belong to no section.

Takes blocks in reading order, says which of them open a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.types import Block, BlockKind

# What is longer is no line of a signature.
_MOST_WORDS = 15
_REACHED = re.compile(
    r"(?:direct )?(?:tel(?:ephone)?|phone|mobile|fax)\b(?: (?:no|number)\b)?[.:\s]*[+\d() ]{4,}"
    r"(?:(?:ext|x)\.? ?\d+)?"
    r"|\(?(?:0|\+\d)[\d() ]{6,}"
    r"|(?:e-?mail\b(?: address)?[:\s]*)?\S+@\S+\.\w+",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"(?:(?:contact|lead|responsible|reporting) officers?|(?:report )?authors?|contact)"
    r"(?:\(s\))?(?: details)?\s*[:\t]",
    re.IGNORECASE,
)
# A name or a post: "Director of Children's Services".
_NAME = re.compile(r"[A-Z][\w’'.-]*,?(?: (?:[A-Z(][\w’'.)-]*,?|&|–|-|of|for|and|to|the|in))*")


def openings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Those of the blocks that open a signature, with a name or with "Contact officer"."""
    first: Block | None = None  # of the lines that may be names and posts, up to here
    signed = False
    for block in blocks:
        if not _is_line(block):
            first, signed = None, False
            continue
        signs = bool(_REACHED.fullmatch(block.text) or _OFFICER.match(block.text))
        first = (first or block) if signs or _NAME.fullmatch(block.text) else None
        if signs and first and not signed:
            yield first
        signed |= signs


def _is_line(block: Block) -> bool:
    kinds = (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
    return block.kind in kinds and not block.number and len(block.text.split()) <= _MOST_WORDS

"""The outline of a report: which headings stand over a passage.

The standard headings of inspection reports are data (``data/outline.toml``), each with the part it
plays; all others are ranked by how they are printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ingest.numbering import printed
from ingest.types import Block


class Role(StrEnum):
    """The part that a standard heading plays."""

    DIVISION = "division"
    PART = "part"
    VERDICT = "verdict"
    SECTION = "section"
    JUDGEMENTS = "judgements"
    CHAPTER = "chapter"
    GRADED = "graded"
    LIST = "list"
    PIECE = "piece"


_OUTER = (Role.DIVISION, Role.PART)
# What a heading leaves open when another follows: (the open one's role, the new one's role).
_STANDS_OVER = frozenset(
    {(outer, other) for outer in _OUTER for other in Role if other not in (*_OUTER, Role.SECTION)}
    | {(Role.VERDICT, other) for other in Role if other not in (*_OUTER, Role.VERDICT)}
    | {(Role.JUDGEMENTS, other) for other in (Role.CHAPTER, Role.GRADED, Role.PIECE, Role.LIST)}
    | {(Role.CHAPTER, other) for other in (Role.GRADED, Role.PIECE, Role.LIST)}
    | {(Role.GRADED, Role.PIECE), (Role.GRADED, Role.LIST)}
)
# Pairs for which how they are printed decides.
_BY_PRINT = frozenset(
    {(outer, Role.SECTION) for outer in _OUTER}
    | {(Role.SECTION, Role.PART)}
    | {(Role.SECTION, other) for other in (Role.GRADED, Role.PIECE, Role.LIST)}
)
# Those that go on after the frame around them has closed: their frame holds only their opening.
_OUTLAST_FRAMES = frozenset(
    {Role.DIVISION, Role.PART, Role.VERDICT, Role.JUDGEMENTS, Role.CHAPTER, Role.GRADED}
)


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard heading.

    Attributes:
        role: the part it plays.
        pattern: its wording in full.
        source: where it was seen.
    """

    role: Role
    pattern: re.Pattern[str]
    source: str


@cache
def standards() -> tuple[Standard, ...]:
    """All standard headings, in the order in which they are tried."""
    text = (files("ingest") / "data" / "outline.toml").read_text(encoding="utf-8")
    return tuple(
        Standard(
            role=Role(table["role"]),
            pattern=re.compile("|".join(table["names"]), re.IGNORECASE),
            source=table["source"],
        )
        for table in tomllib.loads(text)["heading"]
    )


@cache
def standard(words: str) -> Standard | None:
    """The standard heading that some words are, if they are one."""
    plain = " ".join(words.split()).rstrip("?:.-–* ")
    return next((one for one in standards() if one.pattern.fullmatch(plain)), None)


def role(words: str) -> Role | None:
    """The part that a heading with these words plays; None for all but the standard ones."""
    found = standard(words)
    return found.role if found else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its way through a document.

    Attributes:
        text: its words.
        printed: them with their number.
        level: how it is printed, from 1 for the most prominent.
        role: the part it plays; None for all but the standard ones.
        frame: the closed frame that it stands in, with more than itself; 0 for none.
    """

    text: str
    printed: str
    level: int
    role: Role | None
    frame: int = 0

    @classmethod
    def of(cls, block: Block) -> Heading:
        """The heading that a block is."""
        return cls(block.text, printed(block), block.level, role(block.text), block.frame)

    @classmethod
    def band(cls, name: str, level: int) -> Heading:
        """The chapter that a band across the page opens."""
        return cls(name, name, level, Role.CHAPTER)


def still_open(headings: Sequence[Heading], new: Heading, bare: bool) -> list[Heading]:
    """Those of the open headings, outermost first, that a new one stands under.

    Args:
        headings: the open ones.
        new: the new one.
        bare: whether nothing stands between the last open one and the new one.
    """
    kept: list[Heading] = []
    for one in headings:
        pair = (one.role, new.role)
        # A grade is printed as the headings of the sections that it stands over, or smaller.
        if pair in _STANDS_OVER or pair == (Role.VERDICT, None):
            ended = False
        elif None in pair or pair in _BY_PRINT:
            ended = one.level >= new.level
        else:
            ended = True
        # "Summary of findings", and as large below it the line that the section opens with.
        opening = bare and one is headings[-1] and pair == (Role.SECTION, None)
        if ended and not (opening and one.level == new.level):
            break
        kept.append(one)
    return kept


def in_context(headings: Sequence[Heading], block: Block) -> Heading:
    """The heading that a block is, where those are open.

    A chapter's name may only head a part of a summary, printed as the parts beside it. The grade
    of a part stands over it; before the parts begin, it is one of several.
    """
    new = Heading.of(block)
    if new.role is Role.SECTION:
        return new
    if new.role is Role.VERDICT and not any(one.role in _OUTER for one in headings):
        new = replace(new, role=Role.CHAPTER)
    beside = [one for one in headings if one.role is None and one.level == new.level]
    above = [one for one in headings if one.role is Role.SECTION and one.level < new.level]
    return replace(new, role=None) if beside and above else new


def outside(headings: Sequence[Heading], block: Block) -> list[Heading]:
    """Those of the open headings whose frame, if they stand in one, holds a block too."""
    kept: list[Heading] = []
    for one in headings:
        framed = one.frame and one.role not in _OUTLAST_FRAMES
        if framed and one.frame != block.frame:
            break
        kept.append(one)
    return kept

"""Digests as their sources hold them: a head and a body of blocks.

A source is a head (TOML between ``+++`` lines) and a body in a small part of Markdown: headings,
paragraphs, bullets, pipe tables, and numbered paragraphs, whose number stands first in bold.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
AUTHOR = "Findings: digest"
NOTE = (
    "This is a digest made for Findings from the paper named above, in our own words; "
    "it is not the paper."
)
MADE = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

FRAMEWORKS = {
    "slac_2009": "Inspection of safeguarding and looked after children services (2009 to 2012)",
    "child_protection_2012": (
        "Inspection of local authority arrangements for the protection of children (2012 to 2013)"
    ),
    "sif_2013": "Single inspection framework (2013 to 2018)",
}

_NUMBERED = re.compile(r"\*\*(\(?[0-9a-z][0-9a-z.]*\)?)\*\* +(.+)")
_HEADING = re.compile(r"(#{2,3}) +(.+)")
_BULLET = re.compile(r"( *)- +(.+)")

Kind = Literal["heading", "paragraph", "bullet", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a digest's body.

    Attributes:
        kind: what it is.
        text: its words; "" for a table.
        number: printed paragraph number, such as "4.6"; "" if there is none.
        level: 2 or 3 for a heading, 1 or 2 for a bullet, otherwise 0.
        rows: a table's rows of cells, the column headings first.
    """

    kind: Kind
    text: str = ""
    number: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a digest says of the paper it was made from.

    Attributes:
        title: the paper's title.
        council: the council, as it calls itself.
        meeting: the committee or other body the paper was written for.
        date: day of the meeting.
        inspection_start: first day of the inspection that the paper is about.
        inspection_end: last day.
        framework: id of the inspection framework, a key of ``FRAMEWORKS``.
        format: the kind of file to make: "pdf", "docx" or "html".
    """

    title: str
    council: str
    meeting: str
    date: dt.date
    inspection_start: dt.date
    inspection_end: dt.date
    framework: str
    format: str

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines that head the paper, as pairs of label and words."""
        return (
            ("Council", self.council),
            ("Meeting", self.meeting),
            ("Date", _day(self.date)),
            ("Title", self.title),
            ("Inspection", f"{_day(self.inspection_start)} to {_day(self.inspection_end)}"),
            ("Framework", FRAMEWORKS[self.framework]),
        )


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest: its head and its body in order."""

    head: Head
    blocks: tuple[Block, ...]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def read_digest(source: Path) -> Digest:
    """Read one source file.

    Args:
        source: a Markdown file with a TOML head between ``+++`` lines.

    Returns:
        The digest.

    Raises:
        ValueError: the head lacks its ``+++`` lines, or a table's row is not closed.
        TypeError: the head lacks an entry or has one too many.
    """
    _, head, body = source.read_text(encoding="utf-8").split("+++\n", 2)
    return Digest(Head(**tomllib.loads(head)), tuple(_blocks(body)))


def _blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    for part in re.split(r"\n{2,}", body.strip()):
        lines = part.split("\n")
        if part.startswith("|"):
            blocks.append(Block("table", rows=tuple(_rows(lines))))
        else:
            blocks.extend(_block(line) for line in lines)
    return blocks


def _rows(lines: list[str]) -> list[tuple[str, ...]]:
    for line in lines:
        if not (line.startswith("|") and line.endswith("|")):
            raise ValueError(f"a table's row must begin and end with a bar: {line!r}")
    cells = [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines]
    # The second line only rules off the column headings.
    return [cells[0], *cells[2:]]


def _block(line: str) -> Block:
    if match := _HEADING.fullmatch(line):
        return Block("heading", match[2], level=len(match[1]))
    if match := _BULLET.fullmatch(line):
        return Block("bullet", match[2], level=1 + len(match[1]) // 2)
    if match := _NUMBERED.fullmatch(line):
        return Block("paragraph", match[2], number=match[1])
    return Block("paragraph", line)

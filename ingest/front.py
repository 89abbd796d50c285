"""The front of a document, where it says what it is: ``ParsedDocument`` → ``Front``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from ingest.facts import Certainty, Found, Place
from ingest.types import Block, Origin, ParsedDocument

# A cover with fewer words than this says too little: the next page counts as front too.
_COVER_WORDS = 60
# How much of a format without pages counts as its front, in characters: about one printed page.
_UNPAGED_LENGTH = 3000

DATES_LABEL = re.compile(
    r"\b(?:(?:re-?)?inspection|inspecting|visit|fieldwork)\s+dates?\s*[:\t]|\bdates?\s+of\s+"
    r"(?:the\s+|this\s+)?(?:re-?)?(?:inspection|visit)\s*[:\t]|\binspection\s+dates?\s+(?=\d)",
    re.IGNORECASE,
)
LETTER_OPENING = re.compile(r"^dear\s+\w", re.IGNORECASE)
SECTION_HEADING = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:executive\s+)?(?:purpose|summary|recommendations?|background|introduction"
    r"|the\s+issue|decisions?\s+required|reasons?\s+for|key\s+decision|context)\b",
    re.IGNORECASE,
)
# The labels that head a committee paper, as "Wards affected:" or as the first cell of a table row.
PAPER_LABEL = re.compile(
    r"\b(?:title(?:\s+of\s+report)?|report\s+title|subject|meeting(?:\s+date)?"
    r"|date(?:\s+of\s+meeting)?|report\s+(?:by|of|from|to|for|author)(?:/author)?"
    r"|author|wards?(?:\s+affected)?|electoral\s+divisions?(?:\s+affected)?"
    r"|portfolios?(?:\(s\))?|portfolio\s+holder|cabinet\s+member(?:\(s\))?|directorate"
    r"|classification|key\s+decision|agenda\s+item(?:\s+no\.?)?|item(?:\s+no\.?)?"
    r"|(?:contact|lead|responsible)(?:\s+officer)?|venue|council|framework|inspection(?=\s*:\s*\d))\s*(?::|(?<=[a-z)])\t)",
    re.IGNORECASE,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a document.

    Attributes:
        lines: its blocks' texts in reading order, each on one line; table cells parted by a tab.
        pages: the page of each line; () where the format has no pages.
    """

    lines: tuple[str, ...]
    pages: tuple[int, ...] = ()

    def found(self, value: T, line: int = 0, certainty: Certainty = Certainty.PRINTED) -> Found[T]:
        """A value read in the line with this index."""
        return Found(value, Place.FRONT, self.pages[line] if self.pages else None, certainty)

    def line_at(self, offset: int) -> int:
        """The index of the line in which an offset of ``text`` lies."""
        return min(self.text.count("\n", 0, offset), max(len(self.lines) - 1, 0))

    @property
    def text(self) -> str:
        """All its words, a line a block."""
        return "\n".join(self.lines)

    @property
    def head(self) -> tuple[str, ...]:
        """The lines above the first section, the opening of a letter, or 25 lines at most."""
        for i, line in enumerate(self.lines[:25]):
            if SECTION_HEADING.match(line) or LETTER_OPENING.match(line):
                return self.lines[:i]
        return self.lines[:25]

    @property
    def opening(self) -> int | None:
        """The index of the line "Dear …" with which a letter opens; None if it is no letter."""
        return next((i for i, line in enumerate(self.lines) if LETTER_OPENING.match(line)), None)

    @property
    def before_dates(self) -> str:
        """The words above the label "Inspection dates"; all of them without such a label."""
        label = DATES_LABEL.search(self.text)
        return self.text[: label.start()] if label else self.text


def front_of(parsed: ParsedDocument) -> Front:
    """The first page; with a short cover the second too; without pages the first 3,000 characters.

    Args:
        parsed: the document as its reader gives it.

    Returns:
        Its front; without lines if the document has no words there.
    """
    lines: list[str] = []
    pages: list[int] = []
    length = words = 0
    page = 0
    for block in parsed.blocks:
        if len(parsed.pages) > 1:
            if block.page != page and words >= _COVER_WORDS:
                break
            page = block.page
        elif length >= _UNPAGED_LENGTH:
            break
        lines.append(block.text)
        pages.append(block.page)
        length += len(block.text)
        words += len(block.text.split())
    return Front(tuple(lines), tuple(pages) if has_pages(parsed) else ())


def found_in(
    block: Block, parsed: ParsedDocument, value: T, certainty: Certainty = Certainty.INFERRED
) -> Found[T]:
    """A value read in a block: in the running text, unless its page is the first."""
    page = block.page if has_pages(parsed) else None
    return Found(value, Place.FRONT if page == 1 else Place.BODY, page, certainty)


def has_pages(parsed: ParsedDocument) -> bool:
    """Whether its format has printed pages."""
    return parsed.origin is Origin.PDF

"""The records that ingest makes: the only things that pass from it to the index.

A file is read into a ``ParsedDocument`` (pages and blocks, as its format gives them); from that
come one ``Document`` and its ``Page`` and ``Passage`` records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """The format a document came in."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class DocumentKind(StrEnum):
    """What sort of paper a document is."""

    INSPECTION_REPORT = "inspection_report"
    COMMITTEE_PAPER = "committee_paper"
    MINUTES = "minutes"
    LETTER = "letter"
    OTHER = "other"


class PassageKind(StrEnum):
    """What a passage is within its document."""

    BODY = "body"
    SUMMARY = "summary"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    RECOMMENDATION = "recommendation"
    JUDGEMENT_TABLE = "judgement_table"
    ACTION_PLAN_ROW = "action_plan_row"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"
    BOILERPLATE = "boilerplate"


class BlockKind(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest unit that a reader sets apart: a heading, a paragraph, a bullet, a row, a note.

    Attributes:
        kind: what it is.
        text: its words on one line, line wraps mended, single spaces; without its printed number
            and without its bullet sign. The cells of a table row are joined by a tab.
        page: page it starts on, from 1. Formats without pages use 1.
        last_page: page it ends on.
        level: for a heading its depth, from 1; for a bullet its nesting, from 1; for a table row 1
            if it is set as the heads of its columns are; otherwise 0.
        number: printed paragraph number, such as "4.6", "12" or "(a)"; of a footnote its mark; ""
            if there is none.
        marks: marks of the footnotes that its words refer to.
        heads: for a table row the heads of its columns, as many as it has cells; empty if the table
            has none.
        breaks: for what runs over a page's end, how many characters into its text each page after
            the first begins.
        frame: number of the closed frame that it stands in, from 1 in each document; 0 for none.
    """

    kind: BlockKind
    text: str
    page: int = 1
    last_page: int = 1
    level: int = 0
    number: str = ""
    marks: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    frame: int = 0


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """One page as its format gives it.

    Attributes:
        number: from 1.
        text: the page's words with running heads and feet left out, a line a block.
        raw: the words exactly as the format's engine extracts them.
    """

    number: int
    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """What a reader makes of one file.

    Attributes:
        origin: the file's format.
        pages: in order; a format without pages yields exactly one, numbered 1.
        blocks: in reading order, running heads and feet left out.
        properties: what the file says of itself, under the keys "title", "author", "created"
            (ISO date) and "modified"; keys that the file does not give are absent.
        notes: what could not be read though the rest was, each a line for the user.
    """

    origin: Origin
    pages: tuple[ParsedPage, ...]
    blocks: tuple[Block, ...]
    properties: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One paper or report.

    Attributes:
        id: first 16 hex digits of the SHA-256 of the file's bytes, never of its name.
        sha256: all 64 hex digits.
        file_name: the name it first came under.
        title: as printed, else as the file's properties say, else the file name.
        kind: what sort of paper.
        council: the council's name in the gazetteer; None if it could not be read.
        framework: id of the inspection framework, such as "sif_2013"; None if not read.
        inspection_start: first day of the inspection reported on.
        inspection_end: last day.
        published: date of publication or, for a committee paper, of the meeting.
        page_count: number of printed pages; 0 for a format that has none.
        origin: the file's format.
    """

    id: str
    sha256: str
    file_name: str
    title: str
    kind: DocumentKind
    council: str | None
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    page_count: int
    origin: Origin

    @property
    def paged(self) -> bool:
        """Whether the format has printed pages that can be cited and shown."""
        return self.page_count > 0

    @property
    def about(self) -> str:
        """What it is about, for people: its council, else its title."""
        return self.council or self.title

    @property
    def year(self) -> int | None:
        """Year of the inspection's end, else of publication or meeting; None if not known."""
        known = self.inspection_end or self.published
        return known.year if known else None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document; a format without pages is kept as one page numbered 1.

    Attributes:
        document_id: whose page it is.
        number: from 1.
        text: words with running heads and feet left out.
        raw: words as extracted.
    """

    document_id: str
    number: int
    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole paragraphs within one section: what is searched, found and cited.

    Attributes:
        id: document id, a hyphen, and ``ordinal`` in four digits.
        document_id: whose passage it is.
        ordinal: its place in the document, from 1.
        page: first page.
        last_page: last page.
        paragraph: printed paragraph number ("4.6"); "" if there is none.
        section: the headings above it, outermost first.
        kind: what it is within its document.
        text: its paragraphs, one a line; bullets start with "• ", set in by two
            spaces for each deeper level, a footnote with its mark.
        note_to: for a footnote the id of the passage that its mark stands in; else, or where the
            mark is not found, "".
    """

    id: str
    document_id: str
    ordinal: int
    page: int
    last_page: int
    paragraph: str
    section: tuple[str, ...]
    kind: PassageKind
    text: str
    note_to: str = ""


@dataclass(frozen=True, slots=True)
class IngestedFile:
    """Everything that one file yields.

    Attributes:
        document: what it is.
        pages: all pages, in order.
        passages: all passages, in order.
        notes: what could not be read though the rest was, each a line for the user.
    """

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()

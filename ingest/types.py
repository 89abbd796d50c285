"""The records that ingest makes: the only things that pass from it to the index.

A file is read into a ``ParsedDocument`` (pages and blocks, as its format gives them); from that
come one ``Document`` and its ``Page`` and ``Passage`` records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ingest.facts import Fact
from ingest.judgement import Judgement


class Origin(StrEnum):
    """The format a document came in."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class DocumentKind(StrEnum):
    """What sort of paper a document is."""

    FULL_INSPECTION = "full_inspection"
    REINSPECTION = "reinspection"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    AREA_SEND = "area_send"
    JTAI = "jtai"
    COMMITTEE_PAPER = "committee_paper"
    MINUTES = "minutes"
    ACTION_PLAN = "action_plan"
    LETTER = "letter"
    OTHER = "other"

    @property
    def reports_an_inspection(self) -> bool:
        """Whether the inspectorate publishes it about an inspection or visit of its own."""
        return self in INSPECTIONS


# What an inspectorate publishes about an inspection or visit, as a report or as a letter; all of
# them together go by one name in filters.
INSPECTION_REPORT = "inspection_report"
INSPECTIONS = frozenset(
    {
        DocumentKind.FULL_INSPECTION,
        DocumentKind.REINSPECTION,
        DocumentKind.FOCUSED_VISIT,
        DocumentKind.MONITORING_VISIT,
        DocumentKind.AREA_SEND,
        DocumentKind.JTAI,
    }
)


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
        councils: names in the gazetteer of all councils that it is about, the first named first;
            () if none could be read.
        framework: id of the inspection framework, such as "sif_2013"; None if not read.
        inspection_start: first day of the inspection reported on.
        inspection_end: last day.
        published: date of publication or, for a committee paper, of the meeting.
        lead_inspector: name as printed, without titles; None where none is printed.
        page_count: number of printed pages; 0 for a format that has none.
        origin: the file's format.
        facts: where each of the above from title to lead inspector comes from; none for what is
            not known.
    """

    id: str
    sha256: str
    file_name: str
    title: str
    kind: DocumentKind
    councils: tuple[str, ...]
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    page_count: int
    origin: Origin
    facts: tuple[Fact, ...] = ()

    @property
    def council(self) -> str | None:
        """The council it is about, the first of several; None if not known."""
        return self.councils[0] if self.councils else None

    @property
    def paged(self) -> bool:
        """Whether the format has printed pages that can be cited and shown."""
        return self.page_count > 0

    @property
    def about(self) -> str:
        """What it is about, for people: its council or councils, else its title."""
        return self.councils_in_words or self.title

    @property
    def councils_in_words(self) -> str:
        """Its councils, such as "Bath", "Bath and Kent" or "Bath, Kent and Medway"; "" if none."""
        *others, last = self.councils or ("",)
        return f"{', '.join(others)} and {last}" if others else last

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
        judgements: all grades that it states, in order.
    """

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()

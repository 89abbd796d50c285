"""The record of one grade that a document states: a row of the register of judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.grades import Grade


class Status(StrEnum):
    """Whose judgement it is, and of when."""

    CURRENT = "current"  # of the inspection that the document reports
    PREVIOUS = "previous"  # of an earlier inspection, which the document looks back at
    OTHER_BODY = "other_body"  # of a school, a home or an agency, not of the council's services


class Route(StrEnum):
    """Where in a document a grade is stated."""

    TABLE = "table"  # a row of label and grade
    LIST = "list"  # a bullet or a line of label and grade
    HEADING = "heading"  # the heading of a chapter, or the band above it
    SENTENCE = "sentence"  # running text


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document states a grade.

    Attributes:
        route: how it is stated there.
        grade: the grade stated there.
        printed: the grade as printed there.
        page: page on which the words begin, from 1; formats without pages use 1.
        paragraph: printed number of the paragraph; "" if it has none.
        quote: the words, verbatim.
        passage_id: the passage in which they stand.
    """

    route: Route
    grade: Grade
    printed: str
    page: int
    paragraph: str
    quote: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One grade of one area of one inspection, as one document states it.

    Attributes:
        document_id: the document that states it.
        ordinal: its place among the document's judgements, from 1.
        council: name in the gazetteer; None if not known.
        framework: id of the framework that the inspection was under; None if not known.
        inspection_start: first day of the inspection; the first of the month or of the year where
            only that is printed.
        inspection_end: last day; the last of the month or of the year where only that is printed.
        area: as printed.
        area_id: see ``ingest/data/areas.toml``; "" where no area of the framework is meant.
        grade: the grade; ``UNREADABLE`` where the document should state one and none was read, with
            ``area`` as the framework prints it and an empty ``mentions``.
        status: whose it is, and of when.
        mentions: where it is stated, the strongest first; all of one document.
    """

    document_id: str
    ordinal: int
    council: str | None
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    area: str
    area_id: str
    grade: Grade
    status: Status
    mentions: tuple[Mention, ...]

    @property
    def printed(self) -> str:
        """The grade as printed where it is stated first; "" if unreadable."""
        return self.mentions[0].printed if self.mentions else ""

    @property
    def disagreeing(self) -> tuple[Mention, ...]:
        """Places of the same document that state another grade."""
        return tuple(mention for mention in self.mentions if mention.grade is not self.grade)

    @property
    def year(self) -> int | None:
        """The year in which the inspection ended; None if not known."""
        return self.inspection_end.year if self.inspection_end else None

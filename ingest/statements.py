"""One grade stated at one place of a document, before the places are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.grades import Grade
from ingest.judgement import Route, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """One grade stated at one place.

    Attributes:
        area: label as printed, or the words of the sentence that name the area.
        area_id: which area of the framework; "" where none is meant.
        framework: id of the framework; None if not known.
        grade: the grade.
        printed: the grade as printed.
        route: how it is stated.
        status: whose it is, and of when.
        start: first day of the inspection spoken of, where that is another than the document's; the
            first of the month or year where only that is printed; None for the document's own.
        end: likewise its last day.
        block: index of the block among the document's blocks.
        quote: the words, as the block has them.
    """

    area: str
    area_id: str
    framework: str | None
    grade: Grade
    printed: str
    route: Route
    status: Status
    start: date | None
    end: date | None
    block: int
    quote: str

"""The records of an answer from the register: its rows, its tally, what is offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.grades import Grade
from ingest.judgement import Status


@dataclass(frozen=True, slots=True)
class Row:
    """One judgement that answers a question, whatever number of documents state it.

    Attributes:
        council: name in the gazetteer.
        framework: id of the framework of the inspection; None if not known.
        inspection_start: first day of the inspection.
        inspection_end: last day.
        area: as printed where it is stated first.
        area_id: see ``ingest/data/areas.toml``.
        area_name: as people know it, with its service where the framework judges two.
        grade: as printed where it is stated first; "" if unreadable.
        grade_id: the grade.
        status: "current" if a document reports it of its own inspection, else "previous".
        citations: numbers of the citations that show it; () where its words could not be found.
        differs: whether another place states another grade of the same inspection and area.
        moved: for a question about change, how it stands to the row before it; "" otherwise.
    """

    council: str
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    area: str
    area_id: str
    area_name: str
    grade: str
    grade_id: Grade
    status: Status
    citations: tuple[int, ...]
    differs: bool = False
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """What the asker may have meant as well: offered, not mixed in.

    Attributes:
        area_ids: the areas; () for those asked for.
        name: what is offered, for people.
        grades: the grades; empty for those asked for.
        rows: how many judgements the question would find so.
        councils: of how many councils.
    """

    area_ids: tuple[str, ...]
    name: str
    grades: frozenset[Grade]
    rows: int
    councils: int


@dataclass(frozen=True, slots=True)
class TallyCell:
    """One number of a tally, as a table and a chart show it.

    Attributes:
        label: a year, a region, an area or a framework; "" where by grade alone.
        grade: which grade is counted.
        number: how many.
    """

    label: str
    grade: Grade
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were given each grade.

    Attributes:
        by: "grade", "year", "region", "area" or "framework".
        counted: what is counted: "councils" or "judgements".
        cells: the numbers, by label, then from the best grade to the worst.
    """

    by: str
    counted: str
    cells: tuple[TallyCell, ...]

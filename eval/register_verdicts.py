"""Cells of tables read by hand beside rows of the register: which are right, and what differs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from eval.register_tables import Cell
from ingest.areas import schemes
from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.types import Document, DocumentKind

Row = tuple[Document, Judgement]
# Share of their words that two labels must have in common to be taken for one.
_ALIKE = 0.6
_GRADING = (DocumentKind.FULL_INSPECTION, DocumentKind.REINSPECTION, DocumentKind.AREA_SEND)


class Outcome(StrEnum):
    """How a cell fares."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A cell beside the register.

    Attributes:
        cell: what the table says.
        row: the row of the register taken for it; None if there is none.
        wrong: what differs, each as "what: register, table".
    """

    cell: Cell
    row: Row | None
    wrong: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """How the cell fares."""
        if self.wrong:
            return Outcome.WRONG
        return Outcome.RIGHT if self.row or self.cell.grade is None else Outcome.MISSING


def judge(cells: Sequence[Cell], rows: Iterable[Row]) -> list[Verdict]:
    """Each cell beside the row that fits it best; no row stands for two cells of one table.

    What a cell is compared by comes before its grade, so that grades set beside the wrong areas
    show as wrong.

    Args:
        cells: of one table; those of documents that the rows are not of are missing.
        rows: of the register.
    """
    of_doc: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[1].status is not Status.OTHER_BODY and row[1].grade is not Grade.UNREADABLE:
            of_doc[stem(row[0])].append(row)
    pairs = sorted(
        (
            (fit, -n, -m)
            for n, cell in enumerate(cells)
            for m, row in enumerate(of_doc[cell.doc])
            if (fit := _fit(cell, row)) is not None
        ),
        reverse=True,
    )
    taken: dict[int, Row] = {}
    used: set[tuple[str, int]] = set()
    for _, n, m in pairs:
        cell = cells[-n]
        if -n not in taken and (cell.doc, -m) not in used:
            taken[-n] = of_doc[cell.doc][-m]
            used.add((cell.doc, -m))
    beside = [(cell, taken.get(n)) for n, cell in enumerate(cells)]
    return [Verdict(cell, row, _differing(cell, row) if row else ()) for cell, row in beside]


def extra(verdicts: Iterable[Verdict], rows: Iterable[Row]) -> list[Row]:
    """Graded rows of the inspection that a document reports which no cell stands for."""
    known = {one.cell.doc for one in verdicts}
    stood_for = {(one.row[0].id, one.row[1].ordinal) for one in verdicts if one.row}
    return [
        (document, judgement)
        for document, judgement in rows
        if stem(document) in known
        and judgement.status is Status.CURRENT
        and judgement.grade not in (Grade.UNREADABLE, Grade.NOT_STATED)
        and (document.id, judgement.ordinal) not in stood_for
    ]


def silent(documents: Iterable[Document], rows: Iterable[Row]) -> list[Document]:
    """Inspections under a framework that gives grades of which the register has no row."""
    stating = {document.id for document, one in rows if one.status is Status.CURRENT}
    return [
        one
        for one in documents
        if one.kind in _GRADING and one.framework in schemes() and one.id not in stating
    ]


def _fit(cell: Cell, row: Row) -> tuple[int | float, ...] | None:
    """How well a row fits a cell, to be compared with other pairs; None: not at all."""
    judgement = row[1]
    of_area = judgement.area_id in cell.area_ids
    labels = _words(cell.area), _words(judgement.area)
    likeness = len(labels[0] & labels[1]) / (len(labels[0] | labels[1]) or 1)
    # Where the label tells no area of the framework, the place has to do.
    enough = _ALIKE if cell.area_ids or not _stands(cell.locator, row) else 0.01
    if not of_area and likeness < enough:
        return None
    if cell.grade is None:  # there is to be none: of the document's own inspection
        return (0,) if of_area and judgement.status is Status.CURRENT else None
    return (
        of_area,
        not cell.framework or judgement.framework == cell.framework,
        _stands(cell.locator, row),
        _on(judgement.inspection_start, cell.start) and _on(judgement.inspection_end, cell.end),
        judgement.status is Status.CURRENT,
        likeness,
        judgement.grade is cell.grade,
    )


def _differing(cell: Cell, row: Row) -> tuple[str, ...]:
    document, judgement = row
    given = None if judgement.grade is Grade.NOT_STATED else judgement.grade
    dates = (judgement.inspection_start, judgement.inspection_end)
    checks = (
        ("grade", cell.grade in (judgement.grade, given), judgement.grade, cell.grade),
        (
            "area",
            not cell.area_ids or judgement.area_id in cell.area_ids,
            judgement.area_id,
            " or ".join(cell.area_ids),
        ),
        ("place", _stands(cell.locator, row), place_of(document, judgement), cell.locator),
        ("begin", _on(dates[0], cell.start), dates[0], _days(cell.start)),
        ("end", _on(dates[1], cell.end), dates[1], _days(cell.end)),
        ("council", cell.council in ("", judgement.council), judgement.council, cell.council),
        (
            "framework",
            cell.framework in ("", judgement.framework),
            judgement.framework,
            cell.framework,
        ),
    )
    return tuple(
        f"{what} {said or 'none'}, table {wanted or 'none'}"
        for what, agrees, said, wanted in checks
        if not agrees
    )


def place_of(document: Document, judgement: Judgement) -> str:
    """All places of a judgement, such as "page 1; page 12, paragraph 4.6"."""
    return "; ".join(
        ", ".join(
            [
                *([f"page {one.page}"] if document.paged else []),
                *([f"paragraph {one.paragraph}"] if one.paragraph else []),
            ]
        )
        or "no number"
        for one in judgement.mentions
    )


def _stands(locator: str, row: Row) -> bool:
    """Whether the grade is stated at a place, first or again."""
    document, judgement = row
    return not locator or any(
        locator == mention.paragraph or (document.paged and locator == str(mention.page))
        for mention in judgement.mentions
        if mention.grade is judgement.grade
    )


def _on(day: date | None, wanted: tuple[date, date] | None) -> bool:
    return wanted is None or (day is not None and wanted[0] <= day <= wanted[1])


def _days(wanted: tuple[date, date] | None) -> str:
    if wanted is None:
        return ""
    return str(wanted[0]) if wanted[0] == wanted[1] else f"{wanted[0]} to {wanted[1]}"


def _words(label: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", label.casefold()))


def stem(document: Document) -> str:
    """A document's file name without suffix."""
    return Path(document.file_name).stem

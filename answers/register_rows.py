"""Rows of the register of judgements as JSON, CSV and text: fields that scripts outside rely on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from answers.export import guarded
from answers.phrases import day
from index.judgements import RegisterRow
from ingest.grades import GRADE_WORDS
from ingest.judgement import Judgement, Mention
from ingest.types import Document

Json = dict[str, Any]
FIELDS = (
    "document_id",
    "file",
    "title",
    "council",
    "framework",
    "inspection_start",
    "inspection_end",
    "area",
    "area_id",
    "grade",
    "grade_id",
    "status",
    "page",
    "paragraph",
    "quote",
    "route",
    "passage_id",
    "agrees",
    "mentions",
)


def row_json(document: Document, judgement: Judgement) -> Json:
    """One row, under the names of ``FIELDS``.

    Where it stands is that of its first mention; ``mentions`` has all. ``agrees`` is false where
    another place of the document states another grade. The page is null where the format has none.
    """
    places = [_mention_json(document, mention) for mention in judgement.mentions]
    start, end = judgement.inspection_start, judgement.inspection_end
    nowhere = dict.fromkeys(("page", "paragraph", "quote", "route", "passage_id"))
    return {
        "document_id": document.id,
        "file": document.file_name,
        "title": document.title,
        "council": judgement.council,
        "framework": judgement.framework,
        "inspection_start": start.isoformat() if start else None,
        "inspection_end": end.isoformat() if end else None,
        "area": judgement.area,
        "area_id": judgement.area_id or None,
        "status": judgement.status,
        **(places[0] if places else nowhere),
        "grade": judgement.printed or None,
        "grade_id": judgement.grade,
        "agrees": not judgement.disagreeing,
        "mentions": places,
    }


def rows_json(rows: Iterable[RegisterRow]) -> list[Json]:
    """All rows, with their fields in the order of ``FIELDS``."""
    made = (row_json(document, judgement) for document, judgement in rows)
    return [{field: row[field] for field in FIELDS} for row in made]


def rows_csv(rows: Iterable[RegisterRow]) -> str:
    """All rows as CSV: nothing for what is null, mentions as JSON.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FIELDS)
    for row in rows_json(rows):
        writer.writerow([_cell(value) for value in row.values()])
    return text.getvalue()


def rows_text(rows: Sequence[RegisterRow]) -> str:
    """Rows for people: a heading for each inspection of each document, a line for each area."""
    parts = []
    for heading, group in groupby(rows, lambda row: _heading(*row)):
        lines = [_line(document, judgement) for document, judgement in group]
        widths = [max(len(line[column]) for line in lines) for column in range(2)]
        shown = [
            f"    {area:<{widths[0]}}  {grade:<{widths[1]}}  {place}".rstrip()
            for area, grade, place in lines
        ]
        parts.append("\n".join([heading, *shown]))
    return "\n\n".join(parts)


def _mention_json(document: Document, mention: Mention) -> Json:
    return {
        "route": mention.route,
        "grade": mention.printed,
        "grade_id": mention.grade,
        "page": mention.page if document.paged else None,
        "paragraph": mention.paragraph or None,
        "quote": mention.quote,
        "passage_id": mention.passage_id or None,
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return guarded(said)


def _heading(document: Document, judgement: Judgement) -> str:
    start, end = judgement.inspection_start, judgement.inspection_end
    dates = " to ".join(day(one) for one in (start, end) if one) or "no dates"
    parts = (
        judgement.council or "no council",
        judgement.framework or "no framework",
        dates,
        judgement.status.replace("_", " "),
        document.file_name,
    )
    return " · ".join(parts)


def _line(document: Document, judgement: Judgement) -> tuple[str, str, str]:
    area = " ".join(judgement.area.split())
    if not judgement.mentions:
        return area, GRADE_WORDS[judgement.grade], ""
    first = judgement.mentions[0]
    place = " · ".join(
        [
            *([f"p. {first.page}"] if document.paged else []),
            *([f"para {first.paragraph}"] if first.paragraph else []),
            *(
                f"otherwise: {other.printed}" + (f" (p. {other.page})" if document.paged else "")
                for other in judgement.disagreeing
            ),
        ]
    )
    return area, first.printed, place

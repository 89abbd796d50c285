"""Records of ingest to rows of the store, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, fields
from datetime import date
from typing import Any

from ingest.facts import Certainty, DocumentField, Fact, Place
from ingest.grades import Grade
from ingest.judgement import Judgement, Mention, Route, Status
from ingest.types import Document, DocumentKind, Origin, Passage, PassageKind

PASSAGE_COLUMNS = ", ".join(f.name for f in fields(Passage))
# As they are shown: a passage that repeats is boilerplate, whatever it was read as.
SHOWN_COLUMNS = PASSAGE_COLUMNS.replace(
    "kind", f"iif(repeated_in, '{PassageKind.BOILERPLATE}', kind) AS kind"
)
JUDGEMENT_COLUMNS = ", ".join(f.name for f in fields(Judgement))
DOCUMENT_COLUMNS = ", ".join(f.name for f in fields(Document))
# Looking a name up is faster than asking the enum for it.
_GRADES = {str(grade): grade for grade in Grade}
_STATUSES = {str(status): status for status in Status}
_ROUTES = {str(route): route for route in Route}
_DATES = ("inspection_start", "inspection_end", "published")


def document_row(document: Document) -> tuple[Any, ...]:
    """The values of ``DOCUMENT_COLUMNS``."""
    values = {f.name: getattr(document, f.name) for f in fields(Document)}
    values["councils"] = json.dumps(document.councils)
    values["facts"] = json.dumps([asdict(fact) for fact in document.facts])
    return tuple(
        value.isoformat() if isinstance(value, date) else value for value in values.values()
    )


def passage_row(passage: Passage) -> tuple[Any, ...]:
    """The values of ``PASSAGE_COLUMNS``."""
    return tuple((asdict(passage) | {"section": json.dumps(passage.section)}).values())


def document_of(row: sqlite3.Row) -> Document:
    """The document that a row of ``DOCUMENT_COLUMNS`` holds."""
    values = dict(row)
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["kind"] = DocumentKind(values["kind"])
    values["origin"] = Origin(values["origin"])
    values["councils"] = tuple(json.loads(values["councils"]))
    values["facts"] = tuple(_fact_of(fact) for fact in json.loads(values["facts"]))
    return Document(**values)


def _fact_of(values: dict[str, Any]) -> Fact:
    return Fact(
        field=DocumentField(values["field"]),
        place=Place(values["place"]),
        page=values["page"],
        certainty=Certainty(values["certainty"]),
        read=values["read"],
    )


def passage_of(row: sqlite3.Row) -> Passage:
    """The passage that a row with ``PASSAGE_COLUMNS``, and perhaps more, holds."""
    values = {f.name: row[f.name] for f in fields(Passage)}
    values["section"] = tuple(json.loads(values["section"]))
    values["kind"] = PassageKind(values["kind"])
    return Passage(**values)


def judgement_row(judgement: Judgement) -> tuple[Any, ...]:
    """The values of ``JUDGEMENT_COLUMNS``."""
    values = [getattr(judgement, f.name) for f in fields(Judgement)]
    values[-1] = json.dumps([astuple(mention) for mention in judgement.mentions])
    return tuple(value.isoformat() if isinstance(value, date) else value for value in values)


def judgements_of(rows: Sequence[sqlite3.Row]) -> list[Judgement]:
    """The judgements that rows of ``JUDGEMENT_COLUMNS`` hold.

    A register is read whole, so this is made for many: 12,000 in 0.12 s.
    """
    days = {text: date.fromisoformat(text) if text else None for row in rows for text in row[4:6]}
    # One long text is parsed faster than many short ones.
    mentions = json.loads(f"[{','.join(row['mentions'] for row in rows)}]")
    return [_judgement_of(row, days, said) for row, said in zip(rows, mentions, strict=True)]


def _judgement_of(
    row: sqlite3.Row, days: Mapping[str | None, date | None], mentions: Sequence[list[Any]]
) -> Judgement:
    id_, ordinal, council, framework, start, end, area, area_id, grade, status, _ = row
    return Judgement(
        id_,
        ordinal,
        council,
        framework,
        days[start],
        days[end],
        area,
        area_id,
        _GRADES[grade],
        _STATUSES[status],
        tuple([Mention(_ROUTES[route], _GRADES[said], *rest) for route, said, *rest in mentions]),
    )


def marks(values: tuple[Any, ...]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))

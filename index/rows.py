"""Records of ingest to rows of the store, and back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, astuple, fields
from datetime import date
from typing import Any

from ingest.types import Document, DocumentKind, Origin, Passage, PassageKind

PASSAGE_COLUMNS = ", ".join(f.name for f in fields(Passage))
# As they are shown: a passage that repeats is boilerplate, whatever it was read as.
SHOWN_COLUMNS = PASSAGE_COLUMNS.replace(
    "kind", f"iif(repeated_in, '{PassageKind.BOILERPLATE}', kind) AS kind"
)
DOCUMENT_COLUMNS = ", ".join(f.name for f in fields(Document))
_DATES = ("inspection_start", "inspection_end", "published")


def document_row(document: Document) -> tuple[Any, ...]:
    """The values of ``DOCUMENT_COLUMNS``."""
    return tuple(
        value.isoformat() if isinstance(value, date) else value for value in astuple(document)
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
    return Document(**values)


def passage_of(row: sqlite3.Row) -> Passage:
    """The passage that a row with ``PASSAGE_COLUMNS``, and perhaps more, holds."""
    values = {f.name: row[f.name] for f in fields(Passage)}
    values["section"] = tuple(json.loads(values["section"]))
    values["kind"] = PassageKind(values["kind"])
    return Passage(**values)


def marks(values: tuple[Any, ...]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))

"""What was set by hand about a document, followed by the judgements that were read in it.

A judgement takes its council, dates and framework from its document unless the words beside it say
another. So what follows is whatever was the same as what had been read of the document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.areas import schemes
from ingest.corrections import value_of
from ingest.facts import DocumentField, Place
from ingest.grades import Grade
from ingest.judgement import Judgement, Status
from ingest.reconcile import GRADING, unread
from ingest.types import Document

# Grades that say nothing about the scale.
_OF_ANY_SCALE = (Grade.NOT_STATED, Grade.UNREADABLE)
_DAYS = (DocumentField.INSPECTION_START, DocumentField.INSPECTION_END)


def following(document: Document, read: Sequence[Judgement]) -> list[Judgement]:
    """A document's judgements as they stand, when a person has set something about it.

    Its council is that of all of them; its dates and framework are those of the current ones, the
    framework only where it has the area and the grade. Where the kind was set to one that gives
    no grades, none is missed; where kind or framework were set so that it must give grades and
    none was read, they are unreadable.

    Args:
        document: with what was set laid over it.
        read: its judgements, in order, as they were read.
    """
    before = {
        fact.field: value_of(fact.field, fact.read or None)
        for fact in document.facts
        if fact.place is Place.BY_HAND
    }
    if not before:
        return list(read)
    stand = [replace(one, **_changes(document, before, one)) for one in read]
    if before.keys().isdisjoint({DocumentField.KIND, DocumentField.FRAMEWORK}):
        return stand
    if document.kind not in GRADING:
        return [one for one in stand if one.grade is not Grade.UNREADABLE]
    return stand if _reported(document, stand) else [*stand, *_missed(document, stand)]


def _changes(
    document: Document, before: Mapping[DocumentField, Any], judgement: Judgement
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if DocumentField.COUNCILS in before:
        first = next(iter(before[DocumentField.COUNCILS]), None)
        if judgement.council == first:
            changes["council"] = document.council
    if judgement.status is not Status.CURRENT:
        return changes
    for field in _DAYS:
        if field in before and getattr(judgement, field) == before[field]:
            changes[field] = getattr(document, field)
    if (
        DocumentField.FRAMEWORK in before
        and judgement.framework == before[DocumentField.FRAMEWORK]
        and _belongs(judgement, document.framework)
    ):
        changes["framework"] = document.framework
    return changes


def _belongs(judgement: Judgement, framework: str | None) -> bool:
    """Whether a framework has a judgement's area and grade."""
    scheme = schemes().get(framework or "")
    return (
        scheme is not None
        and judgement.area_id in {area.id for area in scheme.areas}
        and judgement.grade in (*scheme.grades, *_OF_ANY_SCALE)
    )


def _reported(document: Document, stand: Sequence[Judgement]) -> bool:
    """Whether anything was read of the inspection that the document reports.

    If so, its other areas are not missed: a review of a safeguarding board judges one.
    """
    return any(
        one.status is Status.CURRENT and one.framework == document.framework for one in stand
    )


def _missed(document: Document, stand: Sequence[Judgement]) -> list[Judgement]:
    """A row for each area that the document's framework requires."""
    scheme = schemes().get(document.framework or "")
    if scheme is None:
        return []
    last = max((one.ordinal for one in stand), default=0)
    return [
        unread(document, scheme.area(id_), ordinal)
        for ordinal, id_ in enumerate(scheme.required, start=last + 1)
    ]

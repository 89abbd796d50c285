"""Answers and hits as JSON: the fields that scripts outside the project rely on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from answers.gaps import Gap, cure
from answers.reading_words import chips
from answers.register_types import Related, Row, Tally
from answers.types import Answer, AreaRead, Asked, Citation, Coverage, Reading
from index.types import Hit, LogEntry, Run
from ingest.facts import Certainty, Fact
from ingest.grades import Grade
from ingest.types import Document

Json = dict[str, Any]


def document_json(document: Document) -> Json:
    """A document as it stands beside a hit or a citation."""
    return {
        "id": document.id,
        "file": document.file_name,
        "title": document.title,
        "council": document.council,
        "councils": list(document.councils),
        "kind": document.kind,
        "framework": document.framework,
        "published": _iso(document.published),
        "inspection_start": _iso(document.inspection_start),
        "inspection_end": _iso(document.inspection_end),
        "lead_inspector": document.lead_inspector,
    }


def holdings_json(
    held: Sequence[Document],
    passages: Mapping[str, int],
    notes: Mapping[str, str],
    rejected: Sequence[LogEntry],
) -> Json:
    """What a library holds, with passages and notes by document id, and what it refused."""
    return {
        "documents": [
            document_json(one)
            | {
                "origin": one.origin,
                "pages": one.page_count,
                "passages": passages.get(one.id, 0),
                "note": notes.get(one.id, ""),
                "facts": {fact.field: _fact_json(fact) for fact in one.facts},
            }
            for one in held
        ],
        "rejected": [{"file": one.file, "reason": one.reason} for one in rejected],
    }


def run_json(run: Run) -> Json:
    """A run of whatever changes a library, with all that it logged."""
    return {
        "run": run.number,
        "work": run.work,
        "began": run.began.isoformat(),
        "ended": run.ended.isoformat() if run.ended else None,
        "files": [
            {
                "at": one.at.isoformat(),
                "file": one.file,
                "outcome": one.outcome,
                "reason": one.reason or None,
                "document": one.document_id,
                "sha256": one.sha256,
            }
            for one in run.entries
        ],
    }


def gaps_json(found: Sequence[Gap]) -> Json:
    """The documents of which something is not known, with what and the cure for each."""
    return {
        "documents": [
            {
                "id": gap.document.id,
                "file": gap.document.file_name,
                "title": gap.document.title,
                "kind": gap.document.kind,
                "missing": [
                    {"field": field, "cure": cure(gap.document, field)} for field in gap.fields
                ],
            }
            for gap in found
        ]
    }


def _fact_json(fact: Fact) -> Json:
    """Where a field comes from; what was read is given where a person has set another value."""
    by_hand = fact.certainty is Certainty.SET_BY_HAND
    said = {"certainty": fact.certainty, "place": fact.words, "page": fact.page}
    return said | ({"read": fact.read or None} if by_hand else {})


def hit_json(hit: Hit) -> Json:
    """One hit of a search; the page is null where the format has no pages."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "passage_id": passage.id,
        "document": document_json(hit.document),
        "page": passage.page if hit.document.paged else None,
        "paragraph": passage.paragraph or None,
        "section": list(passage.section),
        "text": passage.text,
    }


def answer_json(answer: Answer, id_: str | None = None) -> Json:
    """One answer; ``id_`` is the question's, where questions come in a batch."""
    return {
        "id": id_,
        "question": answer.reading.question,
        "reading": _reading_json(answer.reading),
        "answered": answer.answered,
        "text": answer.text,
        "rows": [row_json(row) for row in answer.rows],
        "citations": [_citation_json(citation) for citation in answer.citations],
        "coverage": _coverage_json(answer.coverage),
        "related": [_related_json(one) for one in answer.related],
        "tally": _tally_json(answer.tally) if answer.tally else None,
    }


def row_json(row: Row) -> Json:
    """One judgement of an answer; "citation" holds the numbers of its citations."""
    return {
        "council": row.council,
        "framework": row.framework,
        "inspection_start": _iso(row.inspection_start),
        "inspection_end": _iso(row.inspection_end),
        "area": row.area,
        "area_id": row.area_id,
        "area_name": row.area_name,
        "grade": row.grade or None,
        "grade_id": row.grade_id,
        "citation": list(row.citations),
        "status": row.status,
        "differs": row.differs,
        "moved": row.moved or None,
    }


def _coverage_json(coverage: Coverage) -> Json:
    """The lists are null, not empty, where the register was not asked."""
    lists = ("with_judgement", "without", "not_asked", "unreadable", "not_held")
    names = {key: getattr(coverage, key) for key in lists}
    return {"documents": coverage.documents, "councils": coverage.councils} | {
        key: None if value is None else list(value) for key, value in names.items()
    }


def _related_json(related: Related) -> Json:
    return {
        "area_ids": list(related.area_ids),
        "name": related.name,
        "grades": sorted(related.grades),
        "rows": related.rows,
        "councils": related.councils,
    }


def _tally_json(tally: Tally) -> Json:
    return {
        "by": tally.by,
        "counted": tally.counted,
        "cells": [
            {"label": cell.label, "grade": cell.grade, "number": cell.number}
            for cell in tally.cells
        ],
    }


def _citation_json(citation: Citation) -> Json:
    return {
        "n": citation.n,
        "document": document_json(citation.document),
        "page": citation.page,
        "paragraph": citation.paragraph or None,
        "quote": citation.quote,
        "passage_id": citation.hit.passage.id,
    }


def _reading_json(reading: Reading) -> Json:
    only, asked = reading.only, reading.judgements
    return {
        "kind": asked.asked if asked else Asked.PASSAGES,
        "words": [chip.text for chip in chips(reading)],
        "councils": sorted(only.councils),
        "groups": list(asked.regions) if asked else [],
        "areas": [_area_json(area) for area in asked.areas] if asked else [],
        "grades": [grade for grade in Grade if asked and grade in asked.grades],
        "grades_before": [grade for grade in Grade if asked and grade in asked.grades_before],
        "never": bool(asked and asked.never),
        "lacking": bool(asked and asked.lacking),
        "every": bool(asked and asked.every),
        "visits": bool(asked and asked.visits),
        "frameworks": sorted(asked.frameworks) if asked else [],
        "which": asked.occasion if asked else None,
        "change": asked.change if asked else None,
        "by": asked.by if asked else None,
        "passages_too": asked is None or asked.passages_too,
        "beyond": reading.beyond or None,
        "kinds": sorted(only.kinds),
        "from": _iso(only.since),
        "to": _iso(only.until),
    }


def _area_json(area: AreaRead) -> Json:
    return {
        "words": area.words,
        "name": area.name,
        "ids": list(area.ids),
        "alternatives": [{"id": id_, "name": name} for id_, name in area.alternatives],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Stand-ins whose results can be worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors
from ingest.grades import GRADE_WORDS, Grade
from ingest.judgement import Judgement, Mention, Route, Status
from ingest.types import (
    Document,
    DocumentKind,
    IngestedFile,
    Origin,
    Page,
    Passage,
    PassageKind,
)

# Seconds after which a call that should take a moment counts as hanging: a guard against work that
# grows out of all proportion, not a benchmark.
HANGS = 60
WORDS = ("health", "adoption", "leaders", "missing")


class WordCounts:
    """Encodes a text as how often it uses each of ``WORDS``, then 1, scaled to length 1."""

    name = "word-counts"
    fingerprint = "words-1"
    dimension = len(WORDS) + 1

    def encode(self, texts: Sequence[str]) -> Vectors:
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            used = re.findall(r"\w+", text.lower())
            counts[row] = [*(used.count(word) for word in WORDS), 1]
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def document(id_: str = "d" * 16, **changes: object) -> Document:
    """A document about which little is known; ``council`` is short for its one council."""
    if council := changes.pop("council", None):
        changes["councils"] = (council,)
    values: dict[str, object] = {
        "id": id_,
        "sha256": id_.ljust(64, "0"),
        "file_name": f"{id_[:4]}.txt",
        "title": "A paper",
        "kind": DocumentKind.COMMITTEE_PAPER,
        "councils": (),
        "framework": None,
        "inspection_start": None,
        "inspection_end": None,
        "published": None,
        "lead_inspector": None,
        "page_count": 0,
        "origin": Origin.TEXT,
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def passage(document_id: str, ordinal: int, text: str, **changes: object) -> Passage:
    """A passage on page 1."""
    values: dict[str, object] = {
        "id": f"{document_id}-{ordinal:04d}",
        "document_id": document_id,
        "ordinal": ordinal,
        "page": 1,
        "last_page": 1,
        "paragraph": "",
        "section": (),
        "kind": PassageKind.BODY,
        "text": text,
    }
    return Passage(**(values | changes))  # type: ignore[arg-type]


def mention(grade: Grade, **changes: object) -> Mention:
    """A place on page 1 where a table states a grade."""
    values: dict[str, object] = {
        "route": Route.TABLE,
        "grade": grade,
        "printed": GRADE_WORDS[grade],
        "page": 1,
        "paragraph": "",
        "quote": GRADE_WORDS[grade],
        "passage_id": "",
    }
    return Mention(**(values | changes))  # type: ignore[arg-type]


def judgement(made: Document, ordinal: int, grade: Grade, **changes: object) -> Judgement:
    """A current judgement of adoption that a document states once, with the document's facts."""
    values: dict[str, object] = {
        "document_id": made.id,
        "ordinal": ordinal,
        "council": made.council,
        "framework": made.framework,
        "inspection_start": made.inspection_start,
        "inspection_end": made.inspection_end,
        "area": "Adoption performance",
        "area_id": "adoption",
        "grade": grade,
        "status": Status.CURRENT,
        "mentions": () if grade is Grade.UNREADABLE else (mention(grade),),
    }
    return Judgement(**(values | changes))  # type: ignore[arg-type]


def ingested(made: Document, *texts: str, judgements: Sequence[Judgement] = ()) -> IngestedFile:
    """A document of one page with a passage for each text."""
    whole = "\n".join(texts)
    return IngestedFile(
        document=made,
        pages=(Page(made.id, 1, whole, whole),),
        passages=tuple(passage(made.id, n, text) for n, text in enumerate(texts, start=1)),
        judgements=tuple(judgements),
    )

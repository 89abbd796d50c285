"""Where a passage stands, in words: what is searched besides what it says."""

from __future__ import annotations

from ingest.types import Document, Passage


def context_of(document: Document, passage: Passage) -> str:
    """One line such as "Medway. Inspection report 2013. Leadership, management and governance".

    A passage seldom names its council, year or subject; those who ask do.
    """
    kind = document.kind.replace("_", " ").capitalize()
    dated = f"{kind} {document.year}" if document.year else kind
    parts = (document.about, dated, *passage.section)
    return ". ".join(part.strip(" .") for part in parts if part)


def searched_text(document: Document, passage: Passage) -> str:
    """What the encoder reads: the context, then the passage."""
    return f"{context_of(document, passage)}\n{passage.text}"
